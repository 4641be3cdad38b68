"""Asking for a figure: a measure, by a dimension, of a period, beside an earlier one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Literal, NamedTuple, cast

from crm_store.metrics import dimensions, measures
from crm_store.metrics.breakdown import breakdown
from crm_store.metrics.compiler import compiled
from crm_store.metrics.exchange import Exchange, counting, exchange_for
from crm_store.metrics.measures import Measure
from crm_store.metrics.periods import Period, between, previous, year_before
from crm_store.metrics.receipts import check_owners, receipt_for
from crm_store.metrics.result import Comparison, Figures, MetricError, MetricResult, MetricRow
from crm_store.metrics.statement import Question, Within
from crm_store.metrics.tally import Counted, Key, Tally, currencies_of, tallied, together
from crm_store.store import Store

Groups = Mapping[Key, Tally]
EVERYTHING = Within()


class _Setting(NamedTuple):
    """The workspace's percentage that a measure needs, or the sentence that says it is not set."""

    percent: Decimal | None = None
    missing: str | None = None


def query(
    store: Store,
    measure: str,
    *,
    dimension: str | None = None,
    start: date | None = None,
    end: date | None = None,
    owner_ids: Sequence[int] | None = None,
    within: Within = EVERYTHING,
    limit: int | None = None,
    currency: str | None = None,
) -> MetricResult:
    """A figure of what the actor may see, with its breakdown and receipt; one statement.

    `start` and `end` are the actor's local dates, both included; either may be open. `currency`
    is the one to convert money to. Raises MetricError where the dimension or what it is narrowed
    to does not apply, a rate is missing or an owner is not the actor's to ask about.
    """
    question = _question(store, measure, dimension, between(start, end), owner_ids)
    question = replace(_within(store, question, within), limit=limit)
    groups = _run(store, question)
    exchange = _exchange(store, question, currencies_of(groups.values()), currency)
    return _result(store, question, groups, exchange)


def compare(
    store: Store,
    measure: str,
    *,
    start: date,
    end: date,
    to: Literal["previous", "year"] | Period = "previous",
    dimension: str | None = None,
    owner_ids: Sequence[int] | None = None,
    within: Within = EVERYTHING,
    limit: int | None = None,
    currency: str | None = None,
) -> Comparison:
    """A figure beside that of the period before, of the same dates a year earlier, or of others.

    The period before whole months is as many whole months (the last quarter, last year), before
    any other dates as many days. Both are converted at the rates of the later one, so that a
    change of rates is no change of the figure.
    """
    period = Period(start, end)
    earlier = _earlier(period, to)
    question = _question(store, measure, dimension, period, owner_ids)
    question = replace(_within(store, question, within), limit=limit)
    before = replace(question, period=earlier)
    now_groups, then_groups = _run(store, question), _run(store, before)
    found = currencies_of((*now_groups.values(), *then_groups.values()))
    exchange = _exchange(store, question, found, currency)
    current = _result(store, question, now_groups, exchange)
    past = _result(store, before, then_groups, exchange)
    pairs = list(zip(current.total.values, past.total.values, strict=True))
    return Comparison(
        current=current,
        earlier=past,
        earlier_period=earlier,
        difference=tuple(_difference(new, old) for new, old in pairs),
        change=tuple(_change(new, old) for new, old in pairs),
        running=start <= store.today < end,
    )


def _earlier(period: Period, to: Literal["previous", "year"] | Period) -> Period:
    if isinstance(to, Period):
        return to
    return previous(period) if to == "previous" else year_before(period)


def _within(store: Store, question: Question, within: Within) -> Question:
    """The question of these customers and products alone, where its records have any."""
    source = question.measure.source
    for keys, column, name in (
        (within.customer_ids or within.trade, source.customer, "customer"),
        (within.product_ids, source.product, "product"),
    ):
        if keys and column is None:
            raise MetricError(_not_by(store, question.measure, dimensions.BY_NAME[name]))
    return replace(question, within=within)


