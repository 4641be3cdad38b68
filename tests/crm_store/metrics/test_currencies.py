"""Different currencies are converted at the workspace's rates, or shown apart; never added up."""

from datetime import date
from decimal import Decimal

from crm_store.metrics.query import compare, query
from tests.crm_store.metrics.company import ADMIN, ANN, FANG, LI, Company, deal

OCT, NOV = date(2026, 10, 15), date(2026, 11, 10)


def sell(company: Company) -> None:
    company.add(
        deal(FANG, 1, "won", 100, NOV),
        deal(LI, 2, "won", 200, NOV, currency="USD"),
        deal(ANN, 3, "won", 10, OCT, currency="USD"),
    )


def test_without_rates_each_currency_stays_by_itself(company: Company) -> None:
    sell(company)
    with company.seen_by(ADMIN) as store:
        result = query(store, "revenue", dimension="owner")
        count = query(store, "deals_won")
    assert result.currencies == ("CNY", "USD")
    assert result.total.values == (100, 210)
    assert {row.label: row.values for row in result.rows} == {
        "方晴": (100, 0), "李雷": (0, 200), "Ann": (0, 10),
    }  # fmt: skip
    assert "CNY, USD (apart, not converted)" in result.receipt.text(ADMIN)
    assert count.total.values == (3,)


def test_with_rates_they_become_the_base_currency_and_the_receipt_names_the_rates(
    company: Company,
) -> None:
    sell(company)
    company.set("base_currency", "CNY")
    company.set_rate("USD", "7.12345")
    company.set_rate("USD", "9", valid_from=date(2027, 1, 1))
    with company.seen_by(ADMIN) as store:
        result = query(store, "revenue", dimension="owner")
        average = query(store, "average_deal")
    assert result.currencies == ("CNY",)
    assert result.total.value == Decimal("1595.92"), "100 + 210 x 7.12345, rounded once"
    assert [row.label for row in result.rows] == ["李雷", "方晴", "Ann"]
    assert "converted to CNY (rates of 2026-11-23: 1 USD = 7.12345)" in result.receipt.text(ADMIN)
    assert average.total.value == Decimal("531.97")


def test_one_missing_rate_keeps_them_all_apart(company: Company) -> None:
    sell(company)
    company.add(deal(ANN, 3, "won", 5, NOV, currency="EUR"))
    company.set("base_currency", "CNY")
    company.set_rate("USD", "7")
    with company.seen_by(ADMIN) as store:
        assert query(store, "revenue").total.values == (100, 5, 210)


def test_a_single_currency_is_left_as_it_is(company: Company) -> None:
    sell(company)
    company.set("base_currency", "CNY")
    company.set_rate("USD", "7")
    with company.seen_by(ADMIN) as store:
        result = query(store, "revenue", start=OCT, end=OCT)
    assert (result.currencies, result.total.value) == (("USD",), 10)


def test_an_amount_without_a_currency_is_in_the_base_currency(company: Company) -> None:
    company.add(deal(FANG, 1, "won", 3, NOV, currency=None), deal(FANG, 1, "won", 4, NOV))
    with company.seen_by(ADMIN) as store:
        assert query(store, "revenue").currencies == ("CNY", "")
    company.set("base_currency", "CNY")
    with company.seen_by(ADMIN) as store:
        assert query(store, "revenue").total.values == (7,)


def test_a_comparison_uses_the_same_currencies_and_rates_on_both_sides(company: Company) -> None:
    sell(company)
    company.set("base_currency", "CNY")
    company.set_rate("USD", "5", valid_from=date(2026, 1, 1))
    company.set_rate("USD", "7", valid_from=date(2026, 11, 1))
    with company.seen_by(ADMIN) as store:
        result = compare(store, "revenue", start=date(2026, 11, 1), end=date(2026, 11, 30))
    assert (result.earlier_period.start, result.earlier_period.end) == (
        date(2026, 10, 1), date(2026, 10, 31),
    )  # fmt: skip
    assert (result.current.total.value, result.earlier.total.value) == (1500, 70)
    assert result.difference == (1430,)
    assert result.running


def test_a_change_from_nothing_has_no_percentage(company: Company) -> None:
    company.add(deal(FANG, 1, "won", 3, NOV), deal(FANG, 1, "won", 2, date(2025, 11, 1)))
    month = {"start": date(2026, 11, 1), "end": date(2026, 11, 30)}
    with company.seen_by(ADMIN) as store:
        assert compare(store, "revenue", **month).change == (None,)
        assert compare(store, "revenue", **month, to="year").change == (50,)
        assert compare(store, "win_rate", **month).difference == (None,)
