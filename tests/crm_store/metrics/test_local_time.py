"""Figures fall on the actor's own dates, whatever the database and the season."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from crm_store.metrics.query import query
from crm_store.models import Activity
from tests.crm_store.metrics.company import ADMIN, FANG, Company, deal

MOMENTS = [
    datetime(2026, 3, 8, 4, 59, 59, tzinfo=UTC),  # 23:59:59 on 7 March in New York, EST
    datetime(2026, 3, 8, 5, 0, tzinfo=UTC),  # midnight, EST
    datetime(2026, 3, 9, 3, 59, 59, tzinfo=UTC),  # 23:59:59 on 8 March, EDT since 02:00
    datetime(2026, 3, 9, 4, 0, tzinfo=UTC),  # midnight, EDT
]


@pytest.fixture
def busy(company: Company) -> Company:
    """Activities around the day on which New York's clocks go forward."""
    company.add(*(Activity(customer_id=1, user_id=FANG, kind="call", at=at) for at in MOMENTS))
    return company


@pytest.mark.parametrize(
    ("zone", "days"),
    [
        ("America/New_York", {"2026-03-07": 1, "2026-03-08": 2, "2026-03-09": 1}),
        ("Asia/Shanghai", {"2026-03-08": 2, "2026-03-09": 2}),
        ("Asia/Kathmandu", {"2026-03-08": 2, "2026-03-09": 2}),
        ("UTC", {"2026-03-08": 2, "2026-03-09": 2}),
        ("Pacific/Honolulu", {"2026-03-07": 2, "2026-03-08": 2}),
    ],
)
def test_days_are_local_and_a_period_has_the_same_rows_as_its_days(
    busy: Company, zone: str, days: dict[str, int]
) -> None:
    actor = replace(ADMIN, timezone=ZoneInfo(zone))
    with busy.seen_by(actor) as store:
        result = query(store, "activities", dimension="day")
        assert {row.label: row.value for row in result.rows} == days
        for day, count in days.items():
            there = date.fromisoformat(day)
            assert query(store, "activities", start=there, end=there).total.value == count


def test_a_deal_counts_on_its_close_date_wherever_it_is_asked_about(company: Company) -> None:
    closed_at = datetime(2026, 9, 30, 16, 30, tzinfo=UTC)
    company.add(
        deal(FANG, 1, "won", 1, date(2026, 9, 30), closed_at=closed_at),
        deal(FANG, 1, "won", 2, None, closed_at=closed_at),
    )
    for zone, months in (
        ("Asia/Shanghai", {"2026-09": 1, "2026-10": 2}),
        ("UTC", {"2026-09": 3}),
    ):
        with company.seen_by(replace(ADMIN, timezone=ZoneInfo(zone))) as store:
            result = query(store, "revenue", dimension="month")
            assert {row.label: row.value for row in result.rows} == months
            october = query(store, "revenue", start=date(2026, 10, 1), end=date(2026, 10, 31))
            assert october.total.value == months.get("2026-10", 0)
