"""Customers (companies and persons), the people at them, and custom fields."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from crm_store.models.base import Base, Record, TagList
from crm_store.models.people import User
from crm_store.month_day import month_day


class Customer(Record, Base):
    """A company or a person that buys or may buy.

    `owner` is the account owner; a customer without one is in the public pool (公海), where every
    colleague sees it. `shared` shows it to the owner's whole team. `birthday` is a person's;
    `lunar_birthday` says that it is meant by the Chinese calendar.
    """

    __tablename__ = "customers"
    __kind__ = "customer"
    __table_args__ = (
        Index("ix_customers_owner_id", "owner_id", "shared", "id"),
        Index(  # a page of customers by name; partial, for SQLite takes any column for selective
            "ix_customers_live",
            "name",
            "id",
            "industry",
            "region",
            "address",
            "level",
            "source",
            "owner_id",
            "created_at",
            "shared",
            "deleted_at",
            sqlite_where=text("deleted_at IS NULL"),
            info={"only": "sqlite"},
        ).ddl_if(dialect="sqlite"),  # PostgreSQL refuses to index long texts, and scans fast
        Index(  # what a list of some colleagues' customers is narrowed by, so that no row is read
            "ix_customers_owned",
            "owner_id",
            "deleted_at",
            "id",
            "name",
            "shared",
            "industry",
            "region",
            "address",
            "level",
            "source",
            "created_at",
            info={"only": "sqlite"},
        ).ddl_if(dialect="sqlite"),
    )

    name: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str] = mapped_column(default="company")
    industry: Mapped[str | None] = mapped_column(default=None, index=True)
    region: Mapped[str | None] = mapped_column(default=None, index=True)
    level: Mapped[str | None] = mapped_column(default=None)
    source: Mapped[str | None] = mapped_column(default=None)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), default=None)
    phone: Mapped[str | None] = mapped_column(default=None, index=True)
    email: Mapped[str | None] = mapped_column(default=None, index=True)
    address: Mapped[str | None] = mapped_column(default=None)
    website: Mapped[str | None] = mapped_column(default=None)
    tags: Mapped[tuple[str, ...]] = mapped_column(TagList(), default=())
    birthday: Mapped[date | None] = mapped_column(default=None)
    lunar_birthday: Mapped[bool] = mapped_column(default=False)
    parent_id: Mapped[int | None] = mapped_column(
        ForeignKey("customers.id"), default=None, index=True
    )
    shared: Mapped[bool] = mapped_column(default=False)
    custom: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)

    owner: Mapped[User | None] = relationship(lazy="raise_on_sql")
    parent: Mapped["Customer | None"] = relationship(remote_side="Customer.id", lazy="raise_on_sql")


class Contact(Record, Base):
    """A person at a customer."""

    __tablename__ = "contacts"
    __kind__ = "contact"

    name: Mapped[str] = mapped_column(index=True)
    customer_id: Mapped[int | None] = mapped_column(
        ForeignKey("customers.id"), default=None, index=True
    )
    title: Mapped[str | None] = mapped_column(default=None)
    phone: Mapped[str | None] = mapped_column(default=None)
    email: Mapped[str | None] = mapped_column(default=None)
    birthday: Mapped[date | None] = mapped_column(default=None)
    lunar_birthday: Mapped[bool] = mapped_column(default=False)
    telegram_id: Mapped[str | None] = mapped_column(default=None, index=True)
    language: Mapped[str | None] = mapped_column(default=None)
    custom: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)

    customer: Mapped[Customer | None] = relationship(lazy="raise_on_sql")


Index("ix_customers_birthday", month_day(Customer.birthday), Customer.lunar_birthday)
Index("ix_contacts_birthday", month_day(Contact.birthday), Contact.lunar_birthday)


class CustomField(Base):
    """A field that this workspace added to customers or contacts; values live in `custom`."""

    __tablename__ = "custom_fields"
    __table_args__ = (UniqueConstraint("kind", "name"),)

    kind: Mapped[str]
    name: Mapped[str]


class NameKey(Base):
    """One way to name a record, normalised: full, short, pinyin, sound, skeleton, surname …

    Lookups read only this table and the record's own, so they cost the same at any size.
    """

    __tablename__ = "name_keys"
    __table_args__ = (
        Index("ix_name_keys_key", "key", "kind", "form", "record_id"),
        Index("ix_name_keys_record", "kind", "record_id"),
    )

    kind: Mapped[str]
    record_id: Mapped[int]
    form: Mapped[str]
    key: Mapped[str]
