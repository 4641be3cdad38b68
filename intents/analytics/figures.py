"""What the figures' handlers share: values as people read them, owners, receipts."""

from collections.abc import Sequence
from decimal import Decimal

from crm_store.metrics.result import Receipt
from intents.call import RecordRef
from intents.context import Context
from intents.format import money
from intents.reply import Text

NONE = "—"


def owner_ids(owner: RecordRef | None) -> tuple[int, ...] | None:
    """The one owner that was asked for, or None for all that the actor may see."""
    return None if owner is None else (owner.id,)


def shown(values: Sequence[Decimal | None], currencies: Sequence[str], unit: str) -> str:
    """A figure in its unit; of several currencies each, apart."""
    if unit != "money":
        return plain(values[0], unit)
    parts = [
        money(rounded(value), currency)
        for value, currency in zip(values, currencies, strict=True)
        if value is not None and (value or len(currencies) == 1)
    ]
    return " + ".join(parts) or NONE


def plain(value: Decimal | None, unit: str) -> str:
    """A count, a percentage, days, hours or a score."""
    if value is None:
        return NONE
    if unit == "count":
        return f"{int(value):,}"
    if unit == "percent":
        return f"{value:.1f}%"
    return f"{value:,.1f}"


def rounded(value: Decimal) -> Decimal:
    """Money to the cent."""
    return value.quantize(Decimal("0.01"))


def number(value: Decimal | None) -> Decimal:
    """A chart's bar."""
    exact = Decimal(0) if value is None else rounded(value)
    return exact.to_integral_value() if exact == exact.to_integral_value() else exact


def unit_word(unit: str, context: Context) -> str:
    """What follows a figure of this unit."""
    words = {"days": ("天", " days"), "hours": ("小时", " hours"), "score": ("分", " of 5")}
    return context.say(*words[unit]) if unit in words else ""


def receipt(found: Receipt, context: Context) -> Text:
    """The receipt: whose, which dates, which currency, how many records."""
    notes = "".join(f"\n{note}" for note in found.notes)
    head = context.say("口径", "Counted")
    return Text(text=f"{head}: {found.text(context.actor)}{notes}")


def share(value: Decimal | None) -> str:
    """A percentage that may be unknown."""
    return NONE if value is None else f"{value:.1f}%"
