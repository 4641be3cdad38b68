"""Passages of what was said and written: in the actor's scope, by filter, by key and by word."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select
from sqlalchemy.orm import Session

from crm_store.models import Contact, Customer, Passage, User
from crm_store.repositories.base import child_visible
from crm_store.repositories.full_text import MOST_ROWS, FullText
from crm_store.scope import Actor

ASKING = 128
"""Actors whose condition is kept: it follows from the actor alone; a search needs it often."""


@dataclass(frozen=True)
class PassageFilter:
    """What a search is narrowed to; `start` is within, `before` is not."""

    customers: tuple[int, ...] = ()
    contacts: tuple[int, ...] = ()
    users: tuple[int, ...] = ()
    kinds: tuple[str, ...] = ()
    start: datetime | None = None
    before: datetime | None = None

    @property
    def narrow(self) -> bool:
        """Whether it leaves so little that every passage of it can be looked at."""
        return bool(self.customers or self.contacts)


class Passages:
    """Passages that the actor may see: as the records that they are from. Colleagues only."""

    def __init__(self, session: Session, actor: Actor) -> None:
        self.session = session
        self.actor = actor
        self.text = FullText(session)

    def visible(self, *, each: bool = False) -> ColumnElement[bool]:
        """The condition under which a passage exists for the actor.

        `each` is for few passages, known by their keys or customers: their customers are looked at
        one by one.
        """
        return _visible(self.actor, each)

    def query(self, wanted: PassageFilter, *, each: bool = False) -> Select[Passage]:
        """The visible passages of a filter."""
        return select(Passage).where(self.visible(each=each), *_conditions(wanted))

    def all_of_them(self, wanted: PassageFilter) -> bool:
        """Whether a filter and the actor's scope leave everything."""
        return self.actor.is_staff and self.actor.sees_all and wanted == PassageFilter()

    def keys(self, wanted: PassageFilter, limit: int) -> list[int]:
        """The keys of a filter's visible passages, as they come."""
        query = self.query(wanted, each=wanted.narrow).with_only_columns(Passage.id)
        return list(self.session.scalars(query.limit(limit)))

    def newest(self, wanted: PassageFilter, limit: int) -> list[int]:
        """The keys of a filter's visible passages, the newest first."""
        query = self.query(wanted, each=wanted.narrow).with_only_columns(Passage.id)
        newest = query.order_by(Passage.at.desc(), Passage.id.desc())
        return list(self.session.scalars(newest.limit(limit)))

    def among(self, keys: Sequence[int], wanted: PassageFilter) -> set[int]:
        """Those of these keys that are visible passages of a filter."""
        query = self.query(wanted, each=True).with_only_columns(Passage.id)
        return set(self.session.scalars(query.where(Passage.id.in_(keys))))

    def many(self, keys: Iterable[int]) -> dict[int, Passage]:
        """The visible ones of these keys, by key."""
        query = select(Passage).where(self.visible(each=True), Passage.id.in_(list(keys)))
        return {passage.id: passage for passage in self.session.scalars(query)}

    def names(
        self, model: type[Customer | Contact | User], keys: Iterable[int | None]
    ) -> dict[int | None, str]:  # fmt: skip
        """The names of those that visible passages are of, by key."""
        if not (wanted := {key for key in keys if key}):
            return {}
        query = select(model.id, model.name).where(model.id.in_(sorted(wanted)))
        return {row[0]: row[1] for row in self.session.execute(query)}

    def words(self, keys: Iterable[int]) -> dict[int, str]:
        """The words of the visible ones of these keys, by key."""
        return self._words_among(list(keys), PassageFilter())

    def lexical(self, terms: Sequence[str], wanted: PassageFilter, limit: int) -> dict[int, str]:
        """The words, by key, of the visible passages of a filter that have the telling ones of
        these terms: of those of everybody the best alone.

        Terms that a large part of all passages have tell nothing and are left out.
        """
        telling = self.text.telling(terms)
        if not telling:
            return {}
        if self.text.common(telling):
            return self._having(telling, wanted, limit)
        if not self.all_of_them(wanted):
            return self._having(telling, wanted, MOST_ROWS)
        weighed = self.text.weighed(telling)
        best = sorted(weighed, key=lambda key: (-weighed[key], -key))
        return self._words_among(best[: 2 * limit], wanted)

    def _having(self, terms: Sequence[str], wanted: PassageFilter, limit: int) -> dict[int, str]:
        """The words of the latest visible passages of a filter with any of these terms, by key."""
        columns: list[Any] = [Passage.id, Passage.words]
        query = self.query(wanted, each=wanted.narrow).with_only_columns(*columns)
        query = self.text.having(query, terms).order_by(Passage.id.desc())
        return {row[0]: row[1] for row in self.session.execute(query.limit(limit))}

    def _words_among(self, keys: Sequence[int], wanted: PassageFilter) -> dict[int, str]:
        """The words of those of these keys that are visible passages of a filter, by key."""
        columns: list[Any] = [Passage.id, Passage.words]
        query = self.query(wanted, each=True).with_only_columns(*columns)
        return {row[0]: row[1] for row in self.session.execute(query.where(Passage.id.in_(keys)))}

    def extent(self, wanted: PassageFilter, most: int) -> tuple[int, datetime | None]:
        """How many records a search looks through (`most` where more), and since when."""
        query = self.query(wanted, each=wanted.narrow)
        records = query.with_only_columns(Passage.kind, Passage.record_id).distinct().limit(most)
        count = self.session.scalar(select(func.count()).select_from(records.subquery())) or 0
        first = self.session.scalar(query.with_only_columns(func.min(Passage.at)))
        return count, first


@lru_cache(maxsize=ASKING)
def _visible(actor: Actor, each: bool) -> ColumnElement[bool]:
    if not actor.is_staff:
        return false()
    only = Passage.customer_id if each else None
    seen = child_visible(actor, Passage.customer_id, Passage.user_id, only)
    gone = select(Customer.id).where(
        Customer.id == Passage.customer_id, Customer.deleted_at.is_not(None)
    )
    return and_(seen, ~gone.correlate(Passage).exists())


def _conditions(wanted: PassageFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    people = []
    if wanted.customers:
        people.append(Passage.customer_id.in_(wanted.customers))
    if wanted.contacts:
        people.append(Passage.contact_id.in_(wanted.contacts))
    if people:
        found.append(or_(*people))
    if wanted.users:
        found.append(Passage.user_id.in_(wanted.users))
    if wanted.kinds:
        found.append(Passage.kind.in_(wanted.kinds))
    if wanted.start is not None:
        found.append(Passage.at >= wanted.start)
    if wanted.before is not None:
        found.append(Passage.at < wanted.before)
    return found
