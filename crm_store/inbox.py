"""The inbox: what came in, stored once, before it is acknowledged."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from crm_store.database import Database
from crm_store.models import InboxMessage


def receive(
    database: Database,
    channel: str,
    key: str,
    conversation: str,
    sender: str,
    body: Mapping[str, Any],
) -> tuple[int, bool]:
    """Store a delivery; its key in the inbox, and whether it is new (False: seen before)."""
    row = InboxMessage(
        channel=channel, key=key, conversation=conversation, sender=sender, body=dict(body)
    )
    try:
        with database.writing() as session:
            session.add(row)
            session.flush()
            return row.id, True
    except IntegrityError:
        with database.reading() as session:
            query = select(InboxMessage.id).where(
                InboxMessage.channel == channel, InboxMessage.key == key
            )
            return session.scalars(query).one(), False


def done(session: Session, key: int) -> None:
    """Note that a delivery was answered."""
    session.execute(update(InboxMessage).where(InboxMessage.id == key).values(status="done"))
