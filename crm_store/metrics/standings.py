"""How each colleague stands: what they won in a period against their own target."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import cast

from sqlalchemy import func

from crm_store.metrics.exchange import Exchange, exchange_for
from crm_store.metrics.forecast import Money, attainment, converted
from crm_store.metrics.measures import CLOSED, in_stage
from crm_store.metrics.periods import Period
from crm_store.metrics.sources import DEALS
from crm_store.metrics.statement import local_time, scoped
from crm_store.metrics.targets import Basis, Sums, TargetFigure, targets_of
from crm_store.models import Deal
from crm_store.models.base import ExactDecimal
from crm_store.store import Store

Sold = tuple[int, str, Decimal]


@dataclass(frozen=True)
class Standing:
    """One person's won deals and own target (None: none is set), and won in percent of it."""

    user_id: int
    name: str
    won: Money
    target: Money | None
    basis: Basis
    attainment: Decimal | None


@dataclass(frozen=True)
class Standings:
    """The people who have a target or won something, the closest to theirs first."""

    currencies: tuple[str, ...]
    people: tuple[Standing, ...]


def standings(store: Store, start: date, end: date) -> Standings:
    """How everybody whose work the actor sees stands in a period (both days included)."""
    period = Period(start, end)
    won, targets = _won(store, period), targets_of(store, period)
    found = {name for sums in won.values() for name in sums}
    found |= {name for _, target in targets.values() for name in target.sums}
    exchange = exchange_for(store, found, min(end, store.today))
    people = [
        _standing(user_id, name, won.get(user_id, {}), target, exchange)
        for user_id, (name, target) in targets.items()
        if user_id in won or target.sums
    ]
    return Standings(exchange.currencies, tuple(sorted(people, key=_closest)))


def _standing(
    user_id: int, name: str, won: Sums, target: TargetFigure, exchange: Exchange
) -> Standing:
    reached = converted(exchange, won)
    aim = converted(exchange, target.sums) if target.sums else None
    shares = [share for share in attainment(reached, aim) or () if share is not None]
    share = shares[0] if len(shares) == 1 else None
    return Standing(user_id, name, reached, aim, target.basis, share)


def _closest(one: Standing) -> tuple[bool, Decimal, str]:
    return one.attainment is None, -(one.attainment or Decimal(0)), one.name


def _won(store: Store, period: Period) -> dict[int, Sums]:
    query = (
        scoped(store, DEALS)
        .where(in_stage("won"), CLOSED.within(local_time(store, period), period))
        .where(Deal.owner_id.is_not(None), Deal.amount.is_not(None))
        .with_only_columns(
            Deal.owner_id,
            func.coalesce(Deal.currency, ""),
            func.sum(Deal.amount, type_=ExactDecimal()),
            maintain_column_froms=True,
        )
        .group_by(Deal.owner_id, Deal.currency)
    )
    won: dict[int, Sums] = defaultdict(dict)
    for owner, currency, total in cast("Iterable[Sold]", store.session.execute(query)):
        won[owner][currency] = total
    return won
