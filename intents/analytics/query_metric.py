"""query_metric: one figure or a breakdown with its chart."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Literal

from crm_store.metrics.periods import Period as Dates
from crm_store.metrics.periods import year_before
from crm_store.metrics.query import compare, query
from crm_store.metrics.result import Comparison, MetricError, MetricResult, MetricRow
from crm_store.names import fold
from intents.analytics import figures
from intents.analytics.beside import compared
from intents.analytics.metric_blocks import TIME, capital, metric_chart, metric_table
from intents.context import Context, RefusedError
from intents.format import word
from intents.intent import STAFF, Effect, Intent
from intents.reply import AnyBlock, Reply, Table, Text
from intents.slots import IntSlot, Period, PeriodSlot, Slots, UserSlot

MOST_ROWS = 50
CUSTOMER_REGION = "customer_region"


class QueryMetric(Slots):
    """Which figure, by what, of when and whom."""

    measure: Literal[
        "revenue", "pipeline", "deals_won", "deals_lost", "win_rate", "average_deal",
        "sales_cycle", "payments", "receivables", "new_customers", "activities", "tickets",
        "response_time", "satisfaction", "leads", "conversion_rate", "commission", "expenses",
    ]  # fmt: skip
    dimension: (
        Literal[
            "owner", "team", "customer", "product", "industry", "region", "source", "stage",
            "level", "kind", "day", "week", "month", "quarter", "year",
        ]
        | None
    ) = None  # fmt: skip
    period: PeriodSlot | None = None
    owner: UserSlot | None = None
    limit: IntSlot | None = None


def handle(slots: QueryMetric, context: Context) -> Reply:
    """The figure in words, then the breakdown as chart and table, then its receipt."""
    try:
        if context.narrowed.beside is not None and slots.period is not None:
            return compared(_two_periods(slots, slots.period, context), context)
        result = _query(slots, context)
    except MetricError as error:
        raise RefusedError(str(error)) from error
    if result.missing:
        raise RefusedError(result.missing)
    blocks: list[AnyBlock] = [Text(text=_headline(result, slots, context))]
    blocks += [Text(text=text) for text in (_of_group(result, context),) if text]
    if result.rows:
        if len(result.currencies) == 1 and len(result.rows) > 1:
            blocks.append(metric_chart(result, context))
        blocks.append(metric_table(result, context))
    elif slots.measure == "deals_lost":
        blocks += _why_lost(slots, context)
    blocks.append(figures.receipt(result.receipt, context))
    return Reply(blocks=tuple(blocks))


def _two_periods(slots: QueryMetric, period: Period, context: Context) -> Comparison:
    """The figure of the later period beside that of the earlier one."""
    beside, dates = context.narrowed.beside, Dates(period.start, period.end)
    other = Dates(*beside) if isinstance(beside, tuple) else year_before(dates)
    earlier, later = sorted((dates, other), key=lambda one: (one.start, one.end))
    return compare(
        context.store,
        slots.measure,
        start=later.start,
        end=later.end,
        to=earlier,
        dimension=slots.dimension,
        owner_ids=figures.whose(slots.owner, context),
        within=figures.within(context),
        limit=slots.limit or (None if slots.dimension in TIME else MOST_ROWS),
        currency=context.currency,
    )


def _why_lost(slots: QueryMetric, context: Context) -> Iterator[Table]:
    """How many were lost for which reason, and to whom: what a count of them is asked for."""
    for dimension in ("lost_reason", "competitor"):
        found = _by(slots, dimension, context)
        if found.rows:
            yield metric_table(found, context)


def _query(slots: QueryMetric, context: Context) -> MetricResult:
    found = _by(slots, slots.dimension, context)
    if slots.dimension == "region" and context.narrowed.group and group_row(found, context) is None:
        finer = _by(slots, CUSTOMER_REGION, context) if _has_regions(found) else found
        return finer if group_row(finer, context) is not None else found
    if (
        slots.dimension != "region"
        or len(found.rows) != 1
        or not found.measure.source.sold_by_owner
    ):
        return found
    return _within_territory(found, slots, context)


def _within_territory(found: MetricResult, slots: QueryMetric, context: Context) -> MetricResult:
    """By the customers' regions, where all of it is of one sales territory."""
    territory = found.rows[0].label
    if not _has_regions(found):
        return found
    finer = _by(slots, CUSTOMER_REGION, context)
    if len(finer.rows) < 2:
        return found
    note = context.say(
        f"都属于销售大区“{territory}”，所以按客户所在地区拆开",
        f"all of it is of the territory {territory}, so it is shown by the customers' regions",
    )
    notes = (*finer.receipt.notes, note)
    return replace(finer, receipt=replace(finer.receipt, notes=notes))


