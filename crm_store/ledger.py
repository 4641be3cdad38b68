"""Ledger: rows that go with a change, and which rows are part of which record's text."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from crm_store.bulk import insert_names
from crm_store.models import (
    Attachment,
    AuditEntry,
    Base,
    IndexJob,
    QuoteLine,
    StageChange,
    SurveyAnswer,
    TicketReply,
)

_ENTRIES, _JOBS, _MOVES = (
    insert(Base.metadata.tables[model.__tablename__])
    for model in (AuditEntry, IndexJob, StageChange)
)
PARTS: dict[type[Base], tuple[str, str]] = {
    TicketReply: ("ticket", "ticket_id"),
    SurveyAnswer: ("ticket", "ticket_id"),
    QuoteLine: ("quote", "quote_id"),
    Attachment: ("activity", "activity_id"),
}
"""Rows that are part of a record's text: the record's kind, and where its key is."""


@dataclass
class Ledger:
    """Rows that go with a change, written many at a time."""

    entries: list[dict[str, Any]] = field(default_factory=list)
    jobs: list[dict[str, Any]] = field(default_factory=list)
    moves: list[dict[str, Any]] = field(default_factory=list)
    names: list[dict[str, str | int]] = field(default_factory=list)

    def write(self, session: Session) -> None:
        """Insert them all and start afresh."""
        for kept, rows in (
            (_ENTRIES, self.entries),
            (_JOBS, self.jobs),
            (_MOVES, self.moves),
        ):
            if rows:
                session.execute(kept, rows)
                rows.clear()
        if self.names:
            insert_names(session, self.names)
            self.names.clear()
