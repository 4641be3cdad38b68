"""Deals: lists, and the history of their stages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    false,
    func,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.orm import joinedload

from crm_store.models import Customer, Deal, Stage, StageChange
from crm_store.repositories.records import ChildRepository


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

    def matching(self, wanted: DealFilter) -> Select[Deal]:
        """The deals of a filter, the largest first."""
        query = self._looked_through(wanted)
        if wanted.open_only:
            query = query.where(Deal.stage.in_(select(Stage.key).where(Stage.outcome == "open")))
        if wanted.stages:
            query = query.where(Deal.stage.in_(wanted.stages))
        if wanted.owner_id is not None:
            query = query.where(Deal.owner_id == wanted.owner_id)
        if wanted.close_from is not None:
            query = query.where(Deal.close_date >= wanted.close_from)
        if wanted.close_until is not None:
            query = query.where(Deal.close_date <= wanted.close_until)
        if wanted.still_since is not None:
            query = query.where(still(wanted.still_since))
        if wanted.min_amounts:
            query = query.where(or_(*(_least(*one) for one in wanted.min_amounts.items())))
        return query.order_by(Deal.amount.desc().nulls_last(), Deal.id)

    def _looked_through(self, wanted: DealFilter) -> Select[Deal]:
        """The deals of the filter's customer, else of its colleague, else all that are visible."""
        if wanted.customer_id is not None:
            return self.about(wanted.customer_id)
        return self._in_scope() if wanted.owner_id is None else self.by(wanted.owner_id)

    def _in_scope(self) -> Select[Deal]:
        """As `query()`: the visible keys first, because databases would go through every deal."""
        if self.actor.sees_all:
            return self.query()
        seen = select(Deal.id).where(self.visible()).correlate(None)
        return select(Deal).where(Deal.id.in_(seen), Deal.deleted_at.is_(None))

    def page(self, query: Select[Deal], limit: int) -> list[Deal]:
        """The first deals of a query in its order, with their owners: keys alone are sorted."""
        keys = list(self.session.scalars(query.with_only_columns(Deal.id).limit(limit)))
        return self._with_owners(keys)

    def totals(self, query: Select[Deal]) -> list[DealTotal]:
        """What a query's deals come to, by stage and currency."""
        columns = (Deal.stage, Deal.currency, func.count(), func.sum(Deal.amount))
        counted = query.order_by(None).with_only_columns(*columns)
        rows = self.session.execute(counted.group_by(Deal.stage, Deal.currency))
        return [DealTotal(*row) for row in rows]

    def totals_and_page(
        self, query: Select[Deal], limit: int
    ) -> tuple[list[DealTotal], list[Deal]]:
        """`totals` and `page` of one query. Where a scope has to be looked through, that is done
        once; indexes alone are quicker twice."""
        if self.actor.sees_all:
            return self.totals(query), self.page(query, limit)
        columns = (Deal.id, Deal.stage, Deal.currency, Deal.amount)
        found = query.order_by(None).with_only_columns(*columns).cte("found")
        summed = func.sum(found.c.amount, type_=found.c.amount.type)
        totals = select(false(), func.count(), found.c.stage, found.c.currency, summed)
        largest = select(true(), found).order_by(found.c.amount.desc().nulls_last(), found.c.id)
        both = union_all(
            totals.group_by(found.c.stage, found.c.currency),
            select(largest.limit(limit).subquery()),
        )
        rows = self.session.execute(both).all()
        told = [
            DealTotal(stage, currency, count, amount)
            for is_deal, count, stage, currency, amount in rows
            if not is_deal
        ]
        return told, self._with_owners([row[1] for row in rows if row[0]])

    def _with_owners(self, keys: Sequence[int]) -> list[Deal]:
        """These deals, which were found to be visible, in this order."""
        query = select(Deal).where(Deal.id.in_(keys)).options(joinedload(Deal.owner))
        return sorted(self.session.scalars(query), key=lambda deal: keys.index(deal.id))

    def names_of(self, customer: Customer) -> set[str]:
        """The names of a customer's deals, so that a new one has a name of its own."""
        return set(self.session.scalars(self.at(customer).with_only_columns(Deal.name)))

    def with_people(self, deal_id: int) -> Deal | None:
        """A deal with its owner and its product."""
        query = self.each().where(Deal.id == deal_id)
        return self.session.scalar(query.options(joinedload(Deal.owner), joinedload(Deal.product)))

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


def still(since: datetime) -> ColumnElement[bool]:
    """The condition that no stage of a deal was moved and no activity is from then on."""
    quiet = or_(Deal.last_activity_at.is_(None), Deal.last_activity_at < since)
    return and_(Deal.stage_since < since, quiet)


def _least(currency: str | None, amount: Decimal) -> ColumnElement[bool]:
    return and_(Deal.currency == currency, Deal.amount >= amount)
