"""What a ticket's move to another status does to its clocks."""

from datetime import timedelta

from crm_store import outbox
from crm_store.models import Ticket
from crm_store.service_level import RUNNING
from intents.context import Context
from intents.service.levels import levels_of


def move(ticket: Ticket, status: str, context: Context) -> None:
    """Move a ticket on.

    Waiting for the customer means that somebody has answered, and stops the clock; so did having
    been resolved, of one that is opened again.
    """
    if ticket.status == status:
        return
    _end_wait(ticket, status, context)
    if status == "pending":
        ticket.paused_at = context.now
    if status != "open":
        ticket.first_reply_at = ticket.first_reply_at or context.now
    if status not in RUNNING:
        ticket.resolved_at = ticket.resolved_at or context.now
    ticket.status = status


def _end_wait(ticket: Ticket, status: str, context: Context) -> None:
    levels = levels_of(context)
    waited = levels.paused(ticket, context.now)
    if ticket.status not in RUNNING and status in RUNNING and ticket.resolved_at is not None:
        waited = levels.working.between(ticket.resolved_at, context.now)
        ticket.resolved_at = None
        outbox.withdraw(context.store.session, f"ticket:{ticket.id}:rating")
    ticket.paused_at = None
    if waited > timedelta():
        seconds = int(waited.total_seconds())
        ticket.paused_seconds = (ticket.paused_seconds or 0) + seconds
