"""Calls out of what a model answered: everything that it wrote is checked, or none of it is used."""

from collections.abc import Mapping, Sequence

from pydantic import JsonValue

from intents.call import Call, Mention, SlotValue
from intents.context import Context
from intents.intent import AnyIntent
from intents.slots import SlotSpec
from intents.understand.fill.records import fill_record
from intents.understand.fill.request import Request, known
from intents.understand.llm.client import ToolCall
from intents.understand.llm.tools import NOTHING, usable
from intents.understand.llm.values import slot_value
from intents.understand.mentions import Mentions
from intents.understand.reader import Reader

MOST_CALLS = 5
"""More than so many things are in no message; they are an answer gone wrong."""


def calls_of(
    answer: Sequence[ToolCall], text: str, reader: Reader, context: Context
) -> tuple[Call, ...]:
    """The calls that a model proposes for a message; none where it finds nothing to do.

    Raises ValueError where any of it is no intent of this person's, or no value of its slot.
    """
    wanted = [one for one in answer if one.name != NOTHING]
    if len(wanted) > MOST_CALLS:
        raise ValueError(f"{len(wanted)} calls")
    mentions = reader.mentions(text, context)
    allowed = {one.name: one for one in usable(context.actor)}
    calls = []
    for one in wanted:
        if one.name not in allowed:
            raise ValueError(f"{one.name!r} is no tool of this person's")
        calls.append(_call(allowed[one.name], one.arguments, mentions, reader, context))
    return tuple(calls)


def _call(
    intent: AnyIntent,
    arguments: Mapping[str, JsonValue],
    mentions: Mentions,
    reader: Reader,
    context: Context,
) -> Call:
    specs = {spec.name: spec for spec in intent.specs}
    if unknown := arguments.keys() - specs.keys():
        raise ValueError(f"{intent.name} has no {sorted(unknown)}")
    slots = {
        name: slot_value(specs[name], value, mentions, context)
        for name, value in arguments.items()
        if value not in (None, "")
    }
    slots.update(_pointed_at(intent, slots, mentions, reader, context))
    return Call(intent=intent.name, slots=slots, proposed=True)


def _pointed_at(
    intent: AnyIntent,
    slots: Mapping[str, SlotValue],
    mentions: Mentions,
    reader: Reader,
    context: Context,
) -> dict[str, SlotValue]:
    """Records that are needed and that the model, which does not know the store, left out."""
    request = reader.request(intent, mentions, context)
    types = [spec.type for spec in intent.specs]
    needed = [spec for spec in intent.specs if spec.is_record and spec.required]
    missing = [spec for spec in needed if spec.name not in slots and types.count(spec.type) == 1]
    found = {spec.name: _found(spec, request) for spec in missing if spec.type != "user"}
    return {name: value for name, value in found.items() if value is not None}


def _found(spec: SlotSpec, request: Request) -> SlotValue:
    """A record that the message has, or else the one in focus."""
    value = fill_record(spec, request)
    if isinstance(value, Mention) and value.candidates:
        return value
    focused = request.context.memory.focus.get(spec.type)
    return None if focused is None else known(focused)
