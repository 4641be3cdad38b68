"""The sales funnel: how many deals came how far, and where they are now."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, and_, case, func, or_, select

from crm_store.metrics.exchange import Exchange, exchange_for
from crm_store.metrics.measures import CLOSED, in_stage
from crm_store.metrics.periods import Period, between
from crm_store.metrics.receipts import check_owners, receipt_for
from crm_store.metrics.result import Receipt
from crm_store.metrics.sources import DEALS
from crm_store.metrics.statement import local_time, owned_by, scoped
from crm_store.metrics.tally import rounded
from crm_store.models import Deal, Stage, StageChange
from crm_store.models.base import ExactDecimal
from crm_store.repositories.deals import still
from crm_store.store import Store

STALLED_DAYS = 14
EVERY_STAGE = 1_000_000_000


@dataclass(frozen=True)
class FunnelStage:
    """One stage: the deals in it now with their amounts, and how many came at least this far.

    `conversion` is the percentage of those that went on to the next stage (from the last open
    stage: that were won), None where nobody came this far. `stalled` have not moved,
    and nothing happened about them, for `STALLED_DAYS` days. `amounts` has a value for each of the
    funnel's currencies.
    """

    key: str
    name: str
    deals: int
    amounts: tuple[Decimal, ...]
    reached: int
    conversion: Decimal | None = None
    stalled: int = 0


@dataclass(frozen=True)
class Funnel:
    """The open stages in order, then what was won and lost.

    `win_rate` is won of won and lost, `overall` won of all deals, both in percent or None.
    """

    stages: tuple[FunnelStage, ...]
    won: FunnelStage
    lost: FunnelStage
    currencies: tuple[str, ...]
    overall: Decimal | None
    win_rate: Decimal | None
    receipt: Receipt

    @property
    def empty(self) -> bool:
        """Whether there is no deal in it."""
        return self.receipt.rows == 0


@dataclass
class _Pile:
    """Deals in one stage now: by the furthest stage's position, and their sums."""

    deals: int = 0
    stalled: int = 0
    reached: dict[int, int] = field(default_factory=dict)
    sums: dict[str, Decimal] = field(default_factory=dict)


def funnel(
    store: Store,
    start: date | None = None,
    end: date | None = None,
    owner_ids: Sequence[int] | None = None,
) -> Funnel:
    """The funnel of the deals that close, or are expected to close, in the period.

    Open deals without a close date are in it when the period includes today; without a period all
    deals are. A deal has reached a stage when it is or was in it or in a later open one; a won one
    has reached all; every deal has reached the first.
    """
    check_owners(store, owner_ids)
    period = between(start, end)
    piles: dict[str, _Pile] = {}
    for row in store.session.execute(_statement(store, period, owner_ids)):
        pile = piles.setdefault(row.stage, _Pile())
        pile.deals += row.deals
        pile.stalled += row.stalled
        pile.reached[row.furthest] = pile.reached.get(row.furthest, 0) + row.deals
        if row.total is not None:
            pile.sums[row.currency] = pile.sums.get(row.currency, Decimal(0)) + row.total
    return _funnel(store, period, owner_ids, piles)


def _statement(store: Store, period: Period | None, owner_ids: Sequence[int] | None) -> Select[Any]:
    stalled = still(store.now - timedelta(days=STALLED_DAYS))
    each = scoped(store, DEALS).where(*owned_by(DEALS, owner_ids), *_within(store, period))
    deals = each.with_only_columns(
        Deal.stage.label("stage"),
        func.coalesce(Deal.currency, "").label("currency"),
        Deal.amount.label("amount"),
        case((stalled, 1), else_=0).label("stalled"),
        _furthest().label("furthest"),
        maintain_column_froms=True,
    ).subquery("each_deal")
    return select(
        deals.c.stage,
        deals.c.currency,
        deals.c.furthest,
        func.count().label("deals"),
        func.sum(deals.c.amount, type_=ExactDecimal()).label("total"),
        func.sum(deals.c.stalled, type_=Integer()).label("stalled"),
    ).group_by(deals.c.stage, deals.c.currency, deals.c.furthest)


