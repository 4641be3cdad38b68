"""Values of records as JSON and back, and as the columns of the import format show them."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import JsonValue
from sqlalchemy import Date
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeEngine

from crm_store.kinds import RECORD_TYPES, Column, Kind
from crm_store.models import Contact, Contract, Customer, Deal, Product, Segment, Team, User
from crm_store.models.base import ExactDecimal, TagList, UtcDateTime

Plain = str | int | float | bool | None | list[Any] | dict[str, Any]

REFERRED: dict[str, tuple[type[Any], str]] = {
    "user": (User, "name"),
    "customer": (Customer, "name"),
    "contact": (Contact, "name"),
    "deal": (Deal, "name"),
    "contract": (Contract, "number"),
    "product": (Product, "name"),
    "segment": (Segment, "name"),
    "team": (Team, "name"),
}


def to_json(value: Any) -> JsonValue:
    """A mapped value as JSON, without loss."""
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):  # datetime is a date
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    plain: JsonValue = value
    return plain


def from_json(value: Any, column_type: TypeEngine[Any]) -> Any:
    """What `to_json` made, as the mapped column of that type holds it."""
    if value is None:
        return None
    if isinstance(column_type, TagList):
        return tuple(value)
    if isinstance(column_type, UtcDateTime):
        return datetime.fromisoformat(value)
    if isinstance(column_type, ExactDecimal):
        return Decimal(value)
    return date.fromisoformat(value) if isinstance(column_type, Date) else value


def number(value: Decimal) -> int | float:
    """A decimal as a JSON number: whole where it is whole."""
    return int(value) if value == value.to_integral_value() else float(value)


def local_time(value: datetime, zone: ZoneInfo) -> str:
    """An aware time as the person's wall clock shows it, to the minute."""
    return value.astimezone(zone).strftime("%Y-%m-%dT%H:%M")


def shown(session: Session, column: Column, value: Any, zone: ZoneInfo) -> JsonValue:
    """A column's value as the import format writes it: names, numbers, ISO dates, local times.

    A due time at the start of a day is the day alone.
    """
    if value is None:
        return None
    if column.type in RECORD_TYPES:
        return _record_name(session, column, value)
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, datetime):
        local = local_time(value, zone)
        return local.removesuffix("T00:00") if column.name == "due" else local
    if isinstance(value, tuple):
        return ";".join(value)
    return to_json(value)


def _record_name(session: Session, column: Column, value: Any) -> JsonValue:
    model, attribute = REFERRED[column.type]
    record = session.get(model, value)
    return None if record is None else str(getattr(record, attribute))


def record_title(session: Session, kind: Kind, record: Any) -> str:
    """What a record is called in replies and in `changes`; an instalment with its contract."""
    if kind.name == "payment":
        contract = session.get(Contract, record.contract_id)
        return f"{contract.number} {record.due}" if contract else str(record.due)
    title = getattr(record, kind.title, None)
    if title is None or title == "":
        customer = session.get(Customer, getattr(record, "customer_id", None) or 0)
        return customer.name if customer else f"{kind.en} {record.id}"
    return title.isoformat() if isinstance(title, date) else str(title)


def stored_columns(kind: Kind) -> Iterable[Column]:
    """The columns that are attributes of the kind's own table."""
    mapped = kind.model.__mapper__.columns  # type: ignore[attr-defined]
    return (column for column in kind.columns if column.attribute in mapped)
