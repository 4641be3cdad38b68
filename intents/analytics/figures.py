"""What the figures' handlers share: values as people read them, owners, receipts."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from crm_store.metrics.result import Comparison, Figures, Receipt
from crm_store.metrics.statement import Within
from intents.call import RecordRef
from intents.context import Context
from intents.format import money
from intents.reply import Text

NONE = "—"


def owner_ids(owner: RecordRef | None) -> tuple[int, ...] | None:
    """The one owner that was asked for, or None for all that the actor may see."""
    return None if owner is None else (owner.id,)


def whose(owner: RecordRef | None, context: Context) -> tuple[int, ...] | None:
    """The people of the teams that were asked for, else the one owner, or None for all."""
    teams = _named("team", context)
    if not teams:
        return owner_ids(owner)
    return context.store.teams.people([team.id for team in teams])


def within(context: Context) -> Within:
    """The customers and products that a figure is narrowed to."""
    customers, products = _named("customer", context), _named("product", context)
    return Within(
        tuple(one.id for one in customers),
        tuple(one.id for one in products),
        context.narrowed.trade,
    )


def noted(found: Receipt, context: Context) -> Receipt:
    """The receipt with the teams, customers and products that it is narrowed to."""
    teams = context.say("、", ", ").join(team.name for team in _named("team", context))
    only = [one.name for kind in ("customer", "product") for one in _named(kind, context)]
    only += [context.narrowed.trade[1]] if context.narrowed.trade else []
    return replace(found, whose=teams or found.whose, only=tuple(only))


def _named(kind: str, context: Context) -> list[RecordRef]:
    return [record for record in context.narrowed.records if record.kind == kind]


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


def changed(found: Comparison, context: Context) -> str:
    """By how much a figure differs: a rate by points, what several currencies add up to by none."""
    return change_of(found.change, found.difference, found.current.measure.unit, context)


def change_of(change: Figures, difference: Figures, unit: str, context: Context) -> str:
    """A change in percent; of a rate in points."""
    if len(change) > 1 or (difference[0] if unit == "percent" else change[0]) is None:
        return ""
    if unit == "percent":
        return context.say(f"{difference[0]:+.1f} 个百分点", f"{difference[0]:+.1f} points")
    return f"{change[0]:+.1f}%"


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
    found = noted(found, context)
    notes = "".join(f"\n{note}" for note in found.notes)
    head = context.say("口径", "Counted")
    return Text(text=f"{head}: {found.text(context.actor)}{notes}")


def share(value: Decimal | None) -> str:
    """A percentage that may be unknown."""
    return NONE if value is None else f"{value:.1f}%"
