"""Conversations that a person takes over: opened, answered, escalated, closed."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from pydantic import JsonValue
from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from crm_store import outbox
from crm_store.models import Contact, Customer, Handover, InboxMessage, OutboxMessage
from crm_store.repositories.base import child_visible
from crm_store.scope import Actor

DESK = "handover:"
"""The conversation of a handover's desk, on Slack, is this and the handover's key."""
SAID = ":said:"
"""In the keys of what colleagues wrote to the customer."""
LAST_TURNS = 5
LONGEST = 500

Said = dict[str, JsonValue]
"""One message: {"at": ISO time, "by": customer, colleague or bot, "text"}."""


class Handovers:
    """Handovers that the actor may see: of customers that they see, and those given to them."""

    def __init__(self, session: Session, actor: Actor) -> None:
        self.session = session
        self.actor = actor

    def visible(self) -> ColumnElement[bool]:
        """The condition under which one exists for the actor."""
        return child_visible(self.actor, Handover.customer_id, Handover.user_id)

    def get(self, key: int) -> Handover | None:
        """The handover of that key."""
        return self.session.scalar(select(Handover).where(Handover.id == key, self.visible()))

    def running(self, channel: str, conversation: str) -> Handover | None:
        """The handover that a conversation is in; None where the bot talks."""
        query = select(Handover).where(*_running(channel, conversation))
        return self.session.scalar(query.order_by(Handover.id.desc()).limit(1))

    def at_desk(self, key: int) -> Handover | None:
        """The handover of that key, for those who answer at its desk: Slack let them in there."""
        return self.session.get(Handover, key)

    def of_thread(self, thread: str) -> Handover | None:
        """The handover that a thread of colleagues is about, be it over or not."""
        return self.session.scalar(select(Handover).where(Handover.thread == thread).limit(1))

    def open(self) -> Select[Handover]:
        """Those that are not closed, the longest waiting first."""
        query = select(Handover).where(Handover.status != "closed", self.visible())
        return query.order_by(Handover.answer_by, Handover.id)

    def waiting_for_colleagues(self, channel: str, conversation: str) -> Handover | None:
        """The handover whose desk gets what is said in a conversation; None where the bot talks."""
        found = self.running(channel, conversation)
        return found if found is not None and found.desk is not None else None

    def unanswered(self, now: datetime) -> list[Handover]:
        """Those that nobody answered in time and that were not escalated yet."""
        late = self.open().where(Handover.status == "open", Handover.answer_by < now)
        return list(self.session.scalars(late))

    def whose(self, handover: Handover) -> str:
        """The customer and their person by name."""
        contact = self.session.get(Contact, handover.contact_id or 0)
        customer = self.session.get(Customer, handover.customer_id or 0)
        return " · ".join(one.name for one in (customer, contact) if one is not None)

    def add(self, handover: Handover) -> Handover:
        """Keep a new one and give it its key."""
        self.session.add(handover)
        self.session.flush()
        return handover

    def answered(self, handover: Handover, user_id: int | None, at: datetime) -> None:
        """A colleague has written to the customer."""
        handover.status = "answered"
        self.spoken(handover, at)
        handover.answered_at = handover.answered_at or at
        handover.user_id = user_id or handover.user_id

    def spoken(self, handover: Handover, at: datetime) -> None:
        """Somebody wrote, on either side."""
        handover.spoken_at, handover.reminded_at = at, None

    def reminded(self, handover: Handover, at: datetime) -> None:
        """Colleagues were asked whether it goes on."""
        handover.reminded_at = at

    def silent(self, since: datetime) -> list[Handover]:
        """Those in which nobody wrote, and nobody was asked about, since then."""
        last = func.coalesce(Handover.reminded_at, Handover.spoken_at)
        return list(self.session.scalars(self.open().where(last <= since)))

    def escalated(self, handover: Handover, at: datetime) -> None:
        """Nobody answered in time, and somebody else was told."""
        handover.status, handover.escalated_at = "escalated", at

    def closed(self, handover: Handover, at: datetime) -> None:
        """The conversation is the bot's again."""
        handover.status, handover.closed_at = "closed", at

    def last_messages(self, channel: str, conversation: str) -> list[Said]:
        """What the customer and the bot last said, oldest first, with what is being answered.

        Nothing that somebody else said in the same conversation.
        """
        current = self._being_answered(channel, conversation)
        turns = outbox.history(self.session, channel, conversation, None, LAST_TURNS)
        sender = current.sender if current is not None else None
        said = [
            one
            for asked, answer in turns
            if asked is None or sender is None or asked.sender == sender
            for one in _turn(asked, answer)
        ]
        return [*said, *(_asked(current) if current is not None else ())]

    def _being_answered(self, channel: str, conversation: str) -> InboxMessage | None:
        query = select(InboxMessage).where(
            InboxMessage.status == "waiting",
            InboxMessage.channel == channel,
            InboxMessage.conversation == conversation,
        )
        return self.session.scalar(query.order_by(InboxMessage.id.desc()).limit(1))


def is_with_people(session: Session, channel: str, conversation: str) -> bool:
    """Whether colleagues talk to whoever writes in a conversation."""
    held = select(Handover.id).where(*_running(channel, conversation), Handover.desk.is_not(None))
    return session.scalar(held.limit(1)) is not None


def _running(channel: str, conversation: str) -> tuple[ColumnElement[bool], ...]:
    return (
        Handover.channel == channel,
        Handover.conversation == conversation,
        Handover.status != "closed",
    )


def _turn(asked: InboxMessage | None, answer: OutboxMessage) -> Iterator[Said]:
    if asked is not None:
        yield from _asked(asked)
    if text := reply_text(answer.body):
        by = "colleague" if answer.key.startswith(DESK) and SAID in answer.key else "bot"
        yield {"at": answer.created_at.isoformat(), "by": by, "text": text[:LONGEST]}


def _asked(row: InboxMessage) -> Iterator[Said]:
    press = row.body.get("press")
    text = row.body.get("text") or (f"[{press['button']}]" if isinstance(press, Mapping) else "")
    if text:
        at = row.received_at.isoformat()
        yield {"at": at, "by": "customer", "text": str(text)[:LONGEST]}


def reply_text(body: Mapping[str, Any]) -> str:
    """What a kept reply says, its cards and tables among it, line by line."""
    blocks: Sequence[Mapping[str, Any]] = body.get("reply", {}).get("blocks", ())
    return "\n".join(line for block in blocks for line in _lines(block) if line)


def _lines(block: Mapping[str, Any]) -> Iterator[str]:
    kind = block.get("type")
    if kind == "fields":
        yield str(block["title"])
        yield from (f"{label}: {value}" for label, value in block["fields"])
    elif kind == "table":
        yield str(block.get("title") or "")
        yield from (" | ".join(map(str, row)) for row in (block["headers"], *block["rows"]))
    elif "text" in block:
        yield str(block["text"])
