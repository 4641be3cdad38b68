"""Working time: so many working hours from a moment, and how many lie between two."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from crm_store.working_time import WorkingTime

SHANGHAI = ZoneInfo("Asia/Shanghai")
NEW_YORK = ZoneInfo("America/New_York")
NINE_TO_SIX = ((time(9), time(18)),)
WITH_LUNCH = ((time(9), time(12)), (time(13, 30), time(18)))
OFFICE = WorkingTime(SHANGHAI, dict.fromkeys(range(5), NINE_TO_SIX))
HOLIDAYS = WorkingTime(
    SHANGHAI,
    dict.fromkeys(range(5), WITH_LUNCH),
    holidays=frozenset(date(2026, 10, day) for day in range(1, 8)),
    workdays=frozenset({date(2026, 10, 10)}),
)
NIGHTS = WorkingTime(SHANGHAI, {0: ((time(20), time(0)),), 1: ((time(0), time(4)),)})
NEW_YORKERS = WorkingTime(NEW_YORK, dict.fromkeys(range(7), ((time(0), time(6)),)))


def at(text: str, zone: ZoneInfo = SHANGHAI) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("office", "start", "hours", "due"),
    [
        (OFFICE, "2026-11-23T10:00", 4, "2026-11-23T14:00"),  # a Monday, within the day
        (OFFICE, "2026-11-23T16:00", 4, "2026-11-24T11:00"),  # the rest on the next day
        (OFFICE, "2026-11-23T09:00", 9, "2026-11-23T18:00"),  # exactly a day's work
        (OFFICE, "2026-11-23T07:30", 1, "2026-11-23T10:00"),  # before work begins
        (OFFICE, "2026-11-23T21:00", 1, "2026-11-24T10:00"),  # after it ended
        (OFFICE, "2026-11-27T17:30", 1, "2026-11-30T09:30"),  # over a weekend
        (OFFICE, "2026-11-28T12:00", 27, "2026-12-02T18:00"),  # on a Saturday: three days
        (OFFICE, "2026-11-28T12:00", 0, "2026-11-30T09:00"),  # nothing to wait for
        (HOLIDAYS, "2026-11-23T11:00", 2, "2026-11-23T14:30"),  # over lunch
        (HOLIDAYS, "2026-09-30T17:00", 2, "2026-10-08T10:00"),  # over the National Day week
        (HOLIDAYS, "2026-10-09T17:00", 2, "2026-10-10T10:00"),  # a Saturday that is worked
        (NIGHTS, "2026-11-23T23:00", 2, "2026-11-24T01:00"),  # through midnight
        (NIGHTS, "2026-11-24T03:00", 2, "2026-11-30T21:00"),  # and a week later
    ],
)
def test_so_many_working_hours_later(office: WorkingTime, start: str, hours: int, due: str) -> None:
    assert office.after(at(start), timedelta(hours=hours)) == at(due)


@pytest.mark.parametrize(
    ("office", "start", "end", "hours"),
    [
        (OFFICE, "2026-11-23T10:00", "2026-11-23T14:00", 4),
        (OFFICE, "2026-11-27T17:00", "2026-11-30T10:00", 2),
        (OFFICE, "2026-11-28T00:00", "2026-11-29T23:59", 0),
        (OFFICE, "2026-11-23T14:00", "2026-11-23T10:00", 0),
        (HOLIDAYS, "2026-11-23T11:00", "2026-11-23T14:30", 2),
        (HOLIDAYS, "2026-09-30T17:00", "2026-10-08T10:00", 2),
        (NIGHTS, "2026-11-23T12:00", "2026-11-24T12:00", 8),
    ],
)
def test_working_hours_between_two_moments(
    office: WorkingTime, start: str, end: str, hours: int
) -> None:
    assert office.between(at(start), at(end)) == timedelta(hours=hours)


def test_a_night_is_shorter_or_longer_when_the_clocks_change() -> None:
    spring = at("2026-03-08T00:00", NEW_YORK), at("2026-03-08T12:00", NEW_YORK)
    autumn = at("2026-11-01T00:00", NEW_YORK), at("2026-11-01T12:00", NEW_YORK)
    assert NEW_YORKERS.between(*spring) == timedelta(hours=5)
    assert NEW_YORKERS.between(*autumn) == timedelta(hours=7)
    assert NEW_YORKERS.after(spring[0], timedelta(hours=5)) == at("2026-03-08T06:00", NEW_YORK)


def test_the_clock_is_the_workspaces_and_not_the_askers() -> None:
    asked = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)  # 10:00 in Shanghai, Sunday in New York
    assert OFFICE.after(asked, timedelta(hours=1)).astimezone(NEW_YORK).day == 22


def test_whether_somebody_is_there() -> None:
    assert OFFICE.is_open(at("2026-11-23T09:00"))
    assert not OFFICE.is_open(at("2026-11-23T18:30"))
    assert not HOLIDAYS.is_open(at("2026-10-01T10:00"))


def test_a_week_without_work_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one working hour"):
        WorkingTime(SHANGHAI, {0: ()})
