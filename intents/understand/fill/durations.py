"""The end of a contract by its length: "one year from Jan 1", 一年期, 再续两年."""

import re
from datetime import date, timedelta

from crm_store.names import simplify
from intents.pattern import Pattern
from intents.understand.fill.request import Request
from intents.understand.mentions import Mentions
from intents.understand.slots.days import shift
from intents.understand.slots.numbers import parse_number
from intents.understand.slots.times import When, as_date

_ZH = r"(\d{1,2}|[一二两三四五六七八九十半]+)"
_LENGTHS = (
    (Pattern(rf"(?<![\d第]){_ZH}年期?(?!\d|[一二三四]?[月季]|前|后)"), 12),
    (Pattern(rf"{_ZH}个月"), 1),
    (Pattern(r"\b(an?|one|two|three|four|five|\d{1,2})[\s-]years?\b", re.I), 12),
    (Pattern(r"\b(six|twelve|eighteen|\d{1,2})[\s-]months?\b", re.I), 1),
)


def _months(text: str) -> int | None:
    for pattern, unit in _LENGTHS:
        if match := pattern.search(text):
            words = match[1].lower()
            count = 1 if words in ("a", "an") else parse_number(words)
            return int(count * unit) if count is not None else None
    return None


def day_before_later(start: When, request: Request) -> str | None:
    """The last day of a term that begins then: a year from 1 January ends on 31 December."""
    months = _months(request.plain)
    return None if not months else _last_day(as_date(start, "start"), months).isoformat()


def end_said(start: date, mentions: Mentions) -> str | None:
    """The end of a term that begins then, in an answer of its own: a day, or how long it is."""
    if months := _months(simplify(mentions.text)):
        return _last_day(start, months).isoformat()
    times = mentions.times
    return as_date(times[0].value).isoformat() if len(times) == 1 else None


def _last_day(start: date, months: int) -> date:
    return shift(start, months, "m") - timedelta(days=1)


def renewed_until(request: Request) -> str | None:
    """The end of the one contract named, so much later: 再续一年."""
    months, named = _months(request.plain), request.named("contract")
    if not months or len(named) != 1 or len(named[0].by_kind["contract"]) != 1:
        return None
    held = request.context.store.contracts.get(named[0].by_kind["contract"][0].id)
    if held is None or held.end is None:
        return None
    return shift(held.end, months, "m").isoformat()
