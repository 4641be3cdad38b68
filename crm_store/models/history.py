"""What changed: the audit trail, what can be undone, and what the search index has yet to read."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from crm_store.models.base import Base, utc_now


class UndoRecord(Base):
    """One person's one change, as a whole: what the Undo button takes back."""

    __tablename__ = "undo_records"
    __table_args__ = (Index("ix_undo_records_user", "user_id", "id"),)

    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), default=None)
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customers.id"), default=None)
    conversation: Mapped[str | None] = mapped_column(default=None)
    intent: Mapped[str | None] = mapped_column(default=None)
    at: Mapped[datetime] = mapped_column(default=utc_now)
    undone_at: Mapped[datetime | None] = mapped_column(default=None)
    undoes_id: Mapped[int | None] = mapped_column(ForeignKey("undo_records.id"), default=None)


class AuditEntry(Base):
    """One record's part of a change: who, when, what it was and what it became.

    `fields` maps a column of the import format to [old, new] as people read them; `raw` maps a
    mapped attribute to [old, new] as the store holds them, which is what undo needs.
    """

    __tablename__ = "audit_entries"
    __table_args__ = (
        Index("ix_audit_entries_record", "kind", "record_id"),
        Index("ix_audit_entries_at", "at", "id", "user_id", "op"),
        Index("ix_audit_entries_undo", "undo_id"),
    )

    undo_id: Mapped[int | None] = mapped_column(ForeignKey("undo_records.id"), default=None)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), default=None)
    at: Mapped[datetime] = mapped_column(default=utc_now)
    op: Mapped[str]
    kind: Mapped[str]
    record_id: Mapped[int]
    name: Mapped[str]
    fields: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    raw: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class IndexJob(Base):
    """A record that the search index has to read again."""

    __tablename__ = "index_queue"

    kind: Mapped[str]
    record_id: Mapped[int]
    at: Mapped[datetime] = mapped_column(default=utc_now)
