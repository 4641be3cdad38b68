"""One person's conversation with a pipeline, and what the store holds afterwards."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar
from uuid import uuid4

from sqlalchemy import func, select

from bot.channel import Inbound, Outbound, Press
from bot.pipeline import Pipeline
from bot.plain import to_plain
from bot.terminal.speaker import sender_of
from crm_store.database import Database
from crm_store.models import AuditEntry, Base, Conversation, IndexJob, OutboxMessage, UndoRecord
from tests.stores import NOW

M = TypeVar("M", bound=Base)
WRITTEN = (AuditEntry, UndoRecord, IndexJob, OutboxMessage, Conversation)
"""What a writing turn adds to, besides its records."""


@dataclass(frozen=True)
class Talk:
    """What `speaker` says in one conversation; the clock stands at `now`."""

    pipeline: Pipeline
    speaker: str = "方晴"
    conversation: str = "c1"
    now: datetime = NOW

    def say(self, text: str, key: str | None = None, later: timedelta = timedelta()) -> Outbound:
        """The reply to a message; `key` is the platform's id of it."""
        return self.pipeline.turn(self._inbound(key, later, text=text))

    def press(self, button: str, message: int | None = None, key: str | None = None) -> Outbound:
        """The reply to a pressed button, of the last reply or of that message."""
        press = Press(button=button, message=message)
        return self.pipeline.turn(self._inbound(key, press=press))

    def submit(self, **values: str) -> Outbound:
        """The reply to a submitted form."""
        return self.pipeline.turn(self._inbound(form=values))

    def _inbound(
        self, key: str | None = None, later: timedelta = timedelta(), **what: Any
    ) -> Inbound:
        return Inbound(
            channel="terminal",
            key=key or uuid4().hex,
            conversation=self.conversation,
            sender=sender_of(self.speaker),
            now=self.now + later,
            **what,
        )


def said(reply: Outbound) -> str:
    """All that a reply says, its buttons included."""
    return to_plain(reply.reply, "zh", buttons=True)


def rows(database: Database) -> dict[str, int]:
    """How many rows there are of what a turn writes beside its records."""
    with database.reading() as session:
        return {
            model.__tablename__: session.scalar(select(func.count()).select_from(model)) or 0
            for model in WRITTEN
        }


def one(database: Database, model: type[M], **columns: Any) -> M:
    """The one row with these values; the test fails where there are none or several."""
    with database.reading() as session:
        return session.scalars(select(model).filter_by(**columns)).one()
