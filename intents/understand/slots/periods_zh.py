"""Periods in Chinese: 下个月, 近三个月, 去年Q3, 上半年, 1到3月."""

import re

from intents.understand.slots.chinese_numerals import chinese_value
from intents.understand.slots.dates_zh import AMOUNT, N, amount, relative, year_number
from intents.understand.slots.days import months_from, shift, unit_of, week_of, year_of
from intents.understand.slots.sense import (
    Context,
    Handler,
    Sense,
    Within,
    choose,
    month_day,
    months_of_year,
    over,
)
from intents.understand.slots.when import Period

_REL = r"上上个?|下下个?|上个?|下个?|这个?|本|当"
_UNITS = {
    "周": "w",
    "星期": "w",
    "礼拜": "w",
    "月": "m",
    "季度": "q",
    "季": "q",
    "年度": "y",
    "财年": "y",
}
WITHIN: dict[str, Within] = {"w": "week", "m": "month", "y": "year"}
_YEARS = {
    "大前年": -3,
    "前年": -2,
    "去年": -1,
    "上年": -1,
    "今年": 0,
    "本年": 0,
    "当年": 0,
    "明年": 1,
    "后年": 2,
}
_M = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"


def _int(text: str) -> int:
    return int(chinese_value(text) or 0)


def _whole(match: re.Match[str], ctx: Context) -> Sense | None:
    unit = _UNITS[match["u"]]
    return over(unit_of(ctx.today, unit, relative(match["rel"])), WITHIN.get(unit))


def _weekend(match: re.Match[str], ctx: Context) -> Sense | None:
    if match["rel"]:
        return over(weekend(ctx, relative(match["rel"])))
    return over(choose((weekend(ctx, k) for k in range(-1, 2)), ctx), floating="week")


def weekend(ctx: Context, offset: int) -> Period:
    """Saturday and Sunday of a week."""
    week = week_of(ctx.today, offset)
    return Period(shift(week.end, -1, "d"), week.end)


def _year(match: re.Match[str], ctx: Context) -> Sense | None:
    return over(year_of(ctx.today, _YEARS[match[0]]), "year")


def _numbered_year(match: re.Match[str], _: Context) -> Sense | None:
    return over(months_from(year_number(match["y"]), 1, 12), "year")


def _month(match: re.Match[str], ctx: Context) -> Sense | None:
    return months_of_year(_int(match["m"]), 1, ctx)


def _months(match: re.Match[str], ctx: Context) -> Sense | None:
    """1-3月; 11-2月 runs into the next year."""
    first, last = _int(match["m"]), _int(match["m2"])
    return months_of_year(first, (last - first) % 12 + 1, ctx)


def _days_of_month(match: re.Match[str], ctx: Context) -> Sense | None:
    """11.1-11.15, 11月1-15号."""
    start = month_day(_int(match["m"]), _int(match["d"]), ctx)
    if start is None or start.days is None:
        return None
    later = Context(
        ctx.now.replace(start.days.start.year, start.days.start.month, start.days.start.day),
        "future",
    )
    end = month_day(_int(match["m2"] or match["m"]), _int(match["d2"]), later)
    return (
        None
        if end is None or end.days is None
        else over(Period(start.days.start, end.days.end), floating="year")
    )


def _quarter(match: re.Match[str], ctx: Context) -> Sense | None:
    return months_of_year(3 * _int(match["q"]) - 2, 3, ctx)


def _quarters(match: re.Match[str], ctx: Context) -> Sense | None:
    """前三季度."""
    return months_of_year(1, 3 * _int(match["q"]), ctx)


def _first_half(_: re.Match[str], ctx: Context) -> Sense | None:
    return months_of_year(1, 6, ctx)


def _second_half(_: re.Match[str], ctx: Context) -> Sense | None:
    return months_of_year(7, 6, ctx)


def _last(match: re.Match[str], ctx: Context) -> Sense | None:
    count, unit = amount(match)
    return last(ctx, count, unit)


def last(ctx: Context, count: int, unit: str) -> Sense | None:
    """Back from today: "the last 90 days" start 90 days ago and end today."""
    return over(Period(shift(ctx.today, -count, unit), ctx.today))


