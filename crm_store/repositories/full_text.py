"""The database's own full-text search over passages: FTS5 on SQLite, tsvector on PostgreSQL."""

from collections.abc import Sequence
from math import log
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    cast,
    column,
    func,
    literal,
    select,
    table,
    text,
    union_all,
)
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR
from sqlalchemy.orm import Session

from crm_store.models import Passage

MOST_TERMS = 24
MOST_ROWS = 2_000
"""Terms are taken, the rarest first, until they name about so many passages."""
COMMON = 0.15
"""A term that a larger part of all passages have tells nothing."""
SMALL = 400
"""Of so few passages every term may tell."""

_words = table("passage_words", column("rowid"), column("passage_words"))
_terms = table("passage_terms", column("term"), column("doc"))
_vector = func.array_to_tsvector(func.string_to_array(Passage.words, " "), type_=TSVECTOR)


class FullText:
    """Full-text search of one session's database."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._known: dict[str, int] = {}
        self._passages: int | None = None
        self._sqlite = session.get_bind().dialect.name == "sqlite"

    def weights(self, terms: Sequence[str]) -> dict[str, float]:
        """How much each term tells: the rarer the more.

        One that nobody wrote tells most, but half of that where it is a pair of characters, which
        may be no word at all.
        """
        wanted = list(dict.fromkeys(terms))[:MOST_TERMS]
        counts = self._counts(wanted)
        total = self._total()
        told = {term: _rarity(counts.get(term, 0), total) for term in wanted}
        halved = {
            term: told[term] / 2 for term in wanted if term[0] > "\u3400" and term not in counts
        }
        return told | halved

    @property
    def unique(self) -> float:
        """The weight of a term that a single passage has."""
        return _rarity(1, self._total())

    def telling(self, terms: Sequence[str]) -> list[str]:
        """The terms to search by: those that not too many passages have."""
        wanted = list(dict.fromkeys(terms))[:MOST_TERMS]
        counts = self._counts(wanted)
        total, rows = self._total(), 0
        kept: list[str] = []
        for term in sorted(counts, key=lambda one: counts[one]):
            rows += counts[term]
            if total > SMALL and counts[term] > COMMON * total:
                break
            if kept and rows > MOST_ROWS:
                break
            kept.append(term)
        return kept

    def _total(self) -> int:
        """About how many passages there are: the newest key, which costs nothing at any size."""
        if self._passages is None:
            self._passages = self.session.scalar(select(func.max(Passage.id))) or 1
        return self._passages

    def _counts(self, terms: list[str]) -> dict[str, int]:
        """In how many passages each term is; those that are in none are left out."""
        if new := [term for term in terms if term not in self._known]:
            self._known |= dict.fromkeys(new, 0) | self._counted(new)
        return {term: self._known[term] for term in terms if self._known[term]}

    def _counted(self, terms: list[str]) -> dict[str, int]:
        if self._sqlite:
            query = select(_terms.c.term, _terms.c.doc).where(_terms.c.term.in_(terms))
            return {row[0]: row[1] for row in self.session.execute(query)}
        return {term: self.session.scalar(_count_of(term)) or 0 for term in terms}

    def common(self, terms: Sequence[str]) -> bool:
        """Whether these telling terms are one that more passages have than are worth weighing."""
        return self._known[terms[0]] > MOST_ROWS

    def having(self, query: Select[Any], terms: Sequence[str]) -> Select[Any]:
        """The passages of a query that have any of these terms."""
        if not self._sqlite:
            return query.where(_vector.op("@@")(_tsquery(*terms)))
        return query.join(_words, _words.c.rowid == Passage.id).where(_matches(*terms))

    def weighed(self, terms: Sequence[str]) -> dict[int, float]:
        """Every passage that has any of these terms: what those that it has weigh together."""
        weights = self.weights(terms)
        each = [self._with(term, place) for place, term in enumerate(terms)]
        found: dict[int, float] = {}
        for place, key in self.session.execute(union_all(*each)):
            found[key] = found.get(key, 0.0) + weights[terms[place]]
        return found

    def _with(self, term: str, place: int) -> Select[Any]:
        """The keys of the passages that have a term, beside its place among the terms."""
        number: Any = literal(place)
        if self._sqlite:
            return select(number, _words.c.rowid).where(_matches(term))
        return select(number, Passage.id).where(_vector.op("@@")(_tsquery(term)))

    def forget_removed(self) -> None:
        """Have the index drop what it still keeps of removed passages (SQLite merges lazily)."""
        if self._sqlite:
            self.session.execute(
                text("INSERT INTO passage_words(passage_words) VALUES ('optimize')")
            )


def _rarity(count: int, total: int) -> float:
    """A term's weight in BM25."""
    return log(1 + (max(total, count) - count + 0.5) / (count + 0.5))


def _matches(*terms: str) -> ColumnElement[bool]:
    wanted = " OR ".join(f'"{term}"' for term in terms)
    return _words.c.passage_words.op("MATCH", is_comparison=True)(wanted)


def _tsquery(*terms: str) -> ColumnElement[Any]:
    """Any of these terms, which are letters, digits and Chinese characters alone."""
    return cast(" | ".join(f"'{term}'" for term in terms), TSQUERY)


def _count_of(term: str) -> Select[int]:
    return select(func.count()).select_from(Passage).where(_vector.op("@@")(_tsquery(term)))
