"""Daily work: what happened with customers, and what is to be done."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from crm_store.models.base import Base, Record, utc_now
from crm_store.models.customers import Contact, Customer
from crm_store.models.people import User
from crm_store.models.sales import Deal


class Activity(Record, Base):
    """Something that happened with a customer; a meeting ahead of now is an appointment."""

    __tablename__ = "activities"
    __kind__ = "activity"
    __table_args__ = (
        Index("ix_activities_customer_at", "customer_id", "at", "deleted_at"),
        Index("ix_activities_deal_at", "deal_id", "at", "deleted_at"),
        Index("ix_activities_user_at", "user_id", "at", "kind", "deleted_at"),
        Index("ix_activities_at", "at", "deleted_at", "user_id", "customer_id", "kind", "deal_id"),
    )

    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customers.id"), default=None)
    at: Mapped[datetime] = mapped_column(default=utc_now)
    kind: Mapped[str] = mapped_column(default="note")
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), default=None)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), default=None)
    deal_id: Mapped[int | None] = mapped_column(ForeignKey("deals.id"), default=None)
    summary: Mapped[str | None] = mapped_column(default=None)

    customer: Mapped[Customer | None] = relationship(lazy="raise_on_sql")
    user: Mapped[User | None] = relationship(lazy="raise_on_sql")
    contact: Mapped[Contact | None] = relationship(lazy="raise_on_sql")
    deal: Mapped[Deal | None] = relationship(lazy="raise_on_sql")


class Attachment(Base):
    """A file that a customer sent, with what happened (`activity_id`): `content` are its bytes."""

    __tablename__ = "attachments"

    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"), index=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"), index=True)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), default=None)
    name: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int]
    at: Mapped[datetime] = mapped_column(default=utc_now)
    content: Mapped[bytes] = mapped_column(deferred=True)


class Task(Record, Base):
    """A to-do. `due` without a time of day is kept as that day's start, with `due_time` false."""

    __tablename__ = "tasks"
    __kind__ = "task"
    __table_args__ = (
        Index("ix_tasks_assignee_due", "assignee_id", "status", "due"),
        # By the customer alone SQLite would look through all that is open rather than use it.
        Index("ix_tasks_customer_due", "customer_id", "status", "due"),
        Index("ix_tasks_status_due", "status", "due", "deleted_at"),
    )

    title: Mapped[str]
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customers.id"), default=None)
    assignee_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), default=None)
    due: Mapped[datetime | None] = mapped_column(default=None)
    due_time: Mapped[bool] = mapped_column(default=False)
    status: Mapped[str] = mapped_column(default="open")

    customer: Mapped[Customer | None] = relationship(lazy="raise_on_sql")
    assignee: Mapped[User | None] = relationship(lazy="raise_on_sql")
