"""Deals: lists, and the history of their stages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    CompoundSelect,
    Select,
    and_,
    bindparam,
    false,
    func,
    literal_column,
    not_,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.orm import Session, joinedload

from crm_store.models import Customer, Deal, Stage, StageChange
from crm_store.repositories.base import KEPT, child_ways, in_users
from crm_store.repositories.records import ChildRepository
from crm_store.scope import Actor


@dataclass(frozen=True)
class DealFilter:
    """What a list of deals is narrowed to. The period is that of the (expected) close date.

    `still_since` leaves those that moved no stage and about which nothing happened from then on;
    `min_amounts` is the least amount of each currency (None: of deals that name no currency), and
    leaves no deal in any other.
    """

    stages: tuple[str, ...] = ()
    owner_id: int | None = None
    customer_id: int | None = None
    close_from: date | None = None
    close_until: date | None = None
    still_since: datetime | None = None
    min_amounts: Mapping[str | None, Decimal] = field(default_factory=dict)
    open_only: bool = False


@dataclass(frozen=True)
class DealTotal:
    """Deals of one stage in one currency: how many, and their sum (None without any amount)."""

    stage: str
    currency: str | None
    count: int
    amount: Decimal | None


MOST_OPEN = 200
"""So many of a colleague's open deals are looked at for the words of their names."""


class Deals(ChildRepository[Deal]):
    """Deals that the actor may see."""

    model = Deal

    def open(self) -> Select[Deal]:
        """Deals that are neither won nor lost."""
        opened = select(Stage.key).where(Stage.outcome == "open")
        return self.query().where(Deal.stage.in_(opened))

    def _found(self, wanted: DealFilter) -> CTE:
        """What the deals of a filter are listed and summed by."""
        columns = (Deal.id, Deal.stage, Deal.currency, Deal.amount)
        chosen = [part.with_only_columns(*columns) for part in self._parts(wanted)]
        return (union_all(*chosen) if len(chosen) > 1 else chosen[0]).cte("found")

    def _parts(self, wanted: DealFilter) -> list[Select[Deal]]:
        """The deals of a filter: the customer's, else the colleague's, else of all that one sees.

        Those in two parts, each with an index of its own: what the colleagues have whom the actor
        sees, which is nearly all of it, and what others do with the customers that are visible.
        Of the latter the keys are found first: what is compared with TRUE uses no other index.
        """
        narrow = and_(true(), *self._conditions(wanted))
        if wanted.customer_id is not None:
            return [self.about(wanted.customer_id).where(narrow)]
        if wanted.owner_id is not None:
            return [self.by(wanted.owner_id).where(narrow)]
        if self.actor.sees_all or not self.actor.is_staff:
            return [self.query().where(narrow)]
        seen = in_users(Deal.owner_id, self.actor)
        live = select(Deal).where(Deal.deleted_at.is_(None))
        others = live.where(Deal.id.in_(self._of_others()), narrow.is_(literal_column("TRUE")))
        return [live.where(seen, narrow), others]

    def _of_others(self) -> CompoundSelect[int]:
        """The keys of visible deals that belong to nobody whose work the actor sees."""
        seen = in_users(Deal.owner_id, self.actor)
        unseen = or_(Deal.owner_id.is_(None), not_(seen))
        ways = child_ways(self.actor, Deal.customer_id, Deal.owner_id)
        return union_all(*(select(Deal.id).where(way, unseen).correlate(None) for way in ways))

    @cached_property
    def _open_stages(self) -> list[str]:
        """Read beforehand, so that the database can tell how few of all deals they are."""
        return list(self.session.scalars(select(Stage.key).where(Stage.outcome == "open")))

    def _conditions(self, wanted: DealFilter) -> Iterator[ColumnElement[bool]]:
        if wanted.open_only:
            yield Deal.stage.in_(self._open_stages)
        if wanted.stages:
            yield Deal.stage.in_(wanted.stages)
        if wanted.owner_id is not None:
            yield Deal.owner_id == wanted.owner_id
        if wanted.close_from is not None:
            yield Deal.close_date >= wanted.close_from
        if wanted.close_until is not None:
            yield Deal.close_date <= wanted.close_until
        if wanted.still_since is not None:
            yield still(wanted.still_since)
        if wanted.min_amounts:
            yield or_(*(_least(*one) for one in wanted.min_amounts.items()))

    def keys(self, wanted: DealFilter) -> Select[int]:
        """The keys of a filter's deals."""
        return select(self._found(wanted).c.id)

    def page(self, wanted: DealFilter, limit: int) -> list[Deal]:
        """The largest deals of a filter, with their owners: keys alone are sorted."""
        found = self._found(wanted)
        return self._with_owners(list(self.session.scalars(_largest(found, found.c.id, limit))))

    def totals(self, wanted: DealFilter) -> list[DealTotal]:
        """What a filter's deals come to, by stage and currency."""
        rows = self.session.execute(_summed(self._found(wanted)))
        return [
            DealTotal(stage, currency, count, amount) for count, stage, currency, amount in rows
        ]

    def totals_and_page(self, wanted: DealFilter, limit: int) -> tuple[list[DealTotal], list[Deal]]:
        """`totals` and `page` of one filter. Where a scope has to be looked through, that is done
        once; indexes alone are quicker twice."""
        if self.actor.sees_all:
            return self.totals(wanted), self.page(wanted, limit)
        found = self._found(wanted)
        largest = _largest(found, found, limit).add_columns(true())
        both = union_all(_summed(found).add_columns(false()), select(largest.subquery()))
        rows = self.session.execute(both).all()
        told = [
            DealTotal(stage, currency, count, amount)
            for count, stage, currency, amount, is_deal in rows
            if not is_deal
        ]
        return told, self._with_owners([row[0] for row in rows if row[4]])

    def _with_owners(self, keys: Sequence[int]) -> list[Deal]:
        """These deals, which were found to be visible, in this order."""
        query = select(Deal).where(Deal.id.in_(keys)).options(joinedload(Deal.owner))
        return sorted(self.session.scalars(query), key=lambda deal: keys.index(deal.id))

    def names_of(self, customer: Customer) -> set[str]:
        """The names of a customer's deals, so that a new one has a name of its own."""
        return set(self.session.scalars(self.at(customer).with_only_columns(Deal.name)))

    def with_people(self, deal_id: int) -> Deal | None:
        """A deal with its owner and its product."""
        return self.session.scalar(_with_people(self.actor), {"deal": deal_id})

    def open_of_customer(self, customer_id: int) -> list[Deal]:
        """A customer's open deals, the newest first."""
        opened = select(Stage.key).where(Stage.outcome == "open")
        query = self.about(customer_id).where(Deal.stage.in_(opened))
        return list(self.session.scalars(query.order_by(Deal.id.desc()).limit(25)))

    def open_names(self, owner_id: int) -> list[tuple[int, str]]:
        """Keys and names of a colleague's open deals, the newest first, for matching words."""
        opened = select(Stage.key).where(Stage.outcome == "open")
        query = self.by(owner_id).where(Deal.stage.in_(opened))
        rows = self.session.execute(
            query.with_only_columns(Deal.id, Deal.name).order_by(Deal.id.desc()).limit(MOST_OPEN)
        )
        return [(row[0], row[1]) for row in rows]

    def history(self, deal_id: int) -> list[StageChange]:
        """The moves of a deal, in order."""
        query = select(StageChange).where(StageChange.deal_id == deal_id)
        return list(self.session.scalars(query.order_by(StageChange.at, StageChange.id)))


