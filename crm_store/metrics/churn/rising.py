"""Customers whose risk rose into high: by the daily count, streamed.

Where nothing counts them daily (no server is running), few customers are counted on the spot; of
those it is not known since when, so that they are named once a month.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from crm_store.metrics.churn.counting import as_of, count_signals, these
from crm_store.metrics.churn.keeping import counted_on
from crm_store.metrics.churn.model import model_of
from crm_store.metrics.churn.risk import risk_of
from crm_store.models import Customer, CustomerRisk
from crm_store.repositories.risks import Risks
from crm_store.store import Store

MANY = 500
COUNTED_NOW = 3_000
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Risen:
    """A customer at high risk, its owner, its score and since when."""

    customer_id: int
    owner_id: int
    score: int
    since: date


def risen(store: Store, day: date, moment: datetime) -> Iterator[Risen]:
    """Those who rose into high on a day or the one before; `moment` is the end of that day."""
    if counted_on(store) is not None:
        yield from _kept(store, day)
        return
    total = store.session.scalar(select(func.count()).select_from(Customer)) or 0
    if total <= COUNTED_NOW:
        yield from _counted(store, day, moment)


def _kept(store: Store, day: date) -> Iterator[Risen]:
    query = (
        select(Customer.id, Customer.owner_id, CustomerRisk.score, CustomerRisk.high_since)
        .join(CustomerRisk, CustomerRisk.customer_id == Customer.id)
        .where(CustomerRisk.high_since.between(day - DAY, day))
        .where(Customer.deleted_at.is_(None), Customer.owner_id.is_not(None))
    )
    rows: Any = store.session.execute(query.execution_options(yield_per=MANY))
    for row in rows:
        yield Risen(*row)


def _counted(store: Store, day: date, moment: datetime) -> Iterator[Risen]:
    keys = Risks(store.session, store.actor).some(COUNTED_NOW)
    owners = {one.id: one.owner_id for one in store.customers.many(keys)}
    judge = model_of(store)
    for key, signals in count_signals(store, these(*keys), as_of(store, moment)).items():
        risk, owner = risk_of(signals, judge), owners.get(key)
        if risk is not None and risk.level == "high" and owner is not None:
            yield Risen(key, owner, risk.score, day.replace(day=1))
