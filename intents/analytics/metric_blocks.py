"""A figure as table and chart."""

from crm_store.metrics.result import MetricResult, MetricRow
from intents.analytics import figures
from intents.call import RecordRef
from intents.context import Context
from intents.reply import Chart, Series, Table

MOST_BARS = 12
TIME = frozenset({"day", "week", "month", "quarter", "year"})
RECORDS = {"customer": "customer", "owner": "user", "product": "product"}


def metric_table(result: MetricResult, context: Context) -> Table:
    """A figure by its dimension, each group with how many records it is of."""
    assert result.dimension is not None
    language = context.actor.language
    unit = result.measure.unit
    names = [f" ({name})" if name and len(result.currencies) > 1 else "" for name in
             result.currencies]  # fmt: skip
    headers = [capital(result.dimension.label(language))]
    headers += [f"{capital(result.measure.label(language))}{name}" for name in names]
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
        title=context.say(f"{measure}（按{dimension}）", f"{capital(measure)} by {dimension}"),
        categories=tuple(row.label for row in rows),
        series=(Series(name=measure, values=tuple(figures.number(row.value) for row in rows)),),
        unit=result.currencies[0] if result.measure.unit == "money" else _unit(result),
    )


def _unit(result: MetricResult) -> str:
    return "%" if result.measure.unit == "percent" else ""


def capital(text: str) -> str:
    """With a capital letter, as a sentence begins."""
    return text[:1].upper() + text[1:]
