"""What was said: conversations, the inbox, the outbox, and phrases people taught."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from crm_store.models.base import Base, utc_now


class Conversation(Base):
    """One conversation on one channel and what it remembers (`memory`)."""

    __tablename__ = "conversations"
    __table_args__ = (UniqueConstraint("channel", "external_id"),)

    channel: Mapped[str]
    external_id: Mapped[str]
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), default=None, index=True)
    customer_id: Mapped[int | None] = mapped_column(
        ForeignKey("customers.id"), default=None, index=True
    )
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), default=None)
    memory: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    started_at: Mapped[datetime] = mapped_column(default=utc_now)
    updated_at: Mapped[datetime] = mapped_column(default=utc_now, onupdate=utc_now)


class InboxMessage(Base):
    """A message as it came in, stored before it is acknowledged.

    (`channel`, `key`) is the platform's own id of the delivery, so a repeated one is seen as such.
    `status` is waiting, done or failed.
    """

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("channel", "key"),
        Index("ix_inbox_waiting", "status", "id"),
    )

    channel: Mapped[str]
    key: Mapped[str]
    conversation: Mapped[str]
    sender: Mapped[str]
    body: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    received_at: Mapped[datetime] = mapped_column(default=utc_now)
    status: Mapped[str] = mapped_column(default="waiting")
    error: Mapped[str | None] = mapped_column(default=None)


class OutboxMessage(Base):
    """A reply or notice to be sent, at least once. `status` is waiting, sent or dead."""

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("key"),
        Index("ix_outbox_waiting", "status", "not_before", "id"),
        Index("ix_outbox_conversation", "channel", "conversation", "id"),
    )

    key: Mapped[str]
    channel: Mapped[str]
    conversation: Mapped[str]
    body: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
    not_before: Mapped[datetime] = mapped_column(default=utc_now)
    sent_at: Mapped[datetime | None] = mapped_column(default=None)
    attempts: Mapped[int] = mapped_column(default=0)
    status: Mapped[str] = mapped_column(default="waiting")
    error: Mapped[str | None] = mapped_column(default=None)
    external_id: Mapped[str | None] = mapped_column(default=None)


class LearnedPhrase(Base):
    """A message and the reading that a person picked for it: an example for those like them.

    `text` has records, amounts and times masked. `customer_id` is set where a customer picked, and
    then nobody else's messages are read by it. `embedding` holds half-precision floats.
    """

    __tablename__ = "learned_phrases"

    text: Mapped[str]
    intent: Mapped[str]
    language: Mapped[str]
    embedding: Mapped[bytes]
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), default=None)
    customer_id: Mapped[int | None] = mapped_column(
        ForeignKey("customers.id"), default=None, index=True
    )
    at: Mapped[datetime] = mapped_column(default=utc_now)
