"""A week in figures: each beside the week before, activities a person, and the charts."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from decimal import Decimal

from crm_store.metrics.funnel import funnel
from crm_store.metrics.periods import Period, previous
from crm_store.metrics.query import compare, query
from crm_store.metrics.receivables import Wanted, aging
from crm_store.metrics.result import Comparison
from crm_store.metrics.week import high_risks, late_tickets, new_deals
from crm_store.store import Store
from intents.analytics import figures
from intents.analytics.metric_blocks import metric_chart
from intents.analytics.periods import this_quarter
from intents.analytics.show_funnel import funnel_chart
from intents.buttons import ask
from intents.context import Context
from intents.format import EMPTY, money
from intents.reply import AnyBlock, Button, Chart, Reply, Table, Text

Row = tuple[str, str, str, str]
"""What it is, last week, the week before, the change."""

COMPARED = ("revenue", "deals_won", "deals_lost", "win_rate", "payments", "activities")
WEEKS_SHOWN = 8
MOST_PEOPLE = 20


def week_reply(week: Period, context: Context) -> Reply | None:
    """The week of all that the actor sees; None where nothing is in it."""
    compared = [_compared(name, week, context) for name in COMPARED]
    counted = [*_counted(week, context)]
    standing = [*_standing(week, context)]
    if all(one.current.empty and one.earlier.empty for one in compared) and not standing:
        return None
    rows = [*(_row(one, context) for one in compared), *counted, *standing]
    blocks: list[AnyBlock] = [
        Text(text=_headline(compared[0], week, context)),
        _table(rows, context),
        *_people(week, context),
        *_charts(week, context),
        figures.receipt(compared[0].current.receipt, context),
    ]
    return Reply(blocks=tuple(blocks), buttons=_buttons(context))


def _headline(revenue: Comparison, week: Period, context: Context) -> str:
    label = revenue.current.measure.label(context.actor.language)
    worth = _shown(revenue, current=True)
    return context.say(
        f"📊 上周（{week.start} 至 {week.end}）：{label} {worth}{_beside(revenue)}。",
        f"📊 Last week ({week.start} to {week.end}): {label} {worth}{_beside(revenue)}.",
    )


def _beside(one: Comparison) -> str:
    change = _change(one)
    return f" ({change})" if change != EMPTY else ""


def _compared(name: str, week: Period, context: Context) -> Comparison:
    return compare(context.store, name, start=week.start, end=week.end)


def _row(one: Comparison, context: Context) -> Row:
    label = one.current.measure.label(context.actor.language)
    return label, _shown(one, current=True), _shown(one, current=False), _change(one)


def _shown(one: Comparison, *, current: bool) -> str:
    result = one.current if current else one.earlier
    return figures.shown(result.total.values, result.currencies, result.measure.unit)


def _change(one: Comparison) -> str:
    """In percent; of a percentage in points; nothing where there was none before."""
    if len(one.change) != 1:
        return EMPTY
    if one.current.measure.unit == "percent":
        points = one.difference[0]
        return EMPTY if points is None else f"{points:+.1f}"
    return EMPTY if one.change[0] is None else f"{one.change[0]:+.1f}%"


def _counted(week: Period, context: Context) -> Iterator[Row]:
    """What is counted and no measure."""
    counts: tuple[tuple[tuple[str, str], Callable[[Store, Period], int]], ...] = (
        (("新商机", "new deals"), new_deals),
        (("超时的工单", "tickets past their service level"), late_tickets),
    )
    for label, count in counts:
        now, before = count(context.store, week), count(context.store, previous(week))
        share = f"{Decimal(now - before) * 100 / before:+.1f}%" if before else EMPTY
        yield context.say(*label), f"{now:,}", f"{before:,}", share


def _standing(week: Period, context: Context) -> Iterator[Row]:
    """How things stand today; what it was a week ago is not kept."""
    pipeline = query(context.store, "pipeline")
    if not pipeline.empty:
        worth = figures.shown(pipeline.total.values, pipeline.currencies, "money")
        yield context.say("在谈商机金额（现在）", "pipeline (now)"), worth, EMPTY, EMPTY
    late = aging(context.store, Wanted()).overdue
    if late.count:
        owed = " + ".join(money(value, name) for name, value in sorted(late.sums.items()))
        yield context.say("逾期应收（现在）", "overdue money (now)"), owed, EMPTY, EMPTY
    high, lately = high_risks(context.store, week)
    if high:
        label = context.say("高流失风险客户（现在）", "customers at high risk (now)")
        risen = context.say(f"{high}（上周新增 {lately}）", f"{high} ({lately} since last week)")
        yield label, risen, EMPTY, EMPTY


def _table(rows: Sequence[Row], context: Context) -> Table:
    headers = context.say("指标|上周|前一周|变化", "Figure|Last week|Week before|Change").split("|")
    return Table(headers=tuple(headers), rows=tuple(rows), numeric=(1, 2, 3))


def _people(week: Period, context: Context) -> Iterator[Table]:
    """Activities a person, beside the week before; who did nothing in both is not there."""
    found = compare(
        context.store, "activities", start=week.start, end=week.end, dimension="owner",
        limit=MOST_PEOPLE,
    )  # fmt: skip
    before = {row.key: row.value for row in found.earlier.rows}
    rows = {row.key: (row.label, row.value) for row in found.current.rows}
    for row in found.earlier.rows:
        rows.setdefault(row.key, (row.label, None))
    if rows:
        headers = context.say("跟进|上周|前一周", "Activities|Last week|Week before").split("|")
        shown = tuple(
            (label, f"{int(value or 0):,}", f"{int(before.get(key) or 0):,}")
            for key, (label, value) in rows.items()
        )
        yield Table(headers=tuple(headers), rows=shown, numeric=(1, 2))


def _charts(week: Period, context: Context) -> Iterator[Chart]:
    """Revenue of the last weeks, and the funnel of this quarter."""
    start = week.start - timedelta(weeks=WEEKS_SHOWN - 1)
    revenue = query(context.store, "revenue", dimension="week", start=start, end=week.end)
    if len(revenue.currencies) == 1 and len(revenue.rows) > 1:
        yield metric_chart(revenue, context)
    quarter = this_quarter(context)
    found = funnel(context.store, quarter.start, quarter.end)
    if not found.empty:
        yield funnel_chart(found, context)


def _buttons(context: Context) -> tuple[Button, ...]:
    return (
        ask(context.say("可能流失的客户", "Who may leave"), "list_churn_risks"),
        ask(context.say("应收款", "Money owed"), "list_receivables"),
        ask(context.say("漏斗", "The funnel"), "show_funnel"),
    )
