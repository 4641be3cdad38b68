"""Who is erased: the records that are about them, and the words by which they can be recognised."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from crm_store.models import (
    Activity,
    AuditEntry,
    ChannelAccount,
    Contact,
    Contract,
    Conversation,
    Customer,
    Deal,
    Expense,
    Handover,
    Lead,
    Order,
    PointsEntry,
    Quote,
    Record,
    Task,
    Ticket,
)
from crm_store.repositories.handovers import DESK

Thread = tuple[str, str]
"""A channel and a conversation on it."""

SHORTEST_NAME = 3
SHORTEST_CHINESE_NAME = 2
SHORTEST_NUMBER = 7
OF_CUSTOMER: tuple[type[Any], ...] = (
    Contact, Deal, Quote, Contract, Order, Ticket, Activity, Task, Lead, PointsEntry, Expense,
)  # fmt: skip
OF_CONTACT: tuple[type[Any], ...] = (Ticket, Activity)


@dataclass
class Subject:
    """The person (or the customer with its people) to be erased, and what is about them.

    `records` maps a mapped class to the keys of its rows. `words` are names that nobody else has,
    telephone numbers, addresses and accounts, as they may stand in somebody else's text.
    """

    customer_id: int
    contact_id: int | None
    records: dict[type[Record], list[int]] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    threads: tuple[Thread, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether the customer itself is erased, and not one of its contacts."""
        return self.contact_id is None

    def keys(self, model: type[Record]) -> list[int]:
        """The keys of one class."""
        return self.records.get(model, [])


def subject_of(session: Session, customer_id: int, contact_id: int | None) -> Subject:
    """All that is about a contact; without one, about the customer and its people."""
    subject = Subject(customer_id, contact_id)
    subject.records = {
        model: keys
        for model, query in _queries(session, subject)
        if (keys := list(session.scalars(query)))
    }
    subject.words = tuple(dict.fromkeys(_words(session, subject)))
    subject.threads = tuple(threads_of(session, customer_id, contact_id))
    return subject


def _queries(session: Session, subject: Subject) -> Iterator[tuple[type[Any], Select[int]]]:
    if not subject.whole:
        yield Contact, select(Contact.id).where(Contact.id == subject.contact_id)
        for model in OF_CONTACT:
            yield model, select(model.id).where(model.contact_id == subject.contact_id)
        return
    merged = _merged_into(session, subject.customer_id)
    customers = [subject.customer_id, *merged]
    yield Customer, select(Customer.id).where(Customer.id.in_(customers))
    for model in OF_CUSTOMER:
        yield model, select(model.id).where(model.customer_id.in_(customers))


def _merged_into(session: Session, customer_id: int) -> list[int]:
    """The duplicates that were merged into a customer: they still lie in the recycle bin."""
    changes = select(AuditEntry.undo_id).where(
        AuditEntry.kind == "customer", AuditEntry.record_id == customer_id
    )
    merged = select(AuditEntry.record_id).where(
        AuditEntry.op == "merge", AuditEntry.kind == "customer", AuditEntry.undo_id.in_(changes)
    )
    return [key for key in session.scalars(merged) if key != customer_id]


def _words(session: Session, subject: Subject) -> Iterator[str]:
    people: list[Any] = list(
        session.scalars(select(Contact).where(Contact.id.in_(subject.keys(Contact))))
    )
    people += session.scalars(select(Customer).where(Customer.id.in_(subject.keys(Customer))))
    people += session.scalars(select(Lead).where(Lead.id.in_(subject.keys(Lead))))
    for one in people:
        if _tells(one.name) and not _is_in_another_name(session, one.name, subject):
            yield one.name
        yield from _numbers(one.phone)
        if one.email:
            yield one.email
        telegram = getattr(one, "telegram_id", None)
        if telegram and len(telegram) >= SHORTEST_NUMBER:
            yield telegram


def _tells(name: str) -> bool:
    """Whether a name is long enough to be looked for in texts."""
    latin = name.isascii()
    return len(name) >= (SHORTEST_NAME if latin else SHORTEST_CHINESE_NAME)


def _is_in_another_name(session: Session, name: str, subject: Subject) -> bool:
    """Whether somebody else is called that, or has it in their name: then it tells nobody."""
    return any(
        session.scalar(
            select(func.count()).where(
                model.name.contains(name, autoescape=True), model.id.not_in(subject.keys(model))
            )
        )
        for model in (Customer, Contact)
    )


def _numbers(phone: str | None) -> Iterator[str]:
    """A telephone number as it is kept, and as its digits alone."""
    digits = re.sub(r"\D", "", phone or "")
    if phone and len(digits) >= SHORTEST_NUMBER:
        yield phone
        yield digits


def threads_of(session: Session, customer_id: int, contact_id: int | None) -> list[Thread]:
    """The conversations that they had, by their accounts, by what was kept, by handovers."""
    found: list[Thread] = []
    for model, name in (
        (ChannelAccount, "external_id"), (Conversation, "external_id"), (Handover, "conversation"),
    ):  # fmt: skip
        whose: Any = model
        query = select(whose.channel, getattr(whose, name)).where(
            whose.customer_id == customer_id
            if contact_id is None
            else whose.contact_id == contact_id
        )
        found += [(channel, conversation) for channel, conversation in session.execute(query)]
        if model is Handover:
            keys = query.with_only_columns(Handover.id)
            found += [("slack", f"{DESK}{key}") for key in session.scalars(keys)]
    return list(dict.fromkeys(found))
