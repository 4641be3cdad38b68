"""What a digest is made of: who has anything to be told in the morning, and their new tickets."""

from collections.abc import Iterator
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, exists, func, or_, select

from crm_store.models import Activity, Customer, Deal, Notice, Stage, Task, Ticket, User
from crm_store.repositories.notices import waiting_for_a_digest
from crm_store.repositories.tickets import UNRESOLVED
from crm_store.store import Store

_WHOSE = func.coalesce(Ticket.assignee_id, Customer.owner_id)
"""Whoever a ticket is with, else whoever looks after its customer."""


def with_a_morning(
    store: Store, start: datetime, end: datetime, closing: tuple[date, date], since: datetime
) -> Iterator[int]:
    """The colleagues who have something to be told of a day; one statement.

    A to-do due by its `end` or a meeting in it, an open deal that is to close on the days of
    `closing`, a ticket opened `since`, or a notice that was put off.
    """
    ways = (
        _has_to_do(end),
        _has_meeting(start, end),
        _has_deal(closing),
        User.id.in_(_with_new_tickets(since, end)),
        exists().where(
            Notice.user_id == User.id, Notice.audience == "staff", *waiting_for_a_digest()
        ),
    )
    yield from store.session.scalars(_colleagues(store).where(or_(*ways)))


def managers(store: Store) -> Iterator[int]:
    """The colleagues who lead others."""
    yield from store.session.scalars(_colleagues(store).where(User.role.in_(("manager", "admin"))))


def new_tickets(store: Store, user_id: int, since: datetime) -> Select[Ticket]:
    """A colleague's tickets that were opened since then and are not resolved, the newest first."""
    query = store.tickets.query().outerjoin(Customer, Customer.id == Ticket.customer_id)
    query = query.where(_WHOSE.in_((user_id,)), *_opened(since, store.now))
    return query.order_by(Ticket.opened_at.desc(), Ticket.id.desc())


def _colleagues(store: Store) -> Select[int]:
    return store.users.query().with_only_columns(User.id).order_by(User.id)


def _has_to_do(end: datetime) -> ColumnElement[bool]:
    open_one = Task.assignee_id == User.id, Task.status == "open", Task.due < end
    return exists().where(*open_one, Task.deleted_at.is_(None))


def _has_meeting(start: datetime, end: datetime) -> ColumnElement[bool]:
    theirs = Activity.user_id == User.id, Activity.at >= start, Activity.at < end
    return exists().where(*theirs, Activity.kind == "meeting", Activity.deleted_at.is_(None))


def _has_deal(closing: tuple[date, date]) -> ColumnElement[bool]:
    opened = Deal.stage.in_(select(Stage.key).where(Stage.outcome == "open"))
    first, last = closing
    days = Deal.close_date.between(first, last)
    return exists().where(Deal.owner_id == User.id, days, opened, Deal.deleted_at.is_(None))


def _with_new_tickets(since: datetime, end: datetime) -> Select[int | None]:
    joined = select(_WHOSE).outerjoin_from(Ticket, Customer, Customer.id == Ticket.customer_id)
    return joined.where(Ticket.deleted_at.is_(None), _WHOSE.is_not(None), *_opened(since, end))


def _opened(since: datetime, end: datetime) -> tuple[ColumnElement[bool], ...]:
    return Ticket.opened_at >= since, Ticket.opened_at < end, Ticket.status.in_(UNRESOLVED)
