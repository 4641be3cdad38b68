"""What a time in a message comes to: a day, a moment of a day, or a period of days."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Prefer = Literal["future", "past"]
Edge = Literal["start", "end"]


@dataclass(frozen=True)
class Period:
    """Days from `start` to `end`, both included."""

    start: date
    end: date


@dataclass(frozen=True)
class When:
    """A time as said: `start` is a datetime for kind "datetime"; `end` is set for "period"."""

    kind: Literal["date", "datetime", "period"]
    start: date | datetime
    end: date | None = None


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def as_date(when: When, edge: Edge = "end") -> date:
    """The day; of a period its last (a deadline "next week"), or its first with edge="start"."""
    return when.end if when.end is not None and edge == "end" else _day(when.start)


def as_datetime(when: When, edge: Edge = "end") -> datetime | date:
    """The moment, or the day alone where no hour was said."""
    return when.start if when.kind == "datetime" else as_date(when, edge)


def as_period(when: When) -> Period:
    """The period; a day alone is a period of one day."""
    return Period(as_date(when, "start"), as_date(when))
