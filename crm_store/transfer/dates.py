"""Dates and times as people write them in files."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from unicodedata import normalize
from zoneinfo import ZoneInfo

from crm_store.transfer.errors import CellRefusedError

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s\-]+([A-Za-z]{3,9})\.?,?[\s\-]+(\d{4})")
_MONTH_DAY = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})(?!\d)")
_TIME = re.compile(
    r"[T\s,]*(上午|下午|晚上)?\s*(\d{1,2})[:时](\d{2})?分?(?::(\d{2})(?:\.(\d{1,6})\d*)?)?\s*"
    r"(am|pm)?\s*(z|utc|[+-]\d{2}:?\d{2}(?::\d{2})?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Moment:
    """A day and, where it was written, the time of day and its offset from UTC."""

    day: date
    clock: time | None = None


def is_day_first(values: Iterable[str]) -> bool:
    """Whether a column writes 20/10/2016, because some value can be nothing else."""
    first = (_YEAR_LAST.match(value.strip()) for value in values)
    return any(found is not None and int(found[1]) > 12 for found in first)


def read_moment(text: str, *, day_first: bool = False) -> Moment:
    """A date with or without a time; raises CellRefusedError."""
    written = normalize("NFKC", text).strip()
    found = _read_day(written, day_first)
    if found is None:
        raise _no_date()
    day, rest = found
    return Moment(day, _read_time(rest) if rest.strip() else None)


def read_datetime(text: str, zone: ZoneInfo, *, day_first: bool = False) -> tuple[datetime, bool]:
    """An aware time, and whether a time of day was written; a bare date is its local midnight."""
    moment = read_moment(text, day_first=day_first)
    if moment.clock is None:
        return local_midnight(moment.day, zone), False
    aware = moment.clock if moment.clock.tzinfo else moment.clock.replace(tzinfo=zone)
    try:
        return datetime.combine(moment.day, aware).astimezone(UTC), True
    except OverflowError:
        raise _no_date() from None


def local_midnight(day: date, zone: ZoneInfo) -> datetime:
    """The start of a day in a time zone."""
    return datetime.combine(day, time(), zone)


def _read_day(text: str, day_first: bool) -> tuple[date, str] | None:
    for pattern, order in (
        (_YEAR_FIRST, "ymd"), (_DAY_MONTH, "dmy"), (_MONTH_DAY, "mdy"), (_DIGITS, "ymd"),
    ):  # fmt: skip
        found = pattern.match(text)
        if found:
            return _day(dict(zip(order, found.groups(), strict=True))), text[found.end() :]
    found = _YEAR_LAST.match(text)
    if found is None:
        return None
    order = "dmy" if day_first or found[2] == "." else "mdy"
    parts = dict(zip(order, (found[1], found[3], found[4]), strict=True))
    return _day(parts), text[found.end() :]


def _day(parts: dict[str, str]) -> date:
    month = parts["m"]
    try:
        number = int(month) if month.isdigit() else MONTHS.index(month[:3].lower()) + 1
        return date(int(parts["y"]), number, int(parts["d"]))
    except ValueError:
        raise _no_date() from None


def _read_time(text: str) -> time:
    found = _TIME.fullmatch(text)
    if found is None:
        raise _no_date()
    half, hour, minute, second, fraction, meridiem, offset = found.groups()
    late = half in ("下午", "晚上") or (meridiem or "").lower() == "pm"
    early = half == "上午" or (meridiem or "").lower() == "am"
    hours = int(hour) % 12 + 12 * late if late or early else int(hour)
    micro = int((fraction or "0").ljust(6, "0"))
    try:
        return time(hours, int(minute or 0), int(second or 0), micro, _offset(offset))
    except ValueError:
        raise _no_date() from None


def _offset(text: str | None) -> timezone | None:
    if text is None:
        return None
    if text.lower() in ("z", "utc"):
        return UTC
    sign = -1 if text[0] == "-" else 1
    digits = text[1:].replace(":", "").ljust(6, "0")
    hours, minutes, seconds = (int(digits[at : at + 2]) for at in (0, 2, 4))
    return timezone(sign * timedelta(hours=hours, minutes=minutes, seconds=seconds))


def _no_date() -> CellRefusedError:
    return CellRefusedError(
        "这里要一个日期，例如 2026-12-03、2026/12/3 或 2026年12月3日。",
        "A date is needed here, such as 2026-12-03, 2026/12/3 or 3 Dec 2026.",
    )
