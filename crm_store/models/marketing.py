"""Acquiring and keeping: leads, campaigns, segments, loyalty points."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from crm_store.models.base import Base, Record, utc_now
from crm_store.models.customers import Customer
from crm_store.models.people import User


class Lead(Record, Base):
    """Somebody who may become a customer; `referrer` is the customer that brought them."""

    __tablename__ = "leads"
    __kind__ = "lead"

    name: Mapped[str] = mapped_column(index=True)
    company: Mapped[str | None] = mapped_column(default=None)
    phone: Mapped[str | None] = mapped_column(default=None)
    email: Mapped[str | None] = mapped_column(default=None)
    source: Mapped[str | None] = mapped_column(default=None)
    interest: Mapped[str | None] = mapped_column(default=None)
    status: Mapped[str] = mapped_column(default="new")
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), default=None, index=True)
    referrer_id: Mapped[int | None] = mapped_column(ForeignKey("customers.id"), default=None)
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customers.id"), default=None)

    owner: Mapped[User | None] = relationship(lazy="raise_on_sql")
    referrer: Mapped[Customer | None] = relationship(
        foreign_keys=[referrer_id], lazy="raise_on_sql"
    )


class Segment(Record, Base):
    """A dynamic group of customers; `rule` is kept as written and evaluated when shown."""

    __tablename__ = "segments"
    __kind__ = "segment"

    name: Mapped[str] = mapped_column(index=True)
    rule: Mapped[str] = mapped_column(default="")


class Campaign(Record, Base):
    """A campaign to a segment, with its budget."""

    __tablename__ = "campaigns"
    __kind__ = "campaign"

    name: Mapped[str] = mapped_column(index=True)
    segment_id: Mapped[int | None] = mapped_column(ForeignKey("segments.id"), default=None)
    budget: Mapped[Decimal | None] = mapped_column(default=None)
    currency: Mapped[str | None] = mapped_column(default=None)
    start: Mapped[date | None] = mapped_column(default=None)
    end: Mapped[date | None] = mapped_column(default=None)
    message: Mapped[str | None] = mapped_column(default=None)

    segment: Mapped[Segment | None] = relationship(lazy="raise_on_sql")


class CampaignMember(Base):
    """A customer in a campaign and what came of it."""

    __tablename__ = "campaign_members"
    __table_args__ = (UniqueConstraint("campaign_id", "customer_id"),)

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaigns.id"))
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"), index=True)
    sent_at: Mapped[datetime | None] = mapped_column(default=None)
    replied_at: Mapped[datetime | None] = mapped_column(default=None)


class PointsEntry(Record, Base):
    """A line of the points ledger: credit (positive) or use (negative); the sum is the balance."""

    __tablename__ = "points_entries"
    __kind__ = "points"

    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"), index=True)
    at: Mapped[datetime] = mapped_column(default=utc_now)
    points: Mapped[int]
    reason: Mapped[str | None] = mapped_column(default=None)
    expires_at: Mapped[datetime | None] = mapped_column(default=None, index=True)

    customer: Mapped[Customer] = relationship(lazy="raise_on_sql")