def _question(
    store: Store,
    measure: str,
    dimension: str | None,
    period: Period | None,
    owner_ids: Sequence[int] | None,
) -> Question:
    check_owners(store, owner_ids)
    found = measures.BY_NAME[measure]
    by = None if dimension is None else dimensions.BY_NAME[dimension]
    if by is not None and by not in found.dimensions:
        raise MetricError(_not_by(store, found, by))
    return Question(found, by, period, None if owner_ids is None else tuple(owner_ids))


def _not_by(store: Store, measure: Measure, dimension: dimensions.Dimension) -> str:
    language = store.actor.language
    ways = [possible.label(language) for possible in measure.dimensions]
    return store.actor.zh_en(
        f"{measure.zh}不能按{dimension.zh}拆分，可以按：{'、'.join(ways)}。",
        f"{measure.en.capitalize()} cannot be broken down by {dimension.en}. "
        f"It can be by {', '.join(ways)}.",
    )


def _run(store: Store, question: Question) -> Groups:
    rows = store.session.execute(compiled(store, question))
    return tallied(cast("Iterable[Counted]", rows))


def _exchange(store: Store, question: Question, found: set[str], currency: str | None) -> Exchange:
    if question.measure.unit != "money":
        return counting()
    last = store.today if question.period is None else min(question.period.end, store.today)
    return exchange_for(store, found, last, currency)


def _result(store: Store, question: Question, groups: Groups, exchange: Exchange) -> MetricResult:
    measure, dimension = question.measure, question.dimension
    setting = _setting(store, measure)

    def figures(tally: Tally) -> Figures:
        if setting.missing:
            return (None,) * len(exchange.currencies)
        return tally.figures(measure, exchange, setting.percent)

    rows: tuple[MetricRow, ...] = ()
    if dimension is not None and not setting.missing:
        asked = question.period
        rows = breakdown(store, dimension, groups, figures, asked=asked, limit=question.limit)
    total = together(groups.values())
    label = store.actor.zh_en("合计", "Total")
    return MetricResult(
        measure=measure,
        dimension=dimension,
        currencies=exchange.currencies,
        rows=rows,
        total=MetricRow(None, label, figures(total), total.rows),
        receipt=receipt_for(
            store,
            question.period,
            question.owner_ids,
            exchange,
            rows=total.rows,
            notes=_notes(store, measure, setting),
        ),
        missing=setting.missing,
    )


def _setting(store: Store, measure: Measure) -> _Setting:
    if measure.setting is None:
        return _Setting()
    percent = _percent(store.workspace.setting(measure.setting))
    return _Setting(percent) if percent is not None else _Setting(missing=_no_rate(store))


def _percent(value: object) -> Decimal | None:
    try:
        percent = Decimal(str(value).strip().removesuffix("%"))
    except InvalidOperation:
        return None
    return percent if percent.is_finite() and percent >= 0 else None


def _no_rate(store: Store) -> str:
    return store.actor.zh_en(
        "还没有设置提成比例，算不出提成。请管理员设一个百分数："
        "guanxi setting set commission_rate 5。",
        "No commission rate is set, so commission cannot be worked out. An admin can set one, in "
        "percent: guanxi setting set commission_rate 5.",
    )


def _notes(store: Store, measure: Measure, setting: _Setting) -> tuple[str, ...]:
    if setting.percent is None:
        return ()
    rate = f"{setting.percent.normalize():f}%"
    return (store.actor.zh_en(f"提成比例 {rate}", f"commission rate {rate}"),)


def _difference(new: Decimal | None, old: Decimal | None) -> Decimal | None:
    return None if new is None or old is None else new - old


def _change(new: Decimal | None, old: Decimal | None) -> Decimal | None:
    if new is None or not old:
        return None
    return ((new - old) * 100 / abs(old)).quantize(Decimal("0.0001"))
