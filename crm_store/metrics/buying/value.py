"""What one customer is worth: brought so far, and to be expected, with how that is known."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from crm_store.metrics.buying.histories import histories
from crm_store.metrics.buying.model import PurchaseModel, current
from crm_store.metrics.buying.purchases import Basis, Brought, brought_by
from crm_store.metrics.buying.scores import ScoreRow, score_rows, scores
from crm_store.metrics.buying.segments import exchange_of
from crm_store.metrics.exchange import Exchange, exchange_for
from crm_store.metrics.periods import FAR_PAST, Period
from crm_store.metrics.receipts import receipt_for
from crm_store.metrics.result import Receipt
from crm_store.models import Customer
from crm_store.store import Store

A_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Part:
    """What was brought of one kind: how many, since when, a sum for each of `currencies`."""

    basis: Basis
    count: int
    first: date
    last: date
    values: tuple[Decimal, ...]
    currencies: tuple[str, ...]


@dataclass(frozen=True)
class CustomerValue:
    """A customer's worth as of today. `score` is None of one who has bought nothing.

    `parts` are orders, won deals and payments, in their own currencies; the score's money is in
    `currency`. `yearly` is what was bought for in a year, in whole units, None within the first.
    """

    parts: tuple[Part, ...]
    score: ScoreRow | None
    yearly: Decimal | None
    currency: str
    model: PurchaseModel
    receipt: Receipt

    @property
    def late_by(self) -> int:
        """Days since the next purchase was due by the customer's own rhythm; negative: until it."""
        due = self.score.due_on if self.score else None
        return 0 if due is None else (self.model.day - due).days


def value_of(store: Store, customer: Customer) -> CustomerValue:
    """The value of a customer that the actor was found to see."""
    model = replace(current(store), day=store.today)  # quintiles may be of some days ago
    parts = brought_by(store, customer.id)
    found = {currency for part in parts for currency in part.sums}
    exact = exchange_for(store, found, store.today)
    score = _score(store, customer, model)
    return CustomerValue(
        parts=tuple(_part(part, exact) for part in parts),
        score=score,
        yearly=None if score is None else _yearly(score, store.today),
        currency=model.home.currency,
        model=model,
        receipt=_receipt(store, model, exact, sum(part.count for part in parts)),
    )


def _receipt(store: Store, model: PurchaseModel, exact: Exchange, rows: int) -> Receipt:
    exchange = exact if exact.converts else exchange_of(model.home, model.day)
    return receipt_for(store, Period(FAR_PAST, store.today), None, exchange, rows=rows)


def _score(store: Store, customer: Customer, model: PurchaseModel) -> ScoreRow | None:
    if model.cuts is None:
        return None
    only = store.customers.query().where(Customer.id == customer.id)
    for _keys, found in histories(store, only, model.home, store.today):
        return next(score_rows(scores(found, model)), None) if len(found) else None
    return None


def _part(part: Brought, exact: Exchange) -> Part:
    values = tuple(value.quantize(Decimal("0.01")) for value in exact.figures(part.sums))
    return Part(part.basis, part.count, part.first, part.last, values, exact.currencies)


def _yearly(score: ScoreRow, today: date) -> Decimal | None:
    known = today - score.first_on
    if known < A_YEAR:
        return None
    return (score.spent * A_YEAR.days / known.days).quantize(Decimal(1))
