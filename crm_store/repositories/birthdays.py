"""Whose birthday it is: contacts and personal customers, by either calendar."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from lunardate import LunarDate
from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    SelectBase,
    and_,
    literal,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import InstrumentedAttribute

from crm_store.models import Contact, Customer
from crm_store.month_day import month_day
from crm_store.store import Store

MANY = 500
LEAP_DAY, DAY_BEFORE = 229, 228


@dataclass(frozen=True)
class Born:
    """Somebody with a birthday: a contact, or a customer who is a person (no `contact_id`)."""

    customer_id: int
    contact_id: int | None
    name: str
    customer: str
    owner_id: int | None
    birthday: date
    lunar: bool


def birthdays_on(store: Store, day: date) -> Iterator[Born]:
    """Everybody whose birthday is on that day, as far as the actor sees customers; streamed."""
    found: CompoundSelect[Any] = union_all(_contacts(store, day), _persons(store, day))
    for row in store.session.execute(found.execution_options(yield_per=MANY)):
        yield Born(*tuple(row))


def is_their_day(birthday: date, lunar: bool, day: date) -> bool:
    """Whether that day is the birthday of somebody born so."""
    return birthday.month * 100 + birthday.day in (lunar_days(day) if lunar else solar_days(day))


def solar_days(day: date) -> list[int]:
    """The birthdays (MMDD) that are kept on a day: who was born on 29 February has the 28th."""
    own = day.month * 100 + day.day
    short = own == DAY_BEFORE and (day + timedelta(days=1)).month == 3
    return [own, LEAP_DAY] if short else [own]


def lunar_days(day: date) -> list[int]:
    """The same by the Chinese calendar; the 30th of a short month is kept on its 29th.

    A leap month repeats one that was there: its days are nobody's birthday again.
    """
    lunar = LunarDate.from_solar_date(day.year, day.month, day.day)
    if lunar.is_leap_month:
        return []
    own = lunar.month * 100 + lunar.day
    tomorrow = day + timedelta(days=1)
    last = LunarDate.from_solar_date(tomorrow.year, tomorrow.month, tomorrow.day).day == 1
    return [own, own + 1] if last and lunar.day == 29 else [own]


def _on(
    birthday: InstrumentedAttribute[date | None], lunar: InstrumentedAttribute[bool], day: date
) -> ColumnElement[bool]:
    born = month_day(birthday)
    return or_(
        and_(born.in_(solar_days(day)), lunar.is_(False)),
        and_(born.in_(lunar_days(day)), lunar.is_(True)),
    )


def _contacts(store: Store, day: date) -> SelectBase:
    return (
        select(
            Customer.id, Contact.id, Contact.name, Customer.name, Customer.owner_id,
            Contact.birthday, Contact.lunar_birthday,
        )
        .join(Customer, Customer.id == Contact.customer_id)
        .where(_on(Contact.birthday, Contact.lunar_birthday, day))
        .where(Contact.deleted_at.is_(None), Customer.deleted_at.is_(None))
        .where(store.customers.visible())
    )  # fmt: skip


def _persons(store: Store, day: date) -> SelectBase:
    return (
        select(
            Customer.id, null(), Customer.name, literal(""), Customer.owner_id,
            Customer.birthday, Customer.lunar_birthday,
        )
        .where(_on(Customer.birthday, Customer.lunar_birthday, day))
        .where(Customer.kind == "person", Customer.deleted_at.is_(None))
        .where(store.customers.visible())
    )  # fmt: skip
