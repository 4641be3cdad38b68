"""Calls as a program reads them: records by name, amounts and percentages as numbers."""

from decimal import Decimal, InvalidOperation

from pydantic import JsonValue

from crm_store.values import number
from intents.call import Call, Mention, SlotValue
from intents.catalogue import INTENTS


def call(one: Call) -> dict[str, JsonValue]:
    """`{"intent", "slots"}` of a call."""
    return {"intent": one.intent, "slots": dict(slots(one))}


def slots(one: Call) -> dict[str, JsonValue]:
    """The slots of a call in the catalogue's form; those that are not said are left out."""
    intent = INTENTS.get(one.intent)
    types = {spec.name: spec.type for spec in intent.specs} if intent else {}
    said = {name: value for name, value in one.slots.items() if value is not None}
    return {name: _value(value, types.get(name, "text")) for name, value in said.items()}


def _value(value: SlotValue, slot_type: str) -> JsonValue:
    if isinstance(value, Mention):
        return value.name
    if isinstance(value, dict):
        return _object(value)
    if isinstance(value, list):
        return [_value(item, slot_type) for item in value]
    return _number(value) if slot_type in ("int", "percent") else value


def _object(value: dict[str, JsonValue]) -> JsonValue:
    """Money, a period, a record that is known by its key, or a line."""
    if "name" in value and "id" in value:
        return value["name"]
    exact = ("amount", "quantity", "discount")
    return {
        name: _number(part) if name in exact else _value(part, "text")
        for name, part in value.items()
        if part is not None
    }


def _number(value: JsonValue) -> JsonValue:
    """A number that is kept as text, as a number; anything else as it is."""
    if not isinstance(value, str):
        return value
    try:
        return number(Decimal(value))
    except InvalidOperation:
        return value
