"""The last quarter or month of a year, and its first months: "the last quarter of 2017", 年的前三个月."""

import re

from intents.understand.slots.sense import Context, Handler, Sense, months_of_year

_OF_YEAR = r"(?=\s(?:of|in) (?:the year|(?:this|last|next) year|(?:19|20)\d\d))"
_WORDS = "two|three|four|five|six|seven|eight|nine|ten"
_NUMBERS = {word: place + 2 for place, word in enumerate(_WORDS.split("|"))} | {
    "一": 1,
    "两": 2,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "八": 8,
    "九": 9,
    "十": 10,
}


def _last_quarter(_: re.Match[str], ctx: Context) -> Sense | None:
    return months_of_year(10, 3, ctx)


def _last_month(_: re.Match[str], ctx: Context) -> Sense | None:
    return months_of_year(12, 1, ctx)


def _months(match: re.Match[str], ctx: Context) -> Sense | None:
    said = match["n"].lower()
    count = _NUMBERS.get(said) or int(said)
    return months_of_year(1 if match["end"] is None else 13 - count, count, ctx)


ENGLISH: list[tuple[str, Handler]] = [
    (rf"\b(?:the )?(?:last|final) (?:quarter|qtr){_OF_YEAR}", _last_quarter),
    (rf"\b(?:the )?(?:last|final) month{_OF_YEAR}", _last_month),
    (
        rf"\b(?:the )?(?:first|(?P<end>last|final)) (?P<n>[2-9]|1[01]|{_WORDS}) months{_OF_YEAR}",
        _months,
    ),
]
CHINESE: list[tuple[str, Handler]] = [
    (r"最后一?个?季度?(?!节)", _last_quarter),
    (r"(?<=年)的?最后一?个月", _last_month),
    (r"(?<=年)的?(?:前|头)(?P<end>(?!))?(?P<n>[2-9]|1[01]|[两二三四五六八九十])个月", _months),
]