def _has_regions(found: MetricResult) -> bool:
    """Whether it can be broken down by the customers' regions as well."""
    return CUSTOMER_REGION in {one.name for one in found.measure.dimensions}


def group_row(found: MetricResult, context: Context) -> MetricRow | None:
    """The row of the group that is asked about."""
    wanted = fold(context.narrowed.group)
    return next((row for row in found.rows if fold(row.label) == wanted), None) if wanted else None


def _of_group(found: MetricResult, context: Context) -> str:
    """The group that is asked about, and its share of the whole."""
    row, unit = group_row(found, context), found.measure.unit
    name = context.narrowed.group
    if row is None:
        return (
            context.say(f"{name}：没有可统计的记录。", f"{name}: no records to count.")
            if name
            else ""
        )
    value = figures.shown(row.values, found.currencies, unit) + figures.unit_word(unit, context)
    whole, part = found.total.value, row.value
    if found.measure.averages or len(found.currencies) > 1 or not whole or part is None:
        return context.say(f"{row.label}：{value}", f"{row.label}: {value}")
    share = figures.share(part * 100 / whole)
    return context.say(f"{row.label}：{value}，占 {share}", f"{row.label}: {value}, {share} of it")


def _by(slots: QueryMetric, dimension: str | None, context: Context) -> MetricResult:
    start, end = _dates(slots)
    found = query(
        context.store,
        slots.measure,
        dimension=dimension,
        start=start,
        end=end,
        owner_ids=figures.whose(slots.owner, context),
        within=figures.within(context),
        limit=_limit(slots, context),
        currency=context.currency,
    )
    found = _lowest_first(found, slots) if context.narrowed.lowest else found
    return _worded(found, context) if dimension == "kind" else found


def _limit(slots: QueryMetric, context: Context) -> int | None:
    """How many groups are shown apart; of the lowest and of one that is asked about, any may be."""
    if context.narrowed.lowest or (context.narrowed.group and not slots.limit):
        return None
    return slots.limit or (None if slots.dimension in TIME else MOST_ROWS)


def _lowest_first(found: MetricResult, slots: QueryMetric) -> MetricResult:
    """The lowest groups that have a figure, from the lowest up."""
    if slots.dimension in (*TIME, "stage"):
        return found
    rows = [row for row in reversed(found.rows) if row.value is not None]
    return replace(found, rows=tuple(rows[: slots.limit or MOST_ROWS]))


def _worded(found: MetricResult, context: Context) -> MetricResult:
    """The kinds as people say them."""
    rows = (replace(row, label=word(row.label, context.actor)) for row in found.rows)
    return replace(found, rows=tuple(rows))


def _dates(slots: QueryMetric) -> tuple[date | None, date | None]:
    return (slots.period.start, slots.period.end) if slots.period else (None, None)


def _headline(result: MetricResult, slots: QueryMetric, context: Context) -> str:
    label = result.measure.label(context.actor.language)
    if result.empty:
        return context.say(
            f"{label}：没有可统计的记录。", f"{capital(label)}: no records to count."
        )
    value = figures.shown(result.total.values, result.currencies, result.measure.unit)
    unit = figures.unit_word(result.measure.unit, context)
    text = context.say(f"{label}：{value}{unit}", f"{capital(label)}: {value}{unit}")
    return text + _beside(slots, context)


def _beside(slots: QueryMetric, context: Context) -> str:
    """How it stands beside the period before, for a single figure of a period."""
    if slots.period is None or slots.dimension is not None:
        return ""
    found = compare(
        context.store,
        slots.measure,
        start=slots.period.start,
        end=slots.period.end,
        owner_ids=figures.whose(slots.owner, context),
        within=figures.within(context),
        currency=context.currency,
    )
    return _comparison(found, context)


def _comparison(found: Comparison, context: Context) -> str:
    if found.change[0] is None or found.earlier.empty:
        return ""
    before = found.earlier_period
    dates = context.say(f"{before.start} 至 {before.end}", f"{before.start} to {before.end}")
    value = figures.shown(
        found.earlier.total.values, found.earlier.currencies, found.earlier.measure.unit
    )
    change = figures.changed(found, context)
    going = context.say("，本期还没结束", "; this one is not over yet") if found.running else ""
    return context.say(
        f"（上期 {dates} 为 {value}{'，' if change else ''}{change}{going}）",
        f" ({change or 'beside'} {'on ' if change else ''}{value} of {dates}{going})",
    )


query_metric = Intent(
    "query_metric",
    STAFF,
    QueryMetric,
    Effect.READ,
    ("查一个指标，或按维度拆开看", "show a figure or break it down"),
    handle,
)
