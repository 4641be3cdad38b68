"""Tallies: what the statement counted, group by group, until it becomes figures."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from crm_store.metrics.exchange import Exchange
from crm_store.metrics.measures import Measure
from crm_store.metrics.result import Figures

Key = int | str | date | None
Counted = tuple[Key, str | None, str, Decimal | None, int, int, int]
"""A row of the statement: key, label, currency, sum, weight, rows, groups it stands for."""

OTHERS = "\0others"

PLACES = {"money": 2, "percent": 4, "days": 2, "hours": 2, "score": 2, "count": 0}


@dataclass
class Tally:
    """Sums and weights by currency, and the rows behind them. Tallies add up; averages do not.

    `groups` is how many groups it stands for, where it stands for others than its own.
    """

    label: str | None = None
    sums: dict[str, Decimal] = field(default_factory=dict)
    weights: dict[str, Decimal] = field(default_factory=dict)
    rows: int = 0
    groups: int = 0

    def add(self, other: "Tally") -> None:
        """Take another tally's sums, weights and rows in."""
        for mine, theirs in ((self.sums, other.sums), (self.weights, other.weights)):
            for currency, value in theirs.items():
                mine[currency] = mine.get(currency, Decimal(0)) + value
        self.rows += other.rows

    def figures(self, measure: Measure, exchange: Exchange, percent: Decimal | None) -> Figures:
        """The measure's value in each of the exchange's currencies, rounded here and only here."""
        sums = exchange.figures(self.sums)
        if percent is not None:
            sums = tuple(total * percent / 100 for total in sums)
        if not measure.averages:
            return tuple(rounded(total, measure.unit) for total in sums)
        weights = self._counts(exchange)
        pairs = zip(sums, weights, strict=True)
        return tuple(
            rounded(total * measure.times / (weight * measure.per), measure.unit)
            if weight
            else None
            for total, weight in pairs
        )

    def _counts(self, exchange: Exchange) -> tuple[Decimal, ...]:
        """How many values there are in each of the currencies: counted, never converted."""
        if len(exchange.currencies) == 1:
            return (sum(self.weights.values(), Decimal(0)),)
        return exchange.figures(self.weights)


def rounded(value: Decimal, unit: str) -> Decimal:
    """A value with as many places as its unit has: cents, hundredths of a day, 0.0001 %."""
    return value.quantize(Decimal(1).scaleb(-PLACES[unit]), ROUND_HALF_UP)


def tallied(rows: Iterable[Counted]) -> dict[Key, Tally]:
    """The statement's rows by group, those that stand for others under `OTHERS`.

    Rows without an amount count, but bring no currency.
    """
    groups: dict[Key, Tally] = {}
    for key, label, currency, total, weight, counted, folded in rows:
        group = groups.setdefault(OTHERS if folded else key, Tally())
        group.groups = max(group.groups, folded)
        group.label = label if group.label is None else group.label
        group.rows += counted
        if total is not None:
            group.sums[currency] = group.sums.get(currency, Decimal(0)) + Decimal(total)
            group.weights[currency] = group.weights.get(currency, Decimal(0)) + weight
    return groups


def together(tallies: Iterable[Tally]) -> Tally:
    """All of them as one."""
    total = Tally()
    for tally in tallies:
        total.add(tally)
    return total


def currencies_of(tallies: Iterable[Tally]) -> set[str]:
    """The currencies that amounts were found in."""
    return {currency for tally in tallies for currency in tally.sums}
