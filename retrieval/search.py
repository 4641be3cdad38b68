"""Search: what was found by word and by meaning as one ranking, in what the asker may see."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from re import Pattern

from crm_store.models import Passage
from crm_store.repositories.passages import PassageFilter, Passages
from crm_store.store import Store
from retrieval.by_word import Worded, by_word
from retrieval.nearness import Near

LOOKED_AT = 100
"""How many passages that were found by meaning are ranked."""
LISTED = 600
"""How many of the latest passages are looked through for all of a kind."""
RANKED = 3
"""So many times as many as are wanted are read: some are folded, some count more for their age."""
CHANCE = 1.0
"""So much evidence of words comes by chance (retrieval.by_word); they count from there on."""
WORDS = 0.2
"""How much a passage is put ahead, in terms of a cosine, for a further word's worth of evidence."""
YEAR = timedelta(days=365)
RECENT = 0.008
"""How much a fresh passage is put ahead of a very old one."""
BEHIND = {"quote": 0.006, "contract": 0.006, "deal": 0.003, "message": 0.003}
ASKED_KIND = 0.02
"""How much one of the kind or person that is asked for is put ahead."""
COVERED, COVERED_FEW = 0.34, 0.25
"""A passage found by word alone that has so much of a question's words is about it; less is enough
where a question is narrowed to a customer's few passages."""
MOST_COVERED = 0.6
"""So much is enough however far the meaning seems."""
AHEAD, SHARE = 0.027, 0.04
"""So far ahead of its language's nearest it is about it, all of the words counting for `SHARE`."""
COVERED_TOO, NEAR_TOO = 0.4, 0.04
"""Where several answer none is ahead: then both a good part of the words and some nearness tell."""
NEAR = 0.12
"""So much nearer to a question than its language is, is about it."""
AHEAD_FEW = 0.01
"""So far ahead is enough among a customer's few."""
ALIKE = 0.85
"""Two passages with so large a part of their terms in common say the same."""


@dataclass(frozen=True)
class Wanted:
    """A question. `topic` is what is searched for (without names and days that are filters);
    passages of `sources` (complaint, call, contract …), of `people`, and that put something as
    `says`, count more; of what is `ours` to say, customers' own messages tell nothing."""

    topic: str
    narrowed: PassageFilter = field(default_factory=PassageFilter)
    sources: tuple[str, ...] = ()
    people: tuple[int, ...] = ()
    limit: int = 10
    says: Pattern[str] | None = None
    ours: bool = False

    def of_kind(self, row: Passage) -> bool:
        """Whether a passage is of the kind that is asked for."""
        named = {row.source, row.kind} & set(self.sources)
        if named or self.says is None or (self.ours and row.kind == "message"):
            return bool(named)
        return self.says.search(row.text) is not None


@dataclass(frozen=True)
class Hit:
    """A passage that was found. `covered` is how much of the question's words it has (0-1),
    `nearness` and `lead` how near it is in meaning (retrieval.nearness); `folded` are others that
    say the same; `few` says that it was looked for among the few of a customer."""

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
    few: bool = False

    @property
    def sure(self) -> bool:
        """Whether it is about what was asked, as far as words and meaning tell."""
        enough = COVERED_FEW if self.few else COVERED
        if self.nearness is None or self.lead is None:
            return self.covered >= enough
        if self.nearness <= 0:
            return self.covered >= MOST_COVERED
        return self._told(self.nearness) or (
            self.few and (self.covered >= enough or self.lead >= AHEAD_FEW)
        )

    def is_ahead(self, by: float) -> bool:
        """Whether it is so far ahead of its language's nearest, all of the words being `SHARE`;
        where nothing is known of its meaning, whether it has most of the words."""
        if self.lead is None:
            return self.covered >= MOST_COVERED
        return self.lead + SHARE * self.covered >= by

    def has_its_words(self) -> bool:
        """Whether it has most of a question's words, and its meaning is not far."""
        return self.covered >= MOST_COVERED and (self.nearness or 0.0) >= NEAR_TOO

    def _told(self, nearness: float) -> bool:
        """Whether words and meaning tell enough, wherever it was looked for."""
        both = self.covered >= COVERED_TOO and nearness >= NEAR_TOO
        return both or self.is_ahead(AHEAD) or nearness >= NEAR or self.covered >= MOST_COVERED


