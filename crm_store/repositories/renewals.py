"""Contracts by the day they end, and what was done to renew them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.orm import aliased, joinedload

from crm_store.models import ChannelAccount, Contract, Customer, Deal, Stage
from crm_store.models.base import ExactDecimal
from crm_store.store import Store

MANY = 500
WORDS = ("续约", "续签", "续费", "续保", "續約", "續簽", "renew")
"""What the name of a deal says that is about a contract to be renewed."""


@dataclass(frozen=True)
class EndingTotal:
    """Contracts in one currency, renewed or not: how many, and their sum (None without any)."""

    renewed: bool
    currency: str | None
    count: int
    amount: Decimal | None


@dataclass(frozen=True)
class EndingSoon:
    """A contract that is up for renewal: whose it is, and who of the customer writes with us."""

    contract_id: int
    number: str
    customer_id: int
    owner_id: int | None
    contact_id: int | None
    end: date


class Renewals:
    """Contracts that come up for renewal, of those that the store's actor may see."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.session = store.session

    def ending(self, start: date, end: date, owner_id: int | None = None) -> Select[Contract]:
        """Contracts that end within these days and were not terminated, the earliest first."""
        contracts = self.store.contracts
        query = contracts.query() if owner_id is None else contracts.by(owner_id)
        within = (Contract.end >= start, Contract.end <= end, Contract.status != "terminated")
        return query.where(*within).order_by(Contract.end, Contract.id)

    def ending_on(self, days: Sequence[date]) -> Iterator[EndingSoon]:
        """Contracts that end on these days and were neither renewed nor terminated; streamed.

        What has no owner is its customer's owner's.
        """
        account = ChannelAccount
        writes = select(account.contact_id).where(
            account.customer_id == Contract.customer_id,
            account.blocked_at.is_(None),
            account.stopped_at.is_(None),
        )
        contact = writes.order_by(account.id).limit(1).scalar_subquery()
        owner = func.coalesce(Contract.owner_id, Customer.owner_id)
        query = (
            self.store.contracts.each()
            .join(Customer, Customer.id == Contract.customer_id)
            .where(Contract.end.in_(days), Customer.deleted_at.is_(None))
            .where(Contract.status != "terminated", ~was_renewed())
            .with_only_columns(Contract.id, Contract.number, Contract.customer_id, owner,
                               contact, Contract.end)
            .order_by(Contract.id)
        )  # fmt: skip
        for row in self.session.execute(query.execution_options(yield_per=MANY)):
            yield EndingSoon(*tuple(row))

    def renewable(self, customer_ids: Sequence[int]) -> list[Contract]:
        """These customers' contracts that run or ran out and were not renewed, by their end."""
        query = self.store.contracts.each().where(
            Contract.customer_id.in_(customer_ids),
            Contract.status.in_(("active", "expired")),
            ~was_renewed(),
        )
        return list(self.session.scalars(query.order_by(Contract.end.nulls_last(), Contract.id)))

    def lapsed(self, start: date, end: date, owner_id: int | None = None) -> int:
        """How many contracts ended within these days and were not renewed."""
        query = self.ending(start, end, owner_id).where(~was_renewed())
        return self.store.contracts.count(query)

    def totals(self, query: Select[Contract]) -> list[EndingTotal]:
        """What a query's contracts come to, by currency, renewed ones apart."""
        renewed = was_renewed().label("renewed")
        columns = (renewed, Contract.currency, func.count(),
                   func.sum(Contract.amount, type_=ExactDecimal()))  # fmt: skip
        counted = query.order_by(None).with_only_columns(*columns)
        rows = self.session.execute(counted.group_by("renewed", Contract.currency))
        return [EndingTotal(bool(row[0]), *row[1:]) for row in rows]

    def page(self, query: Select[Contract], limit: int) -> list[Contract]:
        """The first contracts of a query, with their customers and owners."""
        people = joinedload(Contract.customer), joinedload(Contract.owner)
        return list(self.session.scalars(query.options(*people).limit(limit)))

    def deals(self, customer_ids: Sequence[int]) -> dict[int, Deal]:
        """For each of these customers the newest open deal whose name says renewal."""
        named = or_(*(Deal.name.icontains(word, autoescape=True) for word in WORDS))
        opened = select(Stage.key).where(Stage.outcome == "open")
        query = self.store.deals.each().where(
            Deal.customer_id.in_(customer_ids), Deal.stage.in_(opened), named
        )
        found = self.session.scalars(query.order_by(Deal.id))
        return {deal.customer_id or 0: deal for deal in found}


def was_renewed() -> ColumnElement[bool]:
    """Whether a contract has a successor, or is said to be renewed."""
    later = aliased(Contract)
    followed = exists().where(later.renewed_from_id == Contract.id, later.deleted_at.is_(None))
    return or_(Contract.status == "renewed", followed)
