"""Erasing a person: their records made nobody's, what was said with them gone, all traces blanked.

What stays, and why, is in docs/decisions/0009. Nothing of it is audited or can be undone: the
statements go past the unit of work on purpose, because its trail would keep what is erased.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, false, insert, or_, select, update
from sqlalchemy.orm import Session

from crm_store.models import (
    Activity,
    Attachment,
    ChannelAccount,
    Consent,
    Contact,
    Contract,
    Customer,
    CustomerRisk,
    CustomerScore,
    Deal,
    Expense,
    Handover,
    IndexJob,
    Lead,
    LearnedPhrase,
    LinkToken,
    Muting,
    NameKey,
    Notice,
    PointsEntry,
    Quote,
    Record,
    SegmentChange,
    Stage,
    SurveyAnswer,
    Task,
    Ticket,
    TicketReply,
)
from crm_store.repositories.erasure_passages import erase_passages
from crm_store.repositories.erasure_subject import Subject
from crm_store.repositories.erasure_traces import ERASED, erase_traces

OPEN_QUOTES = ("draft", "waiting", "approved", "refused", "sent")
UNRESOLVED = ("open", "pending")
NOBODYS: dict[str, Any] = {"phone": None, "email": None, "birthday": None, "custom": {}}
NAMES = ("customer", "contact", "lead")
"""Kinds whose every name key goes; of others the number stays."""


def erase(session: Session, subject: Subject, now: datetime) -> None:
    """Erase somebody everywhere in the store, and have the search index read it all again."""
    session.flush()
    erase_passages(session, subject, now)
    erase_traces(session, subject, now)
    _erase_contacts(session, subject, now)
    _erase_customers(session, subject, now)
    _erase_sales(session, subject, now)
    _erase_service(session, subject, now)
    _erase_work(session, subject, now)
    _erase_links(session, subject)
    _erase_names(session, subject)
    jobs = [
        {"kind": model.__kind__, "record_id": key, "at": now}
        for model, keys in subject.records.items()
        for key in keys
    ]
    if jobs:
        session.execute(insert(IndexJob), jobs)
    session.expire_all()


def _set(session: Session, subject: Subject, model: type[Any], /, **values: Any) -> None:
    """Set these columns of all that the subject has of a class."""
    changed = update(model).where(model.id.in_(subject.keys(model))).values(**values)
    session.execute(changed.execution_options(synchronize_session=False))


def _remove_open(
    session: Session, subject: Subject, model: type[Any], still_open: Any, now: datetime
) -> None:
    gone = update(model).where(model.id.in_(subject.keys(model)), still_open)
    gone = gone.where(model.deleted_at.is_(None)).values(deleted_at=now)
    session.execute(gone.execution_options(synchronize_session=False))


def _nameless(model: type[Any]) -> Any:
    """A name that tells one record from another and nobody from anybody."""
    return f"{ERASED} #" + model.id.cast(Customer.name.type)


def _erase_contacts(session: Session, subject: Subject, now: datetime) -> None:
    _set(session, subject, Contact, name=_nameless(Contact), title=None, telegram_id=None,
         language=None, lunar_birthday=False, deleted_at=now, **NOBODYS)  # fmt: skip


def _erase_customers(session: Session, subject: Subject, now: datetime) -> None:
    _set(session, subject, Customer, name=_nameless(Customer), address=None, website=None,
         tags=(), lunar_birthday=False, deleted_at=now, **NOBODYS)  # fmt: skip


def _erase_sales(session: Session, subject: Subject, now: datetime) -> None:
    opened = Deal.stage.in_(select(Stage.key).where(Stage.outcome == "open"))
    _set(session, subject, Deal, name=_nameless(Deal), lost_reason=None)
    _remove_open(session, subject, Deal, opened, now)
    _remove_open(session, subject, Quote, Quote.status.in_(OPEN_QUOTES), now)
    _set(session, subject, Contract, name=None)
    _set(session, subject, Lead, name=_nameless(Lead), company=None, phone=None, email=None,
         interest=None, deleted_at=now)  # fmt: skip
    _set(session, subject, PointsEntry, reason=None)
    _set(session, subject, Expense, purpose=ERASED)


def _erase_service(session: Session, subject: Subject, now: datetime) -> None:
    tickets = subject.keys(Ticket)
    _set(session, subject, Ticket, subject=ERASED, resolution=None)
    closed = update(Ticket).where(Ticket.id.in_(tickets), Ticket.status.in_(UNRESOLVED))
    session.execute(
        closed.values(status="closed", resolved_at=now, paused_at=None).execution_options(
            synchronize_session=False
        )
    )
    session.execute(
        update(TicketReply).where(TicketReply.ticket_id.in_(tickets)).values(text=ERASED)
    )
    session.execute(
        update(SurveyAnswer).where(SurveyAnswer.ticket_id.in_(tickets)).values(comment=None)
    )


def _erase_work(session: Session, subject: Subject, now: datetime) -> None:
    sent = delete(Attachment).where(Attachment.activity_id.in_(subject.keys(Activity)))
    session.execute(sent)
    _set(session, subject, Activity, summary=ERASED)
    _set(session, subject, Task, title=ERASED)
    _remove_open(session, subject, Task, Task.status == "open", now)


def _erase_links(session: Session, subject: Subject) -> None:
    """Accounts, tokens, consents, handovers, notices: what leads to somebody who is gone."""
    for model in (ChannelAccount, LinkToken, Consent, Handover, Notice):
        whose: Any = model
        of_contacts = whose.contact_id.in_(subject.keys(Contact))
        of_customer = whose.customer_id.in_(subject.keys(Customer)) if subject.whole else false()
        session.execute(delete(model).where(or_(of_contacts, of_customer)))
    for kept in (Muting, CustomerScore, CustomerRisk, SegmentChange) if subject.whole else ():
        theirs: Any = kept
        session.execute(delete(kept).where(theirs.customer_id.in_(subject.keys(Customer))))
    taught = delete(LearnedPhrase).where(LearnedPhrase.customer_id == subject.customer_id)
    session.execute(taught)


def _erase_names(session: Session, subject: Subject) -> None:
    for model, keys in subject.records.items():
        named = delete(NameKey).where(NameKey.kind == model.__kind__, NameKey.record_id.in_(keys))
        if model.__kind__ not in NAMES:
            named = named.where(NameKey.form != "number")
        session.execute(named)


def kinds_of(subject: Subject) -> dict[str, int]:
    """How many records of each kind are about somebody, for what they are shown first."""
    counts: dict[type[Record], list[int]] = subject.records
    return {model.__kind__: len(keys) for model, keys in counts.items()}
