"""Tickets that somebody has to be told of: running ones, and those nobody has rated; streamed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func

from crm_store.models import Customer, SurveyAnswer, Ticket
from crm_store.repositories.tickets import UNRESOLVED
from crm_store.store import Store

MANY = 500
OLDEST = timedelta(days=90)
"""Tickets that were opened before are nobody's news any more."""


@dataclass
class RunningTicket:
    """A ticket whose clocks run, with what they are reckoned from; see crm_store/service_level."""

    id: int
    number: str
    customer_id: int | None
    assignee_id: int | None
    priority: str
    status: str
    opened_at: datetime
    first_reply_at: datetime | None
    resolved_at: datetime | None
    paused_at: datetime | None
    paused_seconds: int | None


@dataclass(frozen=True)
class SolvedTicket:
    """A ticket that was resolved and not rated."""

    id: int
    number: str
    customer_id: int
    contact_id: int | None
    resolved_at: datetime


def running_tickets(store: Store, now: datetime) -> Iterator[RunningTicket]:
    """Tickets that are not resolved, whoever they are with (else the customer's owner)."""
    whose = func.coalesce(Ticket.assignee_id, Customer.owner_id)
    query = (
        store.tickets.query()
        .outerjoin(Customer, Customer.id == Ticket.customer_id)
        .with_only_columns(
            Ticket.id, Ticket.number, Ticket.customer_id, whose, Ticket.priority, Ticket.status,
            Ticket.opened_at, Ticket.first_reply_at, Ticket.resolved_at, Ticket.paused_at,
            Ticket.paused_seconds,
        )
        .where(Ticket.status.in_(UNRESOLVED), _lately(now))
        .order_by(Ticket.id)
    )  # fmt: skip
    rows: Any = store.session.execute(query.execution_options(yield_per=MANY))
    for row in rows:
        yield RunningTicket(*row)


def unrated_tickets(store: Store, start: datetime, end: datetime) -> Iterator[SolvedTicket]:
    """Tickets of customers that were resolved from `start` until before `end`, without a score."""
    answered = exists().where(SurveyAnswer.ticket_id == Ticket.id)
    query = (
        store.tickets.query()
        .with_only_columns(
            Ticket.id, Ticket.number, Ticket.customer_id, Ticket.contact_id, Ticket.resolved_at
        )
        .where(Ticket.status.in_(("resolved", "closed")), Ticket.customer_id.is_not(None))
        .where(Ticket.resolved_at >= start, Ticket.resolved_at < end, _lately(end))
        .where(Ticket.score.is_(None), ~answered)
        .order_by(Ticket.id)
    )
    rows: Any = store.session.execute(query.execution_options(yield_per=MANY))
    for row in rows:
        yield SolvedTicket(*row)


def _lately(now: datetime) -> ColumnElement[bool]:
    return and_(Ticket.opened_at > now - OLDEST, Ticket.opened_at < now)
