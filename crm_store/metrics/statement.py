"""A measure, a dimension and a period, compiled to one SELECT in the actor's scope."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, case, func, literal, null
from sqlalchemy.orm import Session

from crm_store.metrics.dimensions import JOINS, Dimension, Grouping
from crm_store.metrics.local_time import EARLIEST, LocalTime
from crm_store.metrics.measures import Measure
from crm_store.metrics.periods import Period
from crm_store.metrics.sources import Source
from crm_store.models.base import ExactDecimal
from crm_store.repositories.base import Repository
from crm_store.store import Store


@dataclass(frozen=True)
class Question:
    """What is asked: a measure, perhaps by a dimension, of a period, of some owners or a record."""

    measure: Measure
    dimension: Dimension | None = None
    period: Period | None = None
    owner_ids: tuple[int, ...] | None = None
    customer_id: int | None = None
    product_id: int | None = None


def local_time(store: Store, period: Period | None) -> LocalTime:
    """The actor's local time, for rows of this period."""
    last = store.today + timedelta(days=731)
    span = period or Period(EARLIEST, last)
    first, until = max(span.start, EARLIEST), max(min(span.end, last), EARLIEST)
    return LocalTime(dialect_of(store.session), store.actor.timezone, first, until)


def dialect_of(session: Session) -> str:
    """`sqlite` or `postgresql`."""
    return session.get_bind().dialect.name


def scoped(store: Store, source: Source) -> Select[Any]:
    """The source's rows that the actor may see, with what they are always joined to."""
    repository: Repository[Any] = getattr(store, source.repository)
    query: Select[Any] = repository.query()
    for target, condition in source.joined:
        query = query.join(target, condition)
    return query


def compiled(store: Store, question: Question) -> Select[Any]:
    """The statement: a row for each group and currency.

    Its columns are the group's key and label, the currency, the sum (of values, or of rows that
    count), the number of values that a mean or rate is taken over, and the rows.
    """
    measure, times = question.measure, local_time(store, question.period)
    grouping = _grouping(question, times)
    query = scoped(store, measure.source).where(*_conditions(store, question, times))
    query = query.with_only_columns(*_columns(measure, grouping, times), maintain_column_froms=True)
    query = _joined(query, measure.source, grouping)
    return query.group_by("group_key", "group_currency")


def owned_by(source: Source, owner_ids: Sequence[int] | None) -> list[ColumnElement[bool]]:
    """The condition that narrows a source to some owners."""
    return [] if owner_ids is None else [source.owner.in_(owner_ids)]


def _grouping(question: Question, times: LocalTime) -> Grouping:
    dimension, source = question.dimension, question.measure.source
    if dimension is None:
        return Grouping(null())
    if dimension.unit:
        return Grouping(times.bucket(dimension.unit, question.measure.when.local(times)))
    grouping = dimension.of(source)
    assert grouping is not None, "the dimension was checked before"
    return grouping


def _columns(measure: Measure, grouping: Grouping, times: LocalTime) -> list[ColumnElement[Any]]:
    money = measure.unit == "money"
    currency = measure.source.currency if money else None
    total, weight = _aggregates(measure, times)
    return [
        grouping.key.label("group_key"),
        (null() if grouping.label is None else func.min(grouping.label)).label("group_label"),
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
        return func.sum(case((measure.part, 1), else_=0)), func.count()
    return func.count(), func.count()


def _conditions(store: Store, question: Question, times: LocalTime) -> list[ColumnElement[bool]]:
    measure, source = question.measure, question.measure.source
    conditions = [*measure.where, *owned_by(source, question.owner_ids)]
    if question.period is not None:
        conditions.append(measure.when.within(times, question.period))
    if measure.until_now and measure.when.moment is not None:
        conditions.append(measure.when.moment <= store.now)
    for column, key in (
        (source.customer, question.customer_id),
        (source.product, question.product_id),
    ):
        if key is not None and column is not None:
            conditions.append(column == key)
    return conditions


def _joined(query: Select[Any], source: Source, grouping: Grouping) -> Select[Any]:
    for name in grouping.joins:
        target, condition = JOINS[name]
        query = query.outerjoin(target, condition(source))
    return query
