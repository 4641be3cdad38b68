"""The customers by segment, of everybody or of some owners, as far as the actor sees them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from heapq import nlargest
from typing import Any

import numpy as np
from sqlalchemy import Select, func, literal, select

from crm_store.metrics.buying.histories import Histories, histories, number_of
from crm_store.metrics.buying.model import FEW, PurchaseModel, current, stored
from crm_store.metrics.buying.money import Home
from crm_store.metrics.buying.rfm import BY_KEY, SEGMENTS, Segment, scored
from crm_store.metrics.exchange import Exchange
from crm_store.metrics.periods import FAR_PAST, Period
from crm_store.metrics.receipts import check_owners, receipt_for
from crm_store.metrics.result import Receipt
from crm_store.metrics.statement import local_time
from crm_store.models import Customer, CustomerScore
from crm_store.models.base import ExactDecimal
from crm_store.store import Store

EXAMPLES = 3
FRESH = timedelta(days=1)


@dataclass
class SegmentRow:
    """A segment: its customers, what they bought for, days since they last did (the mean).

    `best` are the keys of those who bought for the most, with how much.
    """

    segment: Segment
    customers: int = 0
    spent: Decimal = Decimal(0)
    silent: float = 0.0
    best: list[tuple[Decimal, int]] = field(default_factory=list)

    def add(self, found: Histories, today: int) -> None:
        """Take these customers in."""
        before = self.silent * self.customers
        self.customers += len(found)
        self.spent += _money(float(found.spent.sum()))
        self.silent = (before + float((today - found.last).sum())) / self.customers
        pairs = zip(map(_money, found.spent.tolist()), found.customer.tolist(), strict=True)
        self.best = nlargest(EXAMPLES, [*self.best, *pairs])


@dataclass(frozen=True)
class Segmented:
    """Customers by segment, the best first; no segment without any. Money is in `currency`.

    `others` have not bought. `names` are of the best customers, by key.
    """

    rows: tuple[SegmentRow, ...]
    names: dict[int, str]
    others: int
    currency: str
    model: PurchaseModel
    receipt: Receipt

    @property
    def buyers(self) -> int:
        """How many have bought."""
        return sum(row.customers for row in self.rows)


def segmented(store: Store, owner_ids: Sequence[int] | None = None) -> Segmented:
    """The segments of today. Raises MetricError for owners that are not the actor's to ask about.

    They are worked out anew; of more customers than anybody would wait for, the scores of today or
    yesterday are added up where there are any.
    """
    check_owners(store, owner_ids)
    customers = store.customers.query()
    if owner_ids is not None:
        customers = customers.where(Customer.owner_id.in_(owner_ids))
    count, kept = store.customers.count(customers), stored(store)
    if count > FEW and kept is not None and abs(store.today - kept.day) <= FRESH:
        model, rows = kept, _kept(store, customers, kept.day)
    else:
        model = current(store)
        rows = _worked_out(store, customers, model)
    rows = [row for row in rows if row.customers]
    best = [key for row in rows for _spent, key in row.best]
    buyers = sum(row.customers for row in rows)
    period = Period(FAR_PAST, model.day)
    return Segmented(
        rows=tuple(rows),
        names=store.customers.names(best),
        others=count - buyers,
        currency=model.home.currency,
        model=model,
        receipt=receipt_for(store, period, owner_ids, exchange_of(model.home, model.day),
                            rows=buyers),
    )  # fmt: skip


def exchange_of(home: Home, day: date) -> Exchange:
    """How the worth of purchases was converted, for a receipt."""
    rates = {name: Decimal(str(rate)) for name, rate in home.rates.items() if name != home.currency}
    return Exchange((home.currency,), rates, day if rates else None)


def _worked_out(
    store: Store, customers: Select[Customer], model: PurchaseModel
) -> list[SegmentRow]:
    rows = [SegmentRow(segment) for segment in SEGMENTS]
    if model.cuts is None:
        return rows
    today = number_of(store.today)
    for _keys, found in histories(store, customers, model.home, store.today):
        places = scored(found, today, model.cuts).segment
        for place in np.unique(places):
            rows[place].add(found.of(places == place), today)
    return rows


def _kept(store: Store, customers: Select[Customer], day: date) -> list[SegmentRow]:
    """The kept scores added up: a statement, and one for the best of each segment."""
    silent = local_time(store, None).days_between(CustomerScore.last_on, literal(day))
    theirs = _theirs(customers)
    sums = theirs.with_only_columns(
        CustomerScore.segment,
        func.count(),
        func.sum(CustomerScore.spent, type_=ExactDecimal()),
        func.avg(silent),
    ).group_by(CustomerScore.segment)
    found: Any = {row[0]: row for row in store.session.execute(sums)}
    return [
        SegmentRow(segment, count, spent, float(silent_days), _best(store, theirs, key))
        for key, segment in BY_KEY.items()
        if key in found
        for _key, count, spent, silent_days in [found[key]]
    ]


def _best(store: Store, theirs: Select[Any], segment: str) -> list[tuple[Decimal, int]]:
    query = theirs.with_only_columns(CustomerScore.spent, CustomerScore.customer_id)
    query = query.where(CustomerScore.segment == segment).order_by(CustomerScore.spent.desc())
    return [(spent, key) for spent, key in store.session.execute(query.limit(EXAMPLES))]


def _theirs(customers: Select[Customer]) -> Select[Any]:
    """The kept scores of these customers."""
    keys = customers.with_only_columns(Customer.id)
    return select(CustomerScore).where(CustomerScore.customer_id.in_(keys))


def _money(value: float) -> Decimal:
    return Decimal(round(value * 100)).scaleb(-2)
