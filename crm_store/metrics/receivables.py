"""Receivables by age: what is still to be paid, from not yet due to more than 90 days overdue."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Case, Select, case, func
from sqlalchemy.orm import joinedload

from crm_store.metrics.exchange import Exchange, exchange_for
from crm_store.metrics.measures import BY_NAME
from crm_store.metrics.periods import Period
from crm_store.metrics.receipts import check_owners, receipt_for
from crm_store.metrics.result import Receipt
from crm_store.metrics.sources import CONTRACT, CUSTOMER
from crm_store.metrics.statement import Question, Within, conditions, local_time, scoped
from crm_store.models import Contract, Payment
from crm_store.models.base import ExactDecimal
from crm_store.store import Store

MEASURE = BY_NAME["receivables"]
MANY = 500
AGES = (0, 30, 60, 90)
"""The most days overdue of each age but the last; what is due today is not overdue."""


@dataclass(frozen=True)
class Wanted:
    """What is asked for: whose, due when, and overdue by at least so many days."""

    period: Period | None = None
    owner_ids: tuple[int, ...] | None = None
    customer_id: int | None = None
    overdue: int | None = None


@dataclass(frozen=True)
class FallingDue:
    """Money of a contract that is due on a day and not paid, and who looks after it."""

    contract_id: int
    number: str
    customer_id: int
    owner_id: int | None
    due: date


@dataclass
class Age:
    """Instalments of one age: how many, and what is left of them in each currency.

    `most` is the days overdue that the oldest of them may have; None for the last age.
    """

    most: int | None
    count: int = 0
    sums: dict[str, Decimal] = field(default_factory=dict)

    def add(self, currency: str, amount: Decimal, count: int) -> None:
        """Count some instalments in."""
        self.sums[currency] = self.sums.get(currency, Decimal(0)) + amount
        self.count += count


@dataclass(frozen=True)
class Aging:
    """The ages in order, the newest first; `currencies` are those that money is owed in."""

    ages: tuple[Age, ...]
    currencies: tuple[str, ...]
    exchange: Exchange
    receipt: Receipt

    @property
    def whole(self) -> Age:
        """All of it."""
        return _together(self.ages)

    @property
    def overdue(self) -> Age:
        """What should have been paid before today."""
        return _together(self.ages[1:])


def aging(store: Store, wanted: Wanted) -> Aging:
    """What is owed of what the actor may see, by age on the actor's date; one statement.

    The instalments are those of the measure `receivables`. Raises MetricError where an owner is
    not the actor's to ask about.
    """
    check_owners(store, wanted.owner_ids)
    ages = {place: Age(most) for place, most in enumerate((*AGES, None))}
    for place, currency, amount, count in store.session.execute(_statement(store, wanted)):
        ages[place].add(currency, amount, count)
    whole = _together(ages.values())
    exchange = exchange_for(store, whole.sums, store.today)
    return Aging(
        ages=tuple(ages.values()),
        currencies=tuple(sorted(whole.sums)),
        exchange=exchange,
        receipt=receipt_for(store, wanted.period, wanted.owner_ids, exchange, rows=whole.count),
    )


def oldest(store: Store, wanted: Wanted, limit: int) -> Sequence[Payment]:
    """The instalments with their contracts, customers and owners, those due first at the front."""
    of_contract = joinedload(Payment.contract)
    query = _owed(store, wanted).order_by(Payment.due, Payment.id).limit(limit)
    people = of_contract.joinedload(Contract.customer), of_contract.joinedload(Contract.owner)
    return list(store.session.scalars(query.options(*people)))


def falling_due(store: Store, days: Sequence[date]) -> Iterator[FallingDue]:
    """What is owed of the instalments due on these days, a contract and day each; streamed.

    What has no owner is its customer's owner's.
    """
    owner = func.coalesce(CONTRACT.owner_id, CUSTOMER.owner_id)
    columns: tuple[Any, ...] = (
        CONTRACT.id, CONTRACT.number, CONTRACT.customer_id, owner, Payment.due,
    )  # fmt: skip
    query = (
        store.payments.each()
        .join(CONTRACT, CONTRACT.id == Payment.contract_id)
        .join(CUSTOMER, CUSTOMER.id == CONTRACT.customer_id)
        .where(Payment.due.in_(days), *MEASURE.where, CUSTOMER.deleted_at.is_(None))
        .with_only_columns(*columns, maintain_column_froms=True)
        .distinct()
        .order_by(CONTRACT.id, Payment.due)
    )
    for row in store.session.execute(query.execution_options(yield_per=MANY)):
        yield FallingDue(*tuple(row))


def _statement(store: Store, wanted: Wanted) -> Select[Any]:
    assert MEASURE.value is not None
    left = func.sum(MEASURE.value(local_time(store, None)), type_=ExactDecimal())
    age, currency = _age(store.today), func.coalesce(CONTRACT.currency, "")
    columns = (age.label("age"), currency.label("of_currency"), left, func.count())
    query = _owed(store, wanted).with_only_columns(*columns, maintain_column_froms=True)
    return query.group_by("age", "of_currency")


def _owed(store: Store, wanted: Wanted) -> Select[Any]:
    question = Question(
        MEASURE,
        period=wanted.period,
        owner_ids=wanted.owner_ids,
        within=Within((wanted.customer_id,) if wanted.customer_id is not None else ()),
    )
    times = local_time(store, wanted.period)
    query = scoped(store, MEASURE.source).where(*conditions(store, question, times))
    if wanted.overdue is not None:
        query = query.where(Payment.due <= store.today - timedelta(days=wanted.overdue))
    return query


def _age(today: date) -> Case[int]:
    since = (today - timedelta(days=most) for most in AGES)
    return case(*((Payment.due >= day, place) for place, day in enumerate(since)), else_=len(AGES))


def _together(ages: Iterable[Age]) -> Age:
    whole = Age(None)
    for age in ages:
        whole.count += age.count
        for currency, amount in age.sums.items():
            whole.add(currency, amount, 0)
    return whole
