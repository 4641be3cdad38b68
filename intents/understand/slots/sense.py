"""The sense of one time expression, before it is joined with its neighbours.

An expression such as 周三 or "March" does not say which: it is `floating`, and is read again, from
another day on, when a neighbour says so ("March last year", 11月1号到15号).
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from intents.understand.slots.days import day_of, months_from
from intents.understand.slots.when import Period, Prefer

Part = Literal["dawn", "morning", "noon", "afternoon", "evening"]
# A floating expression is one of many in a week, a month or a year; "closing" is any day's end.
Floating = Literal["week", "month", "year", "closing"]
Within = Literal["week", "month", "year"]

_PART_STARTS: dict[Part, int] = {
    "dawn": 6, "morning": 9, "noon": 12, "afternoon": 14, "evening": 19,
}  # fmt: skip
_PART_ENDS: dict[Part, int] = {
    "dawn": 8, "morning": 12, "noon": 14, "afternoon": 18, "evening": 24,
}  # fmt: skip


@dataclass(frozen=True)
class Context:
    """When it is said, and which of several possible times is meant."""

    now: datetime
    prefer: Prefer

    @property
    def today(self) -> date:
        return self.now.date()


@dataclass(frozen=True)
class Clock:
    """A time of day: an hour, a part of the day (下午), or both; `sure` if on the 24-hour clock."""

    hour: int | None = None
    minute: int = 0
    part: Part | None = None
    sure: bool = False

    @property
    def minutes(self) -> int:
        """Minutes after midnight; a part of the day alone begins at its usual hour."""
        return self._hour * 60 + self.minute

    @property
    def last_minutes(self) -> int:
        """When it is over: a part of the day lasts some hours."""
        if self.hour is None and self.part is not None:
            return _PART_ENDS[self.part] * 60
        return self.minutes

    @property
    def _hour(self) -> int:
        if self.hour is None:
            return _PART_STARTS[self.part or "morning"]
        if self.sure or self.hour > 12:
            return self.hour
        return _twelve_hours(self.hour, self.part)


def _twelve_hours(hour: int, part: Part | None) -> int:
    """An appointment "at 3" is in the afternoon; 晚上12点 ends the day."""
    if part == "evening" and hour == 12:
        return 24
    if part == "dawn":
        return hour % 12
    late = part in ("afternoon", "evening") or (part == "noon" and hour < 10)
    return hour + 12 if hour < 12 and (late or (part is None and hour < 8)) else hour


@dataclass(frozen=True)
class Sense:
    """What an expression says: days, a time of day, or an exact moment.

    `day` tells a single day from a period; `within` says which floating neighbours a period can
    place ("week": a weekday). A `weak` sense counts only beside another time.
    """

    days: Period | None = None
    day: bool = True
    clock: Clock | None = None
    exact: datetime | None = None
    floating: Floating | None = None
    within: Within | None = None
    weak: bool = False


Handler = Callable[[re.Match[str], Context], Sense | None]


def on_day(day: date, floating: Floating | None = None, *, weak: bool = False) -> Sense:
    """A single day."""
    return Sense(Period(day, day), floating=floating, weak=weak)


def over(
    days: Period | None,
    within: Within | None = None,
    floating: Floating | None = None,
    *,
    weak: bool = False,
) -> Sense | None:
    """A period of days."""
    if days is None:
        return None
    return Sense(days, day=False, within=within, floating=floating, weak=weak)


def choose(candidates: Iterable[Period | None], ctx: Context) -> Period | None:
    """The next of several days or periods (today counts), or the most recent one begun."""
    known = [days for days in candidates if days is not None]
    if ctx.prefer == "past":
        return max((d for d in known if d.start <= ctx.today), key=lambda d: d.start, default=None)
    return min((d for d in known if d.end >= ctx.today), key=lambda d: d.start, default=None)


def chosen_day(
    candidates: Iterable[Period | None], ctx: Context, floating: Floating
) -> Sense | None:
    """A single day out of several."""
    days = choose(candidates, ctx)
    return None if days is None else Sense(days, floating=floating)


def month_day(month: int, day: int, ctx: Context) -> Sense | None:
    """A day of a month without a year; years enough are tried for 29 February."""
    years = range(ctx.today.year - 4, ctx.today.year + 5)
    return chosen_day((day_of(year, month, day) for year in years), ctx, "year")


def day_of_month(day: int, ctx: Context) -> Sense | None:
    """A day without a month."""
    months = [months_from(ctx.today.year, ctx.today.month + k).start for k in range(-3, 4)]
    return chosen_day((day_of(m.year, m.month, day) for m in months), ctx, "month")


def months_of_year(month: int, count: int, ctx: Context) -> Sense | None:
    """A month, a quarter or a half without a year."""
    years = range(ctx.today.year - 1, ctx.today.year + 2)
    days = choose((months_from(year, month, count) for year in years), ctx)
    return over(days, "month" if count == 1 else None, "year")
