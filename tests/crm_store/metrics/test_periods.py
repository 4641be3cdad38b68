"""Periods by their names, and the ones before them."""

from datetime import date

import pytest

from crm_store.metrics.periods import Period, name_of, period_of, previous, whole, year_before


def days(start: str, end: str) -> Period:
    return Period(date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    ("name", "period"),
    [
        ("2026", days("2026-01-01", "2026-12-31")),
        ("2026-Q4", days("2026-10-01", "2026-12-31")),
        ("2026-12", days("2026-12-01", "2026-12-31")),
        ("2024-02", days("2024-02-01", "2024-02-29")),
    ],
)
def test_a_targets_period_by_name_and_back(name: str, period: Period) -> None:
    assert period_of(name) == period
    assert name_of(period) == name


@pytest.mark.parametrize("text", ["", "2026-13", "2026-Q5", "0000", "Q4", "2026-1-1", "四季度"])
def test_anything_else_is_no_period(text: str) -> None:
    assert period_of(text) is None


def test_other_dates_have_no_name() -> None:
    assert name_of(days("2026-10-01", "2026-12-30")) is None


@pytest.mark.parametrize(
    ("period", "before"),
    [
        (days("2026-10-01", "2026-12-31"), days("2026-07-01", "2026-09-30")),
        (days("2026-03-01", "2026-03-31"), days("2026-02-01", "2026-02-28")),
        (days("2026-01-01", "2026-12-31"), days("2025-01-01", "2025-12-31")),
        (days("2026-11-16", "2026-11-22"), days("2026-11-09", "2026-11-15")),
        (days("2026-11-01", "2026-11-23"), days("2026-10-09", "2026-10-31")),
    ],
)
def test_the_period_before(period: Period, before: Period) -> None:
    assert previous(period) == before


def test_a_year_before_keeps_whole_months_whole() -> None:
    assert year_before(days("2025-02-01", "2025-02-28")) == days("2024-02-01", "2024-02-29")
    assert year_before(days("2024-02-29", "2024-03-02")) == days("2023-02-28", "2023-03-02")


def test_weeks_start_on_monday() -> None:
    assert whole("week", date(2026, 11, 22)) == days("2026-11-16", "2026-11-22")
