"""The one currency in which purchases are added up and compared: the workspace's own."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Float, case, cast, func, null

from crm_store.metrics.sources import Sql
from crm_store.metrics.statement import dialect_of
from crm_store.models.base import AMOUNT_SCALE
from crm_store.store import Store


@dataclass(frozen=True)
class Home:
    """The home currency, what one unit of others is in it, and those without a rate.

    The currencies are those that something was sold in.
    """

    currency: str
    rates: Mapping[str, float]
    unrated: tuple[str, ...] = ()

    def worth(self, store: Store, amount: Sql, currency: Sql) -> ColumnElement[float]:
        """An amount in the home currency, as a float; NULL where there is no rate for it.

        An amount without a currency is in the home currency, as everywhere.
        """
        scale = 10.0**-AMOUNT_SCALE if dialect_of(store.session) == "sqlite" else 1.0
        known = {name: rate * scale for name, rate in self.rates.items()}
        own = known[self.currency]
        rate = case(known, value=func.coalesce(currency, self.currency), else_=null())
        return cast(amount, Float) * (rate if len(known) > 1 or self.unrated else own)


def home_of(store: Store, sold_in: Counter[str]) -> Home:
    """The base currency; in a workspace without one, the currency that most is sold in."""
    base = store.workspace.base_currency
    commonest = next((name for name, _ in sold_in.most_common() if name), store.actor.currency)
    home = base or commonest
    rates = store.workspace.rates(store.today) if base else {}
    known = {name: float(rate) for name, rate in rates.items() if name in sold_in} | {home: 1.0}
    unrated = sorted(name for name in sold_in if name and name not in known)
    return Home(home, known, tuple(unrated))
