"""A question, and the rows that it is about: in the actor's scope, of the period, of the owners."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import Session

from crm_store.metrics.dimensions import Dimension
from crm_store.metrics.local_time import EARLIEST, LocalTime
from crm_store.metrics.measures import Measure
from crm_store.metrics.periods import Period
from crm_store.metrics.sources import Source
from crm_store.models import Customer
from crm_store.repositories.base import Repository
from crm_store.store import Store


@dataclass(frozen=True)
class Within:
    """The customers and products that a figure is narrowed to; of none, all.

    `trade` is (industry or region, its value): of the customers that have it.
    """

    customer_ids: tuple[int, ...] = ()
    product_ids: tuple[int, ...] = ()
    trade: tuple[str, str] | None = None


@dataclass(frozen=True)
class Question:
    """What is asked: a measure, perhaps by a dimension, of a period, of some owners or records."""

    measure: Measure
    dimension: Dimension | None = None
    period: Period | None = None
    owner_ids: tuple[int, ...] | None = None
    within: Within = Within()
    limit: int | None = None


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


def owned_by(source: Source, owner_ids: Sequence[int] | None) -> list[ColumnElement[bool]]:
    """The condition that narrows a source to some owners."""
    return [] if owner_ids is None else [source.owner.in_(owner_ids)]


def _dated(store: Store, measure: Measure, period: Period, times: LocalTime) -> ColumnElement[bool]:
    """Whether a row's date falls into the period; of some measures, whether it has none."""
    within = measure.when.within(times, period)
    if not measure.undated or measure.when.day is None:
        return within
    holds_today = period.start <= store.today <= period.end
    return or_(within, measure.when.day.is_(None)) if holds_today else within


def conditions(store: Store, question: Question, times: LocalTime) -> list[ColumnElement[bool]]:
    """What a row has to be to be counted."""
    measure, source = question.measure, question.measure.source
    wanted = [*measure.where, *owned_by(source, question.owner_ids)]
    if question.period is not None:
        wanted.append(_dated(store, measure, question.period, times))
    if measure.until_now and measure.when.moment is not None:
        wanted.append(measure.when.moment <= store.now)
    for column, keys in (
        (source.customer, question.within.customer_ids),
        (source.product, question.within.product_ids),
    ):
        if keys and column is not None:
            wanted.append(column.in_(keys))
    if question.within.trade is not None and source.customer is not None:
        name, value = question.within.trade
        held = select(Customer.id).where(getattr(Customer, name) == value)
        wanted.append(source.customer.in_(held))
    return wanted
