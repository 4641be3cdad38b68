"""Works out every customer's risk and keeps it, a stretch of customers at a time."""

from collections.abc import Iterator
from datetime import date

from pydantic import JsonValue
from sqlalchemy import func, select

from crm_store.metrics.churn.counting import between, count_signals, in_stretches
from crm_store.metrics.churn.risk import Judge, Risk, risk_of
from crm_store.metrics.churn.signals import AsOf
from crm_store.models import Customer
from crm_store.repositories.risks import COUNTED_ON, Risks
from crm_store.store import Store

STRETCH = 10_000
"""Customers that are counted at once: memory grows with them and not with the customers."""


def stretches(store: Store) -> Iterator[tuple[int, int]]:
    """Stretches of keys that hold every customer."""
    last = store.session.scalar(select(func.max(Customer.id))) or 0
    return in_stretches(last, STRETCH)


def keep_risks(store: Store, stretch: tuple[int, int], as_of: AsOf, judge: Judge | None) -> int:
    """Count a stretch of customers, as an actor who sees all; how many have a risk."""
    kept = Risks(store.session, store.actor)
    since = kept.high_since(*stretch)
    living = kept.living(*stretch)
    found = count_signals(store, between(*stretch), as_of)
    risks = ((key, risk_of(one, judge)) for key, one in found.items() if key in living)
    rows = (_row(key, risk, since.get(key, as_of.day)) for key, risk in risks if risk is not None)
    return kept.replace(*stretch, rows)


def _row(customer_id: int, risk: Risk, high_since: date) -> dict[str, JsonValue | date]:
    return {
        "customer_id": customer_id,
        "score": risk.score,
        "by": risk.by,
        "reasons": risk.kept,
        "high_since": high_since if risk.level == "high" else None,
    }


def counted_on(store: Store) -> date | None:
    """The day on which the kept risks were counted."""
    value = store.workspace.setting(COUNTED_ON)
    return date.fromisoformat(value) if isinstance(value, str) else None


def note_counted(store: Store) -> None:
    """Note that everybody's risk was counted today."""
    store.workspace.set(COUNTED_ON, store.today.isoformat())
