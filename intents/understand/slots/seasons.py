"""Seasons by their months: "next spring", "summer 2027", 明年春天. Spring is March to May."""

import re

from intents.understand.slots.days import months_from
from intents.understand.slots.sense import Context, Handler, Sense, over

_MONTHS = {"sp": 3, "su": 6, "au": 9, "fa": 9, "wi": 12, "春": 3, "夏": 6, "秋": 9, "冬": 12}
_YEARS = {"前年": -2, "去年": -1, "今年": 0, "明年": 1, "后年": 2}
_SEASON = r"(?P<s>spring|summer|autumn|fall|winter)"


def _relative(match: re.Match[str], ctx: Context) -> Sense | None:
    """ "Next" is the next one to begin, "this" the one not over, "last" the last one over."""
    month, rel = _MONTHS[match["s"][:2].lower()], match["rel"].lower()
    found = [months_from(ctx.today.year + k, month, 3) for k in (-2, -1, 0, 1)]
    if rel == "last":
        return over([days for days in found if days.end < ctx.today][-1])
    return over(
        next(days for days in found if (days.end if rel == "this" else days.start) > ctx.today)
    )


def _of_year(match: re.Match[str], _: Context) -> Sense | None:
    return over(months_from(int(match["y"]), _MONTHS[match["s"][:2].lower()], 3))


def _chinese(match: re.Match[str], ctx: Context) -> Sense | None:
    return over(months_from(ctx.today.year + _YEARS[match["y"]], _MONTHS[match["s"]], 3))


CHINESE: list[tuple[str, Handler]] = [
    (rf"(?P<y>{'|'.join(_YEARS)})(?P<s>[春夏秋冬])[天季]", _chinese),
]
ENGLISH: list[tuple[str, Handler]] = [
    (rf"\b(?P<rel>last|next|this) {_SEASON}\b(?! \w+ (?:sale|campaign))", _relative),
    (rf"\b{_SEASON} (?:of )?(?P<y>20\d\d)\b", _of_year),
]
