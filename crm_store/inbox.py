"""The inbox: what came in, stored once, before it is acknowledged."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import bindparam, func, insert, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from crm_store.database import Database
from crm_store.models import Base, InboxMessage, IndexJob

_ROWS = Base.metadata.tables[InboxMessage.__tablename__]
_RECEIVED = insert(_ROWS).returning(_ROWS.c.id)
_DONE = update(_ROWS).where(_ROWS.c.id.in_(bindparam("keys", expanding=True))).values(status="done")


def receive(
    database: Database,
    channel: str,
    key: str,
    conversation: str,
    sender: str,
    body: Mapping[str, Any],
) -> tuple[int, bool]:
    """Store a delivery; its key in the inbox, and whether it is new (False: seen before)."""
    row = {
        "channel": channel,
        "key": key,
        "conversation": conversation,
        "sender": sender,
        "body": dict(body),
    }
    try:
        with database.writing() as session:
            return session.execute(_RECEIVED, row).scalar_one(), True
    except IntegrityError:
        with database.reading() as session:
            query = select(InboxMessage.id).where(
                InboxMessage.channel == channel, InboxMessage.key == key
            )
            return session.scalars(query).one(), False


def done(session: Session, keys: Sequence[int], of_customer: bool = False) -> None:
    """Note that deliveries were answered; what a customer wrote is to be found again."""
    session.execute(_DONE, {"keys": list(keys)})
    if of_customer:
        jobs = [{"kind": "message", "record_id": key} for key in keys]
        session.execute(insert(IndexJob), jobs)


def failed(session: Session, keys: Sequence[int], error: str) -> None:
    """Note that deliveries can not be answered; they are kept for somebody to look at."""
    rows = update(InboxMessage).where(InboxMessage.id.in_(keys))
    session.execute(rows.values(status="failed", error=error))


def waiting(session: Session, channel: str) -> list[InboxMessage]:
    """The deliveries of a channel that are not answered yet, in the order in which they came."""
    query = select(InboxMessage).where(
        InboxMessage.status == "waiting", InboxMessage.channel == channel
    )
    return list(session.scalars(query.order_by(InboxMessage.id)))


def find(session: Session, channel: str, key: str) -> InboxMessage | None:
    """The delivery of that key, whether it was answered or not."""
    query = select(InboxMessage).where(InboxMessage.channel == channel, InboxMessage.key == key)
    return session.scalar(query)


def get(session: Session, key: int) -> InboxMessage | None:
    """The delivery of that number in the inbox."""
    return session.get(InboxMessage, key)


def of_keys(session: Session, channel: str, keys: Sequence[str]) -> list[InboxMessage]:
    """The deliveries of a channel that have these keys, in the order in which they came."""
    query = select(InboxMessage).where(InboxMessage.channel == channel, InboxMessage.key.in_(keys))
    return list(session.scalars(query.order_by(InboxMessage.id))) if keys else []


def with_edits(session: Session, channel: str, key: str) -> list[InboxMessage]:
    """A message and what was made of it by editing, whose keys begin with its own."""
    edits = InboxMessage.key.startswith(f"{key}:", autoescape=True)
    query = select(InboxMessage).where(
        InboxMessage.channel == channel, or_(InboxMessage.key == key, edits)
    )
    return list(session.scalars(query.order_by(InboxMessage.id)))


def rename(session: Session, row: InboxMessage, key: str) -> None:
    """Give a delivery another key, so that one of its old key is new again."""
    session.execute(update(InboxMessage).where(InboxMessage.id == row.id).values(key=key))


def amend(session: Session, key: int, body: Mapping[str, Any]) -> None:
    """Put what a person made of a message in its place, while it waits to be answered."""
    row = update(InboxMessage).where(InboxMessage.id == key, InboxMessage.status == "waiting")
    session.execute(row.values(body=dict(body)))


def failures(session: Session, limit: int = 100) -> list[InboxMessage]:
    """The deliveries that could not be answered, the last first."""
    query = select(InboxMessage).where(InboxMessage.status == "failed")
    return list(session.scalars(query.order_by(InboxMessage.id.desc()).limit(limit)))


def revive(session: Session, keys: Sequence[int]) -> int:
    """Let deliveries that failed be answered when their channel next starts; how many."""
    rows = update(InboxMessage).where(InboxMessage.id.in_(keys), InboxMessage.status == "failed")
    values = rows.values(status="waiting", error=None)
    return len(session.scalars(values.returning(InboxMessage.id)).all())


def count_failed(session: Session) -> int:
    """How many deliveries could not be answered."""
    query = select(func.count()).where(InboxMessage.status == "failed")
    return session.scalar(query) or 0
