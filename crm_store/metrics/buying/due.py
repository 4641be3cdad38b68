"""Whose next order is due on a day, by the rhythm in which the customer orders."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from sqlalchemy import select

from crm_store.metrics.buying.histories import Histories, date_of, histories, number_of
from crm_store.metrics.buying.model import stored
from crm_store.metrics.buying.money import Home
from crm_store.metrics.buying.purchases import BASES
from crm_store.metrics.buying.scores import rhythm_of
from crm_store.models import Customer, CustomerScore
from crm_store.store import Store

BY_ORDERS = ("order", "both")
SHORTEST = 7
"""Days between two orders, below which nobody has to be reminded of the next."""
MANY = 500
NO_MONEY = Home("", {"": 1.0})
"""What purchases were worth is of no matter here."""


@dataclass(frozen=True)
class NextOrder:
    """A customer whose next order is due: the last was on `last_on`, `rhythm` days apart."""

    customer_id: int
    owner_id: int | None
    due_on: date
    last_on: date
    rhythm: int
    purchases: int


def next_orders(store: Store, due_on: date, as_of: date) -> Iterator[NextOrder]:
    """Customers whose next order is due on a day, by their orders until another; streamed.

    The scores of that day are read where they are kept, else all customers are looked through.
    """
    kept = stored(store)
    if kept is not None and kept.day == as_of:
        yield from _kept(store, due_on)
        return
    for _keys, found in histories(store, store.customers.query(), NO_MONEY, as_of):
        yield from _worked_out(store, found, due_on)


def next_order_of(store: Store, customer: Customer) -> NextOrder | None:
    """When a customer's next order is due as of today; None where there is no rhythm."""
    only = store.customers.query().where(Customer.id == customer.id)
    for _keys, found in histories(store, only, NO_MONEY, store.today):
        rhythm = rhythm_of(found)
        if len(found) and not np.isnan(rhythm[0]):
            return _next_order(found, 0, int(rhythm[0]), customer.owner_id)
    return None


def _kept(store: Store, due_on: date) -> Iterator[NextOrder]:
    score = CustomerScore
    query = (
        store.customers.query()
        .join(score, score.customer_id == Customer.id)
        .where(score.due_on == due_on, score.rhythm >= SHORTEST, score.basis.in_(BY_ORDERS))
        .with_only_columns(
            Customer.id, Customer.owner_id, score.due_on, score.last_on, score.rhythm,
            score.purchases,
        )
        .order_by(Customer.id)
    )  # fmt: skip
    rows: Any = store.session.execute(query.execution_options(yield_per=MANY))
    for row in rows:
        yield NextOrder(*row)


def _worked_out(store: Store, found: Histories, due_on: date) -> Iterator[NextOrder]:
    rhythm = rhythm_of(found)
    by_orders = np.isin(found.basis, [BASES.index(basis) for basis in BY_ORDERS])
    due = (found.last + rhythm == number_of(due_on)) & (rhythm >= SHORTEST) & by_orders
    owners = _owners(store, found.customer[due].tolist())
    for place in np.flatnonzero(due).tolist():
        owner_id = owners[int(found.customer[place])]
        yield _next_order(found, place, int(rhythm[place]), owner_id)


def _next_order(found: Histories, place: int, rhythm: int, owner_id: int | None) -> NextOrder:
    last, days = int(found.last[place]), int(found.days[place])
    customer_id = int(found.customer[place])
    return NextOrder(customer_id, owner_id, date_of(last + rhythm), date_of(last), rhythm, days)


def _owners(store: Store, keys: list[int]) -> dict[int, int | None]:
    query = select(Customer.id, Customer.owner_id).where(Customer.id.in_(keys))
    rows: Any = store.session.execute(query)
    return dict(rows.all())
