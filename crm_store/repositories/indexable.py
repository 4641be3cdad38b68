"""What the records of a kind say: the texts that history is searched in, with whose they are.

Read for the index and not for an actor; who sees a text is decided when it is searched.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, selectinload, undefer

from crm_store.models import (
    Activity,
    Attachment,
    Contact,
    Contract,
    Conversation,
    Customer,
    Deal,
    InboxMessage,
    Quote,
    QuoteLine,
    SurveyAnswer,
    Ticket,
    TicketReply,
)


@dataclass(frozen=True)
class FileSource:
    """A file whose text is to be read."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Source:
    """A text of a record (`source` says which of its texts), or a file of it."""

    kind: str
    record_id: int
    source: str
    text: str
    at: datetime
    customer_id: int | None
    user_id: int | None
    contact_id: int | None = None
    file: FileSource | None = None


Reads = Callable[[Session, Sequence[int]], Iterator[Source]]


def sources(session: Session, kind: str, keys: Sequence[int]) -> Iterator[Source]:
    """The texts of these records; none of one that is removed, or that belongs to no customer."""
    yield from READERS[kind](session, keys)


def keys_of(session: Session, kind: str, after: int, limit: int) -> list[int]:
    """The keys of a kind's records beyond `after`, in order: for reading all of them again."""
    model = MODELS[kind]
    return list(
        session.scalars(select(model.id).where(model.id > after).order_by(model.id).limit(limit))
    )


def _live(model: type[Any], keys: Sequence[int]) -> Select[Any]:
    return select(model).where(model.id.in_(keys), model.deleted_at.is_(None))


def _activities(session: Session, keys: Sequence[int]) -> Iterator[Source]:
    files: dict[int, list[Attachment]] = {}
    attached = select(Attachment).where(Attachment.activity_id.in_(keys))
    for file in session.scalars(attached.options(undefer(Attachment.content))):
        files.setdefault(file.activity_id, []).append(file)
    for one in session.scalars(_live(Activity, keys)):
        whose = (one.at, one.customer_id, one.user_id, one.contact_id)
        if one.summary:
            yield Source("activity", one.id, one.kind, one.summary, *whose)
        for file in files.get(one.id, []):
            read = FileSource(file.name, file.content)
            yield Source("activity", one.id, "file", "", *whose, read)


def _tickets(session: Session, keys: Sequence[int]) -> Iterator[Source]:
    for one in session.scalars(_live(Ticket, keys)):
        whose = (one.customer_id, one.assignee_id)
        yield Source("ticket", one.id, one.kind, one.subject, one.opened_at, *whose, one.contact_id)
        if one.resolution:
            done = one.resolved_at or one.updated_at
            yield Source("ticket", one.id, "resolution", one.resolution, done, *whose)
    seen = {one.id: one for one in session.scalars(_live(Ticket, keys))}
    replies = select(TicketReply).where(TicketReply.ticket_id.in_(seen)).order_by(TicketReply.id)
    for said in session.scalars(replies):
        one = seen[said.ticket_id]
        yield Source("ticket", one.id, "reply", said.text, said.at, one.customer_id,
                     one.assignee_id, said.contact_id)  # fmt: skip
    for answer in session.scalars(select(SurveyAnswer).where(SurveyAnswer.ticket_id.in_(seen))):
        one = seen[answer.ticket_id or 0]
        if answer.comment:
            yield Source("ticket", one.id, "comment", answer.comment, answer.at, one.customer_id,
                         one.assignee_id, one.contact_id)  # fmt: skip


def _deals(session: Session, keys: Sequence[int]) -> Iterator[Source]:
    for one in session.scalars(_live(Deal, keys)):
        if one.lost_reason or one.competitor:
            label = _in(one.name, "竞争对手：", "competitor: ")
            said = [one.lost_reason, one.competitor and label + one.competitor]
            mark = _in(one.name, "。", ". ")
            text = mark.join([one.name, *(part for part in said if part)])
            at = one.closed_at or one.stage_since
            yield Source("deal", one.id, "deal", text, at, one.customer_id, one.owner_id)


