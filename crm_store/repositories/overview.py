"""All that hangs on one customer, for its card: a few indexed queries, each limited."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload, selectinload

from crm_store.models import (
    Activity,
    Base,
    Contact,
    Contract,
    Customer,
    Deal,
    Order,
    OrderLine,
    Payment,
    PointsEntry,
    Stage,
    Task,
    Ticket,
)
from crm_store.store import Store

B = TypeVar("B", bound=Base)
MOST = 50
SOME = 5
FEW = 3


@dataclass(frozen=True)
class Overview:
    """A customer's records as the actor sees them.

    Contacts in the order they were made; open deals the largest first; activities the latest first
    and none of the future; open tasks, unpaid instalments and active contracts the earliest first;
    unresolved tickets and orders the latest first; `points` is None without any entry.
    """

    contacts: Sequence[Contact]
    deals: Sequence[Deal]
    activities: Sequence[Activity]
    tasks: Sequence[Task]
    payments: Sequence[Payment]
    tickets: Sequence[Ticket]
    contracts: Sequence[Contract]
    orders: Sequence[Order]
    points: int | None


def overview(store: Store, customer: Customer, now: datetime) -> Overview:
    """The records of a customer that the actor was found to see."""
    return Overview(
        contacts=_all(store, store.contacts.at(customer).order_by(Contact.id)),
        deals=_all(store, _open_deals(store, customer)),
        activities=_all(store, _activities(store, customer, now), FEW),
        tasks=open_tasks(store, customer),
        payments=_all(store, _unpaid(store, customer)),
        tickets=_all(store, _tickets(store, customer)),
        contracts=_all(store, _contracts(store, customer), SOME),
        orders=_all(store, _orders(store, customer), FEW),
        points=_points(store, customer),
    )


def open_tasks(store: Store, customer: Customer) -> Sequence[Task]:
    """The open to-dos about a customer, the earliest due first."""
    return _all(store, _tasks(store, customer))


def _all(store: Store, query: Select[B], limit: int = MOST) -> Sequence[B]:
    return list(store.session.scalars(query.limit(limit)))


def _open_deals(store: Store, customer: Customer) -> Select[Deal]:
    opened = select(Stage.key).where(Stage.outcome == "open")
    query = store.deals.at(customer).where(Deal.stage.in_(opened))
    return query.order_by(Deal.amount.desc().nulls_last(), Deal.id)


def _activities(store: Store, customer: Customer, now: datetime) -> Select[Activity]:
    query = store.activities.at(customer).where(Activity.at <= now)
    query = query.options(joinedload(Activity.user))
    return query.order_by(Activity.at.desc(), Activity.id.desc())


def _tasks(store: Store, customer: Customer) -> Select[Task]:
    query = store.tasks.at(customer).where(Task.status == "open").options(joinedload(Task.assignee))
    return query.order_by(Task.due.asc().nulls_last(), Task.id)


def _unpaid(store: Store, customer: Customer) -> Select[Payment]:
    contracts = store.contracts.at(customer).with_only_columns(Contract.id)
    return (
        select(Payment)
        .where(Payment.contract_id.in_(contracts), Payment.deleted_at.is_(None))
        .where(func.coalesce(Payment.paid_amount, 0) < Payment.amount)
        .where(Payment.paid_at.is_(None) | Payment.paid_amount.is_not(None))
        .options(joinedload(Payment.contract))
        .order_by(Payment.due, Payment.id)
    )


def _tickets(store: Store, customer: Customer) -> Select[Ticket]:
    query = store.tickets.at(customer).where(Ticket.status.in_(("open", "pending")))
    return query.order_by(Ticket.opened_at.desc(), Ticket.id.desc())


def _contracts(store: Store, customer: Customer) -> Select[Contract]:
    query = store.contracts.at(customer).where(Contract.status == "active")
    return query.order_by(Contract.end.asc().nulls_last(), Contract.id)


def _orders(store: Store, customer: Customer) -> Select[Order]:
    lines = selectinload(Order.lines).joinedload(OrderLine.product)
    query = store.orders.at(customer).options(lines)
    return query.order_by(Order.ordered_at.desc(), Order.id.desc())


def _points(store: Store, customer: Customer) -> int | None:
    entries = store.points.at(customer).with_only_columns(func.sum(PointsEntry.points))
    return store.session.scalar(entries)
