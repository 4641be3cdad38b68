"""The traces of somebody who is erased: the audit trail, conversations, and others' texts."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Text, and_, cast, delete, false, func, or_, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from crm_store.models import (
    Activity,
    AuditEntry,
    Campaign,
    Contract,
    Conversation,
    Deal,
    Expense,
    Handover,
    InboxMessage,
    Lead,
    LearnedPhrase,
    Notice,
    OutboxMessage,
    SurveyAnswer,
    Task,
    Ticket,
    TicketReply,
    UndoRecord,
)
from crm_store.outbox import TURN
from crm_store.repositories.erasure_subject import Subject

ERASED = "［已删除 · erased］"
BATCH = 500
TEXTS: tuple[InstrumentedAttribute[Any], ...] = (
    Activity.summary, Task.title, Ticket.subject, Ticket.resolution, TicketReply.text,
    SurveyAnswer.comment, Deal.name, Deal.lost_reason, Contract.name, Lead.interest,
    Expense.purpose, Campaign.message, Handover.summary,
)  # fmt: skip
"""Texts of other people's records in which somebody may be named."""


def erase_traces(session: Session, subject: Subject, now: datetime) -> None:
    """Blank what was kept of somebody beside their records."""
    _erase_trail(session, subject, now)
    _erase_threads(session, subject)
    _redact(session, subject.words)
    _blank_mentions(session, subject.words)


def _erase_trail(session: Session, subject: Subject, now: datetime) -> None:
    """Audit entries of their records, and every other that names them, lose their values."""
    theirs = [
        and_(AuditEntry.kind == model.__kind__, AuditEntry.record_id.in_(keys[at : at + BATCH]))
        for model, keys in subject.records.items()
        for at in range(0, len(keys), BATCH)
    ]
    named = _says(subject.words, AuditEntry.fields, AuditEntry.raw, AuditEntry.name)
    for condition in (*theirs, named):
        _blank_entries(session, condition, now)


def _blank_entries(session: Session, condition: ColumnElement[bool], now: datetime) -> None:
    """A change whose values are gone cannot be taken back any more."""
    changes = select(AuditEntry.undo_id).where(condition)
    undone = update(UndoRecord).where(UndoRecord.id.in_(changes), UndoRecord.undone_at.is_(None))
    _run(session, undone.values(undone_at=now))
    blank = update(AuditEntry).where(condition)
    _run(session, blank.values(name=ERASED, fields={}, raw={}))


def _erase_threads(session: Session, subject: Subject) -> None:
    """Messages lose what they said and where; their keys stay, so that none is taken twice."""
    for channel, conversation in subject.threads:
        here = (InboxMessage.channel == channel, InboxMessage.conversation == conversation)
        _run(session, update(InboxMessage).where(*here).values(
            body={}, sender=ERASED, conversation=ERASED, error=None, status="done"))  # fmt: skip
        theirs = (OutboxMessage.channel == channel, OutboxMessage.conversation == conversation)
        notice = OutboxMessage.key.not_like(f"{TURN}%")
        _run(session, delete(OutboxMessage).where(*theirs, notice))
        _run(session, update(OutboxMessage).where(*theirs).values(
            body=_blank(channel, ERASED), conversation=ERASED, status="sent"))  # fmt: skip
        _run(session, delete(Conversation).where(
            Conversation.channel == channel, Conversation.external_id == conversation))  # fmt: skip


def _redact(session: Session, words: Iterable[str]) -> None:
    """Somebody else's text keeps all but the words that tell who it was."""
    for column in TEXTS:
        for word in words:
            holds = update(column.class_).where(column.contains(word, autoescape=True))
            _run(session, holds.values({column.key: func.replace(column, word, ERASED)}))


def _blank_mentions(session: Session, words: tuple[str, ...]) -> None:
    """Messages of colleagues that name them, what their conversations remember, phrases taught."""
    for row in session.scalars(select(OutboxMessage).where(_says(words, OutboxMessage.body))):
        row.body = _blank(row.channel, row.conversation)
    named = _says(words, InboxMessage.body, InboxMessage.sender)
    _run(session, update(InboxMessage).where(named, InboxMessage.status != "waiting").values(
        body={"text": ERASED}, sender=ERASED))  # fmt: skip
    remembers = update(Conversation).where(_says(words, Conversation.memory))
    _run(session, remembers.values(memory={}))
    _run(session, delete(LearnedPhrase).where(_says(words, LearnedPhrase.text)))
    told = _says(words, Notice.reason, Notice.facts, Notice.text)
    _run(session, update(Notice).where(told).values(
        reason={"zh": ERASED, "en": ERASED}, facts={}, text=None))  # fmt: skip
    session.flush()


def _blank(channel: str, conversation: str) -> dict[str, Any]:
    """A kept reply that says no more than that it was erased."""
    reply = {"blocks": [{"type": "text", "text": ERASED}]}
    return {"channel": channel, "conversation": conversation, "reply": reply}


def _says(words: Iterable[str], *columns: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
    """Whether one of these columns holds one of the words: as it is, or as JSON writes it."""
    ways = [
        cast(column, Text).contains(form, autoescape=True)
        for column in columns
        for word in words
        for form in dict.fromkeys((word, json.dumps(word)[1:-1]))
    ]
    return or_(*ways) if ways else false()


def _run(session: Session, statement: Any) -> None:
    session.execute(statement.execution_options(synchronize_session=False))
