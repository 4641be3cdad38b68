"""The forecast: what is won, what is likely to come, and how far that is from the target."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_

from crm_store.metrics.exchange import Exchange, Sums, exchange_for
from crm_store.metrics.measures import CLOSED, EXPECTED, in_stage
from crm_store.metrics.periods import Period
from crm_store.metrics.receipts import check_owners, receipt_for
from crm_store.metrics.result import Receipt
from crm_store.metrics.sources import DEALS
from crm_store.metrics.statement import local_time, owned_by, scoped
from crm_store.metrics.tally import rounded
from crm_store.metrics.targets import TargetFigure, target_for
from crm_store.models import Deal, Stage
from crm_store.models.base import ExactDecimal
from crm_store.store import Store

Money = tuple[Decimal, ...]


@dataclass(frozen=True)
class DealSum:
    """Some deals: how many, how many of them without an amount, their amounts and likely worth.

    `amounts` and `weighted` (amount times probability) have a value for each currency.
    """

    deals: int
    without_amount: int
    amounts: Money
    weighted: Money


@dataclass(frozen=True)
class Forecast:
    """A period's forecast; every `Money` has a value for each of `currencies`.

    `open` are all open deals expected to close in the period; of them, `overdue` should have
    closed before today. `left_over` were expected before the period began (only where it includes
    today) and are in no figure but their own. `expected` is won plus weighted, `best_case` won
    plus all that is open. `target` is None where none is set (`target_figure.basis` "none"), and
    with it the gaps (target less won, target less expected; negative when exceeded) and
    `attainment` (won in percent of the target).
    """

    currencies: tuple[str, ...]
    won: DealSum
    open: DealSum
    overdue: DealSum
    left_over: DealSum
    expected: Money
    best_case: Money
    target: Money | None
    target_figure: TargetFigure
    gap_to_won: Money | None
    gap_to_expected: Money | None
    attainment: tuple[Decimal | None, ...] | None
    receipt: Receipt


@dataclass
class _Pile:
    deals: int = 0
    valued: int = 0
    sums: dict[str, Decimal] = field(default_factory=dict)
    weighted: dict[str, Decimal] = field(default_factory=dict)

    def add(self, other: "_Pile") -> "_Pile":
        for mine, theirs in ((self.sums, other.sums), (self.weighted, other.weighted)):
            for currency, value in theirs.items():
                mine[currency] = mine.get(currency, Decimal(0)) + value
        self.deals += other.deals
        self.valued += other.valued
        return self


def forecast(
    store: Store, start: date, end: date, owner_ids: Sequence[int] | None = None
) -> Forecast:
    """The forecast of a period (both days included) for what the actor may see.

    A deal's probability is its own, else its stage's. Raises MetricError for owners that are not
    the actor's to ask about.
    """
    check_owners(store, owner_ids)
    period = Period(start, end)
    piles = {name: _Pile() for name in ("won", "ahead", "overdue", "left_over")}
    for row in store.session.execute(_statement(store, period, owner_ids)):
        part = _Pile(row.deals, row.valued)
        if row.valued:
            part.sums[row.group_currency] = row.total
            part.weighted[row.group_currency] = row.likely / 100
        piles[row.pile].add(part)
    target = target_for(store, period, owner_ids)
    found = {name for pile in piles.values() for name in pile.sums} | set(target.sums)
    exchange = exchange_for(store, found, min(end, store.today))
    rows = sum(pile.deals for name, pile in piles.items() if name != "left_over")
    receipt = receipt_for(store, period, owner_ids, exchange, rows=rows)
    return _forecast(exchange, piles, target, receipt)


def _statement(store: Store, period: Period, owner_ids: Sequence[int] | None) -> Select[Any]:
    won = and_(in_stage("won"), CLOSED.within(local_time(store, period), period))
    open_here = and_(in_stage("open"), EXPECTED.within(local_time(store, period), period))
    ways: list[ColumnElement[bool]] = [won, open_here]
    if period.start <= store.today <= period.end:
        ways.append(and_(in_stage("open"), Deal.close_date < period.start))
    pile = case(
        (Stage.outcome == "won", "won"),
        (Deal.close_date < period.start, "left_over"),
        (Deal.close_date < store.today, "overdue"),
        else_="ahead",
    )
    likely = Deal.amount * func.coalesce(Deal.probability, Stage.probability)
    return (
        scoped(store, DEALS)
        .where(*owned_by(DEALS, owner_ids), or_(*ways))
        .with_only_columns(
            pile.label("pile"),
            func.coalesce(Deal.currency, "").label("group_currency"),
            func.count().label("deals"),
            func.count(Deal.amount).label("valued"),
            func.sum(Deal.amount, type_=ExactDecimal()).label("total"),
            func.sum(likely, type_=ExactDecimal()).label("likely"),
            maintain_column_froms=True,
        )
        .join(Stage, Stage.key == Deal.stage)
        .group_by("pile", "group_currency")
    )


def _forecast(
    exchange: Exchange, piles: dict[str, _Pile], target: TargetFigure, receipt: Receipt
) -> Forecast:
    won = _sum(piles["won"], exchange)
    all_open = _sum(_Pile().add(piles["ahead"]).add(piles["overdue"]), exchange)
    expected, aim = _plus(won.amounts, all_open.weighted), _target(target, exchange)
    return Forecast(
        currencies=exchange.currencies,
        won=won,
        open=all_open,
        overdue=_sum(piles["overdue"], exchange),
        left_over=_sum(piles["left_over"], exchange),
        expected=expected,
        best_case=_plus(won.amounts, all_open.amounts),
        target=aim,
        target_figure=target,
        gap_to_won=_less(aim, won.amounts),
        gap_to_expected=_less(aim, expected),
        attainment=attainment(won.amounts, aim),
        receipt=receipt,
    )


def _sum(pile: _Pile, exchange: Exchange) -> DealSum:
    return DealSum(
        deals=pile.deals,
        without_amount=pile.deals - pile.valued,
        amounts=converted(exchange, pile.sums),
        weighted=converted(exchange, pile.weighted),
    )


def converted(exchange: Exchange, sums: Sums) -> Money:
    """Sums by currency as figures of the exchange, rounded as money is."""
    return tuple(rounded(value, "money") for value in exchange.figures(sums))


def _target(target: TargetFigure, exchange: Exchange) -> Money | None:
    return converted(exchange, target.sums) if target.sums else None


def _plus(first: Money, second: Money) -> Money:
    return tuple(a + b for a, b in zip(first, second, strict=True))


def _less(target: Money | None, reached: Money) -> Money | None:
    return None if target is None else _plus(target, tuple(-value for value in reached))


def attainment(won: Money, target: Money | None) -> tuple[Decimal | None, ...] | None:
    """Won in percent of a target, for each currency."""
    if target is None:
        return None
    pairs = zip(won, target, strict=True)
    return tuple(rounded(a * 100 / b, "percent") if b else None for a, b in pairs)