@lru_cache(maxsize=KEPT)
def _with_people(actor: Actor) -> Select[Deal]:
    """The `deal` that is given when it is run, as that actor sees it."""
    query = Deals(Session(), actor).each().where(Deal.id == bindparam("deal"))
    return query.options(joinedload(Deal.owner), joinedload(Deal.product))


def _summed(found: CTE) -> Select[int, str, str | None, Decimal | None]:
    """How many there are of each stage and currency, and what they come to."""
    summed = func.sum(found.c.amount, type_=found.c.amount.type)
    totals = select(func.count(), found.c.stage, found.c.currency, summed)
    return totals.group_by(found.c.stage, found.c.currency)


def _largest(found: CTE, columns: ColumnElement[Any] | CTE, limit: int) -> Select[Any]:
    largest = select(columns).order_by(found.c.amount.desc().nulls_last(), found.c.id)
    return largest.limit(limit)


def still(since: datetime) -> ColumnElement[bool]:
    """The condition that no stage of a deal was moved and no activity is from then on."""
    quiet = or_(Deal.last_activity_at.is_(None), Deal.last_activity_at < since)
    return and_(Deal.stage_since < since, quiet)


def _least(currency: str | None, amount: Decimal) -> ColumnElement[bool]:
    return and_(Deal.currency == currency, Deal.amount >= amount)
