"""What is worked out of each customer's purchases every day: nothing that anybody entered."""

from datetime import date
from decimal import Decimal

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from crm_store.models.base import Base


class CustomerScore(Base):
    """A customer that has bought; one that never did has none.

    `basis` is what was counted as purchases (order, deal, both, payment), `purchases` the days on
    which there were any, `spent` their worth in the currency of the setting `purchase_model`.
    `rhythm` is the days that usually lie between two, `due_on` the day of the next by it; both
    None where there is no rhythm yet. `recency`, `frequency` and `money` are scores from 1 to 5.
    `alive` is in percent; `expected` purchases and `expected_value` are of the twelve months to
    come. They are None where the history is too thin to tell. `mark` is a number made of all of
    these, by which scoring tells whether any is new.
    """

    __tablename__ = "customer_scores"
    __table_args__ = (Index("ix_customer_scores_segment", "segment", "spent"),)

    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"), unique=True)
    basis: Mapped[str]
    first_on: Mapped[date]
    last_on: Mapped[date]
    purchases: Mapped[int]
    spent: Mapped[Decimal]
    rhythm: Mapped[int | None] = mapped_column(default=None)
    due_on: Mapped[date | None] = mapped_column(default=None, index=True)
    recency: Mapped[int]
    frequency: Mapped[int]
    money: Mapped[int]
    segment: Mapped[str]
    alive: Mapped[int | None] = mapped_column(default=None)
    expected: Mapped[Decimal | None] = mapped_column(default=None)
    expected_value: Mapped[Decimal | None] = mapped_column(default=None)
    mark: Mapped[int] = mapped_column(BigInteger, default=0)


class SegmentChange(Base):
    """A customer came from one segment into another; from none with the first purchase."""

    __tablename__ = "segment_changes"
    __table_args__ = (Index("ix_segment_changes_day", "day", "to_segment"),)

    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"), index=True)
    from_segment: Mapped[str | None] = mapped_column(default=None)
    to_segment: Mapped[str]
    day: Mapped[date]
