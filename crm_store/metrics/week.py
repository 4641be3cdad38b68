"""Figures of a week that are no measures: new deals, late tickets, customers at high risk."""

from datetime import datetime, time
from typing import Any

from sqlalchemy import func

from crm_store.metrics.churn.risk import HIGH
from crm_store.metrics.periods import Period
from crm_store.metrics.sources import DEALS
from crm_store.metrics.statement import scoped
from crm_store.models import CustomerRisk, Deal, Ticket
from crm_store.quiet_hours import at_hour
from crm_store.repositories.risks import Risks
from crm_store.repositories.service_settings import service_levels
from crm_store.repositories.tickets_to_tell import RunningTicket
from crm_store.service_level import ServiceLevels
from crm_store.store import Store

MANY = 500
LATE = ("breached", "missed")


def new_deals(store: Store, period: Period) -> int:
    """How many deals were entered in a period, of those that the actor sees."""
    start, end = _moments(store, period)
    query = scoped(store, DEALS).where(Deal.created_at >= start, Deal.created_at < end)
    counted = query.with_only_columns(func.count(), maintain_column_froms=True)
    return store.session.scalar(counted) or 0


def late_tickets(store: Store, period: Period) -> int:
    """How many tickets opened in a period were answered or resolved too late, or are late by now.

    Raises ValueError where the workspace's service levels cannot be read.
    """
    start, end = _moments(store, period)
    levels = service_levels(store.workspace, store.actor)
    query = (
        store.tickets.query()
        .with_only_columns(
            Ticket.id, Ticket.number, Ticket.customer_id, Ticket.assignee_id, Ticket.priority,
            Ticket.status, Ticket.opened_at, Ticket.first_reply_at, Ticket.resolved_at,
            Ticket.paused_at, Ticket.paused_seconds,
        )
        .where(Ticket.opened_at >= start, Ticket.opened_at < end)
    )  # fmt: skip
    rows: Any = store.session.execute(query.execution_options(yield_per=MANY))
    return sum(_is_late(RunningTicket(*row), levels, store.now) for row in rows)


def high_risks(store: Store, since: Period) -> tuple[int, int]:
    """How many customers are at high risk of leaving, and how many since a period; as counted."""
    theirs = Risks(store.session, store.actor).looked_after()
    query = theirs.join(CustomerRisk).where(CustomerRisk.score >= HIGH)
    risen = func.count().filter(CustomerRisk.high_since.between(since.start, since.end))
    counted = query.with_only_columns(func.count(), risen, maintain_column_froms=True)
    high, lately = store.session.execute(counted).one()
    return high, lately


def _is_late(ticket: RunningTicket, levels: ServiceLevels, now: datetime) -> bool:
    clocks = levels.clocks(ticket, now)
    return clocks.first_response.state in LATE or clocks.resolution.state in LATE


def _moments(store: Store, period: Period) -> tuple[datetime, datetime]:
    zone = store.actor.timezone
    return at_hour(period.start, time(), zone), at_hour(period.after, time(), zone)
