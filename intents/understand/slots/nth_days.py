"""A weekday by its place in a month, and a month's last days: 下月第一个周一, "last Friday of March"."""

import re
from datetime import date, timedelta

from intents.understand.slots.chinese_numerals import chinese_value
from intents.understand.slots.dates_en import MONTHS
from intents.understand.slots.dates_zh import relative
from intents.understand.slots.days import add_work_days, month_of
from intents.understand.slots.sense import Context, Handler, Sense, months_of_year, on_day
from intents.understand.slots.when import Period

_PLACES = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4,
           "4th": 4, "last": -1, "最后": -1}  # fmt: skip
_DAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
_WEEKDAYS = "一二三四五六日"
_NTH = r"(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th|last)"
_NAME = r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_OF = rf"(?: (?:of|in) (?:(?:the|(?P<rel>this|next|last)) month|(?P<m>{_NAME})[a-z]*))(?![a-z])"
_M = r"(?:(?P<rel>上上个?|下下个?|上个?|下个?|这个?|本|当)月|(?P<m>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?)的?"
_NTH_ZH = r"(?:第(?P<nth>[一二三四五1-5])|(?P<last>最后)一?)个?"
_STEPS = {"this": 0, "next": 1, "last": -1}


def _month(match: re.Match[str], ctx: Context) -> Period | None:
    """The month that a match names: by number or name, or from this one on."""
    if match["m"]:
        name = match["m"].lower()
        number = (
            MONTHS.index(name) + 1 if name.isascii() and name.isalpha() else chinese_value(name)
        )
        sense = months_of_year(int(number or 0), 1, ctx)
        return sense.days if sense else None
    rel = (match["rel"] or "").lower()
    return month_of(ctx.today, _STEPS[rel] if rel in _STEPS else relative(rel))


def _english(match: re.Match[str], ctx: Context) -> Sense | None:
    weekday = _DAYS.index(match["day"][:2].lower())
    return _nth(_month(match, ctx), weekday, _PLACES[match["nth"].lower()])


def _chinese(match: re.Match[str], ctx: Context) -> Sense | None:
    weekday = min(_WEEKDAYS.find(match["day"].replace("天", "日")), 6)
    return _nth(
        _month(match, ctx), weekday, -1 if match["last"] else int(chinese_value(match["nth"]) or 1)
    )


def _nth(month: Period | None, weekday: int, place: int) -> Sense | None:
    """The nth such weekday of a month (-1: the last), None where the month lacks it."""
    if month is None:
        return None
    if place < 0:
        return on_day(month.end - timedelta(days=(month.end.weekday() - weekday) % 7))
    day = month.start + timedelta(days=(weekday - month.start.weekday()) % 7 + 7 * (place - 1))
    return on_day(day) if day <= month.end else None


def _last_day(match: re.Match[str], ctx: Context) -> Sense | None:
    month = _month(match, ctx)
    return None if month is None else on_day(_working(month.end) if match["work"] else month.end)


def _working(day: date) -> date:
    return day if day.weekday() < 5 else add_work_days(day, -1)


CHINESE: list[tuple[str, Handler]] = [
    (rf"{_M}{_NTH_ZH}(?:周|星期|礼拜)(?P<day>[一二三四五六日天])", _chinese),
    (rf"{_M}最后一个?(?:(?P<work>工作日)|天)", _last_day),
]
ENGLISH: list[tuple[str, Handler]] = [
    (
        rf"\b(?:the )?{_NTH} (?P<day>mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?{_OF}",
        _english,
    ),
    (rf"\b(?:the )?last (?:(?P<work>working|business|work) )?day{_OF}", _last_day),
]