def _quotes(session: Session, keys: Sequence[int]) -> Iterator[Source]:
    lines = selectinload(Quote.lines).joinedload(QuoteLine.product)
    for one in session.scalars(_live(Quote, keys).options(lines)):
        items = "；".join(
            f"{line.product.name} × {line.quantity}, {line.price.normalize():f} {one.currency}"
            + (f", -{line.discount.normalize():f}%" if line.discount else "")
            for line in one.lines
        )
        label = _in(items, "报价单", "Quote")
        until = _in(items, "；有效期至 ", "; valid until ") + str(one.valid_until)
        text = f"{label} {one.number}: {items}" + (until if one.valid_until else "")
        at = one.sent_at or one.created_at
        yield Source("quote", one.id, "quote", text, at, one.customer_id, one.owner_id)


def _in(text: str, zh: str, en: str) -> str:
    """A label in the language of what it labels: a text of two languages is found in neither."""
    return zh if any("\u3400" <= char <= "\u9fff" for char in text) else en


def _contracts(session: Session, keys: Sequence[int]) -> Iterator[Source]:
    for one in session.scalars(_live(Contract, keys)):
        amount = f", {one.amount.normalize():f} {one.currency or ''}" if one.amount else ""
        term = f", {one.start or ''} – {one.end or ''}" if one.start or one.end else ""
        name = one.name or ""
        text = f"{_in(name, '合同', 'Contract')} {one.number} {name}{amount}{term}"
        yield Source(
            "contract", one.id, "contract", text, one.created_at, one.customer_id, one.owner_id
        )


def _customers(session: Session, keys: Sequence[int]) -> Iterator[Source]:
    for one in session.scalars(_live(Customer, keys)):
        if text := _written(one.custom):
            yield Source("customer", one.id, "note", text, one.updated_at, one.id, None)


def _contacts(session: Session, keys: Sequence[int]) -> Iterator[Source]:
    for one in session.scalars(_live(Contact, keys)):
        text = _written(one.custom)
        if text and one.customer_id is not None:
            at = one.updated_at
            yield Source("contact", one.id, "note", text, at, one.customer_id, None, one.id)


_SENTENCE = re.compile(r"[\u3400-\u9fff，。；]{10}|\S+(?:\s+\S+){4}")
"""What somebody wrote, as against a name, a number or a word that an import brought along."""


def _written(custom: dict[str, Any]) -> str:
    """What was written in fields of the workspace's own; their short values are no passages."""
    told = [
        f"{name}: {value}"
        for name, value in custom.items()
        if isinstance(value, str) and _SENTENCE.search(value)
    ]
    return "。".join(told)


def _messages(session: Session, keys: Sequence[int]) -> Iterator[Source]:
    """What customers wrote in their conversations."""
    query = (
        select(InboxMessage, Conversation.customer_id, Conversation.contact_id)
        .join(
            Conversation,
            (Conversation.channel == InboxMessage.channel)
            & (Conversation.external_id == InboxMessage.conversation),
        )
        .where(InboxMessage.id.in_(keys), Conversation.customer_id.is_not(None))
    )
    for message, customer_id, contact_id in session.execute(query):
        if text := str(message.body.get("text") or "").strip():
            at = message.received_at
            yield Source("message", message.id, "message", text, at, customer_id, None, contact_id)


READERS: dict[str, Reads] = {
    "activity": _activities, "ticket": _tickets, "deal": _deals, "quote": _quotes,
    "contract": _contracts, "customer": _customers, "contact": _contacts, "message": _messages,
}  # fmt: skip
MODELS: dict[str, type[Any]] = {
    "activity": Activity, "ticket": Ticket, "deal": Deal, "quote": Quote, "contract": Contract,
    "customer": Customer, "contact": Contact, "message": InboxMessage,
}  # fmt: skip
