"""What a model understood, as it is shown before anything is changed: a card for each write."""

from datetime import date, datetime
from decimal import Decimal

from pydantic import BaseModel

from intents.asking import label_of
from intents.call import RecordRef
from intents.context import Context
from intents.format import day, money, stage, word
from intents.intent import AnyIntent
from intents.reply import Fields, Reply, say
from intents.slots import Line, Money, Period, Slots, SlotSpec


def introduction(context: Context) -> Reply:
    """What stands above the cards of what is proposed."""
    return say(
        context.say("我让语言模型读了这句话，它的理解如下。要照做吗？",
                    "I had the language model read that, and this is what it understood. Shall I?")
    )  # fmt: skip


def proposal(intent: AnyIntent, slots: Slots, context: Context) -> Reply:
    """The request in plain words, with every slot that the model filled."""
    said = [(spec, getattr(slots, spec.name)) for spec in intent.specs]
    fields = tuple(
        (label_of(spec, intent, context), _shown(value, spec, context))
        for spec, value in said
        if value is not None
    )
    return Reply(blocks=(Fields(title=intent.description(context.actor.language), fields=fields),))


def _shown(value: object, spec: SlotSpec, context: Context) -> str:
    if isinstance(value, tuple):
        return context.say("；", "; ").join(_shown(one, spec, context) for one in value)
    if isinstance(value, BaseModel):
        return _parts(value, context)
    if isinstance(value, datetime):
        return f"{day(value.date(), context.actor)} {value:%H:%M}"
    if isinstance(value, date):
        return day(value, context.actor)
    if spec.is_stage:
        return stage(context.store, str(value))
    if isinstance(value, Decimal):
        return f"{value}%"
    return word(str(value), context.actor) if spec.options else str(value)


def _parts(value: BaseModel, context: Context) -> str:
    """A record, an amount, a period or a line."""
    if isinstance(value, RecordRef):
        return value.name
    if isinstance(value, Money):
        return money(value.amount, value.currency)
    if isinstance(value, Period):
        return f"{day(value.start, context.actor)} – {day(value.end, context.actor)}"
    assert isinstance(value, Line)
    product = value.product if isinstance(value.product, str) else value.product.name
    off = "" if value.discount is None else f" (-{value.discount}%)"
    return f"{product} × {value.quantity}{off}"
