"""Selling: products, stages, deals (opportunities), quotes, contracts and their payments."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from crm_store.models.base import Base, Record, utc_now
from crm_store.models.customers import Customer
from crm_store.models.people import User


class Product(Record, Base):
    """Something that is sold. `price` and `cost` are for one `unit`."""

    __tablename__ = "products"
    __kind__ = "product"

    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(index=True)
    category: Mapped[str | None] = mapped_column(default=None, index=True)
    price: Mapped[Decimal | None] = mapped_column(default=None)
    currency: Mapped[str | None] = mapped_column(default=None)
    cost: Mapped[Decimal | None] = mapped_column(default=None)
    stock: Mapped[int | None] = mapped_column(default=None)
    unit: Mapped[str | None] = mapped_column(default=None)
    description: Mapped[str | None] = mapped_column(default=None)


class Stage(Base):
    """A stage of the sales process. `outcome` is open, won or lost; `probability` in percent."""

    __tablename__ = "stages"

    key: Mapped[str] = mapped_column(unique=True)
    name_zh: Mapped[str]
    name_en: Mapped[str]
    position: Mapped[int]
    probability: Mapped[int]
    outcome: Mapped[str] = mapped_column(default="open")


class Deal(Record, Base):
    """A sales opportunity. `probability` (percent) overrides its stage's when set.

    `last_activity_at` is when its latest activity is; the database keeps it (a trigger).
    """

    __tablename__ = "deals"
    __kind__ = "deal"
    __table_args__ = (
        Index(  # every column that figures are made of, so that they read this and no rows
            "ix_deals_figures",
            "stage",
            "close_date",
            "closed_at",
            "deleted_at",
            "currency",
            "amount",
            "owner_id",
            "customer_id",
            "product_id",
            "stage_since",
            "last_activity_at",
        ),
        Index(  # those that are still, and what they come to: again no rows are read
            "ix_deals_still",
            "stage",
            "deleted_at",
            "currency",
            "stage_since",
            "last_activity_at",
            "amount",
            "id",
        ),
        Index(  # as lists of colleagues' deals are narrowed and summed: no rows are read
            "ix_deals_owned",
            "owner_id",
            "stage",
            "deleted_at",
            "currency",
            "amount",
            "close_date",
            "stage_since",
            "last_activity_at",
            "customer_id",
            "id",
        ),
        Index("ix_deals_at_customer", "customer_id", "owner_id", "id"),
        Index("ix_deals_closed", "closed_at", "stage"),
        Index("ix_deals_product_id", "product_id", "closed_at"),
    )

    name: Mapped[str] = mapped_column(index=True)
    number: Mapped[str | None] = mapped_column(default=None, index=True)
    customer_id: Mapped[int | None] = mapped_column(
        ForeignKey("customers.id"), default=None, index=True
    )
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), default=None, index=True)
    stage: Mapped[str] = mapped_column(ForeignKey("stages.key"), default="qualification")
    amount: Mapped[Decimal | None] = mapped_column(default=None)
    currency: Mapped[str | None] = mapped_column(default=None)
    probability: Mapped[int | None] = mapped_column(default=None)
    product_id: Mapped[int | None] = mapped_column(ForeignKey("products.id"), default=None)
    source: Mapped[str | None] = mapped_column(default=None)
    close_date: Mapped[date | None] = mapped_column(default=None)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    lost_reason: Mapped[str | None] = mapped_column(default=None)
    competitor: Mapped[str | None] = mapped_column(default=None, index=True)
    stage_since: Mapped[datetime] = mapped_column(default=utc_now)
    last_activity_at: Mapped[datetime | None] = mapped_column(default=None)

    customer: Mapped[Customer | None] = relationship(lazy="raise_on_sql")
    owner: Mapped[User | None] = relationship(lazy="raise_on_sql")
    product: Mapped[Product | None] = relationship(lazy="raise_on_sql")


class StageChange(Base):
    """A deal's move from one stage to another, by whom and when."""

    __tablename__ = "stage_changes"
    __table_args__ = (Index("ix_stage_changes_deal", "deal_id", "at", "to_stage"),)

    deal_id: Mapped[int] = mapped_column(ForeignKey("deals.id"))
    from_stage: Mapped[str | None] = mapped_column(default=None)
    to_stage: Mapped[str]
    at: Mapped[datetime] = mapped_column(default=utc_now)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), default=None)


class Quote(Record, Base):
    """A quotation. `status` is draft, waiting (for approval), approved, refused, sent, accepted."""

    __tablename__ = "quotes"
    __kind__ = "quote"

    number: Mapped[str] = mapped_column(unique=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"), index=True)
    deal_id: Mapped[int | None] = mapped_column(ForeignKey("deals.id"), default=None, index=True)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), default=None, index=True)
    status: Mapped[str] = mapped_column(default="draft")
    currency: Mapped[str]
    valid_until: Mapped[date | None] = mapped_column(default=None)
    sent_at: Mapped[datetime | None] = mapped_column(default=None)

    customer: Mapped[Customer] = relationship(lazy="raise_on_sql")
    lines: Mapped[list["QuoteLine"]] = relationship(lazy="raise_on_sql")


class QuoteLine(Base):
    """A line of a quotation; `discount` is the percentage off."""

    __tablename__ = "quote_lines"

    quote_id: Mapped[int] = mapped_column(ForeignKey("quotes.id"), index=True)
    product_id: Mapped[int] = mapped_column(ForeignKey("products.id"))
    quantity: Mapped[int]
    price: Mapped[Decimal]
    discount: Mapped[Decimal] = mapped_column(default=Decimal(0))

    product: Mapped[Product] = relationship(lazy="raise_on_sql")


class Contract(Record, Base):
    """A contract and its term, both days included; renewals form a chain."""

    __tablename__ = "contracts"
    __kind__ = "contract"
    __table_args__ = (
        Index(  # of renewals alone: with the others in it SQLite would rather read every contract
            "ix_contracts_renewed_from_id",
            "renewed_from_id",
            sqlite_where=text("renewed_from_id IS NOT NULL"),
            postgresql_where=text("renewed_from_id IS NOT NULL"),
        ),
    )

    number: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str | None] = mapped_column(default=None)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"), index=True)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), default=None, index=True)
    amount: Mapped[Decimal | None] = mapped_column(default=None)
    currency: Mapped[str | None] = mapped_column(default=None)
    start: Mapped[date | None] = mapped_column(default=None)
    end: Mapped[date | None] = mapped_column(default=None, index=True)
    status: Mapped[str] = mapped_column(default="active")
    renewed_from_id: Mapped[int | None] = mapped_column(ForeignKey("contracts.id"), default=None)

    customer: Mapped[Customer] = relationship(lazy="raise_on_sql")
    owner: Mapped[User | None] = relationship(lazy="raise_on_sql")


class Payment(Record, Base):
    """One instalment of a contract's payment plan, in the contract's currency."""

    __tablename__ = "payments"
    __kind__ = "payment"

    contract_id: Mapped[int] = mapped_column(ForeignKey("contracts.id"), index=True)
    due: Mapped[date] = mapped_column(index=True)
    amount: Mapped[Decimal]
    paid_at: Mapped[date | None] = mapped_column(default=None, index=True)
    paid_amount: Mapped[Decimal | None] = mapped_column(default=None)

    contract: Mapped[Contract] = relationship(lazy="raise_on_sql")
