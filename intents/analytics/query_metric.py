"""query_metric: one figure or a breakdown with its chart."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Literal

from crm_store.metrics.query import compare, query
from crm_store.metrics.result import Comparison, MetricError, MetricResult, MetricRow
from intents.analytics import figures
from intents.call import RecordRef
from intents.context import Context, RefusedError
from intents.format import word
from intents.intent import STAFF, Effect, Intent
from intents.reply import AnyBlock, Chart, Reply, Series, Table, Text
from intents.slots import IntSlot, PeriodSlot, Slots, UserSlot

MOST_ROWS = 50
MOST_BARS = 12
TIME = frozenset({"day", "week", "month", "quarter", "year"})
CUSTOMER_REGION = "customer_region"
RECORDS = {"customer": "customer", "owner": "user", "product": "product"}


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
        result = _query(slots, context)
    except MetricError as error:
        raise RefusedError(str(error)) from error
    if result.missing:
        raise RefusedError(result.missing)
    blocks: list[AnyBlock] = [Text(text=_headline(result, slots, context))]
    if result.rows:
        if len(result.currencies) == 1 and len(result.rows) > 1:
            blocks.append(metric_chart(result, context))
        blocks.append(_table(result, context))
    elif slots.measure == "deals_lost":
        blocks += _why_lost(slots, context)
    blocks.append(figures.receipt(result.receipt, context))
    return Reply(blocks=tuple(blocks))


def _why_lost(slots: QueryMetric, context: Context) -> Iterator[Table]:
    """How many were lost for which reason, and to whom: what a count of them is asked for."""
    for dimension in ("lost_reason", "competitor"):
        found = _by(slots, dimension, context)
        if found.rows:
            yield _table(found, context)


def _query(slots: QueryMetric, context: Context) -> MetricResult:
    found = _by(slots, slots.dimension, context)
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
    if CUSTOMER_REGION not in {one.name for one in found.measure.dimensions}:
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


def _by(slots: QueryMetric, dimension: str | None, context: Context) -> MetricResult:
    start, end = _dates(slots)
    found = query(
        context.store,
        slots.measure,
        dimension=dimension,
        start=start,
        end=end,
        owner_ids=figures.owner_ids(slots.owner),
        limit=slots.limit or (None if slots.dimension in TIME else MOST_ROWS),
        currency=context.currency,
    )
    return _worded(found, context) if dimension == "kind" else found


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
            f"{label}：没有可统计的记录。", f"{_capital(label)}: no records to count."
        )
    value = figures.shown(result.total.values, result.currencies, result.measure.unit)
    unit = figures.unit_word(result.measure.unit, context)
    text = context.say(f"{label}：{value}{unit}", f"{_capital(label)}: {value}{unit}")
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
        owner_ids=figures.owner_ids(slots.owner),
        currency=context.currency,
    )
    return _comparison(found, context)


def _comparison(found: Comparison, context: Context) -> str:
    change = found.change[0]
    if change is None or found.earlier.empty:
        return ""
    sign = "+" if change >= 0 else ""
    before = found.earlier_period
    dates = context.say(f"{before.start} 至 {before.end}", f"{before.start} to {before.end}")
    value = figures.shown(
        found.earlier.total.values, found.earlier.currencies, found.earlier.measure.unit
    )
    going = context.say("，本期还没结束", "; this one is not over yet") if found.running else ""
    return context.say(
        f"（上期 {dates} 为 {value}，{sign}{change:.1f}%{going}）",
        f" ({sign}{change:.1f}% on {value} of {dates}{going})",
    )


def _table(result: MetricResult, context: Context) -> Table:
    assert result.dimension is not None
    language = context.actor.language
    unit = result.measure.unit
    names = [f" ({name})" if name and len(result.currencies) > 1 else "" for name in
             result.currencies]  # fmt: skip
    headers = [_capital(result.dimension.label(language))]
    headers += [f"{_capital(result.measure.label(language))}{name}" for name in names]
    headers.append(context.say("记录数", "Records"))
    rows = [_row(row, result, unit) for row in (*result.rows, result.total)]
    return Table(
        headers=tuple(headers),
        rows=tuple(rows),
        numeric=tuple(range(1, len(headers))),
        records=tuple(_record(row, result) for row in result.rows),
    )


def _row(row: MetricRow, result: MetricResult, unit: str) -> tuple[str, ...]:
    cells = [
        figures.shown((value,), (currency,), unit)
        for value, currency in zip(row.values, result.currencies, strict=True)
    ]
    return (row.label, *cells, f"{row.rows:,}")


def _record(row: MetricRow, result: MetricResult) -> RecordRef | None:
    kind = RECORDS.get(result.dimension.name if result.dimension else "")
    if kind is None or not isinstance(row.key, int) or row.others:
        return None
    return RecordRef(kind=kind, id=row.key, name=row.label)


def metric_chart(result: MetricResult, context: Context) -> Chart:
    """A figure by its dimension."""
    assert result.dimension is not None
    language = context.actor.language
    by_time = result.dimension.name in TIME
    rows = result.rows if by_time else result.rows[:MOST_BARS]
    measure, dimension = result.measure.label(language), result.dimension.label(language)
    return Chart(
        kind="line" if by_time and len(rows) > MOST_BARS else "bar",
        title=context.say(f"{measure}（按{dimension}）", f"{_capital(measure)} by {dimension}"),
        categories=tuple(row.label for row in rows),
        series=(Series(name=measure, values=tuple(figures.number(row.value) for row in rows)),),
        unit=result.currencies[0] if result.measure.unit == "money" else _unit(result),
    )


def _unit(result: MetricResult) -> str:
    return "%" if result.measure.unit == "percent" else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


query_metric = Intent(
    "query_metric",
    STAFF,
    QueryMetric,
    Effect.READ,
    ("查一个指标，或按维度拆开看", "show a figure or break it down"),
    handle,
)
