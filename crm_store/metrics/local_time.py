"""The actor's local dates in SQL, and durations, alike on SQLite and PostgreSQL."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    SQLColumnExpression,
    case,
    cast,
    extract,
    func,
    literal,
)

from crm_store.metrics.periods import TimeUnit

EARLIEST = date(1990, 1, 1)
PROBE = timedelta(days=7)

SqlDate = SQLColumnExpression[Any]


class LocalTime:
    """Turns times in the store (UTC) into one zone's dates, inside the statement.

    SQLite knows no zones: there a time is shifted by the zone's offset, in a CASE over the days
    on which the offset changed between `first` and `last`. PostgreSQL has its own zone data.
    """

    def __init__(self, dialect: str, zone: ZoneInfo, first: date, last: date) -> None:
        self.dialect = dialect
        self.zone = zone
        self._first = first
        self._last = last

    def midnight(self, day: date) -> datetime:
        """The moment at which this date begins here."""
        return datetime.combine(day, time(), self.zone)

    def date(self, moment: SqlDate) -> ColumnElement[Any]:
        """The local date of a stored time."""
        if self.dialect == "postgresql":
            return cast(func.timezone(self.zone.key, moment), Date)
        return func.date(moment, self._shift(moment), type_=Date())

    def days_between(self, earlier: SqlDate, later: SqlDate) -> ColumnElement[Any]:
        """Whole days from one date to another."""
        if self.dialect == "postgresql":
            return cast(later, Date) - cast(earlier, Date)
        return cast(func.julianday(later) - func.julianday(earlier), Integer)

    def seconds_between(self, earlier: SqlDate, later: SqlDate) -> ColumnElement[Any]:
        """Whole seconds from one stored time to another."""
        if self.dialect == "postgresql":
            return cast(extract("epoch", later) - extract("epoch", earlier), Integer)
        spans = (cast(func.strftime("%s", moment), Integer) for moment in (later, earlier))
        end, start = spans
        return end - start

    def bucket(self, unit: TimeUnit, day: SqlDate) -> ColumnElement[Any]:
        """The first day of the week (Monday), month, quarter or year that a date is in."""
        if self.dialect == "postgresql":
            return cast(func.date_trunc(unit, cast(day, Date)), Date)
        if unit == "quarter":
            month = cast(func.strftime("%m", day), Integer)
            back = func.printf("-%d months", (month - 1) % 3)
            return func.date(day, "start of month", back, type_=Date())
        steps = {
            "day": (),
            "week": ("weekday 0", "-6 days"),
            "month": ("start of month",),
            "year": ("start of year",),
        }
        return func.date(day, *steps[unit], type_=Date())

    def _shift(self, moment: SqlDate) -> ColumnElement[Any]:
        first, changes = offsets(self.zone, self._first, self._last)
        latest_first = [(moment >= at, _modifier(offset)) for at, offset in reversed(changes)]
        return case(*latest_first, else_=_modifier(first)) if latest_first else _text(first)


def _modifier(seconds: int) -> str:
    return f"{seconds:+d} seconds"


def _text(seconds: int) -> ColumnElement[str]:
    return literal(_modifier(seconds))


@lru_cache(maxsize=64)
def offsets(zone: ZoneInfo, first: date, last: date) -> tuple[int, list[tuple[datetime, int]]]:
    """A zone's offset from UTC at `first`, in seconds, and each change until `last`."""
    at = datetime.combine(first - PROBE, time(), UTC)
    until = datetime.combine(last + PROBE, time(), UTC)
    initial = known = _offset(zone, at)
    changes = []
    while at < until:
        after = at + PROBE
        if _offset(zone, after) != known:
            changed = _change(zone, at, after)
            known = _offset(zone, after)
            changes.append((changed, known))
        at = after
    return initial, changes


def _change(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    while after - before > timedelta(seconds=1):
        middle = before + timedelta(seconds=(after - before) // timedelta(seconds=2))
        if _offset(zone, middle) == _offset(zone, before):
            before = middle
        else:
            after = middle
    return after


def _offset(zone: ZoneInfo, at: datetime) -> int:
    offset = at.astimezone(zone).utcoffset()
    return 0 if offset is None else int(offset.total_seconds())
