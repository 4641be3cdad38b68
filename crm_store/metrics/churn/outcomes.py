"""Outcomes: contracts that ended, whether they were renewed, and the signals of two months before.

The signals are counted as of the first of the month that lies 60 days before the end, so that what
became known later, the leaving itself among it, teaches nothing.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import aliased

from crm_store.metrics.churn.counting import count_signals, these
from crm_store.metrics.churn.signals import AsOf, Signals
from crm_store.models import Contract
from crm_store.store import Store

NOTICE = timedelta(days=60)
GRACE = timedelta(days=30)
"""A contract that ended so lately may still be renewed."""
MOST = 5_000
TOGETHER = 500
"""Customers that are counted in one statement."""


@dataclass(frozen=True)
class Outcome:
    """A contract that ended: the signals of two months before, and whether the customer left."""

    signals: Signals
    left: bool


def outcomes(store: Store) -> list[Outcome]:
    """The contracts that ended last, as an actor who sees all; MOST at most."""
    by_month: dict[date, list[tuple[int, bool]]] = defaultdict(list)
    for customer_id, end, renewed in _ended(store):
        by_month[(end - NOTICE).replace(day=1)].append((customer_id, not renewed))
    return [outcome for month, ended in by_month.items() for outcome in _of(store, month, ended)]


def _ended(store: Store) -> Iterator[tuple[int, date, bool]]:
    query = store.contracts.query().where(
        Contract.status.in_(("renewed", "expired", "terminated")),
        Contract.end <= store.today - GRACE,
    )
    columns = query.with_only_columns(Contract.customer_id, Contract.end, _renewed())
    latest = columns.order_by(Contract.end.desc(), Contract.id).limit(MOST)
    for customer_id, end, renewed in store.session.execute(latest):
        if end is not None:
            yield customer_id, end, bool(renewed)


def _renewed() -> ColumnElement[bool]:
    following = aliased(Contract)
    followed = exists(
        select(following.id).where(
            following.renewed_from_id == Contract.id, following.deleted_at.is_(None)
        )
    )
    return or_(Contract.status == "renewed", followed)


def _of(store: Store, month: date, ended: list[tuple[int, bool]]) -> Iterator[Outcome]:
    as_of = AsOf(datetime.combine(month, time(), UTC), month)
    for start in range(0, len(ended), TOGETHER):
        some = ended[start : start + TOGETHER]
        found = count_signals(store, these(*{key for key, _ in some}), as_of)
        for key, left in some:
            yield Outcome(found.get(key, Signals(as_of)), left)
