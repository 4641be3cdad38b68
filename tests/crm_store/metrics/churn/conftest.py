"""A customer whom something happens to, on each of the two databases."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from crm_store.database import Database
from crm_store.metrics.churn.counting import as_of, count_signals, these
from crm_store.metrics.churn.risk import Risk, risk_of
from crm_store.models import Base, Contract, Customer, Order
from crm_store.scope import Actor
from crm_store.store import Store
from crm_store.unit_of_work import UnitOfWork
from tests.stores import NOW, SHANGHAI

ROOT = Actor("root", "admin", "en", SHANGHAI, "CNY", sees=None)
TODAY = NOW.date()


class Shop:
    """A store to fill; `customer` is whom it is about."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.customer = self.add(Customer(name="Birch", created_at=NOW - timedelta(days=900)))

    def add(self, record: Base) -> Any:
        """Keep a record."""
        with UnitOfWork(self.database, ROOT, NOW) as unit:
            unit.session.add(record)
            unit.session.flush()
            key: int = record.id
        record.id = key
        return record

    def contract(self, ends_in: int, status: str = "active", **more: Any) -> Contract:
        """A contract of the customer's."""
        count = self.count(Contract)
        return self.add(
            Contract(number=f"C-{count}", customer_id=self.customer.id, amount=Decimal(100),
                     currency="USD", status=status, end=TODAY + timedelta(days=ends_in), **more)
        )  # fmt: skip

    def orders(self, *days_ago: int, customer_id: int | None = None) -> None:
        """Orders of so many days ago."""
        for days in days_ago:
            number = f"O-{self.count(Order)}"
            at = NOW - timedelta(days=days)
            key = customer_id or self.customer.id
            self.add(Order(number=number, customer_id=key, ordered_at=at))

    def count(self, model: type[Base]) -> int:
        """How many rows a table has."""
        with self.database.reading() as session:
            return session.query(model).count()

    def risk(self, now: datetime = NOW) -> Risk | None:
        """The customer's risk by the score."""
        return self.risks([self.customer.id], now)[self.customer.id]

    def risks(self, keys: list[int], now: datetime = NOW) -> dict[int, Risk | None]:
        """The risks of some customers."""
        with self.database.reading() as session:
            store = Store(session, ROOT, now)
            found = count_signals(store, these(*keys), as_of(store))
        return {key: risk_of(found[key]) if key in found else None for key in keys}

    def points(self) -> dict[str, int]:
        """The points that each factor gives the customer."""
        return self.all_points([self.customer.id])[self.customer.id]

    def all_points(self, keys: list[int]) -> dict[int, dict[str, int]]:
        """The points that each factor gives some customers."""
        return {
            key: {one.factor.name: one.points for one in risk.reasons} if risk else {}
            for key, risk in self.risks(keys).items()
        }


Fill = Callable[[Shop], object]


def ago(days: float) -> datetime:
    """A moment so many days before now."""
    return NOW - timedelta(days=days)


def day_ago(days: int) -> date:
    """A date so many days before today."""
    return TODAY - timedelta(days=days)


@pytest.fixture
def shop(database: Database) -> Shop:
    """A store with one customer of whom nothing is known."""
    return Shop(database)
