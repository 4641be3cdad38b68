"""What is known of the workspace's customers as a whole: quintiles, and the models fitted on them.

It is fitted on everybody that has bought, or on a fixed sample of them where there are many, and
kept in a setting, so that one customer can be judged without looking at all.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil

import numpy as np
from pydantic import JsonValue, TypeAdapter, ValidationError

from crm_store.metrics.buying.bg_nbd import BgNbd, FitError, Floats, fit_bg_nbd
from crm_store.metrics.buying.gamma_gamma import GammaGamma, fit_gamma_gamma
from crm_store.metrics.buying.histories import Histories, histories, number_of
from crm_store.metrics.buying.money import Home, home_of
from crm_store.metrics.buying.purchases import currencies_sold_in
from crm_store.metrics.buying.rfm import Cuts
from crm_store.store import Store

SETTING = "purchase_model"
MOST_FITTED = 100_000
FEW = 5_000
"""So many customers are read and fitted while somebody waits for the answer."""
WHILE_WAITING = 20_000
GOOD_FOR = timedelta(days=7)
LEAST_AGAIN = 50
"""Customers who bought again that a fit needs; with fewer, each is judged by their own rhythm."""
WEEK = 7


@dataclass(frozen=True)
class PurchaseModel:
    """Quintiles and models as of a day; money is in the `home` currency.

    `cuts` is None where nobody has bought. `buyers` have, `again` of them more than once; of
    `one_in` customers one was looked at. `rate` and `worth` are None where too few bought again,
    or where the model does not fit them.
    """

    day: date
    home: Home
    buyers: int
    again: int
    one_in: int = 1
    cuts: Cuts | None = None
    rate: BgNbd | None = None
    worth: GammaGamma | None = None

    def to_json(self) -> JsonValue:
        """As a setting keeps it."""
        kept: JsonValue = _ADAPTER.dump_python(self, mode="json")
        return kept


_ADAPTER = TypeAdapter(PurchaseModel)


def fitted(store: Store, day: date, most: int = MOST_FITTED) -> PurchaseModel:
    """The model of all that the store's actor sees, as of a day, from `most` customers or so."""
    home = home_of(store, currencies_sold_in(store))
    customers = store.customers.query()
    one_in = max(1, ceil(store.customers.count(customers) / most))
    chunks = histories(store, customers, home, day, one_in=one_in)
    parts = [found for _keys, found in chunks]
    found = Histories.together(parts) if parts else None
    if found is None or not len(found):
        return PurchaseModel(day, home, 0, 0, one_in)
    again = int((found.days > 1).sum())
    model = PurchaseModel(day, home, len(found), again, one_in, Cuts.of(found, number_of(day)))
    return _with_models(model, found) if again >= LEAST_AGAIN else model


def stored(store: Store) -> PurchaseModel | None:
    """The model that the scheduler kept; None where there is none."""
    try:
        return _ADAPTER.validate_python(store.workspace.setting(SETTING))
    except ValidationError:
        return None


def current(store: Store) -> PurchaseModel:
    """The workspace's model for today: fitted now where that is quick, else the one kept.

    Quintiles and models are the whole workspace's for everybody, so that a customer is in one
    segment whoever asks; no record comes out of them.
    """
    everybody = seeing_all(store)
    if everybody.customers.count(everybody.customers.query(), FEW + 1) > FEW:
        kept = stored(store)
        if kept is not None and abs(store.today - kept.day) <= GOOD_FOR:
            return kept
    return fitted(everybody, store.today, WHILE_WAITING)


def seeing_all(store: Store) -> Store:
    """The same store without limits of sight, for what is worked out of everybody together."""
    return Store(store.session, replace(store.actor, role="admin", sees=None), store.now)


def weeks(found: Histories, day: date) -> tuple[Floats, Floats, Floats]:
    """Repeat purchases, weeks from the first to the last, and weeks since the first."""
    seen = (number_of(day) - found.first) / WEEK
    return (found.days - 1).astype(np.float64), (found.last - found.first) / WEEK, seen


def _with_models(model: PurchaseModel, found: Histories) -> PurchaseModel:
    x, t_x, seen = weeks(found, model.day)
    mean = np.divide(found.again, found.valued, out=np.zeros(len(found)), where=found.valued > 0)
    worthy = mean > 0
    try:
        model = replace(model, rate=fit_bg_nbd(x, t_x, seen))
        worth = fit_gamma_gamma(found.valued[worthy].astype(np.float64), mean[worthy])
        return replace(model, worth=worth)
    except FitError:
        return model
