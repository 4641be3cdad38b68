"""A call from a message and its intent: every slot that the message, or what came before, says."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from intents.call import Call, Mention, SlotValue
from intents.slots import SlotSpec
from intents.understand.fill.corrections import corrected
from intents.understand.fill.counts import limit_said
from intents.understand.fill.exported_list import exported_list, whole_export
from intents.understand.fill.figure_lacks import figure_lacks
from intents.understand.fill.narrowing import narrowing
from intents.understand.fill.of_team import of_team
from intents.understand.fill.records import fill_record
from intents.understand.fill.request import Request, known, mention
from intents.understand.fill.special import SPECIAL
from intents.understand.fill.texts import fill_text
from intents.understand.fill.unmet import LOWEST, unmet
from intents.understand.fill.values import fill_value
from intents.understand.wanted_currency import currency_within


def fill(request: Request) -> Call:
    """The call that a message asks for, with the slots that it fills."""
    special: Callable[[Request, dict[str, SlotValue]], None] | None
    slots: dict[str, SlotValue] = {}
    request = replace(request, mentions=corrected(request.mentions))
    for spec in request.intent.specs:
        value = _value(spec, request)
        if value is not None:
            slots[spec.name] = value
    special = SPECIAL.get(request.intent.name)
    if special is not None:
        special(request, slots)
    listed = exported_list(request, fill)
    return Call(
        intent=request.intent.name,
        slots=slots,
        about=_about(request),
        unmet=(*unmet(request, slots), *whole_export(request, listed), *figure_lacks(request)),
        of_team=of_team(request, slots),
        currency=_currency(request),
        of_list=listed,
        most=_most(request),
        narrowed=narrowing(request, slots),
    )


def _most(request: Request) -> int | None:
    """How many deals are wanted of a list, which has no slot for that; the smallest are its last."""
    if request.intent.name != "list_deals" or LOWEST.search(request.plain):
        return None
    said = limit_said(request)
    return int(said) if said else None


def _currency(request: Request) -> str | None:
    """The currency in which a figure is wanted."""
    if request.intent.name != "query_metric":
        return None
    return currency_within(request.unnamed, request.context.actor.currency)


def _about(request: Request) -> Mention | None:
    """The customer named, for an intent that can offer records of theirs."""
    named = request.named("customer") if request.intent.offers is not None else []
    return mention(named[0], "customer") if named else None


def _value(spec: SlotSpec, request: Request) -> SlotValue:
    if spec.is_record:
        return fill_record(spec, request)
    if spec.type == "text" and not spec.is_stage:
        return fill_text(spec, request)
    return fill_value(spec, request)


def read_slot(spec: SlotSpec, request: Request) -> SlotValue:
    """What a whole message is as the value of one slot: the answer to "which customer?"."""
    value: Any = None
    if spec.is_record:
        found = request.named(spec.type)
        if found:
            return Mention(
                kind=spec.type, text=found[0].text, candidates=found[0].by_kind[spec.type]
            )
        focused = request.context.memory.focus.get(spec.type)
        words = request.text.strip()
        return known(focused) if focused and focused.name == words else (
            Mention(kind=spec.type, text=words) if words else None)  # fmt: skip
    if spec.type != "text" or spec.is_stage:
        value = fill_value(spec, request)
    return value if value is not None or spec.type != "text" else request.text or None