def coming(ctx: Context, count: int, unit: str) -> Sense | None:
    """On from today."""
    return over(Period(ctx.today, shift(ctx.today, count, unit)))


def _coming(match: re.Match[str], ctx: Context) -> Sense | None:
    return coming(ctx, *amount(match))


def _these(match: re.Match[str], ctx: Context) -> Sense | None:
    """这三个月, 这几天: back or ahead, as the message goes."""
    return (_last if ctx.prefer == "past" else _coming)(match, ctx)


def _recently(_: re.Match[str], ctx: Context) -> Sense | None:
    return last(ctx, 30, "d")


def _few_days_ago(_: re.Match[str], ctx: Context) -> Sense | None:
    return last(ctx, 7, "d")


def _to_date(unit: str) -> Handler:
    def read(_: re.Match[str], ctx: Context) -> Sense | None:
        return over(Period(unit_of(ctx.today, unit).start, ctx.today))

    return read


def _quarter_of_year(match: re.Match[str], _: Context) -> Sense | None:
    """2025Q3, Q3'25."""
    return over(months_from(year_number(match["y"]), 3 * int(match["q"]) - 2, 3))


def _half_of_year(match: re.Match[str], _: Context) -> Sense | None:
    return over(months_from(year_number(match["y"]), 6 * int(match["h"]) - 5, 6))


def _days_ahead(first: int, last: int) -> Handler:
    """今明两天, 明后天."""
    return lambda _, ctx: over(Period(shift(ctx.today, first, "d"), shift(ctx.today, last, "d")))


def _whole_of_it(match: re.Match[str], ctx: Context) -> Sense | None:
    """整个季度 is this one."""
    unit = next(unit for word, unit in _UNITS_OF_REST if word in match[0])
    return over(unit_of(ctx.today, unit))


def _rest(match: re.Match[str], ctx: Context) -> Sense | None:
    """本月剩下的时间 begins today."""
    unit = next(unit for word, unit in _UNITS_OF_REST if word in match[0])
    return over(Period(ctx.today, unit_of(ctx.today, unit).end))


_UNITS_OF_REST = (("季", "q"), ("月", "m"), ("周", "w"), ("年", "y"))


def _this_year(_: re.Match[str], ctx: Context) -> Sense | None:
    return over(year_of(ctx.today), "year")


def _same_days_of_last_year(_: re.Match[str], ctx: Context) -> Sense | None:
    """去年同期 is last year up to the same day, as this year is known up to today."""
    return over(Period(year_of(ctx.today, -1).start, shift(ctx.today, -1, "y")))


def _same_days_of_last_month(_: re.Match[str], ctx: Context) -> Sense | None:
    last_month = shift(ctx.today, -1, "m")
    return over(Period(last_month.replace(day=1), last_month))


