"""What is owed, by age, as the actor may see it; the same sums as the measure `receivables`."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from crm_store.metrics.periods import Period
from crm_store.metrics.query import query
from crm_store.metrics.receivables import Age, Wanted, aging, oldest
from crm_store.metrics.result import MetricError
from crm_store.models import Contract, Payment
from tests.crm_store.metrics.company import ADMIN, ANN, FANG, LI, MANAGER, REP, Company

TODAY = date(2026, 11, 23)
LATE = (-5, 0, 1, 30, 31, 60, 61, 90, 91, 400)
"""Days overdue, on both sides of each limit."""


def contract(key: int, customer: int, owner: int, currency: str | None = "CNY") -> Contract:
    return Contract(id=key, number=f"HT-{key}", customer_id=customer, owner_id=owner,
                    currency=currency)  # fmt: skip


def owed(contract_id: int, late: int, amount: str, **more: Any) -> Payment:
    return Payment(contract_id=contract_id, due=TODAY - timedelta(days=late),
                   amount=Decimal(amount), **more)  # fmt: skip


@pytest.fixture
def owing(company: Company) -> Company:
    """One contract with an instalment of each age, a colleague's, and one in dollars."""
    company.add(contract(1, 1, FANG), contract(2, 2, LI), contract(3, 3, ANN, "USD"))
    company.add(*(owed(1, late, f"{n + 1}.01") for n, late in enumerate(LATE)))
    company.add(
        owed(1, 10, "900", paid_at=TODAY, paid_amount=Decimal(900)),
        owed(1, 10, "800", paid_at=TODAY),
        owed(1, 10, "700", paid_at=TODAY, paid_amount=Decimal("650.50")),
        owed(2, 45, "40"),
        owed(3, 45, "5"),
    )
    return company


def shown(ages: tuple[Age, ...]) -> list[tuple[int, dict[str, Decimal]]]:
    return [(age.count, age.sums) for age in ages]


def test_each_age_has_its_limits(owing: Company) -> None:
    with owing.seen_by(REP) as store:
        found = aging(store, Wanted())
    assert shown(found.ages) == [
        (2, {"CNY": Decimal("3.02")}),
        (3, {"CNY": Decimal("7.02") + Decimal("49.50")}),
        (2, {"CNY": Decimal("11.02")}),
        (2, {"CNY": Decimal("15.02")}),
        (2, {"CNY": Decimal("19.02")}),
    ]
    assert (found.whole.count, found.overdue.count) == (11, 9)


@pytest.mark.parametrize("actor", [ADMIN, MANAGER, REP], ids=lambda actor: actor.role)
def test_the_sums_are_those_of_the_measure(owing: Company, actor: Any) -> None:
    with owing.seen_by(actor) as store:
        found, result = aging(store, Wanted()), query(store, "receivables")
    assert found.whole.count == result.total.rows
    assert tuple(found.exchange.figures(found.whole.sums)) == result.total.values


def test_it_is_narrowed_by_whose_when_and_how_late(owing: Company) -> None:
    with owing.seen_by(ADMIN) as store:
        narrowed = {
            "LI": aging(store, Wanted(owner_ids=(LI,))).whole.sums,
            "Acme": aging(store, Wanted(customer_id=3)).whole.sums,
            "late": aging(store, Wanted(overdue=91)).whole.count,
            "exactly": aging(store, Wanted(overdue=400)).whole.count,
            "no more": aging(store, Wanted(overdue=401)).whole.count,
            "due": aging(store, Wanted(period=Period(TODAY, TODAY))).whole.sums,
        }
    assert narrowed == {
        "LI": {"CNY": 40}, "Acme": {"USD": 5}, "late": 2, "exactly": 1, "no more": 0,
        "due": {"CNY": Decimal("2.01")},
    }  # fmt: skip


def test_currencies_are_apart_and_together_where_there_is_a_rate(owing: Company) -> None:
    with owing.seen_by(ADMIN) as store:
        assert not aging(store, Wanted()).exchange.converts
    owing.set("base_currency", "CNY")
    owing.set_rate("USD", "7.1")
    with owing.seen_by(ADMIN) as store:
        found = aging(store, Wanted(overdue=31))
    assert found.currencies == ("CNY", "USD")
    assert found.exchange.figures(found.ages[2].sums) == (Decimal("51.02") + Decimal("35.5"),)


def test_the_oldest_come_first_and_a_colleagues_are_not_there(owing: Company) -> None:
    with owing.seen_by(REP) as store:
        found = oldest(store, Wanted(), 3)
        assert [(TODAY - one.due).days for one in found] == [400, 91, 90]
        assert {one.contract.customer.name for one in found} == {"云帆科技"}
        assert {one.contract_id for one in oldest(store, Wanted(), 50)} == {1}
        with pytest.raises(MetricError):
            aging(store, Wanted(owner_ids=(LI,)))
