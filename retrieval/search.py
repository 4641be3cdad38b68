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
from retrieval.index import Index
from retrieval.nearness import Floats, Near
from retrieval.words import asked_terms, language_of

FIRST, SECOND = 200, 1_000
"""How many nearest passages are looked at, and how many where few of those are the asker's."""
ENOUGH = 20
COMPARED = 600
"""So many passages of the asker's are compared one by one."""
LEXICAL = 50
LOOKED_AT = 100
"""How many passages that were found by word, and by meaning, are ranked together."""
RANKED = 3
"""So many times as many as are wanted are read: some are folded, some count more for their age."""
CHANCE = 0.9
"""So much evidence of words comes by chance (`evidence`); they count from there on."""
WORDS = 0.2
"""How much a passage is put ahead, in terms of a cosine, for a further word's worth of evidence."""
YEAR = timedelta(days=365)
RECENT = 0.008
"""How much a fresh passage is put ahead of a very old one."""
BEHIND = {"quote": 0.006, "contract": 0.006, "deal": 0.003, "message": 0.003}
ASKED_KIND = 0.02
"""How much one of the kind or person that is asked for is put ahead."""
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
    `nearness` and `lead` how near it is in meaning (retrieval.nearness); `folded` are others that
    say the same."""

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
    lead: float | None
    folded: int = 0


@dataclass
class _Found:
    score: float = 0.0
    covered: float = 0.0
    near: Near | None = None
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
        near = by_meaning(passages, index, vector, wanted)
    told = {key: evidence(part, weights, passages.text.unique) for key, part in lexical.items()}
    found = fused(told, near)
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


def evidence(covered: float, weights: dict[str, float], unique: float) -> float:
    """How much speaks for a passage that covers so much of a question: the words that they share,
    times how much of the question those are. The unit is a word that no other passage has.

    A few common words out of many come by chance, and so does one rare word out of many.
    """
    return covered * covered * sum(weights.values()) / unique


def by_meaning(
    passages: Passages, index: Index, vector: Floats, wanted: Wanted
) -> list[Near]:  # fmt: skip
    """The visible passages of a filter that are nearest in meaning, best first."""
    shelf = IndexQueue(passages.session).shelf()
    if not shelf:
        return []
    narrowed = wanted.narrowed
    leaning = index.lean(shelf, vector, language_of(wanted.topic))
    if narrowed.narrow:
        return index.compare(shelf, leaning, passages.keys(narrowed, COMPARED))
    near = _visible(passages, index.nearest(shelf, leaning, FIRST), narrowed)
    if len(near) >= ENOUGH:
        return near
    theirs = passages.keys(narrowed, COMPARED + 1)
    if len(theirs) <= COMPARED:
        return index.compare(shelf, leaning, theirs)
    return _visible(passages, index.nearest(shelf, leaning, SECOND), narrowed)


def _visible(passages: Passages, near: Sequence[Near], narrowed: PassageFilter) -> list[Near]:
    seen = passages.among([one.key for one in near], narrowed)
    return [one for one in near if one.key in seen]


def fused(told: dict[int, float], near: Sequence[Near]) -> dict[int, _Found]:
    """Both as one: how far ahead a passage is in meaning, and what its words tell (`evidence`).

    A question in another language shares a product's name with a passage and little else: what
    was found by such words must not push aside what was found by meaning. What was found by word
    alone counts as the last of what was found by meaning.
    """
    found = {one.key: _Found(one.lead, near=one) for one in near[:LOOKED_AT]}
    last = min((one.score for one in found.values()), default=0.0)
    for key, told_by_words in told.items():
        entry = found.setdefault(key, _Found(last))
        entry.score += WORDS * (max(0.0, told_by_words - CHANCE) if near else told_by_words)
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
        entry.covered = coverage(entry.words, weights)
        entry.score += _ahead(row, wanted, now)
    order = sorted(rows, key=lambda key: (-found[key].score, -key))
    return _folded(order, rows, found, wanted.limit)


def _ahead(row: Passage, wanted: Wanted, now: datetime) -> float:
    """How much a passage is put ahead: a fresh one, and one of the kind or person asked for."""
    age = max(now - row.at, timedelta()) / YEAR
    ahead = RECENT * math.exp(-age) - BEHIND.get(row.kind, 0.0)
    if {row.source, row.kind} & set(wanted.sources):
        ahead += ASKED_KIND
    return ahead + (ASKED_KIND if row.contact_id in wanted.people else 0.0)


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
    near = entry.near
    return Hit(
        row.id, row.kind, row.record_id, row.source, row.customer_id, row.contact_id, row.user_id,
        row.at, row.language, row.text, entry.score, entry.covered,
        near.nearness if near else None, near.lead if near else None, folded,
    )  # fmt: skip
