"""Numbers, percentages, discounts and places in a list, in Chinese and English."""

import re
from decimal import Decimal

from intents.pattern import Pattern
from intents.understand.slots.chinese_numerals import chinese_value
from intents.understand.slots.english_numerals import english_value
from intents.understand.slots.numerals import LIMIT, scan, tidy
from intents.understand.slots.ordinals import find_ordinals
from intents.understand.slots.percents import find_discounts, find_percents
from intents.understand.slots.prepare import prepare
from intents.understand.slots.span import Found

__all__ = ["find_discounts", "find_numbers", "find_ordinals", "find_percents", "parse_number"]

_MEASURE = Pattern(
    r"\s*(?:个|台|套|席|位|件|份|家|人|张|条|单|只|箱|元|块|seats?|units?|pcs)?\Z", re.I
)
_ENGLISH = Pattern(r"[a-z\s,-]+", re.I)
_IDLE = {"", "a", "an", "and", "of"}


def find_numbers(text: str) -> list[Found[Decimal]]:
    """Every number: not those of phones, document numbers, 第三 or 周三.

    Dates and amounts of money contain numbers too; take their spans out first if only counts
    are wanted.
    """
    ready = prepare(text)
    spans = (Found(n.start, n.end, n.value, ready.text[n.start : n.end]) for n in scan(ready.text))
    return ready.all_back(spans)


def parse_number(text: str) -> Decimal | None:
    """The number that the whole text is (a measure word may follow), None if it is none."""
    plain = prepare(text).text.strip()
    found = scan(plain)
    if len(found) == 1 and found[0].start == 0 and _MEASURE.match(plain, found[0].end):
        return found[0].value
    value = _words(plain) if _ENGLISH.fullmatch(plain) else chinese_value(plain)
    return None if value is None or value >= LIMIT else tidy(value)


def _words(text: str) -> Decimal | None:
    if set(text.lower().split()) <= _IDLE:
        return None
    return english_value(text)
