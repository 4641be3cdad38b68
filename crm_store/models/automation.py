"""What happens by itself: notices that a rule made, who wants none, and the days that are done."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from crm_store.models.base import Base, utc_now


class Notice(Base):
    """One thing that a rule had to say to one person. `key` is the claim: nobody says it twice.

    `audience` is staff or customer; `user_id` is the colleague who gets it, and for a message to a
    customer the one who looks after them. `status` is posted, drafted (waits for approval), held,
    digest, missed, skipped, snoozed or failed, and `why` says why it was not posted. `reason` and
    `why` are {"zh", "en"}; (`kind`, `record_id`) is what it is about; `text` is what a customer is
    told, in the words that a colleague may have changed. `posted_at` is when it was told; one whose
    status is digest has it from the digest on that it stood in.
    """

    __tablename__ = "notices"
    __table_args__ = (
        UniqueConstraint("key"),
        Index("ix_notices_user_due", "user_id", "due_at"),
        Index("ix_notices_status_due", "status", "due_at"),
        Index("ix_notices_rule_due", "rule", "due_at"),
    )

    key: Mapped[str]
    rule: Mapped[str]
    audience: Mapped[str]
    status: Mapped[str]
    why: Mapped[dict[str, str] | None] = mapped_column(JSON, default=None)
    reason: Mapped[dict[str, str]] = mapped_column(JSON)
    facts: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), default=None)
    customer_id: Mapped[int | None] = mapped_column(
        ForeignKey("customers.id"), default=None, index=True
    )
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), default=None)
    kind: Mapped[str | None] = mapped_column(default=None)
    record_id: Mapped[int | None] = mapped_column(default=None)
    text: Mapped[str | None] = mapped_column(default=None)
    due_at: Mapped[datetime]
    made_at: Mapped[datetime] = mapped_column(default=utc_now)
    posted_at: Mapped[datetime | None] = mapped_column(default=None)
    decided_at: Mapped[datetime | None] = mapped_column(default=None)
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("users.id"), default=None)


class Muting(Base):
    """Somebody wants no notices: of one `rule` or all ("*"), about one customer or all.

    Without a user it holds for everybody; without `until` for good.
    """

    __tablename__ = "mutings"

    rule: Mapped[str]
    customer_id: Mapped[int | None] = mapped_column(
        ForeignKey("customers.id"), default=None, index=True
    )
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), default=None, index=True)
    until: Mapped[datetime | None] = mapped_column(default=None)
    at: Mapped[datetime] = mapped_column(default=utc_now)


class RuleRun(Base):
    """A day of a rule that is done, for the people on one zone's clock."""

    __tablename__ = "rule_runs"
    __table_args__ = (UniqueConstraint("rule", "zone", "day"),)

    rule: Mapped[str]
    zone: Mapped[str]
    day: Mapped[date]
    done_at: Mapped[datetime] = mapped_column(default=utc_now)
