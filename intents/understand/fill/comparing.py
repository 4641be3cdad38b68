"""What a figure is to stand beside: "compare Q2 and Q3", 三季度同比, "this month vs last year"."""

import re
from datetime import date
from typing import Literal

from crm_store.metrics.periods import Period, years_on
from intents.pattern import Pattern
from intents.understand.mentions import Mentions
from intents.understand.slots.times import as_period

_COMPARES = Pattern(
    r"对比|相比|比较|比起|[和与跟、]|比|\b(?:compar\w+|versus|vs|against|and|or|than|difference|beside)\b",
    re.I,
)
_COMPARED = Pattern(r"对比|相比|比较|比")
_LED = Pattern(r"对比|比较|比一?比|\b(?:compar\w+|contrast)\b", re.I)
_A_YEAR_BEFORE = Pattern(
    r"同比|(?:和|跟|与|比|较)去年(?:同期)?(?:相?比|对比)?|\b(?:year[- ](?:on|over)[- ]year|yoy)\b|"
    r"\b(?:vs|versus|against|compared (?:to|with))\.? (?:the )?(?:same \w+ )?(?:last year|a year (?:ago|earlier|before))",
    re.I,
)
_YEAR = Pattern(r"(?:19|20)\d\d")
_LONGEST_BETWEEN = 24

Beside = Literal["year"] | tuple[date, date] | None


def compared(mentions: Mentions) -> Beside:
    """The year before or the other period that a question compares its own with."""
    if _A_YEAR_BEFORE.search(mentions.text):
        return "year"
    periods = two_periods(mentions)
    return (periods[1].start, periods[1].end) if periods else None


def two_periods(mentions: Mentions) -> tuple[Period, Period] | None:
    """The two periods that a question compares; a year that only one of them says is of both."""
    times = mentions.past_times
    if len(times) != 2:
        return None
    between = mentions.text[times[0].end : times[1].start]
    led = _LED.search(mentions.text[: times[0].start])
    joined = (led or _COMPARES.search(between)) and len(between) <= _LONGEST_BETWEEN
    if not joined and not _COMPARED.search(mentions.text[times[1].end :]):
        return None
    days = [as_period(one.value) for one in times]
    first, second = (Period(one.start, one.end) for one in days)
    said = [_YEAR.search(mentions.text[one.start : one.end]) for one in times]
    if said[0] and not said[1]:
        second = years_on(second, first.start.year - second.start.year)
    elif said[1] and not said[0]:
        first = years_on(first, second.start.year - first.start.year)
    return None if first == second else (first, second)
