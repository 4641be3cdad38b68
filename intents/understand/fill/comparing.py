"""What a figure is to stand beside: "compare Q2 and Q3", 三季度同比, "this month vs last year"."""

import re
from datetime import date
from typing import Literal

from intents.pattern import Pattern
from intents.understand.mentions import Mentions
from intents.understand.slots.times import as_period

_COMPARES = Pattern(
    r"对比|相比|比较|比起|[和与跟、]|比|\b(?:compar\w+|versus|vs|against|and|or|than|difference|beside)\b",
    re.I,
)
_A_YEAR_BEFORE = Pattern(
    r"同比|(?:和|跟|与|比|较)去年(?:同期)?(?:相?比|对比)?|\b(?:year[- ](?:on|over)[- ]year|yoy)\b|"
    r"\b(?:vs|versus|against|compared (?:to|with))\.? (?:the )?(?:same \w+ )?(?:last year|a year (?:ago|earlier|before))",
    re.I,
)

Beside = Literal["year"] | tuple[date, date] | None


def compared(mentions: Mentions) -> Beside:
    """The year before or the other period that a question compares its own with."""
    if _A_YEAR_BEFORE.search(mentions.text):
        return "year"
    times = mentions.past_times
    if len(times) != 2:
        return None
    between = mentions.text[times[0].end : times[1].start]
    after = mentions.text[times[1].end :]
    first, second = (as_period(one.value) for one in times)
    joined = _COMPARES.search(between) and len(between) <= 24
    if first == second or not (joined or re.search(r"对比|相比|比较|比", after)):
        return None
    return (second.start, second.end)
