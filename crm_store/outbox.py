"""The outbox: replies and notices, kept with the effects that they tell of, sent at least once."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    bindparam,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session, aliased

from crm_store.models import Base, InboxMessage, OutboxMessage, User

TURN = "turn:"
"""The key of a turn's reply is this and the key of its message in the inbox."""

ONE_TIME = re.compile(r"(\?start=)[\w-]{16,64}")
"""The token of a deep link: whoever has it is the customer's person."""
TO_USER = ":user:"
"""The key of a colleague's copy of a notice is the notice's, this, and the colleague's."""

_ROWS = Base.metadata.tables[OutboxMessage.__tablename__]
_REPLY = insert(_ROWS).returning(_ROWS.c.id)
_NOTICES = {
    "sqlite": sqlite.insert(_ROWS).on_conflict_do_nothing(index_elements=["key"]),
    "postgresql": postgresql.insert(_ROWS).on_conflict_do_nothing(index_elements=["key"]),
}
_LAST = (
    select(_ROWS.c.body)
    .where(_ROWS.c.channel == bindparam("channel"), _ROWS.c.conversation == bindparam("place"))
    .order_by(_ROWS.c.id.desc())
    .limit(1)
)


def enqueue(
    session: Session, key: str, channel: str, conversation: str, body: Mapping[str, Any]
) -> OutboxMessage:
    """Add a message to be sent; `key` is stable, so that the same one is never added twice."""
    row = OutboxMessage(key=key, channel=channel, conversation=conversation, body=dict(body))
    session.add(row)
    session.flush()
    return row


def add_reply(
    session: Session, message: int, channel: str, conversation: str, body: Mapping[str, Any]
) -> int:
    """Add the reply to a message of the inbox; its key. A plain statement, as every turn has it."""
    place = {"channel": channel, "conversation": conversation}
    row = {"key": f"{TURN}{message}", **place, "body": dict(body)}
    key: int = session.execute(_REPLY, row).scalar_one()
    return key


def add_notice(
    session: Session,
    key: str,
    channel: str,
    conversation: str,
    body: Mapping[str, Any],
    now: datetime,
    not_before: datetime,
) -> None:
    """Add a notice, to be sent at that time; nothing where its key is there already.

    A plain statement, since one day's rules have thousands.
    """
    row = {"key": key, "channel": channel, "conversation": conversation, "body": dict(body)}
    times = {"created_at": now, "not_before": not_before}
    session.execute(_NOTICES[session.get_bind().dialect.name], {**row, **times})


def withdraw(session: Session, prefix: str) -> None:
    """Take back notices that were not sent yet, by the beginning of their keys."""
    waiting = delete(OutboxMessage).where(
        OutboxMessage.key.startswith(prefix, autoescape=True), OutboxMessage.status == "waiting"
    )
    session.execute(waiting)


def withdraw_notices(session: Session, channel: str, conversation: str) -> None:
    """Take back what waits for a conversation and answers nothing that was asked in it."""
    waiting = delete(OutboxMessage).where(
        OutboxMessage.channel == channel,
        OutboxMessage.conversation == conversation,
        OutboxMessage.key.not_like(f"{TURN}%"),
        OutboxMessage.status == "waiting",
    )
    session.execute(waiting)


def bury_waiting(session: Session, channel: str, conversation: str, error: str) -> int:
    """Note that all that waits for a conversation can not be sent; how many messages that was."""
    waiting = update(OutboxMessage).where(
        OutboxMessage.channel == channel,
        OutboxMessage.conversation == conversation,
        OutboxMessage.status == "waiting",
    )
    dead = waiting.values(status="dead", error=error).returning(OutboxMessage.id)
    return len(session.scalars(dead).all())


def find(session: Session, key: str) -> OutboxMessage | None:
    """The message of that key."""
    return session.scalar(select(OutboxMessage).where(OutboxMessage.key == key))


def get(session: Session, key: int) -> OutboxMessage | None:
    """The message of that number in the outbox."""
    return session.get(OutboxMessage, key)


def copies(session: Session, row: OutboxMessage) -> list[OutboxMessage]:
    """A message as everybody got it who was told the same; itself where one person was."""
    stem, mark, _ = row.key.rpartition(TO_USER)
    return (sent_to_all(session, stem) if mark else []) or [row]


def sent_to_all(session: Session, key: str) -> list[OutboxMessage]:
    """The messages of a notice of that key, one for each colleague who got it."""
    keys = [f"{key}{TO_USER}{user}" for user in session.scalars(select(User.id))]
    query = select(OutboxMessage).where(OutboxMessage.key.in_(keys)).order_by(OutboxMessage.id)
    return list(session.scalars(query))


def latest(session: Session, channel: str, conversation: str) -> OutboxMessage | None:
    """The last message of a conversation."""
    query = _of(channel, conversation).order_by(OutboxMessage.id.desc())
    return session.scalar(query.limit(1))


def last_body(session: Session, channel: str, conversation: str) -> dict[str, Any] | None:
    """The body of the last message of a conversation; every message that comes in asks for it."""
    return session.scalar(_LAST, {"channel": channel, "place": conversation})


def due_after(
    session: Session, channel: str, conversation: str, key: int, now: datetime
) -> list[OutboxMessage]:
    """Notices of a conversation that came after message `key` and are due, in order."""
    query = _of(channel, conversation).where(
        OutboxMessage.id > key,
        OutboxMessage.not_before <= now,
        OutboxMessage.key.not_like(f"{TURN}%"),
    )
    return list(session.scalars(query.order_by(OutboxMessage.id)))


