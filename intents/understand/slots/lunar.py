"""Days of the lunar calendar: 农历八月十五, 腊月二十三, 正月初五."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from lunardate import LunarDate

from intents.understand.slots.chinese_numerals import chinese_value
from intents.understand.slots.sense import Context, Floating, Handler, Sense, chosen_day
from intents.understand.slots.when import Period

_MONTHS = {"正": 1, "冬": 11, "腊": 12}
_M = r"(?P<m>[正冬腊]|十[一二]?|[一二三四五六七八九])月"
_EARLY = "初[一二三四五六七八九十]"
_D = rf"(?P<d>{_EARLY}|[一二]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|三十|卅)"


@cache
def lunar_day(year: int, month: int, day: int) -> Period | None:
    """A day of a lunar year in our calendar; the 30th of a short month is its 29th (除夕)."""
    for last in (day, day - 1) if day == 30 else (day,):
        try:
            solar = LunarDate(year, month, last).to_solar_date()
        except ValueError:
            continue
        found = date(solar.year, solar.month, solar.day)
        return Period(found, found)
    return None


def lunar_days(ctx: Context, month: int, day: int) -> Iterator[Period | None]:
    """That day in the lunar years around now."""
    return (lunar_day(ctx.today.year + k, month, day) for k in range(-2, 3))


def _read(match: re.Match[str], ctx: Context) -> Sense | None:
    month = _MONTHS.get(match["m"]) or int(chinese_value(match["m"]) or 0)
    day = int(chinese_value(match["d"].lstrip("初")) or 0)
    floating: Floating = "year"
    return chosen_day(lunar_days(ctx, month, day), ctx, floating)


def _new_year_days(match: re.Match[str], ctx: Context) -> Sense | None:
    """大年初三."""
    day = int(chinese_value(match["d"].lstrip("初")) or 0)
    return chosen_day(lunar_days(ctx, 1, day), ctx, "year")


CHINESE: list[tuple[str, Handler]] = [
    (rf"(?:农历|阴历|旧历)的?{_M}{_D}[号日]?", _read),
    (rf"(?:大年|年)(?P<m>(?!))?(?P<d>{_EARLY})", _new_year_days),
    (rf"(?=[正冬腊]|.{{1,3}}初|.{{1,3}}廿){_M}{_D}", _read),
]
