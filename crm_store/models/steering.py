"""Steering: targets, exchange rates, expenses and the workspace's settings."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from crm_store.models.base import Base, Record, utc_now
from crm_store.models.customers import Customer
from crm_store.models.people import User


class Target(Record, Base):
    """A sales target. `period` is 2026, 2026-Q4 or 2026-12; without a user it is the company's."""

    __tablename__ = "targets"
    __kind__ = "target"

    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), default=None, index=True)
    period: Mapped[str]
    amount: Mapped[Decimal]
    currency: Mapped[str]

    user: Mapped[User | None] = relationship(lazy="raise_on_sql")


class ExchangeRate(Base):
    """One unit of `currency` in the workspace's base currency, from `valid_from` on.

    The rate is text, because it needs more places than an amount has.
    """

    __tablename__ = "exchange_rates"

    currency: Mapped[str] = mapped_column(String(3), index=True)
    rate: Mapped[str]
    valid_from: Mapped[date]


class Expense(Record, Base):
    """Money spent on a customer."""

    __tablename__ = "expenses"
    __kind__ = "expense"

    amount: Mapped[Decimal]
    currency: Mapped[str]
    purpose: Mapped[str]
    customer_id: Mapped[int | None] = mapped_column(
        ForeignKey("customers.id"), default=None, index=True
    )
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), default=None, index=True)
    at: Mapped[date]

    customer: Mapped[Customer | None] = relationship(lazy="raise_on_sql")


class WorkspaceSetting(Base):
    """A setting of the workspace: base_currency, timezone, language, commission_rate …"""

    __tablename__ = "workspace_settings"

    key: Mapped[str] = mapped_column(unique=True)
    value: Mapped[Any] = mapped_column(JSON)
    updated_at: Mapped[datetime] = mapped_column(default=utc_now, onupdate=utc_now)