CHINESE: list[tuple[str, Handler]] = [
    (rf"(?P<rel>{_REL})(?P<u>周|星期|礼拜|月(?!亮)|季度?|年度|财年)(?:份|之?内)?", _whole),
    (rf"(?P<rel>{_REL})?(?:周末|双休日)", _weekend),
    ("大前年|前年|去年|上年|今年|本年|当年|明年|(?<!以)后年", _year),
    (r"(?<![\d.])(?P<y>(?:19|20)\d\d)(?:年度?|财年)(?!\d*[期版款型])", _numbered_year),
    (r"(?P<y>二零[一二三四][零一二三四五六七八九])年", _numbered_year),
    (
        r"(?<![\d.])(?P<y>2\d)(?:年度?|财年)(?=[\d一二三四五六七八九十第上下全底初末Qq])",
        _numbered_year,
    ),
    (rf"(?<![\d.十个第])(?P<m>{_M})月(?:份|里)?(?!球|饼|子)", _month),
    (
        rf"(?<![\d.十第])(?P<m>{_M})月?份?\s?[-~到至–—]\s?(?P<m2>{_M})月份?(?!{_M}[号日]|\d)",
        _months,
    ),
    (
        rf"(?<![\d.十])(?P<m>{_M})月(?P<d>{N})[号日]?\s?[-~到至–—]\s?(?P<m2>(?!))?(?P<d2>{N})[号日]",
        _days_of_month,
    ),
    (r"第?(?P<q>[一二三四1-4])(?:季度|季(?!后))", _quarter),
    (r"(?:前|头)(?P<q>[二两三23])个?季度?(?!节)", _quarters),
    ("(?<!天)上半年", _first_half),
    ("下半年", _second_half),
    (
        rf"(?:最近|近|过去|以往|此前|(?<!提)前)(?:这)?的?{AMOUNT}(?:以?来|之?内|里)?(?![前后])",
        _last,
    ),
    (
        r"(?:最近|近|过去)(?P<n>\d{1,2}|[一二两三四五六七八九十]+)(?P<half>(?!))?(?P<u>月|季度)",
        _last,
    ),
    (rf"(?:未来|接下来|今后|往后|后面|后续|以后|下面|之后)这?的?{AMOUNT}(?:之?内|里)?", _coming),
    (rf"这{AMOUNT}(?:之?内|里)?", _these),
    ("(?:最近|近期|近来)(?!的?一次|联系|跟进|活动)", _recently),
    ("前几天|前些天|前一阵子?", _few_days_ago),
    ("今明(?:两天)?|今天明天", _days_ahead(0, 1)),
    ("明后(?:两天|天)|明天后天", _days_ahead(1, 2)),
    (
        "(?:今年|本年|这个?季度|本季度?|这个?月|本月|这个?周|本周)(?:还)?(?:剩下|剩余|余下)的?(?:时间|日子|几天)?",
        _rest,
    ),
    ("(?<!年)全年(?!龄)", _this_year),
    ("(?<![一半两三])整年(?!没|未|都没)", _this_year),
    ("整个(?P<u>年度|财年|季度|月)(?!没|未|都没)", _whole_of_it),
    ("去年同期", _same_days_of_last_year),
    ("上个?月同期", _same_days_of_last_month),
    ("年初(?:至今|到现在|到今天|以来)|今年以来|本年至今", _to_date("y")),
    ("月初(?:至今|到现在|到今天|以来)|本月以来|本月至今", _to_date("m")),
    ("本季度(?:至今|以来)|季度初至今", _to_date("q")),
]
# Written with letters and figures: the same in both languages.
FIGURES: list[tuple[str, Handler]] = [
    (
        r"(?<![\d.])(?P<m>1[0-2]|0?[1-9])\.(?P<d>[12]\d|3[01]|0?[1-9])\s?[-~到至–—]\s?"
        r"(?P<m2>1[0-2]|0?[1-9])\.(?P<d2>[12]\d|3[01]|0?[1-9])(?![\d.]|\s?[%万kKwWmM元])",
        _days_of_month,
    ),
    (r"(?<![A-Za-z0-9])[Qq](?P<q>[1-4])(?![0-9A-Za-z])", _quarter),
    (r"(?<![A-Za-z0-9.])(?P<y>20\d\d)[Qq](?P<q>[1-4])(?![0-9A-Za-z])", _quarter_of_year),
    (r"(?<![A-Za-z0-9])[Qq](?P<q>[1-4])\s?['’](?P<y>\d\d)(?!\d)", _quarter_of_year),
    (r"(?<![A-Za-z0-9.])(?P<y>20\d\d)H(?P<h>[12])(?![0-9A-Za-z])", _half_of_year),
    (r"(?<![A-Za-z0-9])H(?P<h>[12])\s?['’](?P<y>\d\d)(?!\d)", _half_of_year),
    (r"(?<![A-Za-z0-9])H1(?![0-9A-Za-z])", _first_half),
    (r"(?<![A-Za-z0-9])H2(?![0-9A-Za-z])(?!O)", _second_half),
    (r"(?<![A-Za-z])(?:FY|fy|财年)[ -]?(?P<y>20\d\d|\d\d)(?!\d)", _numbered_year),
    (r"(?<![A-Za-z])(?i:ytd|year[ -]to[ -]date)\b", _to_date("y")),
    (r"(?<![A-Za-z])(?i:mtd|month[ -]to[ -]date)\b", _to_date("m")),
    (r"(?<![A-Za-z])(?i:qtd|quarter[ -]to[ -]date)\b", _to_date("q")),
]
