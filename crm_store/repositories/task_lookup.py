"""Open to-dos by the words that people use for them: titles are sentences, and have no keys."""

from collections.abc import Sequence
from functools import lru_cache, partial

from rapidfuzz import process
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


def find_tasks(store: Store, text: str, *, of_others: bool = True) -> list[Task]:
    """The open to-dos that a text may mean, the likeliest first; none where nothing is alike.

    The actor's own come first; only where none of theirs is alike, the others that they may see,
    unless the text can mean none `of_others`.
    """
    key = name_key(text)
    if len(key) < SHORTEST:
        return []
    keys = _alike(key, store.task_titles.own)
    if not keys and of_others:
        keys = _alike(key, store.task_titles.seen)
    return store.tasks.many(keys[:MOST]) if keys else []


def _alike(key: str, titles: Sequence[tuple[int, str]]) -> list[int]:
    likeness = _likeness(key, [_title_key(title) for _, title in titles])
    top = max(likeness.values(), default=0.0)
    if top < ALIKE:
        return []
    least = max(ALIKE, top if top == 100.0 else top - CLOSE)
    best = [(-score, titles[place][0]) for place, score in likeness.items() if score >= least]
    return [task_id for _, task_id in sorted(best)]


_title_key = lru_cache(maxsize=16384)(name_key)  # they are asked of time and again


def _likeness(key: str, titles: Sequence[str]) -> dict[int, float]:
    """How alike a text is to titles, by their places: 100 is the same, a part of one is 95.

    Those that are surely less than ALIKE are left out.
    """
    alike = partial(process.extract, key, titles, score_cutoff=ALIKE, limit=None)
    found = {
        place: score * 0.95
        for title, score, place in alike(scorer=partial_ratio)
        if len(title) >= SHORTEST
    }
    for title, score, place in alike(scorer=ratio):
        whole = 100.0 if title == key else score * 0.99
        found[place] = max(whole, found.get(place, 0.0))
    return found
