"""Money on a payment plan, and a plan moved on: exact to the cent, whatever the shares are."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest

from crm_store.metrics.periods import Period
from crm_store.models import Payment
from crm_store.payment_plan import (
    Instalment,
    left_in_all,
    left_of,
    moved_on,
    paid_of,
    receive,
    spread,
)
from crm_store.terms import following

JAN, FEB, MAR = date(2026, 1, 15), date(2026, 2, 15), date(2026, 3, 15)
TODAY = date(2026, 11, 23)


def payment(due: date, amount: str, paid: str | None = None, at: date | None = None) -> Payment:
    """An instalment; `paid` on its due day unless said otherwise."""
    given = None if paid is None else Decimal(paid)
    on = at or (due if paid is not None else None)
    return Payment(id=due.month, contract_id=1, due=due, amount=Decimal(amount), paid_at=on,
                   paid_amount=given)  # fmt: skip


@pytest.mark.parametrize(
    ("one", "paid", "left"),
    [
        (payment(JAN, "100"), "0", "100"),
        (payment(JAN, "100", "30"), "30", "70"),
        (payment(JAN, "100", "100"), "100", "0"),
        (payment(JAN, "100", "120"), "120", "0"),
        (payment(JAN, "100", None, FEB), "100", "0"),  # an import knows the day alone
        (payment(JAN, "0.0003", "0.0001"), "0.0001", "0.0002"),
    ],
)
def test_what_is_paid_of_an_instalment_and_what_is_left(one: Payment, paid: str, left: str) -> None:
    assert (paid_of(one), left_of(one)) == (Decimal(paid), Decimal(left))


@pytest.mark.parametrize(
    ("amount", "parts", "surplus"),
    [
        ("70", {2: "70"}, "0"),  # January is paid, February has 70 to go
        ("69.99", {2: "69.99"}, "0"),
        ("70.01", {2: "70", 3: "0.01"}, "0"),
        ("170", {2: "70", 3: "100"}, "0"),
        ("170.01", {2: "70", 3: "100"}, "0.01"),
        ("1000", {2: "70", 3: "100"}, "830"),
    ],
)
def test_money_goes_to_the_oldest_unpaid_instalment_first(
    amount: str, parts: dict[int, str], surplus: str
) -> None:
    plan = [payment(JAN, "100", "100"), payment(FEB, "100", "30"), payment(MAR, "100")]
    found = spread(plan, Decimal(amount))
    assert {part.payment.id: str(part.amount) for part in found.parts} == parts
    assert found.surplus == Decimal(surplus)


def test_what_comes_on_another_day_makes_the_rest_an_instalment_of_its_own() -> None:
    one = payment(JAN, "100")
    (part,) = spread([one], Decimal("30.10")).parts
    assert receive(part, FEB) is None
    assert (one.amount, one.paid_at, one.paid_amount) == (100, FEB, Decimal("30.10"))
    (same_day,) = spread([one], Decimal(5)).parts
    assert receive(same_day, FEB) is None
    assert one.paid_amount == Decimal("35.10")
    (later,) = spread([one], Decimal(50)).parts
    rest = receive(later, MAR)
    assert rest is not None
    assert (one.amount, one.paid_at, one.paid_amount) == (Decimal("35.10"), FEB, Decimal("35.10"))
    assert (rest.due, rest.amount, rest.paid_at) == (JAN, Decimal("64.90"), MAR)
    assert left_in_all([one, rest]) == Decimal("14.90")


def later_by(days: int) -> Callable[[date], date]:
    return lambda day: day + timedelta(days=days)


@pytest.mark.parametrize(
    ("shares", "amount", "expected"),
    [
        (["100"], "250000", ["250000"]),
        (["40", "60"], "100", ["40", "60"]),
        (["1", "1", "1"], "100", ["33.33", "33.33", "33.34"]),
        (["1", "1", "1"], "0.02", ["0.02"]),
        (["108000", "64800", "43200"], "225000", ["112500", "67500", "45000"]),
        (["0.1", "0.2"], "0.3", ["0.1", "0.2"]),
        (["50", "0", "50"], "10", ["5", "5"]),
        (["0"], "10", []),
        ([], "10", []),
    ],
)
def test_a_plan_is_moved_on_in_the_same_shares(
    shares: list[str], amount: str, expected: list[str]
) -> None:
    plan = [Instalment(JAN + timedelta(days=n), Decimal(one)) for n, one in enumerate(shares)]
    moved = moved_on(plan, Decimal(amount), later_by(365))
    assert [one.amount for one in moved] == [Decimal(one) for one in expected]
    assert sum(one.amount for one in moved) == (Decimal(amount) if expected else 0)


def test_instalments_that_come_to_be_due_on_one_day_are_one() -> None:
    plan = [Instalment(JAN, Decimal(1)), Instalment(FEB, Decimal(2))]
    assert moved_on(plan, Decimal(30), lambda _day: MAR) == [Instalment(MAR, Decimal(30))]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2025-11-24", "2026-11-23", ("2026-11-24", "2027-11-23")),
        ("2026-01-01", "2026-01-31", ("2026-02-01", "2026-02-28")),
        ("2025-03-01", "2026-02-28", ("2026-03-01", "2027-02-28")),
        ("2024-02-29", "2025-02-28", ("2025-03-01", "2026-02-28")),
        ("2025-01-01", "2027-12-31", ("2028-01-01", "2030-12-31")),
        ("2025-08-31", "2026-02-28", ("2026-03-01", "2026-08-31")),
        ("2026-01-15", "2026-03-03", ("2026-03-04", "2026-04-20")),
        ("2026-01-01", "2026-01-01", ("2026-01-02", "2026-01-02")),
    ],
)
def test_the_term_after_a_term_is_as_long(start: str, end: str, expected: tuple[str, str]) -> None:
    after = following(Period(date.fromisoformat(start), date.fromisoformat(end)))
    assert (after.start.isoformat(), after.end.isoformat()) == expected
