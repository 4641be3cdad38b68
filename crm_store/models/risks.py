"""How likely each customer is to leave, worked out anew every day: nothing that anybody entered."""

from datetime import date

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from crm_store.models.base import Base


class CustomerRisk(Base):
    """The risk (0-100) that a customer leaves; one that has nothing to leave has none.

    `reasons` are [{"factor", "points"}], the weightiest first; `high_since` is the day on which it
    rose into high, None where it is lower. `by` is score or model.
    """

    __tablename__ = "customer_risks"
    __table_args__ = (
        Index("ix_customer_risks_score", "score", "customer_id"),
        Index("ix_customer_risks_high_since", "high_since", "customer_id"),
    )

    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"), unique=True)
    score: Mapped[int]
    by: Mapped[str]
    reasons: Mapped[list[dict[str, str | int]]] = mapped_column(JSON)
    high_since: Mapped[date | None] = mapped_column(default=None)
