"""A question compiled to one SELECT: a row for each group and currency.

Its columns are the group's key and label, the currency, the sum (of values, or of rows that
count), the number of values that a mean or rate is taken over, the rows, and how many groups the
row stands for (0: it is a group of its own).
"""

from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    Float,
    FromClause,
    Integer,
    Select,
    Subquery,
    case,
    func,
    literal,
    null,
    select,
)
from sqlalchemy import cast as sql_cast

from crm_store.metrics.dimensions import JOINED, ONWARD, Grouping
from crm_store.metrics.local_time import LocalTime
from crm_store.metrics.measures import Measure
from crm_store.metrics.sources import Source
from crm_store.metrics.statement import Question, conditions, local_time, scoped
from crm_store.models.base import ExactDecimal
from crm_store.store import Store

SUMS = ("total", "weight", "counted")
GROUP = ("group_key", "group_currency")
UNRATED = 1e-9  # a currency without a rate ranks after those that have one, by its own amounts

Columns = list[ColumnElement[Any]]


def compiled(store: Store, question: Question) -> Select[Any]:
    """The statement that answers a question."""
    times = local_time(store, question.period)
    grouping, source = _grouping(question, times), question.measure.source
    rows = scoped(store, source).where(*conditions(store, question, times))
    if grouping.via is not None:
        return _by_reference(store, question, rows, grouping)
    columns = [*_labelled(grouping), *_amounts(question.measure, times), _own_group()]
    query = rows.with_only_columns(*columns, maintain_column_froms=True)
    return _joined(query, source, grouping).group_by(*GROUP)


def _grouping(question: Question, times: LocalTime) -> Grouping:
    dimension, source = question.dimension, question.measure.source
    if dimension is None:
        return Grouping(null())
    if dimension.unit:
        return Grouping(times.bucket(dimension.unit, question.measure.when.local(times)))
    grouping = dimension.of(source)
    assert grouping is not None, "the dimension was checked before"
    return grouping


def _by_reference(
    store: Store, question: Question, rows: Select[Any], grouping: Grouping
) -> Select[Any]:
    """Rows are added up by what they refer to first, so that only sums have to be joined."""
    measure, source = question.measure, question.measure.source
    reference = source.reference(grouping.via or "")
    assert reference is not None
    columns = [reference.label("reference"), *_amounts(measure, local_time(store, question.period))]
    added = rows.with_only_columns(*columns, maintain_column_froms=True)
    sums = added.group_by("reference", "group_currency").subquery("sums")
    if grouping.one_each and question.limit is not None:
        sums = _folded(store, measure, sums, max(question.limit, 1))
    elif not grouping.one_each:
        again = [func.sum(sums.c[name], type_=sums.c[name].type).label(name) for name in SUMS]
        shown = [*_labelled(grouping), sums.c.group_currency, *again, _own_group()]
        query = select(*shown).select_from(sums)
        return _joined(query, source, grouping, sums).group_by(*GROUP)
    folded = sums.c.folded if "folded" in sums.c else _own_group()
    label = (null() if grouping.label is None else grouping.label).label("group_label")
    amounts = [sums.c[name] for name in ("group_currency", *SUMS)]
    query = select(sums.c.reference.label("group_key"), label, *amounts, folded)
    return _joined(query.select_from(sums), source, grouping, sums)


def _folded(store: Store, measure: Measure, sums: Subquery, limit: int) -> Subquery:
    """The sums of the first groups as they are, and those of all others added up."""
    everything = func.sum(_worth(store, measure, sums)).over(partition_by=sums.c.reference)
    weights = func.sum(sql_cast(sums.c.weight, Float)).over(partition_by=sums.c.reference)
    worth = everything / func.nullif(weights, 0) if measure.averages else everything
    worthy = select(*sums.c, worth.label("worth")).subquery("worthy")
    order = [worthy.c.worth.desc().nulls_last(), worthy.c.reference]
    place = func.dense_rank().over(order_by=order)
    slot = case((place <= limit, place), else_=0).label("slot")
    placed = select(*worthy.c, place.label("place"), slot).subquery("placed")
    kept, rest = placed.c.slot > 0, func.max(placed.c.place) - limit
    return (
        select(
            case((kept, func.min(placed.c.reference)), else_=null()).label("reference"),
            placed.c.group_currency,
            *(func.sum(placed.c[name], type_=placed.c[name].type).label(name) for name in SUMS),
            case((kept, 0), else_=rest).label("folded"),
        )
        .group_by(placed.c.slot, placed.c.group_currency)
        .subquery("folded_sums")
    )


def _worth(store: Store, measure: Measure, sums: Subquery) -> ColumnElement[Any]:
    """What groups are ranked by: sums, in the base currency where there are rates."""
    total: ColumnElement[Any] = sql_cast(sums.c.total, Float)
    if measure.unit != "money":
        return total
    base = store.workspace.base_currency
    rates = {name: float(rate) for name, rate in store.workspace.rates(store.today).items()}
    known = rates | {base or store.actor.currency: 1.0} | ({"": 1.0} if base else {})
    return total * case(known, value=sums.c.group_currency, else_=UNRATED)


def _labelled(grouping: Grouping) -> Columns:
    label = null() if grouping.label is None else func.min(grouping.label)
    return [grouping.key.label("group_key"), label.label("group_label")]


def _own_group() -> ColumnElement[Any]:
    return literal(0).label("folded")


def _amounts(measure: Measure, times: LocalTime) -> Columns:
    currency = measure.source.currency if measure.unit == "money" else None
    total, weight = _aggregates(measure, times)
    return [
        (literal("") if currency is None else func.coalesce(currency, "")).label("group_currency"),
        total.label("total"),
        weight.label("weight"),
        func.count().label("counted"),
    ]


def _aggregates(
    measure: Measure, times: LocalTime
) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    if measure.value is not None:
        value = measure.value(times)
        money = ExactDecimal() if measure.unit == "money" else Integer()
        return func.sum(value, type_=money), func.count(value)
    if measure.part is not None:
        return func.sum(case((measure.part, 1), else_=0), type_=Integer()), func.count()
    return func.count(), func.count()


def _joined(
    query: Select[Any], source: Source, grouping: Grouping, sums: FromClause | None = None
) -> Select[Any]:
    for name in grouping.joins:
        condition = ONWARD.get(name)
        if condition is None:
            reference = source.reference(name) if sums is None else sums.c.reference
            condition = cast("Any", JOINED[name]).id == reference
        query = query.outerjoin(JOINED[name], cast("ColumnElement[bool]", condition))
    return query
