"""Arguments that a model wrote, as slot values: each checked by its type, or refused."""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from pydantic import JsonValue

from crm_store.values import number
from intents.call import SlotValue
from intents.context import Context
from intents.slots import SlotSpec
from intents.understand.llm.records import record_called
from intents.understand.mentions import Mentions
from intents.understand.text import tidy

YEARS = range(1900, 2201)
MOST_LINES = 50
LARGEST = 10**15


def slot_value(spec: SlotSpec, said: JsonValue, mentions: Mentions, context: Context) -> SlotValue:
    """An argument as the slot's value; ValueError where it is not of the slot's type."""
    if spec.is_record:
        return record_called(_text(said), spec.type, mentions, context)
    if spec.options:
        return _one_of(said, spec.options)
    if spec.is_stage:
        return _one_of(said, [one.key for one in context.store.workspace.stages.all])
    if spec.type == "datetime":
        return _moment(said, context)
    return _BY_TYPE[spec.type](said)


def _text(said: JsonValue) -> str:
    if not isinstance(said, str):
        raise ValueError(f"{said!r} is no text")
    return tidy(said)


def _one_of(said: JsonValue, options: "list[str] | tuple[str, ...]") -> str:
    if said not in options:
        raise ValueError(f"{said!r} is none of the options")
    return str(said)


def _exact(said: JsonValue) -> Decimal:
    if isinstance(said, bool) or not isinstance(said, str | int | float):
        raise ValueError(f"{said!r} is no number")
    try:
        value = Decimal(str(said).replace(",", ""))
    except InvalidOperation as error:
        raise ValueError(f"{said!r} is no number") from error
    if not value.is_finite() or abs(value) > LARGEST:
        raise ValueError(f"{said!r} is out of range")
    return value


def _whole(said: JsonValue) -> int:
    value = _exact(said)
    if value != value.to_integral_value():
        raise ValueError(f"{said!r} is no whole number")
    return int(value)


def _percent(said: JsonValue) -> SlotValue:
    value = _exact(said)
    if not 0 <= value <= 100:
        raise ValueError(f"{said!r} is no percentage")
    return number(value)


def _money(said: JsonValue) -> SlotValue:
    parts = _parts(said, {"amount", "currency"})
    currency = _text(parts["currency"]).upper()
    if not re.fullmatch("[A-Z]{3}", currency):
        raise ValueError(f"{currency!r} is no currency")
    return {"amount": f"{_exact(parts['amount']):f}", "currency": currency}


def _date(said: JsonValue) -> str:
    day = date.fromisoformat(_text(said))
    if day.year not in YEARS:
        raise ValueError(f"{said!r} is out of range")
    return day.isoformat()


def _moment(said: JsonValue, context: Context) -> str:
    """A day, or a local minute; a time with a zone is moved to the speaker's."""
    text = _text(said)
    if len(text) == 10:
        return _date(text)
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is not None:
        moment = moment.astimezone(context.actor.timezone)
    _date(moment.date().isoformat())
    return moment.isoformat()[:16]


def _period(said: JsonValue) -> SlotValue:
    parts = _parts(said, {"start", "end"})
    start, end = _date(parts["start"]), _date(parts["end"])
    if start > end:
        raise ValueError("the period ends before it starts")
    return {"start": start, "end": end}


def _lines(said: JsonValue) -> SlotValue:
    if not isinstance(said, list) or not 0 < len(said) <= MOST_LINES:
        raise ValueError("no list of lines")
    return [_line(one) for one in said]


def _line(said: JsonValue) -> JsonValue:
    parts = _parts(said, {"product", "quantity"}, {"discount"})
    quantity = _whole(parts["quantity"])
    if quantity < 1:
        raise ValueError("a quantity is one at least")
    line: dict[str, JsonValue] = {"product": _text(parts["product"]), "quantity": quantity}
    if parts.get("discount") is not None:
        line["discount"] = number(_exact(parts["discount"]))
    return line


def _parts(
    said: JsonValue, needed: set[str], optional: set[str] | None = None
) -> dict[str, JsonValue]:
    """The parts of an object that has these and no others."""
    if not isinstance(said, dict) or not needed <= said.keys() <= needed | (optional or set()):
        raise ValueError(f"{said!r} does not have just {sorted(needed)}")
    return said


_BY_TYPE: dict[str, Callable[[JsonValue], SlotValue]] = {
    "text": _text, "int": _whole, "percent": _percent, "money": _money, "date": _date,
    "period": _period, "lines": _lines,
}  # fmt: skip
