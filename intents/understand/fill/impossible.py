"""What no calendar or clock has (25:00, 2月30号, "Feb 30"), and amounts that are two (20-30万).

Such words are given as they were typed: whoever validates the slot refuses them, and says so.
"""

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from intents.pattern import Pattern
from intents.understand.fill.request import Request
from intents.understand.slots.dates_en import MONTH, MONTHS
from intents.understand.slots.dates_zh import relative
from intents.understand.slots.days import day_of, month_of
from intents.understand.slots.money import Money
from intents.understand.slots.span import Found

_LEAP_YEAR = 2028
_CLOCK = Pattern(r"(?<![\d:：.])(\d{1,2})[:：](\d{2})(?![\d:：])")
_HOUR = Pattern(
    r"(?<![\d.])(2[5-9]|[3-9]\d)点(?!\d?[%成])[半整钟]?|\b(2[4-9]|[3-9]\d)\s?[ap]\.?m\b", re.I
)
_DAY = Pattern(r"(?<!\d)(?:(20\d\d) ?年 ?)?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号](?!楼|线|机|仓|门|店)")
_DAY_FROM_NOW = Pattern(
    r"(上上个?|下下个?|上个?|下个?|这个?|本|当)月的? ?(\d{1,2}) ?[日号](?!楼|线|机|仓|门|店)"
)
_ENGLISH_FROM_NOW = Pattern(
    r"\b(\d{1,2})(?:st|nd|rd|th) (?:of |in )?(this|next|last) month\b"
    r"|\bon the (3[2-9]|[4-9]\d)(?:st|nd|rd|th)(?=\s*(?:$|[,.;!?]))",
    re.I,
)
_MONTHS_ON = {"last": -1, "this": 0, "next": 1}
_ISO = Pattern(r"(?<![\d-])(20\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?![\d-])")
_NAMED = Pattern(
    rf"\b{MONTH}\s(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:\d]|\s?[ap]m)"
    rf"|\b(?P<e>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?{MONTH.replace('<m>', '<n>')}(?!\s?\d)", re.I
)  # fmt: skip
_LONE_DAY = Pattern(
    r"(?<![楼路街弄第\dA-Za-z#房桌线道巷栋])(3[2-9]|[4-9]\d) ?[日号](?![楼线机仓门店])"
)
_RANGE_GAP = Pattern(r"\s?(?:-|~|–|—|－|～|到|至|或者?|to|or)\s?")
_AND_GAP = Pattern(r"\s?(?:and|和|与)\s?")
_FROM = Pattern(r"(?:从|由|\bfrom)\s?$", re.I)
_BETWEEN = Pattern(r"(?:在|介于|\bbetween)\s?$", re.I)
_VAGUE = Pattern(
    r"(?<![一二三四五六七八九十\d])([一二三四五六七八九])([一二三四五六七八九])[十百千]?[万千](?:块钱?|元|美元|美金|左右)?"
)


def impossible_time(request: Request) -> str | None:
    """The words of a time that there is not; None where every time said exists."""
    span = impossible_span(request)
    return request.text[span[0] : span[1]].strip() if span else None


def impossible_span(request: Request) -> tuple[int, int] | None:
    """Where the words of a time that there is not stand in the message."""
    found = _all_times(request.plain, request.context.today)
    return found[0].span() if found else None


def _all_times(text: str, today: date) -> list[re.Match[str]]:
    found = [
        m for m in _CLOCK.finditer(text) if int(m[1]) * 60 + int(m[2]) > 1440 or int(m[2]) > 59
    ]
    found += [*_HOUR.finditer(text), *_LONE_DAY.finditer(text)]
    found += [m for m in (*_DAY.finditer(text), *_ISO.finditer(text)) if not _is_day(m)]
    found += [m for m in _DAY_FROM_NOW.finditer(text) if not _in_month(today, relative(m[1]), m[2])]
    found += [m for m in _ENGLISH_FROM_NOW.finditer(text) if not _is_english_day(m, today)]
    return found + [m for m in _NAMED.finditer(text) if not _is_named_day(m)]


def _in_month(today: date, months: int, day: str) -> bool:
    """Whether the month so many months on has such a day."""
    month = month_of(today, months).start
    return day_of(month.year, month.month, int(day)) is not None


def _is_english_day(match: re.Match[str], today: date) -> bool:
    return bool(match[1]) and _in_month(today, _MONTHS_ON[match[2].lower()], match[1])


def _is_day(match: re.Match[str]) -> bool:
    return day_of(int(match[1] or _LEAP_YEAR), int(match[2]), int(match[3])) is not None


def _is_named_day(match: re.Match[str]) -> bool:
    month = (match["m"] or match["n"])[:3].lower()
    return day_of(_LEAP_YEAR, MONTHS.index(month) + 1, int(match["d"] or match["e"])) is not None


def doubtful_amount(request: Request, found: Sequence[Found[Money]]) -> str | None:
    """The words of a range of amounts ("20-30万", 二三十万), None where one amount is said."""
    text = request.plain
    for one, other in pairwise(found):
        gap, before = text[one.end : other.start], text[: one.start]
        between = _AND_GAP.fullmatch(gap) and _BETWEEN.search(before)
        if between or (_RANGE_GAP.fullmatch(gap) and not _FROM.search(before)):
            return request.text[one.start : other.end].strip()
    vague = _VAGUE.search(text)
    if vague is None or ord(vague[1]) == ord(vague[2]):
        return None
    return request.text[vague.start() : vague.end()]