def of_conversation(
    session: Session, channel: str, conversation: str, message: int
) -> OutboxMessage | None:
    """The message of that key, if it is one of this conversation."""
    row = session.get(OutboxMessage, message)
    if row is None or (row.channel, row.conversation) != (channel, conversation):
        return None
    return row


def history(
    session: Session,
    channel: str,
    conversation: str,
    before: int | None,
    limit: int,
    *,
    now: datetime | None = None,
) -> list[tuple[InboxMessage | None, OutboxMessage]]:
    """The last turns of a conversation, oldest first: what came in (if anything) and the reply.

    Notices that are not due at `now` are left out.
    """
    query = _of(channel, conversation).order_by(OutboxMessage.id.desc()).limit(limit)
    if before is not None:
        query = query.where(OutboxMessage.id < before)
    if now is not None:
        query = query.where(OutboxMessage.not_before <= now)
    replies = list(session.scalars(query))[::-1]
    return [(inbox, reply) for inbox, reply in zip(_asked(session, replies), replies, strict=True)]


def mark_sent(session: Session, keys: Sequence[int], now: datetime) -> None:
    """Note that these messages were shown to the person."""
    waiting = update(OutboxMessage).where(
        OutboxMessage.id.in_(keys), OutboxMessage.status == "waiting"
    )
    session.execute(waiting.values(status="sent", sent_at=now))


def _of(channel: str, conversation: str) -> Select[OutboxMessage]:
    return select(OutboxMessage).where(
        OutboxMessage.channel == channel, OutboxMessage.conversation == conversation
    )


def _asked(session: Session, replies: Sequence[OutboxMessage]) -> list[InboxMessage | None]:
    """What each reply answers; None for a notice."""
    keys = [int(row.key.removeprefix(TURN)) for row in replies if row.key.startswith(TURN)]
    found = session.scalars(select(InboxMessage).where(InboxMessage.id.in_(keys)))
    by_key = {f"{TURN}{row.id}": row for row in found}
    return [by_key.get(row.key) for row in replies]


def claim(
    session: Session, channel: str, now: datetime, lease: timedelta, most: int
) -> list[OutboxMessage]:
    """Take up to `most` messages that are due, for sending: nobody else gets them for `lease`.

    One message a conversation at a time, the oldest first: one that waits for its next attempt
    holds those after it back. A sender that dies leaves its messages to be claimed again.
    """
    claimed = []
    for row in session.scalars(_sendable(channel, now).limit(most)):
        taken = (
            update(OutboxMessage)
            .where(OutboxMessage.id == row.id, *_due(OutboxMessage, now))
            .values(not_before=now + lease, attempts=OutboxMessage.attempts + 1)
            .returning(OutboxMessage.id)
        )
        if session.scalar(taken) is not None:
            claimed.append(row)
    return claimed


def anything_due(session: Session, channel: str, now: datetime) -> bool:
    """Whether a message of a channel could be claimed now."""
    return session.scalar(_sendable(channel, now).limit(1)) is not None


def delivered(session: Session, key: int, external_id: str | None, now: datetime) -> None:
    """Note that a message was sent, and the platform's own id of it."""
    _set(session, key, status="sent", sent_at=now, external_id=external_id, error=None)


def forget_links(session: Session, row: OutboxMessage) -> None:
    """Keep nothing of the one-time links that a message brought, once its reader has it."""
    without = ONE_TIME.sub(r"\1…", kept := json.dumps(row.body, ensure_ascii=False))
    if without != kept:
        _set(session, row.id, body=json.loads(without))


def postpone(session: Session, key: int, until: datetime, error: str) -> None:
    """Note that a message could not be sent yet, and when to try again."""
    _set(session, key, not_before=until, error=error)


def bury(session: Session, key: int, error: str) -> None:
    """Note that a message can not be sent: a dead letter, until somebody revives it."""
    _set(session, key, status="dead", error=error)


def dead_letters(session: Session, limit: int = 100) -> list[OutboxMessage]:
    """The messages that could not be sent, the last first."""
    query = select(OutboxMessage).where(OutboxMessage.status == "dead")
    return list(session.scalars(query.order_by(OutboxMessage.id.desc()).limit(limit)))


def count_dead(session: Session) -> int:
    """How many messages could not be sent."""
    return session.scalar(select(func.count()).where(OutboxMessage.status == "dead")) or 0


def revive(session: Session, keys: Sequence[int], now: datetime) -> int:
    """Let dead letters be sent again; how many there were."""
    dead = update(OutboxMessage).where(OutboxMessage.id.in_(keys), OutboxMessage.status == "dead")
    values = dead.values(status="waiting", attempts=0, not_before=now, error=None)
    return len(session.scalars(values.returning(OutboxMessage.id)).all())


def _sendable(channel: str, now: datetime) -> Select[OutboxMessage]:
    earlier = aliased(OutboxMessage)
    held_back = exists().where(
        earlier.channel == OutboxMessage.channel,
        earlier.conversation == OutboxMessage.conversation,
        earlier.id < OutboxMessage.id,
        earlier.status == "waiting",
        or_(earlier.attempts > 0, earlier.not_before <= now),
    )
    query = select(OutboxMessage).where(OutboxMessage.channel == channel, ~held_back)
    return query.where(*_due(OutboxMessage, now)).order_by(OutboxMessage.id)


def _due(row: type[OutboxMessage], now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (row.status == "waiting", row.not_before <= now)


def _set(session: Session, key: int, **values: object) -> None:
    session.execute(update(OutboxMessage).where(OutboxMessage.id == key).values(**values))
