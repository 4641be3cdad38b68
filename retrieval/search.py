"""Search: passages by meaning and by word, fused, in what the asker may see.

By word the scope is a condition of the query. By meaning the nearest keys are picked in Chroma and
read through that same condition, and where too few of them are the asker's, those that are theirs
are compared, or more of the nearest looked at (docs/decisions/0012).
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from crm_store.models import Passage
from crm_store.repositories.index_queue import IndexQueue
from crm_store.repositories.passages import PassageFilter, Passages
from crm_store.store import Store
from retrieval.index import Floats, Index, Near
from retrieval.words import asked_terms

FIRST, SECOND = 200, 1_000
"""How many nearest passages are looked at, and how many where few of those are the asker's."""
ENOUGH = 20
COMPARED = 600
"""So many passages of the asker's are compared one by one."""
LEXICAL = 50
RANKED = 3
"""So many times as many as are wanted are read: some are folded, some count more for their age."""
K = 60
"""Reciprocal rank fusion's constant (Cormack et al. 2009)."""
YEAR = timedelta(days=365)
RECENT = 0.03
"""How much a fresh passage counts more than a very old one."""
WEIGHTS = {"quote": 0.98, "contract": 0.98, "deal": 0.99, "message": 0.99}
ASKED_KIND = 1.06
ALIKE = 0.85
"""Two passages with so large a part of their terms in common say the same."""


@dataclass(frozen=True)
class Wanted:
    """A question. `topic` is what is searched for (without names and days that are filters);
    passages of `sources` (complaint, call, contract …) and of `people` count more."""

    topic: str
    narrowed: PassageFilter = field(default_factory=PassageFilter)
    sources: tuple[str, ...] = ()
    people: tuple[int, ...] = ()
    limit: int = 10


@dataclass(frozen=True)
class Hit:
    """A passage that was found. `covered` is how much of the question's words it has (0-1),
    `nearness` how near it is in meaning; `folded` are others that say the same."""

    key: int
    kind: str
    record_id: int
    source: str
    customer_id: int | None
    contact_id: int | None
    user_id: int | None
    at: datetime
    language: str
    text: str
    score: float
    covered: float
    nearness: float | None
    folded: int = 0


@dataclass
class _Found:
    score: float = 0.0
    covered: float = 0.0
    nearness: float | None = None
    words: frozenset[str] = field(default_factory=frozenset)


def search(
    store: Store, index: Index | None, vector: Floats | None, wanted: Wanted
) -> list[Hit]:  # fmt: skip
    """The best passages for a question; by word alone without an index or a vector."""
    passages = Passages(store.session, store.actor)
    terms = asked_terms(wanted.topic)
    weights = passages.text.weights(terms)
    lexical = by_word(passages, terms, weights, wanted)
    near: list[Near] = []
    if index is not None and vector is not None:
        near = by_meaning(passages, index, vector, wanted.narrowed)
    found = fused(lexical, near)
    best = sorted(found, key=lambda key: -found[key].score)[: RANKED * wanted.limit]
    rows = passages.many(best)
    return _ranked(found, rows, weights, wanted, store.now)


def by_word(
    passages: Passages, terms: Sequence[str], weights: dict[str, float], wanted: Wanted
) -> dict[int, float]:
    """Passages with words of the question: how much of the question they cover, best first."""
    keys = [key for key, _ in passages.lexical(terms, wanted.narrowed, LEXICAL)]
    covered = {
        key: coverage(row.words.split(), weights) for key, row in passages.many(keys).items()
    }
    return dict(sorted(covered.items(), key=lambda pair: (-pair[1], -pair[0])))


def coverage(words: Iterable[str], weights: dict[str, float]) -> float:
    """How much of a question these words cover, its rare words counting more."""
    total = sum(weights.values())
    return sum(weights[word] for word in weights.keys() & set(words)) / total if total else 0.0


def by_meaning(
    passages: Passages, index: Index, vector: Floats, narrowed: PassageFilter
) -> list[Near]:
    """The visible passages of a filter that are nearest in meaning, best first."""
    shelf = IndexQueue(passages.session).shelf()
    if not shelf:
        return []
    if narrowed.narrow:
        return index.compare(shelf, vector, passages.keys(narrowed, COMPARED))
    near = _visible(passages, index.nearest(shelf, vector, FIRST), narrowed)
    if len(near) >= ENOUGH:
        return near
    theirs = passages.keys(narrowed, COMPARED + 1)
    if len(theirs) <= COMPARED:
        return index.compare(shelf, vector, theirs)
    return _visible(passages, index.nearest(shelf, vector, SECOND), narrowed)


def _visible(passages: Passages, near: Sequence[Near], narrowed: PassageFilter) -> list[Near]:
    seen = passages.among([one.key for one in near], narrowed)
    return [one for one in near if one.key in seen]


def fused(lexical: dict[int, float], near: Sequence[Near]) -> dict[int, _Found]:
    """Both rankings as one: reciprocal ranks, a word match counting by how much it covers.

    A question in another language shares a product's name with a passage and little else: what
    was found by word then must not push aside what was found by meaning.
    """
    found: dict[int, _Found] = {}
    for rank, one in enumerate(near[: 2 * LEXICAL], 1):
        found[one.key] = _Found(score=1 / (K + rank), nearness=one.nearness)
    for rank, (key, covered) in enumerate(lexical.items(), 1):
        entry = found.setdefault(key, _Found())
        entry.score += covered**2 / (K + rank)  # a word by chance is to count for nearly nothing
        entry.covered = covered
    return found


def _ranked(
    found: dict[int, _Found],
    rows: dict[int, Passage],
    weights: dict[str, float],
    wanted: Wanted,
    now: datetime,
) -> list[Hit]:
    for key, row in rows.items():
        entry = found[key]
        entry.words = frozenset(row.words.split())
        entry.covered = entry.covered or coverage(entry.words, weights)
        entry.score *= _weight(row, wanted, now)
    order = sorted(rows, key=lambda key: (-found[key].score, -key))
    return _folded(order, rows, found, wanted.limit)


def _weight(row: Passage, wanted: Wanted, now: datetime) -> float:
    """How much a passage counts: a fresh one more, and one of the kind or person asked for."""
    age = max(now - row.at, timedelta()) / YEAR
    weight = WEIGHTS.get(row.kind, 1.0) * (1 - RECENT + RECENT * math.exp(-age))
    if {row.source, row.kind} & set(wanted.sources):
        weight *= ASKED_KIND
    return weight * ASKED_KIND if row.contact_id in wanted.people else weight


def _folded(
    order: Sequence[int], rows: dict[int, Passage], found: dict[int, _Found], limit: int
) -> list[Hit]:
    """The first ones, without those that say what a better one says."""
    kept: list[int] = []
    folded: dict[int, int] = {}
    for key in order:
        same = next((one for one in kept if _alike(found[one].words, found[key].words)), None)
        if same is not None:
            folded[same] = folded.get(same, 0) + 1
        elif len(kept) < limit:
            kept.append(key)
    return [_hit(rows[key], found[key], folded.get(key, 0)) for key in kept]


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= ALIKE * len(one | other)


def _hit(row: Passage, entry: _Found, folded: int) -> Hit:
    return Hit(
        row.id, row.kind, row.record_id, row.source, row.customer_id, row.contact_id, row.user_id,
        row.at, row.language, row.text, entry.score, entry.covered, entry.nearness, folded,
    )  # fmt: skip
