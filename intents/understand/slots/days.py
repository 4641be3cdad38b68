"""Arithmetic of days, weeks (from Monday), months, quarters and years."""

import calendar
from datetime import date, timedelta

from intents.understand.slots.when import Period


def add_months(day: date, months: int) -> date:
    """The same day of another month, or its last: a month after 31 January is 28 February."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def add_work_days(day: date, count: int) -> date:
    """So many days on (or back), Saturdays and Sundays not counted."""
    step = timedelta(days=1 if count >= 0 else -1)
    for _ in range(abs(count)):
        day += step
        while day.weekday() >= 5:
            day += step
    return day


def shift(day: date, count: int, unit: str) -> date:
    """So many units on: d(ay), w(eek), m(onth), q(uarter), y(ear), b(usiness day)."""
    if unit == "b":
        return add_work_days(day, count)
    if unit in "dw":
        return day + timedelta(days=count * (7 if unit == "w" else 1))
    return add_months(day, count * {"m": 1, "q": 3, "y": 12}[unit])


def week_of(day: date, offset: int = 0) -> Period:
    """The week of a day, or the one so many weeks on."""
    monday = day + timedelta(days=7 * offset - day.weekday())
    return Period(monday, monday + timedelta(days=6))


def months_from(year: int, month: int, count: int = 1) -> Period:
    """So many whole months from the given one on (a month past 12 runs into the next year)."""
    start = add_months(date(year, 1, 1), month - 1)
    return Period(start, add_months(start, count) - timedelta(days=1))


def month_of(day: date, offset: int = 0) -> Period:
    """The month of a day, or the one so many months on."""
    return months_from(day.year, day.month + offset)


def quarter_of(day: date, offset: int = 0) -> Period:
    """The quarter of a day, or the one so many quarters on."""
    return months_from(day.year, (day.month - 1) // 3 * 3 + 1 + 3 * offset, 3)


def half_of(day: date, offset: int = 0) -> Period:
    """The half year of a day, or the one so many halves on."""
    return months_from(day.year, (day.month - 1) // 6 * 6 + 1 + 6 * offset, 6)


def year_of(day: date, offset: int = 0) -> Period:
    """The year of a day, or the one so many years on."""
    return months_from(day.year + offset, 1, 12)


def unit_of(day: date, unit: str, offset: int = 0) -> Period:
    """The whole w(eek), m(onth), q(uarter), h(alf) or y(ear) of a day, or one so many on."""
    whole = {"w": week_of, "m": month_of, "q": quarter_of, "h": half_of, "y": year_of}
    return whole[unit](day, offset)


def day_of(year: int, month: int, day: int) -> Period | None:
    """A day as a period of one, None where the calendar lacks it."""
    if not (1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return Period(date(year, month, day), date(year, month, day))
