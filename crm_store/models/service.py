"""Service: tickets, what was written in them, and how satisfied the customer was."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from crm_store.models.base import Base, Record, utc_now
from crm_store.models.customers import Contact, Customer
from crm_store.models.people import User


class Ticket(Record, Base):
    """A service request. `score` is the customer's satisfaction, 1 to 5.

    The clocks of its service level stand still while it waits for the customer (`status` pending):
    since `paused_at`, and for `paused_seconds` of working time before that.
    """

    __tablename__ = "tickets"
    __kind__ = "ticket"

    number: Mapped[str] = mapped_column(unique=True)
    customer_id: Mapped[int | None] = mapped_column(
        ForeignKey("customers.id"), default=None, index=True
    )
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), default=None)
    assignee_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id"), default=None, index=True
    )
    kind: Mapped[str] = mapped_column(default="question")
    priority: Mapped[str] = mapped_column(default="normal")
    status: Mapped[str] = mapped_column(default="open", index=True)
    subject: Mapped[str] = mapped_column(default="")
    opened_at: Mapped[datetime] = mapped_column(default=utc_now, index=True)
    first_reply_at: Mapped[datetime | None] = mapped_column(default=None)
    resolved_at: Mapped[datetime | None] = mapped_column(default=None)
    score: Mapped[int | None] = mapped_column(default=None)
    resolution: Mapped[str | None] = mapped_column(default=None)
    paused_at: Mapped[datetime | None] = mapped_column(default=None)
    paused_seconds: Mapped[int | None] = mapped_column(default=None)

    customer: Mapped[Customer | None] = relationship(lazy="raise_on_sql")
    contact: Mapped[Contact | None] = relationship(lazy="raise_on_sql")
    assignee: Mapped[User | None] = relationship(lazy="raise_on_sql")


class TicketReply(Base):
    """Something written in a ticket; an internal one never reaches the customer."""

    __tablename__ = "ticket_replies"

    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), index=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), default=None)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), default=None)
    at: Mapped[datetime] = mapped_column(default=utc_now)
    text: Mapped[str]
    internal: Mapped[bool] = mapped_column(default=False)


class SurveyAnswer(Base):
    """A customer's answer to a satisfaction question (`score` 1 to 5)."""

    __tablename__ = "survey_answers"

    ticket_id: Mapped[int | None] = mapped_column(
        ForeignKey("tickets.id"), default=None, index=True
    )
    customer_id: Mapped[int | None] = mapped_column(
        ForeignKey("customers.id"), default=None, index=True
    )
    score: Mapped[int]
    comment: Mapped[str | None] = mapped_column(default=None)
    at: Mapped[datetime] = mapped_column(default=utc_now)


class Handover(Base):
    """A conversation that a person takes over, and where that stands.

    `reason` is asked, angry or misunderstood; `status` open, answered, escalated or closed.
    (`channel`, `conversation`) is the customer's; `messages` are the last ones before it, oldest
    first, each {"at", "by": customer, colleague or bot, "text"}. `desk` is where colleagues talk to
    them: a channel of Slack, or `user:7` for a colleague's own; None where nobody is on Slack, and
    the bot goes on answering. `thread` is their thread there, CHANNEL:TS, once it is open.
    `spoken_at` is when somebody last wrote, and `reminded_at` when colleagues were asked since
    whether it goes on.
    """

    __tablename__ = "handovers"
    __table_args__ = (
        Index("ix_handovers_conversation", "channel", "conversation", "status"),
        Index("ix_handovers_status", "status", "answer_by"),
    )

    customer_id: Mapped[int | None] = mapped_column(
        ForeignKey("customers.id"), default=None, index=True
    )
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), default=None)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), default=None)
    channel: Mapped[str]
    conversation: Mapped[str]
    reason: Mapped[str]
    status: Mapped[str] = mapped_column(default="open")
    summary: Mapped[str] = mapped_column(default="")
    messages: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    desk: Mapped[str | None] = mapped_column(default=None)
    thread: Mapped[str | None] = mapped_column(default=None, index=True)
    opened_at: Mapped[datetime] = mapped_column(default=utc_now)
    answer_by: Mapped[datetime]
    spoken_at: Mapped[datetime] = mapped_column(default=utc_now)
    reminded_at: Mapped[datetime | None] = mapped_column(default=None)
    answered_at: Mapped[datetime | None] = mapped_column(default=None)
    escalated_at: Mapped[datetime | None] = mapped_column(default=None)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
