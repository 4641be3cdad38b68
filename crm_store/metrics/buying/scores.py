"""What is worked out for each customer: scores, segment, rhythm, and what is to be expected.

The expectations are the fitted models' where there are any. Else each customer's own rhythm stands
in for them: who bought on three days or more and is not silent for three times as long as usual is
expected to go on like that.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import isnan
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from crm_store.metrics.buying.bg_nbd import Floats
from crm_store.metrics.buying.histories import Histories, Ints, date_of, number_of
from crm_store.metrics.buying.model import PurchaseModel, weeks
from crm_store.metrics.buying.purchases import BASES
from crm_store.metrics.buying.rfm import SEGMENTS, Rfm, scored

YEAR_IN_WEEKS = 52
YEAR_IN_DAYS = 365
LEAST_DAYS = 3
"""Days with a purchase that make a rhythm: two gaps, for one is none yet."""
MIXING = np.uint64(6364136223846793005)
"""Knuth's multiplier, which lets every digit of what is mixed in change all of the mark."""
SILENT = 3
"""So many times the usual gap without a purchase, and the rhythm is taken for broken."""


@dataclass(frozen=True)
class Scores:
    """The scores of customers that have bought, as of a day; NaN where there is no telling.

    `rhythm` is in days, `alive` from 0 to 1, `expected` purchases and their `value` (in the home
    currency) are of the next twelve months.
    """

    found: Histories
    rfm: Rfm
    rhythm: Floats
    alive: Floats
    expected: Floats
    value: Floats

    def of(self, chosen: NDArray[np.bool_]) -> "Scores":
        """Some of them."""
        arrays = (self.rhythm, self.alive, self.expected, self.value)
        return Scores(self.found.of(chosen), self.rfm.of(chosen), *(one[chosen] for one in arrays))

    def marks(self) -> Ints:
        """A number for each customer that is another when any of its scores is (all but surely)."""
        found, rfm = self.found, self.rfm
        columns = (
            found.basis, found.first, found.last, found.days, np.round(found.spent * 100),
            self.rhythm, rfm.recency, rfm.frequency, rfm.money, rfm.segment,
            np.round(self.alive * 100), np.round(self.expected * 10),
            np.round(_significant(self.value) * 100),
        )  # fmt: skip
        mark = np.zeros(len(found), dtype=np.uint64)
        for column in columns:
            whole = np.nan_to_num(column.astype(np.float64), nan=-1).astype(np.int64)
            mark = mark * MIXING + whole.astype(np.uint64)
            mark ^= mark >> np.uint64(29)
        return (mark >> np.uint64(1)).astype(np.int64)


class ScoreRow(NamedTuple):
    """One customer's scores, rounded as far as they can be trusted, as the store keeps them."""

    customer_id: int
    basis: str
    first_on: date
    last_on: date
    purchases: int
    spent: Decimal
    rhythm: int | None
    due_on: date | None
    recency: int
    frequency: int
    money: int
    segment: str
    alive: int | None
    expected: Decimal | None
    expected_value: Decimal | None
    mark: int


def scores(found: Histories, model: PurchaseModel) -> Scores:
    """The scores of customers by the workspace's model; its quintiles are known."""
    assert model.cuts is not None
    today = number_of(model.day)
    rhythm = rhythm_of(found)
    alive, expected = _expected(found, model, rhythm)
    average = _average(found, model)
    return Scores(found, scored(found, today, model.cuts), rhythm, alive, expected,
                  expected * average)  # fmt: skip


def rhythm_of(found: Histories) -> Floats:
    """The days that usually lie between two purchases, rounded; NaN of who bought too seldom."""
    return np.where(found.days >= LEAST_DAYS, np.round(np.maximum(found.gap, 1)), np.nan)


def _expected(found: Histories, model: PurchaseModel, rhythm: Floats) -> tuple[Floats, Floats]:
    """The probability of being a customer still, and purchases in the next twelve months.

    Of who bought once the probability is unknown: the model takes them all for customers.
    """
    unknown = np.full(len(found), np.nan)
    if model.rate is not None:
        history = weeks(found, model.day)
        alive = np.where(found.days > 1, model.rate.alive(*history), np.nan)
        return alive, model.rate.expected(YEAR_IN_WEEKS, *history)
    silent = number_of(model.day) - found.last
    return unknown, np.where(silent > SILENT * rhythm, 0.0, YEAR_IN_DAYS / rhythm)


def _average(found: Histories, model: PurchaseModel) -> Floats:
    """What a purchase to come is worth: by the model, else as much as they usually are."""
    if model.worth is None:
        return found.usual
    mean = np.divide(found.again, found.valued, out=np.zeros(len(found)), where=found.valued > 0)
    return model.worth.average(np.where(mean > 0, found.valued, 0).astype(np.float64), mean)


def score_rows(of: Scores) -> Iterator[ScoreRow]:
    """The scores one customer at a time."""
    found, rfm = of.found, of.rfm
    columns = zip(
        found.customer.tolist(), found.basis.tolist(), found.first.tolist(), found.last.tolist(),
        found.days.tolist(), _money(found.spent), _whole(of.rhythm), rfm.recency.tolist(),
        rfm.frequency.tolist(), rfm.money.tolist(), rfm.segment.tolist(), _whole(of.alive * 100),
        _tenths(of.expected), _money(_significant(of.value)), of.marks().tolist(), strict=True,
    )  # fmt: skip
    for (key, basis, first, last, days, spent, rhythm, recency, frequency, money, segment, alive,
         expected, value, mark) in columns:  # fmt: skip
        yield ScoreRow(
            key, BASES[basis], date_of(first), date_of(last), days, spent or Decimal(0), rhythm,
            None if rhythm is None else date_of(last + rhythm), recency, frequency, money,
            SEGMENTS[segment].key, alive, expected, value, mark,
        )  # fmt: skip


def _whole(values: Floats) -> list[int | None]:
    return [None if isnan(value) else round(value) for value in values.tolist()]


def _tenths(values: Floats) -> list[Decimal | None]:
    return [None if value is None else Decimal(value).scaleb(-1) for value in _whole(values * 10)]


def _money(values: Floats) -> list[Decimal | None]:
    return [None if value is None else Decimal(value).scaleb(-2) for value in _whole(values * 100)]


def _significant(values: Floats) -> Floats:
    """Two significant digits: an expectation is no more exact than that."""
    unit: Floats = 10 ** (np.floor(np.log10(np.maximum(values, 1))) - 1)
    return np.round(values / unit) * unit