def _furthest() -> ColumnElement[Any]:
    """The position of the furthest open stage that a deal has been in; 0 where none is known."""
    been = (
        select(func.max(Stage.position))
        .select_from(StageChange)
        .join(Stage, Stage.key == StageChange.to_stage)
        .where(StageChange.deal_id == Deal.id, Stage.outcome == "open")
        .correlate(Deal)
        .scalar_subquery()
    )
    return case((in_stage("won"), EVERY_STAGE), else_=func.coalesce(been, 0))


def _within(store: Store, period: Period | None) -> list[ColumnElement[bool]]:
    if period is None:
        return []
    undated = and_(Deal.close_date.is_(None), Deal.closed_at.is_(None), in_stage("open"))
    dated = CLOSED.within(local_time(store, period), period)
    return [or_(dated, undated) if period.start <= store.today <= period.end else dated]


def _funnel(
    store: Store,
    period: Period | None,
    owner_ids: Sequence[int] | None,
    piles: dict[str, _Pile],
) -> Funnel:
    found = {currency for pile in piles.values() for currency in pile.sums}
    last = store.today if period is None else min(period.end, store.today)
    exchange = exchange_for(store, found, last)
    total = sum(pile.deals for pile in piles.values())
    won, lost = (_closed(store, outcome, piles, exchange) for outcome in ("won", "lost"))
    return Funnel(
        stages=_open_stages(store, piles, exchange, won.deals),
        won=won,
        lost=lost,
        currencies=exchange.currencies,
        overall=_percent(won.deals, total),
        win_rate=_percent(won.deals, won.deals + lost.deals),
        receipt=receipt_for(store, period, owner_ids, exchange, rows=total),
    )


def _open_stages(
    store: Store, piles: dict[str, _Pile], exchange: Exchange, won: int
) -> tuple[FunnelStage, ...]:
    stages = [stage for stage in store.workspace.stages.all if stage.outcome == "open"]
    reached = [_reached(store, piles, stage, first=stage is stages[0]) for stage in stages]
    rows = []
    for index, stage in enumerate(stages):
        pile = piles.get(stage.key, _Pile())
        onward = reached[index + 1] if index + 1 < len(stages) else won
        rows.append(
            FunnelStage(
                key=stage.key,
                name=store.workspace.stages.name(stage.key, store.actor.language),
                deals=pile.deals,
                amounts=_amounts(exchange, pile),
                reached=reached[index],
                conversion=_percent(onward, reached[index]),
                stalled=pile.stalled,
            )
        )
    return tuple(rows)


def _reached(store: Store, piles: dict[str, _Pile], stage: Stage, *, first: bool) -> int:
    stages, count = store.workspace.stages, 0
    for key, pile in piles.items():
        now = stages.get(key)
        here = now.position if now is not None and now.outcome == "open" else 0
        count += sum(
            deals
            for furthest, deals in pile.reached.items()
            if first or max(here, furthest) >= stage.position
        )
    return count


def _closed(store: Store, outcome: str, piles: dict[str, _Pile], exchange: Exchange) -> FunnelStage:
    keys = store.workspace.stages.keys(outcome) or [outcome]
    together = _Pile()
    for pile in (piles[key] for key in keys if key in piles):
        together.deals += pile.deals
        for currency, amount in pile.sums.items():
            together.sums[currency] = together.sums.get(currency, Decimal(0)) + amount
    return FunnelStage(
        key=keys[0],
        name=store.workspace.stages.name(keys[0], store.actor.language),
        deals=together.deals,
        amounts=_amounts(exchange, together),
        reached=together.deals,
    )


def _amounts(exchange: Exchange, pile: _Pile) -> tuple[Decimal, ...]:
    return tuple(rounded(value, "money") for value in exchange.figures(pile.sums))


def _percent(part: int, whole: int) -> Decimal | None:
    return rounded(Decimal(part) * 100 / whole, "percent") if whole else None
