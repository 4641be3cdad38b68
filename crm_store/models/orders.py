"""Orders, their lines, and what moved the stock."""

from datetime import datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from crm_store.models.base import Base, Record, utc_now
from crm_store.models.customers import Customer
from crm_store.models.sales import Product


class Order(Record, Base):
    """An order. `status` is confirmed, shipped, delivered or cancelled."""

    __tablename__ = "orders"
    __kind__ = "order"
    __table_args__ = (  # all that a purchase is made of, so that scoring reads this and no rows
        Index("ix_orders_purchases", "customer_id", "ordered_at", "status", "deleted_at"),
    )

    number: Mapped[str] = mapped_column(unique=True)
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customers.id"), default=None)
    ordered_at: Mapped[datetime] = mapped_column(default=utc_now, index=True)
    status: Mapped[str] = mapped_column(default="confirmed")

    customer: Mapped[Customer | None] = relationship(lazy="raise_on_sql")
    lines: Mapped[list["OrderLine"]] = relationship(lazy="raise_on_sql", back_populates="order")


class OrderLine(Base):
    """A line of an order; `price` is for one piece."""

    __tablename__ = "order_lines"
    __table_args__ = (  # likewise
        Index(
            "ix_order_lines_purchases", "order_id", "product_id", "price", "quantity", "currency"
        ),
    )

    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
    product_id: Mapped[int] = mapped_column(ForeignKey("products.id"), index=True)
    quantity: Mapped[int] = mapped_column(default=1)
    price: Mapped[Decimal | None] = mapped_column(default=None)
    currency: Mapped[str | None] = mapped_column(default=None)

    order: Mapped[Order] = relationship(lazy="raise_on_sql", back_populates="lines")
    product: Mapped[Product] = relationship(lazy="raise_on_sql")


class StockMovement(Base):
    """Pieces that came in (positive) or went out (negative), and why."""

    __tablename__ = "stock_movements"

    product_id: Mapped[int] = mapped_column(ForeignKey("products.id"), index=True)
    quantity: Mapped[int]
    reason: Mapped[str | None] = mapped_column(default=None)
    order_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id"), default=None)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), default=None)
    at: Mapped[datetime] = mapped_column(default=utc_now)
