"""The forecast: won, likely, at best, and how far from the target."""

from datetime import date
from decimal import Decimal

import pytest

from crm_store.metrics.forecast import Forecast, forecast
from crm_store.metrics.standings import standings
from crm_store.models import Target
from tests.crm_store.metrics.company import (
    ADMIN,
    ANN,
    BOSS,
    FANG,
    LI,
    MANAGER,
    REP,
    WANG,
    Company,
    deal,
)

Q4 = (date(2026, 10, 1), date(2026, 12, 31))
NOV, DEC = (date(2026, 11, 1), date(2026, 11, 30)), (date(2026, 12, 1), date(2026, 12, 31))


def target(user: int | None, period: str, amount: int, currency: str = "CNY") -> Target:
    return Target(user_id=user, period=period, amount=Decimal(amount), currency=currency)


def aim(found: Forecast) -> tuple[object, str]:
    return (found.target or (None,))[0], found.target_figure.basis


@pytest.fixture
def selling(company: Company) -> Company:
    """One won, four open (one overdue, one without an amount), one left over from summer."""
    company.add(
        deal(FANG, 1, "won", 100, date(2026, 10, 15)),
        deal(FANG, 1, "proposal", 200, date(2026, 12, 20)),
        deal(FANG, 1, "proposal", 200, date(2026, 12, 20), probability=90),
        deal(LI, 2, "needs", 400, date(2026, 11, 1)),
        deal(LI, 2, "needs", None, date(2026, 12, 1)),
        deal(LI, 2, "negotiation", 1000, date(2026, 8, 1)),
        deal(LI, 2, "negotiation", 5000, date(2027, 1, 1)),
        deal(LI, 2, "won", 5000, date(2026, 9, 30)),
        deal(LI, 2, "lost", 5000, date(2026, 11, 30)),
    )
    return company


def test_open_deals_count_by_their_own_probability_or_their_stages(selling: Company) -> None:
    with selling.seen_by(MANAGER) as store:
        found = forecast(store, *Q4)
    assert (found.won.deals, found.won.amounts) == (1, (100,))
    assert (found.open.deals, found.open.without_amount, found.open.amounts) == (4, 1, (800,))
    assert found.open.weighted == (380,), "200 x 50 % + 200 x 90 % + 400 x 25 %"
    assert (found.expected, found.best_case) == ((480,), (900,))
    assert found.receipt.rows == 5


def test_overdue_deals_are_named_and_older_ones_stay_out(selling: Company) -> None:
    with selling.seen_by(MANAGER) as store:
        found = forecast(store, *Q4)
        next_month = forecast(store, *DEC)
    assert (found.overdue.deals, found.overdue.weighted) == (1, (100,))
    assert (found.left_over.deals, found.left_over.amounts) == (1, (1000,))
    assert next_month.left_over.deals == 0, "December has not begun"


def test_the_gap_is_what_is_still_to_be_won(selling: Company) -> None:
    selling.add(target(FANG, "2026-Q4", 1000))
    with selling.seen_by(REP) as store:
        found = forecast(store, *Q4)
    assert (found.target, found.gap_to_won, found.gap_to_expected) == ((1000,), (900,), (620,))
    assert found.attainment == (10,)


def test_without_a_target_there_is_no_gap(company: Company) -> None:
    with company.seen_by(REP) as store:
        found = forecast(store, *Q4)
    assert (found.target, found.gap_to_won, found.attainment) == (None, None, None)
    assert found.target_figure.without == ("方晴",)
    assert found.won.amounts == (0,)


def test_a_quarters_target_is_the_sum_of_its_months_or_a_share_of_the_year(
    company: Company,
) -> None:
    company.add(target(FANG, "2026", 1200), target(FANG, "2026-12", 70))
    with company.seen_by(REP) as store:
        assert aim(forecast(store, *Q4)) == (300, "shared"), "one month is not the quarter"
        assert aim(forecast(store, *DEC)) == (70, "set")
        assert aim(forecast(store, *NOV)) == (100, "shared")
    company.add(target(FANG, "2026-10", 50), target(FANG, "2026-11", 60))
    with company.seen_by(REP) as store:
        assert aim(forecast(store, *Q4)) == (180, "summed")
    company.add(target(FANG, "2026-Q4", 500))
    with company.seen_by(REP) as store:
        assert aim(forecast(store, *Q4)) == (500, "set")
        days = date(2026, 10, 1), date(2026, 10, 23)
        assert aim(forecast(store, *days)) == (Decimal("37.10"), "shared"), "50 x 23 / 31 days"


def test_a_teams_target_is_its_managers_where_that_holds_the_members_else_the_sum(
    company: Company,
) -> None:
    company.add(target(FANG, "2026-Q4", 100), target(LI, "2026-Q4", 200))
    with company.seen_by(MANAGER) as store:
        found = forecast(store, *Q4)
        assert (aim(found), found.target_figure.people) == ((300, "set"), ("方晴", "李雷"))
    company.add(target(WANG, "2026", 1000))
    with company.seen_by(MANAGER) as store:
        found = forecast(store, *Q4)
        assert (aim(found), found.target_figure.teams) == ((550, "shared"), ()), "250 is hers alone"
    company.add(target(WANG, "2026-Q4", 350), target(ANN, "2026-Q4", 40))
    with company.seen_by(MANAGER) as store:
        assert aim(forecast(store, *Q4)) == (350, "set"), (
            "as much as the members' together is the team's"
        )
        assert aim(forecast(store, *Q4, owner_ids=[LI])) == (200, "set")
    with company.seen_by(ADMIN) as store:
        assert aim(forecast(store, *Q4)) == (390, "set"), "the team's 350 and Ann's 40"
    company.add(target(None, "2026", 8000))
    with company.seen_by(ADMIN) as store:
        assert aim(forecast(store, *Q4)) == (2000, "shared"), "the company's own"
        assert aim(forecast(store, *Q4, owner_ids=[BOSS])) == (None, "none")


def test_a_target_in_another_currency_is_converted_or_shown_apart(selling: Company) -> None:
    selling.add(target(FANG, "2026-Q4", 10, "USD"))
    with selling.seen_by(REP) as store:
        found = forecast(store, *Q4)
        assert (found.currencies, found.target) == (("CNY", "USD"), (0, 10))
        assert found.attainment == (None, 0)
    selling.set("base_currency", "CNY")
    selling.set_rate("USD", "7")
    with selling.seen_by(REP) as store:
        found = forecast(store, *Q4)
        assert (found.currencies, found.target, found.gap_to_won) == (("CNY",), (70,), (-30,))


def test_how_each_stands_against_their_own_target(selling: Company) -> None:
    selling.add(
        target(FANG, "2026-Q4", 400), target(LI, "2026", 800), target(None, "2026-Q4", 9000),
        deal(WANG, 1, "won", 30, date(2026, 10, 16)),
    )  # fmt: skip
    with selling.seen_by(MANAGER) as store:
        first, second, third = standings(store, *Q4).people
        assert (first.name, first.won, first.target, first.attainment) == (
            "方晴", (100,), (400,), 25
        )  # fmt: skip
        assert (second.name, second.won, second.target, second.basis) == (
            "李雷", (0,), (200,), "shared"
        )  # fmt: skip
        assert (third.name, third.won, third.target, third.attainment) == (
            "王敏", (30,), None, None
        )  # fmt: skip
