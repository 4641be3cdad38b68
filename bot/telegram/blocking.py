"""Noticing that somebody blocked the bot, took it back, or gets no message."""

from datetime import UTC, datetime

from bot.bootstrap import App
from bot.telegram.limits import CHANNEL
from crm_store.actors import system_actor
from crm_store.models import OutboxMessage
from crm_store.unit_of_work import UnitOfWork
from intents.accounts.blocking import blocked, unblocked
from intents.context import Context
from intents.service.desk import not_arrived


def note_blocked(app: App, chat: str, now: datetime) -> None:
    """Nothing can be sent to this chat any more; whoever looks after the customer is told."""
    with _unit(app, now) as unit:
        blocked(f"{CHANNEL}:{chat}", _context(unit, app, now))


def note_unblocked(app: App, chat: str, now: datetime) -> None:
    """The bot was taken back."""
    with _unit(app, now) as unit:
        unblocked(f"{CHANNEL}:{chat}", _context(unit, app, now))


def note_lost(app: App, row: OutboxMessage) -> None:
    """What a colleague wrote to a customer can not be sent: whoever talks to them is told."""
    number = row.body["about"].get("handover") if row.body.get("about") else None
    if isinstance(number, int):
        with _unit(app, now := datetime.now(UTC)) as unit:
            not_arrived(number, row.id, _context(unit, app, now))


def _unit(app: App, now: datetime) -> UnitOfWork:
    return UnitOfWork(app.database, system_actor(app.defaults), now, intent="blocked")


def _context(unit: UnitOfWork, app: App, now: datetime) -> Context:
    return Context(system_actor(app.defaults), unit.store, now, unit=unit)
