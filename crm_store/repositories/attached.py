"""What is attached to a customer or to a colleague, for deletions, merges and hand-overs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, func, select

from crm_store.models import (
    Activity,
    Base,
    CampaignMember,
    Contract,
    Customer,
    CustomerRisk,
    CustomerScore,
    Deal,
    Lead,
    Quote,
    Record,
    Stage,
    Task,
    Ticket,
    UndoRecord,
)
from crm_store.repositories.contracts import Contracts
from crm_store.repositories.deals import Deals
from crm_store.repositories.records import (
    ChildRepository,
    Contacts,
    Orders,
    Quotes,
    hides_work,
    holder,
)
from crm_store.repositories.tickets import Tickets
from crm_store.repositories.work import Activities, Tasks
from crm_store.store import Store

OPEN_TICKETS = ("open", "pending")
OPEN_QUOTES = ("draft", "waiting", "approved", "sent")
CLOSED_LEADS = ("converted", "lost")
COUNTED: tuple[type[ChildRepository[Any]], ...] = (
    Contacts, Deals, Contracts, Orders, Tickets, Activities, Tasks,
)  # fmt: skip
WORKED_OUT = (CustomerRisk, CustomerScore)
"""Rows that are worked out anew every day, one for each customer: they go along nowhere."""


@cache
def _counting(hidden: bool) -> dict[str, Select[int]]:
    """A query for each kind: how many a customer has, as `held` tells whose."""
    return {
        one.model.__kind__: one.held(hidden).with_only_columns(
            func.count(), maintain_column_froms=True
        )
        for one in COUNTED
    }


@cache
def _going(hidden: bool) -> dict[str, Select[Any]]:
    """A query for each kind of what goes along with a customer; `now` is given with it."""
    return {
        "contact": Contacts.held(hidden),
        "deal": Deals.held(hidden).where(_open_deal()),
        "task": Tasks.held(hidden).where(Task.status == "open"),
        "contract": Contracts.held(hidden).where(Contract.status == "active"),
        "quote": Quotes.held(hidden).where(Quote.status.in_(OPEN_QUOTES)),
        "ticket": Tickets.held(hidden).where(Ticket.status.in_(OPEN_TICKETS)),
        "activity": Activities.held(hidden).where(Activity.at > bindparam("now")),
    }


@dataclass(frozen=True)
class Link:
    """A column that names a customer."""

    model: type[Any]
    attribute: str


class Attached:
    """Records that hang on others. What is open goes along; what happened stays in the figures."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.session = store.session

    def going(self, customer: Customer) -> dict[str, list[Record]]:
        """What a customer's deletion takes along, by kind, as far as the actor sees it."""
        going = _going(hides_work(customer, self.store.actor))
        values = {**holder(customer, self.store.actor), "now": self.store.now}
        found = {kind: list(self.session.scalars(query, values)) for kind, query in going.items()}
        return {kind: records for kind, records in found.items() if records}

    def owned(self, user_id: int) -> dict[str, Select[Any]]:
        """A query for each kind of what a colleague has in hand, as far as the actor sees it."""
        store = self.store
        return {
            "customer": store.customers.query().where(Customer.owner_id == user_id),
            "deal": store.deals.by(user_id).where(_open_deal()),
            "task": store.tasks.by(user_id).where(Task.status == "open"),
            "lead": store.leads.query().where(
                Lead.owner_id == user_id, Lead.status.not_in(CLOSED_LEADS)
            ),
            "contract": store.contracts.by(user_id).where(Contract.status == "active"),
            "quote": store.quotes.by(user_id).where(Quote.status.in_(OPEN_QUOTES)),
            "ticket": store.tickets.by(user_id).where(Ticket.status.in_(OPEN_TICKETS)),
            "activity": store.activities.by(user_id).where(Activity.at > store.now),
        }

    def counts(self, user_id: int) -> dict[str, int]:
        """How many of each kind a colleague has in hand; only kinds that there are."""
        counted = {
            kind: self.store.by_kind[kind].count(query)
            for kind, query in self.owned(user_id).items()
        }
        return {kind: count for kind, count in counted.items() if count}

    def all_seen(self, customer: Customer) -> bool:
        """Whether the actor sees all that hangs on a customer (in the pool they may not)."""
        if customer.owner_id is not None or self.store.actor.sees_all:
            return True
        for kind in ("deal", "task", "contract", "quote", "ticket", "activity"):
            repository: Any = self.store.by_kind[kind]
            model = repository.model
            there = select(func.count()).where(
                model.customer_id == customer.id, model.deleted_at.is_(None)
            )
            if (self.session.scalar(there) or 0) > repository.count(repository.at(customer)):
                return False
        return True

    def counts_at(self, customer: Customer) -> dict[str, int]:
        """How many contacts, deals, contracts and so on a customer has."""
        counting = _counting(hides_work(customer, self.store.actor))
        values = holder(customer, self.store.actor)
        counted = {kind: self.session.scalar(query, values) for kind, query in counting.items()}
        return {kind: count for kind, count in counted.items() if count}

    def naming(self, customer: Customer) -> Iterator[tuple[Link, list[Record]]]:
        """Every record that names a customer, those in the recycle bin among them, by column."""
        for link in links():
            if issubclass(link.model, Record):
                yield link, list(self.session.scalars(_rows_of(link), {"customer": customer.id}))

    def side_rows(self, customer: Customer, other: Customer) -> Iterator[tuple[Link, list[int]]]:
        """Keys of the rows without an audit trail that name a customer and may name another."""
        values = {"customer": customer.id, "other": other.id}
        for link in links():
            if issubclass(link.model, Record):
                continue
            if keys := list(self.session.scalars(_keys_of(link), values)):
                yield link, keys


@cache
def links() -> Sequence[Link]:
    """Every column of every table that names a customer, but who made a change stays who it was."""
    return [
        Link(mapper.class_, attribute.key)
        for mapper in sorted(Base.registry.mappers, key=lambda one: one.class_.__name__)
        if mapper.class_ not in (UndoRecord, *WORKED_OUT)
        for attribute in mapper.column_attrs
        for key in attribute.columns[0].foreign_keys
        if key.column.table.name == Customer.__tablename__
    ]


@cache
def _rows_of(link: Link) -> Select[Any]:
    """The rows that name the customer that is given when it is run; as `_keys_of`, built once."""
    return select(link.model).where(getattr(link.model, link.attribute) == bindparam("customer"))


@cache
def _keys_of(link: Link) -> Select[int]:
    """Their keys; of memberships those of campaigns in which the `other` customer is not."""
    query = _rows_of(link).with_only_columns(link.model.id)
    if link.model is not CampaignMember:
        return query
    theirs = select(CampaignMember.campaign_id).where(
        CampaignMember.customer_id == bindparam("other")
    )
    return query.where(CampaignMember.campaign_id.not_in(theirs))


def _open_deal() -> ColumnElement[bool]:
    return Deal.stage.in_(select(Stage.key).where(Stage.outcome == "open"))
