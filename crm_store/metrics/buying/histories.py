"""How each customer has bought so far: purchases added up customer by customer, with numpy."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from itertools import chain
from typing import Self

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Select

from crm_store.metrics.buying.bg_nbd import Floats
from crm_store.metrics.buying.money import Home
from crm_store.metrics.buying.purchases import (
    BOTH,
    EPOCH,
    KINDS,
    PAYMENT,
    UNKNOWN,
    PurchaseRow,
    purchase_rows,
)
from crm_store.models import Customer
from crm_store.store import Store

Ints = NDArray[np.int64]
CHUNK = 20_000
"""Customers at a time: few enough for little memory, enough for few statements."""


@dataclass(frozen=True)
class Histories:
    """Customers that have bought, a place in each array for each; days are since 1970.

    `basis` is the place in BASES of what counts for a customer. `days` are those with a purchase,
    the `first` and `last` of them, and `gap` the median of days between two (NaN: there are none).
    `spent` is the worth of all, `usual` the median of a day's, `again` that of all after the first
    day, of which `valued` days have a worth at all.
    """

    customer: Ints
    basis: Ints
    first: Ints
    last: Ints
    days: Ints
    gap: Floats
    spent: Floats
    usual: Floats
    again: Floats
    valued: Ints

    def __len__(self) -> int:
        return len(self.customer)

    @classmethod
    def together(cls, parts: Sequence[Self]) -> Self:
        """Several as one; at least one is given."""
        names = [one.name for one in fields(cls)]
        return cls(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))

    def of(self, chosen: NDArray[np.bool_]) -> Self:
        """Some of them."""
        return type(self)(*(getattr(self, one.name)[chosen] for one in fields(self)))


@dataclass(frozen=True)
class _Rows:
    customer: Ints
    basis: Ints
    day: Ints
    worth: Floats

    def of(self, chosen: NDArray[np.bool_] | Ints) -> "_Rows":
        return _Rows(*(getattr(self, one.name)[chosen] for one in fields(self)))


def histories(
    store: Store,
    customers: Select[Customer],
    home: Home,
    until: date,
    chunk: int = CHUNK,
    one_in: int = 1,
) -> Iterator[tuple[Sequence[int], Histories]]:
    """The customers of a query (in the actor's scope), so many at a time, by their keys.

    Gives the keys of each chunk, and the histories of those of them that have bought. Of a sample
    every so many customers are looked at: those whose key `one_in` divides.
    """
    last = 0
    keys = customers.with_only_columns(Customer.id).order_by(None).order_by(Customer.id)
    keys = keys.where(Customer.id % one_in == 0) if one_in > 1 else keys
    while found := list(store.session.scalars(keys.where(Customer.id > last).limit(chunk))):
        rows = (purchase_rows(store, kind, found, home, until, one_in) for kind in KINDS)
        yield found, summed_up(list(rows), found, until)
        last = found[-1]


def summed_up(
    rows: Sequence[Sequence[PurchaseRow]], customers: Sequence[int], until: date
) -> Histories:
    """Purchases (one list for each of KINDS) of these customers, in the order of their keys.

    Purchases of other customers, after `until` and of an unknown day do not count.
    """
    found = _joined(rows)
    known = np.isin(found.customer, np.array(customers)) & (found.day <= number_of(until))
    found = found.of(known & (found.day > 0))
    found = found.of(np.lexsort((found.day, found.basis, found.customer)))
    starts = _starts(found.customer)
    lengths = np.diff(np.append(starts, len(found.customer)))
    paid_only = np.repeat(found.basis[starts] == PAYMENT, lengths)
    found = found.of((found.basis != PAYMENT) | paid_only)
    return _by_customer(found.of(np.lexsort((found.day, found.customer))))


def number_of(day: date) -> int:
    """A date as days since 1970."""
    return (day - EPOCH).days


def date_of(number: int) -> date:
    """Days since 1970 as a date."""
    return EPOCH + timedelta(days=number)


def _joined(rows: Sequence[Sequence[PurchaseRow]]) -> _Rows:
    parts = [_columns(some, place) for place, some in enumerate(rows)]
    names = [one.name for one in fields(_Rows)]
    return _Rows(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))


def _columns(rows: Sequence[PurchaseRow], basis: int) -> _Rows:
    flat = np.fromiter(chain.from_iterable(rows), np.float64, 3 * len(rows))
    customer, day, worth = flat.reshape(-1, 3).T
    return _Rows(
        customer.astype(np.int64),
        np.full(len(rows), basis, dtype=np.int64),
        day.astype(np.int64),
        np.where(worth <= UNKNOWN, np.nan, worth),
    )


def _starts(sorted_keys: Ints) -> Ints:
    """The places at which another key begins."""
    if not len(sorted_keys):
        return np.empty(0, dtype=np.int64)
    return np.flatnonzero(np.append(True, sorted_keys[1:] != sorted_keys[:-1]))


def _by_customer(rows: _Rows) -> Histories:
    """Rows sorted by customer and day, added up by day and then by customer."""
    span = number_of(date.max)
    days = _starts(rows.customer * span + rows.day)
    worth = _added(np.nan_to_num(rows.worth), days)
    has_worth = _added((~np.isnan(rows.worth)).astype(np.float64), days) > 0
    day, customer = rows.day[days], rows.customer[days]
    starts = _starts(customer)
    later = np.ones(len(day), dtype=np.float64)
    later[starts] = 0
    count = np.diff(np.append(starts, len(day)))
    return Histories(
        customer=customer[starts],
        basis=_basis(rows),
        first=day[starts],
        last=day[starts + count - 1],
        days=count,
        gap=_median_gaps(day, starts, count),
        spent=_added(worth, starts),
        usual=_medians(worth, starts, count, count),
        again=_added(worth * later, starts),
        valued=_added(has_worth * later, starts).astype(np.int64),
    )


def _basis(rows: _Rows) -> Ints:
    """What counts for each customer: the one kind that there is, or both."""
    starts = _starts(rows.customer)
    if not len(starts):
        return starts
    first = np.minimum.reduceat(rows.basis, starts)
    return np.where(first == np.maximum.reduceat(rows.basis, starts), first, BOTH)


def _added(values: Floats, starts: Ints) -> Floats:
    return np.add.reduceat(values, starts) if len(starts) else np.empty(0)


def _median_gaps(day: Ints, starts: Ints, count: Ints) -> Floats:
    """The median of the days between two purchases; NaN of a single one."""
    gaps = np.diff(day, prepend=0).astype(np.float64)
    gaps[starts] = np.inf  # there is none before the first: sorted to the end
    middle = _medians(gaps, starts, count, np.maximum(count - 1, 1))
    return np.where(count > 1, middle, np.nan)


def _medians(values: Floats, starts: Ints, count: Ints, number: Ints) -> Floats:
    """The median of the lowest `number` of each customer's values."""
    whose = np.repeat(np.arange(len(starts)), count)
    rising = values[np.lexsort((values, whose))]
    medians: Floats = (rising[starts + (number - 1) // 2] + rising[starts + number // 2]) / 2
    return medians
