"""All that hangs on one customer, for its card: a few indexed queries, each limited and kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import TypeVar

from sqlalchemy import Select, bindparam, func, select
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
from crm_store.repositories.contracts import Contracts
from crm_store.repositories.deals import Deals
from crm_store.repositories.records import Contacts, Orders, Points, hides_work, holder
from crm_store.repositories.tickets import UNRESOLVED, Tickets
from crm_store.repositories.work import Activities, Tasks
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
        contacts=_all(store, customer, _contacts),
        deals=_all(store, customer, _open_deals),
        activities=_all(store, customer, _activities, now=now),
        tasks=open_tasks(store, customer),
        payments=_all(store, customer, _unpaid),
        tickets=_all(store, customer, _tickets),
        contracts=_all(store, customer, _contracts),
        orders=_all(store, customer, _orders),
        points=_points(store, customer),
    )


def open_tasks(store: Store, customer: Customer) -> Sequence[Task]:
    """The open to-dos about a customer, the earliest due first."""
    return _all(store, customer, _tasks)


def _all(
    store: Store, customer: Customer, query: Callable[[bool], Select[B]], **values: object
) -> Sequence[B]:
    held = query(hides_work(customer, store.actor))
    return list(store.session.scalars(held, {**holder(customer, store.actor), **values}))


@cache
def _contacts(hidden: bool) -> Select[Contact]:
    return Contacts.held(hidden).order_by(Contact.id).limit(MOST)


@cache
def _open_deals(hidden: bool) -> Select[Deal]:
    opened = select(Stage.key).where(Stage.outcome == "open")
    query = Deals.held(hidden).where(Deal.stage.in_(opened))
    return query.order_by(Deal.amount.desc().nulls_last(), Deal.id).limit(MOST)


@cache
def _activities(hidden: bool) -> Select[Activity]:
    query = Activities.held(hidden).where(Activity.at <= bindparam("now"))
    query = query.options(joinedload(Activity.user))
    return query.order_by(Activity.at.desc(), Activity.id.desc()).limit(FEW)


@cache
def _tasks(hidden: bool) -> Select[Task]:
    query = Tasks.held(hidden).where(Task.status == "open").options(joinedload(Task.assignee))
    return query.order_by(Task.due.asc().nulls_last(), Task.id).limit(MOST)


@cache
def _unpaid(hidden: bool) -> Select[Payment]:
    contracts = Contracts.held(hidden).with_only_columns(Contract.id)
    query = (
        select(Payment)
        .where(Payment.contract_id.in_(contracts), Payment.deleted_at.is_(None))
        .where(func.coalesce(Payment.paid_amount, 0) < Payment.amount)
        .where(Payment.paid_at.is_(None) | Payment.paid_amount.is_not(None))
        .options(joinedload(Payment.contract))
    )
    return query.order_by(Payment.due, Payment.id).limit(MOST)


@cache
def _tickets(hidden: bool) -> Select[Ticket]:
    query = Tickets.held(hidden).where(Ticket.status.in_(UNRESOLVED))
    return query.order_by(Ticket.opened_at.desc(), Ticket.id.desc()).limit(MOST)


@cache
def _contracts(hidden: bool) -> Select[Contract]:
    query = Contracts.held(hidden).where(Contract.status == "active")
    return query.order_by(Contract.end.asc().nulls_last(), Contract.id).limit(SOME)


@cache
def _orders(hidden: bool) -> Select[Order]:
    lines = selectinload(Order.lines).joinedload(OrderLine.product)
    query = Orders.held(hidden).options(lines)
    return query.order_by(Order.ordered_at.desc(), Order.id.desc()).limit(FEW)


@cache
def _points_held() -> Select[int | None]:
    return Points.held(hidden=False).with_only_columns(func.sum(PointsEntry.points))


def _points(store: Store, customer: Customer) -> int | None:
    return store.session.scalar(_points_held(), holder(customer, store.actor))