@dataclass
class _Found:
    score: float = 0.0
    covered: float = 0.0
    near: Near | None = None
    words: frozenset[str] = field(default_factory=frozenset)


def search_by_word(store: Store, wanted: Wanted) -> list[Hit]:
    """The best passages by word alone, in some milliseconds: no model is waited for."""
    passages = Passages(store.session, store.actor)
    return ranked(store, by_word(passages, wanted.topic, wanted.narrowed), (), wanted)


def latest(store: Store, wanted: Wanted) -> list[Hit]:
    """All there is of a kind and of people in a filter, the latest first."""
    passages = Passages(store.session, store.actor)
    rows = passages.many(passages.newest(wanted.narrowed, LISTED))
    kept = [
        row
        for row in sorted(rows.values(), key=lambda row: (row.at, row.id), reverse=True)
        if (not wanted.people or row.contact_id in wanted.people)
        and (wanted.of_kind(row) or not (wanted.sources or wanted.says))
    ]
    return [_hit(row, _Found(covered=1.0), 0, wanted) for row in kept[: wanted.limit]]


def ranked(store: Store, worded: Worded, near: Sequence[Near], wanted: Wanted) -> list[Hit]:
    """The best passages of both."""
    found = fused(worded, near)
    best = sorted(found, key=lambda key: -found[key].score)[: RANKED * wanted.limit]
    rows = Passages(store.session, store.actor).many(best)
    for key, row in rows.items():
        entry = found[key]
        entry.words = frozenset(row.words.split())
        entry.covered = worded.covers(entry.words)
        entry.score += _ahead(row, wanted, store.now)
    order = sorted(rows, key=lambda key: (-found[key].score, -key))
    return _folded(order, rows, found, wanted)


def fused(worded: Worded, near: Sequence[Near]) -> dict[int, _Found]:
    """Both as one: how far ahead a passage is in meaning, and what its words tell.

    A question in another language shares a product's name with a passage and little else: what
    was found by such words must not push aside what was found by meaning. What was found by word
    alone counts as the last of what was found by meaning.
    """
    found = {one.key: _Found(one.lead, near=one) for one in near[:LOOKED_AT]}
    last = min((one.score for one in found.values()), default=0.0)
    for key in worded.covered:
        told = worded.evidence(key)
        entry = found.setdefault(key, _Found(last))
        entry.score += WORDS * (max(0.0, told - CHANCE) if near else told)
    return found


def _ahead(row: Passage, wanted: Wanted, now: datetime) -> float:
    """How much a passage is put ahead: a fresh one, and one of the kind or person asked for."""
    age = max(now - row.at, timedelta()) / YEAR
    ahead = RECENT * math.exp(-age) - BEHIND.get(row.kind, 0.0)
    if wanted.of_kind(row):
        ahead += ASKED_KIND
    return ahead + (ASKED_KIND if row.contact_id in wanted.people else 0.0)


def _folded(
    order: Sequence[int], rows: dict[int, Passage], found: dict[int, _Found], wanted: Wanted
) -> list[Hit]:
    """The first ones, without those that say what a better one says."""
    kept: list[int] = []
    folded: dict[int, int] = {}
    for key in order:
        same = next((one for one in kept if _alike(found[one].words, found[key].words)), None)
        if same is not None:
            folded[same] = folded.get(same, 0) + 1
        elif len(kept) < wanted.limit:
            kept.append(key)
    return [_hit(rows[key], found[key], folded.get(key, 0), wanted) for key in kept]


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= ALIKE * len(one | other)


def _hit(row: Passage, entry: _Found, folded: int, wanted: Wanted) -> Hit:
    near = entry.near
    return Hit(
        row.id, row.kind, row.record_id, row.source, row.customer_id, row.contact_id, row.user_id,
        row.at, row.language, row.text, entry.score, entry.covered,
        near.nearness if near else None, near.lead if near else None, folded,
        wanted.narrowed.narrow,
    )  # fmt: skip
