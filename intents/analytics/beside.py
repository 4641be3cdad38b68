"""A figure of two periods side by side: "compare Q2 and Q3", 三季度同比."""

from dataclasses import replace
from decimal import Decimal

from crm_store.metrics.periods import Period
from crm_store.metrics.result import Comparison, MetricResult, MetricRow
from intents.analytics import figures
from intents.analytics.metric_blocks import MOST_BARS, TIME, capital
from intents.context import Context
from intents.reply import AnyBlock, Chart, Reply, Series, Table, Text


def compared(found: Comparison, context: Context) -> Reply:
    """Both figures and by how much the later differs, then both by the dimension."""
    blocks: list[AnyBlock] = [Text(text=_headline(found, context))]
    if found.current.dimension is not None and (found.current.rows or found.earlier.rows):
        rows = _rows(found)
        if len(found.current.currencies) == 1:
            blocks.append(_chart(rows, found, context))
        blocks.append(_table(rows, found, context))
    receipt, before = found.current.receipt, found.earlier.receipt.rows
    dates = _dates(found.earlier_period, context)
    note = context.say(f"对比的 {dates}：{before:,} 条记录", f"beside {dates}: {before:,} records")
    noted = replace(receipt, notes=(*receipt.notes, note))
    return Reply(blocks=(*blocks, figures.receipt(noted, context)))


Pair = tuple[str, MetricRow | None, MetricRow | None]
"""A group's label, and its rows of the earlier and of the later period."""


def _rows(found: Comparison) -> list[Pair]:
    """The later period's groups in their order, then those that only the earlier one has.

    Periods of the calendar stand beside each other by their place: the first months of both.
    """
    now, then = found.current.rows, found.earlier.rows
    if found.current.dimension is not None and found.current.dimension.name in TIME:
        return [
            (" / ".join(row.label for row in (one, other) if row), one, other)
            for one, other in _by_place(then, now)
        ]
    of_then = {row.label: row for row in then}
    both: list[Pair] = [(row.label, of_then.pop(row.label, None), row) for row in now]
    return both + [(label, row, None) for label, row in of_then.items()]


def _by_place(
    then: tuple[MetricRow, ...], now: tuple[MetricRow, ...]
) -> list[tuple[MetricRow | None, MetricRow | None]]:
    longest = max(len(then), len(now))
    return [
        (then[place] if place < len(then) else None, now[place] if place < len(now) else None)
        for place in range(longest)
    ]


def _headline(found: Comparison, context: Context) -> str:
    label = capital(found.current.measure.label(context.actor.language))
    sides = ((found.earlier, found.earlier_period), (found.current, _period(found)))
    said = [f"{_dates(period, context)}: {_shown(one, context)}" for one, period in sides]
    lines = [context.say(f"{label}对比", f"{label} compared"), *said]
    change = figures.changed(found, context)
    return "\n".join(lines) + (f" ({change})" if change else "")


def _period(found: Comparison) -> Period:
    receipt = found.current.receipt
    assert receipt.start is not None
    assert receipt.end is not None
    return Period(receipt.start, receipt.end)


def _shown(found: MetricResult, context: Context) -> str:
    unit = found.measure.unit
    if found.empty:
        return context.say("没有记录", "no records")
    value = figures.shown(found.total.values, found.currencies, unit)
    return value + figures.unit_word(unit, context)


def _table(rows: list[Pair], found: Comparison, context: Context) -> Table:
    dimension = found.current.dimension
    assert dimension is not None
    total = context.say("合计", "Total")
    whole: Pair = (total, found.earlier.total, found.current.total)
    return Table(
        headers=(
            capital(dimension.label(context.actor.language)),
            _dates(found.earlier_period, context),
            _dates(_period(found), context),
            context.say("变化", "Change"),
        ),
        rows=tuple(_cells(row, found, context) for row in (*rows, whole)),
        numeric=(1, 2, 3),
    )


def _cells(row: Pair, found: Comparison, context: Context) -> tuple[str, ...]:
    label, then, now = row
    unit, names = found.current.measure.unit, found.current.currencies
    values = [
        figures.shown(one.values, names, unit) if one else figures.NONE for one in (then, now)
    ]
    return (label, *values, _change(then, now, found, context))


def _change(
    then: MetricRow | None, now: MetricRow | None, found: Comparison, context: Context
) -> str:
    """How one group differs, where it is in both periods."""
    if then is None or now is None or not then.value or now.value is None:
        return figures.NONE
    difference = now.value - then.value
    share = (difference * 100 / abs(then.value),) * len(found.change)
    unit = found.current.measure.unit
    return figures.change_of(share, (difference,), unit, context) or figures.NONE


def _chart(rows: list[Pair], found: Comparison, context: Context) -> Chart:
    measure, dimension = found.current.measure, found.current.dimension
    assert dimension is not None
    language = context.actor.language
    shown, name = rows[:MOST_BARS], capital(measure.label(language))
    by = dimension.label(language)
    sides = ((found.earlier_period, 1), (_period(found), 2))
    return Chart(
        kind="bar",
        title=context.say(f"{name}对比（按{by}）", f"{name} compared by {by}"),
        categories=tuple(row[0] for row in shown),
        series=tuple(
            Series(name=_dates(period, context), values=tuple(_bar(row[side]) for row in shown))
            for period, side in sides
        ),
        unit=found.current.currencies[0] if measure.unit == "money" else "",
    )


def _bar(row: MetricRow | str | None) -> Decimal:
    return figures.number(row.value if isinstance(row, MetricRow) else None)


def _dates(period: Period, context: Context) -> str:
    return context.say(f"{period.start} 至 {period.end}", f"{period.start} to {period.end}")
