"""Periods: how targets name them (2026, 2026-Q4, 2026-12), and the one before another."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

TimeUnit = Literal["day", "week", "month", "quarter", "year"]

NAMED = re.compile(r"(?P<year>\d{4})(?:-(?:[Qq](?P<quarter>[1-4])|(?P<month>\d{1,2})))?")
MONTHS = {"month": 1, "quarter": 3, "year": 12}
FAR_PAST, FAR_FUTURE = date(1900, 1, 1), date(8999, 12, 31)


@dataclass(frozen=True)
class Period:
    """Two dates, both included."""

    start: date
    end: date

    @property
    def after(self) -> date:
        """The first day that it no longer has."""
        return self.end + timedelta(days=1)

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.end - self.start).days + 1

    @property
    def months(self) -> int | None:
        """How many months it has, where it is made of whole months."""
        if self.start.day != 1 or self.after.day != 1:
            return None
        return (self.after.year - self.start.year) * 12 + self.after.month - self.start.month

    def holds(self, other: "Period") -> bool:
        """Whether the other one lies within this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Period") -> bool:
        """Whether the two share a day."""
        return self.start <= other.end and other.start <= self.end


def between(start: date | None, end: date | None) -> Period | None:
    """The period of two dates either of which may be open; None where both are."""
    return None if start is None and end is None else Period(start or FAR_PAST, end or FAR_FUTURE)


def period_of(text: str) -> Period | None:
    """The dates of a target's period: `2026`, `2026-Q4` or `2026-12`; None for anything else."""
    named = NAMED.fullmatch(text.strip())
    if named is None or not 1 <= int(named["year"]) <= 9998:
        return None
    year = int(named["year"])
    if named["quarter"]:
        return whole("quarter", date(year, int(named["quarter"]) * 3, 1))
    if named["month"]:
        month = int(named["month"])
        return whole("month", date(year, month, 1)) if 1 <= month <= 12 else None
    return whole("year", date(year, 1, 1))


def name_of(period: Period) -> str | None:
    """What targets call this period: a year, a quarter or a month; None for any other."""
    first = period.start
    names = {
        "year": f"{first.year:04}",
        "quarter": f"{first.year:04}-Q{(first.month + 2) // 3}",
        "month": f"{first.year:04}-{first.month:02}",
    }
    return next((name for name in names.values() if period_of(name) == period), None)


def whole(unit: TimeUnit, day: date) -> Period:
    """The day, week (from Monday), month, quarter or year in which a day is."""
    if unit == "day":
        return Period(day, day)
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return Period(monday, monday + timedelta(days=6))
    size = MONTHS[unit]
    start = date(day.year, (day.month - 1) // size * size + 1, 1)
    return Period(start, add_months(start, size) - timedelta(days=1))


def following(unit: TimeUnit, start: date) -> date:
    """The first day of the next bucket of this unit."""
    return whole(unit, start).after


def add_months(day: date, months: int) -> date:
    """The same day so many months later or earlier, or that month's last day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def previous(period: Period) -> Period:
    """The period before: as many whole months before whole months, else as many days before."""
    if period.months is None:
        return Period(period.start - timedelta(days=period.days), period.start - timedelta(days=1))
    return Period(add_months(period.start, -period.months), period.start - timedelta(days=1))


def year_before(period: Period) -> Period:
    """The same dates a year earlier; whole months stay whole (29 February included)."""
    return years_on(period, -1)


def years_on(period: Period, years: int) -> Period:
    """The same dates so many years later or earlier."""
    months = 12 * years
    start = add_months(period.start, months)
    if period.months is None:
        return Period(start, add_months(period.end, months))
    return Period(start, add_months(period.after, months) - timedelta(days=1))
