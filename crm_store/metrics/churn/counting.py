"""Counts the signals of many customers at once: a few grouped statements, each index-backed.

Every statement starts from what the actor may see and gives a row a customer, its columns named as
fields of Signals. A part of the customers at a time (`Among`) keeps memory the same however many
there are.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, and_, case, exists, func

from crm_store.metrics.churn import conditions
from crm_store.metrics.churn.conditions import HALF, YEAR
from crm_store.metrics.churn.signals import AsOf, Signals
from crm_store.models import (
    Activity,
    Contact,
    Contract,
    Deal,
    Order,
    Payment,
    Task,
    Ticket,
)
from crm_store.store import Store

Among = Callable[[SQLColumnExpression[Any]], ColumnElement[bool]]
"""Which customers: a condition on a column with their keys."""
Counted = Select[*tuple[Any, ...]]
Statement = Callable[[Store, Among, AsOf], Counted]


def these(*keys: int) -> Among:
    """Customers by their keys."""
    return lambda column: column.in_(keys)


def between(first: int, last: int) -> Among:
    """Customers whose keys are in a stretch, both ends included."""
    return lambda column: column.between(first, last)


def count_signals(store: Store, among: Among, as_of: AsOf) -> dict[int, Signals]:
    """The signals of these customers, as the actor sees them; of some nothing is known."""
    found: dict[int, dict[str, Any]] = defaultdict(dict)
    for statement in STATEMENTS:
        rows = store.session.execute(statement(store, among, as_of))
        names = tuple(rows.keys())[1:]
        for key, *values in rows:
            known = found[key]
            for name, value in zip(names, values, strict=True):
                if value is not None:
                    known[name] = value
    return {key: Signals(as_of, **known) for key, known in found.items()}


def _contracts(store: Store, among: Among, as_of: AsOf) -> Counted:
    active = Contract.status == "active"
    query = store.contracts.each().where(among(Contract.customer_id))
    return query.with_only_columns(
        Contract.customer_id,
        _count(active).label("active"),
        func.min(case((active, Contract.end))).label("ends"),
        _count(conditions.lapsed(as_of)).label("lapsed"),
    ).group_by(Contract.customer_id)


def _payments(store: Store, among: Among, as_of: AsOf) -> Counted:
    query = store.contracts.each().where(among(Contract.customer_id))
    query = query.join(Payment, Payment.contract_id == Contract.id)
    return (
        query.where(Payment.deleted_at.is_(None))
        .with_only_columns(
            Contract.customer_id,
            func.min(case((conditions.unpaid(as_of), Payment.due))).label("overdue_since"),
            _count(conditions.paid_late(store, as_of)).label("paid_late"),
        )
        .group_by(Contract.customer_id)
    )


def _orders(store: Store, among: Among, as_of: AsOf) -> Counted:
    query = store.orders.each().where(
        among(Order.customer_id), Order.status != "cancelled", Order.ordered_at <= as_of.at
    )
    return _purchases(query, Order.customer_id, Order.ordered_at, as_of)


def _won_deals(store: Store, among: Among, as_of: AsOf) -> Counted:
    """Purchases of those who have no orders: the deals that were won."""
    won = store.workspace.stages.keys("won")
    ordered = exists().where(
        Order.customer_id == Deal.customer_id,
        Order.deleted_at.is_(None),
        Order.status != "cancelled",
    )
    query = store.deals.each().where(
        among(Deal.customer_id), Deal.stage.in_(won), Deal.closed_at <= as_of.at, ~ordered
    )
    return _purchases(query, Deal.customer_id, Deal.closed_at, as_of)


def _purchases(
    query: Select[Any],
    customer: SQLColumnExpression[Any],
    at: SQLColumnExpression[Any],
    as_of: AsOf,
) -> Counted:
    recent, before = as_of.at - HALF, as_of.at - 2 * HALF
    return query.with_only_columns(
        customer,
        func.count().label("purchases"),
        func.min(at).label("first_purchase"),
        func.max(at).label("last_purchase"),
        _count(at >= recent).label("recent_purchases"),
        _count(and_(at >= before, at < recent)).label("purchases_before"),
    ).group_by(customer)


def _tickets(store: Store, among: Among, as_of: AsOf) -> Counted:
    query = store.tickets.each().where(among(Ticket.customer_id), Ticket.opened_at <= as_of.at)
    return query.with_only_columns(
        Ticket.customer_id,
        _count(conditions.complaint(as_of)).label("complaints"),
        _count(conditions.unsolved(as_of)).label("unsolved"),
        _count(conditions.rated(as_of)).label("rated"),
        func.sum(case((conditions.rated(as_of), Ticket.score), else_=0)).label("score_sum"),
    ).group_by(Ticket.customer_id)


def _activities(store: Store, among: Among, as_of: AsOf) -> Counted:
    past = Activity.at <= as_of.at
    lately = and_(past, Activity.at > as_of.at - YEAR)
    query = store.activities.each().where(among(Activity.customer_id))
    return query.with_only_columns(
        Activity.customer_id,
        _count(lately).label("contacts"),
        func.min(case((lately, Activity.at))).label("first_contact"),
        func.max(case((past, Activity.at))).label("last_contact"),
        _count(Activity.at > as_of.at).label("appointments"),
    ).group_by(Activity.customer_id)


def _notes(store: Store, among: Among, as_of: AsOf) -> Counted:
    telling = {topic: conditions.said(store, topic) for topic in ("gone", "competitor", "price")}
    query = store.activities.each().where(among(Activity.customer_id), *conditions.half_year(as_of))
    return query.with_only_columns(
        Activity.customer_id,
        *(_count(condition).label(f"said_{topic}") for topic, condition in telling.items()),
    ).group_by(Activity.customer_id)


def _contacts(store: Store, among: Among, as_of: AsOf) -> Counted:
    query = store.contacts.each(deleted=True).where(among(Contact.customer_id))
    query = query.where(conditions.gone_decider(store, as_of))
    return query.with_only_columns(
        Contact.customer_id, func.count().label("people_gone")
    ).group_by(Contact.customer_id)  # fmt: skip


def _deals(store: Store, among: Among, as_of: AsOf) -> Counted:
    query = store.deals.each().where(among(Deal.customer_id), Deal.created_at <= as_of.at)
    return query.with_only_columns(
        Deal.customer_id,
        _count(conditions.opened(store)).label("open_deals"),
        _count(conditions.against(store)).label("against"),
        _count(conditions.lost_on_price(store, as_of)).label("lost_on_price"),
    ).group_by(Deal.customer_id)


def _tasks(store: Store, among: Among, as_of: AsOf) -> Counted:
    query = store.tasks.each().where(among(Task.customer_id), Task.status == "open")
    return query.with_only_columns(
        Task.customer_id, func.count().label("tasks")
    ).group_by(Task.customer_id)  # fmt: skip


STATEMENTS: tuple[Statement, ...] = (
    _contracts, _payments, _orders, _won_deals, _tickets, _activities, _notes, _contacts, _deals,
    _tasks,
)  # fmt: skip


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    """How many rows of a group are so."""
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def in_stretches(last: int, size: int) -> Iterator[tuple[int, int]]:
    """Keys up to `last` in stretches of `size`."""
    for first in range(1, last + 1, size):
        yield first, first + size - 1


def as_of(store: Store, at: datetime | None = None) -> AsOf:
    """A moment (now, if none is given) with its date on the actor's calendar."""
    moment = at or store.now
    return AsOf(moment, moment.astimezone(store.actor.timezone).date())
