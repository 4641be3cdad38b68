"""Open to-dos by the words that people use for them: titles are sentences, and have no keys."""

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.fuzz import partial_ratio, ratio

from crm_store.models import Task
from crm_store.names import name_key
from crm_store.store import Store

ALIKE = 78.0
"""How alike (0-100) a title has to be to what was said."""
CLOSE = 4.0
"""Titles this much less alike than the best one are a choice as well."""
SHORTEST = 2
MOST = 8


def find_tasks(store: Store, text: str) -> list[Task]:
    """The open to-dos that a text may mean, the likeliest first; none where nothing is alike.

    The actor's own come first; only where none of theirs is alike, the others that they may see.
    """
    key = name_key(text)
    if len(key) < SHORTEST:
        return []
    keys = _alike(key, store.task_titles.own) or _alike(key, store.task_titles.seen)
    return store.tasks.many(keys[:MOST])


def _alike(key: str, titles: Sequence[tuple[int, str]]) -> list[int]:
    scored = [(likeness(key, _title_key(title)), task_id) for task_id, title in titles]
    top = max((score for score, _ in scored), default=0.0)
    if top < ALIKE:
        return []
    margin = 0.0 if top == 100.0 else CLOSE
    best = [(score, task_id) for score, task_id in scored if score >= max(ALIKE, top - margin)]
    return [task_id for _, task_id in sorted(best, key=lambda pair: (-pair[0], pair[1]))]


_title_key = lru_cache(maxsize=4096)(name_key)  # they are asked of time and again


def likeness(key: str, title: str) -> float:
    """How alike a normalised text is to a title, 0-100; 100 is the same, and a part of it is 95.

    0 where it is surely less than ALIKE.
    """
    if key == title:
        return 100.0
    long_enough = min(len(key), len(title)) >= SHORTEST
    part = partial_ratio(key, title, score_cutoff=ALIKE) if long_enough else 0.0
    return max(ratio(key, title, score_cutoff=ALIKE) * 0.99, part * 0.95)
