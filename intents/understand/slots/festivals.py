"""Festivals and shopping days by name: 双十二, 国庆, 春节, "Thanksgiving", "New Year's Eve"."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from intents.understand.slots.days import day_of
from intents.understand.slots.lunar import lunar_day
from intents.understand.slots.sense import Context, Handler, Sense, chosen_day
from intents.understand.slots.when import Period

InYear = Callable[[int], Period | None]


def _fixed(month: int, day: int) -> InYear:
    return lambda year: day_of(year, month, day)


def _lunar(month: int, day: int) -> InYear:
    return lambda year: lunar_day(year, month, day)


def _nth(month: int, weekday: int, nth: int, more: int = 0) -> InYear:
    """The nth weekday of a month, and so many days more."""

    def read(year: int) -> Period:
        first = date(year, month, 1)
        days = (weekday - first.weekday()) % 7 + 7 * (nth - 1) + more
        return Period(first + timedelta(days=days), first + timedelta(days=days))

    return read


def _spring_eve(year: int) -> Period | None:
    return _before(lunar_day(year, 1, 1))


def _before(days: Period | None) -> Period | None:
    if days is None:
        return None
    day = days.start - timedelta(days=1)
    return Period(day, day)


def _qingming(year: int) -> Period | None:
    """The solar term by the formula that holds for 2000 to 2099."""
    short = year % 100
    return day_of(year, 4, int(short * 0.2422 + 4.81) - short // 4)


def _easter(year: int) -> Period | None:
    """The anonymous Gregorian computus, for 1900 to 2099."""
    moon = (19 * (year % 19) + 24) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) + 6 * moon + 5) % 7
    days = moon + sunday - (7 if (moon, sunday) == (29, 6) else 0)
    if moon == 28 and sunday == 6 and year % 19 > 10:
        days -= 7
    found = date(year, 3, 22) + timedelta(days=days)
    return Period(found, found)


_SURNAMES = (
    "王李张刘陈杨赵黄吴徐孙朱马胡郭何罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余杜叶魏"
    "苏吕丁卢姚沈姜崔谭陆范汪廖石贾邹熊白孟秦邱侯尹薛闫段雷龙陶贺郝顾龚邵武钱戴严"
)
_PLACE = "(?!路|街|广场|大道|村|镇|桥|中学|小学|[一二三四五六七八九十百千万])"
_NO_DIGIT = "(?<![一二三四五六七八九十第年月双\\d])"
_CHINESE: dict[str, InYear] = {
    "元旦": _fixed(1, 1),
    "情人节": _fixed(2, 14),
    "三八节|三八妇女节|妇女节": _fixed(3, 8),
    "清明节?": _qingming,
    f"{_NO_DIGIT}五一{_PLACE}(?:劳动节)?|劳动节": _fixed(5, 1),
    "母亲节": _nth(5, 6, 2),
    f"{_NO_DIGIT}六一{_PLACE}(?:儿童节)?|儿童节": _fixed(6, 1),
    "父亲节": _nth(6, 6, 3),
    "教师节": _fixed(9, 10),
    f"(?<![{_SURNAMES}])国庆(?:节)?{_PLACE}": _fixed(10, 1),
    "十一国庆|(?<![一二三四五六七八九十第年月双到至])十一(?=假期|黄金周|长假|期间|放假)": _fixed(
        10, 1
    ),
    "万圣节": _fixed(10, 31),
    "双十一|双11|双１１": _fixed(11, 11),
    "感恩节": _nth(11, 3, 4),
    "黑五|黑色星期五": _nth(11, 3, 4, 1),
    "双十二|双12": _fixed(12, 12),
    "平安夜": _fixed(12, 24),
    "圣诞节?": _fixed(12, 25),
    "跨年夜?": _fixed(12, 31),
    "春节|过完?年(?!好|货|级|轻)|大年初一|农历新年|"
    "(?<![一二两三四五六七八九十半几\\d今去明后前多隔往每成])年后": _lunar(1, 1),
    "除夕夜?|大年三十|年三十|"
    "(?<![一二两三四五六七八九十半几\\d今去明后前多隔往每成])年前": _spring_eve,
    "元宵节?": _lunar(1, 15),
    "端午节?": _lunar(5, 5),
    "七夕节?": _lunar(7, 7),
    "中秋节?": _lunar(8, 15),
    "重阳节?": _lunar(9, 9),
    "腊八节?": _lunar(12, 8),
    "小年夜?": _lunar(12, 23),
}
_YEAR_END = r"new year(?:'?s)?"
_LED_NEW_YEAR = "|".join(
    rf"(?<=\b{led} )" for led in ("after", "before", "by", "after the", "before the", "in the")
)
_ENGLISH: dict[str, InYear] = {
    rf"{_YEAR_END} eve|nye": _fixed(12, 31),
    rf"{_YEAR_END} day|new year's(?! eve| day)|(?:{_LED_NEW_YEAR})new year(?!'|s| (?:eve|day))": _fixed(
        1, 1
    ),
    "(?:chinese|lunar|spring) (?:new year|festival)|spring festival|cny(?= holiday)": _lunar(1, 1),
    "valentine'?s(?: day)?": _fixed(2, 14),
    "easter(?: sunday)?": _easter,
    "good friday": lambda year: _before(_before(_easter(year))),
    "mother'?s day": _nth(5, 6, 2),
    "father'?s day": _nth(6, 6, 3),
    "independence day|fourth of july": _fixed(7, 4),
    "labou?r day": _nth(9, 0, 1),
    "halloween": _fixed(10, 31),
    "singles'? day|double (?:11|eleven)": _fixed(11, 11),
    "double (?:12|twelve)": _fixed(12, 12),
    "thanksgiving(?: day)?": _nth(11, 3, 4),
    "black friday": _nth(11, 3, 4, 1),
    "cyber monday": _nth(11, 3, 4, 4),
    "christmas eve|xmas eve": _fixed(12, 24),
    "(?:christmas|xmas)(?: day)?(?! eve)": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
    "mid-?autumn(?: festival)?": _lunar(8, 15),
    "dragon boat(?: festival)?": _lunar(5, 5),
    "lantern festival": _lunar(1, 15),
}


def _in_year(festival: InYear) -> Handler:
    def read(_: re.Match[str], ctx: Context) -> Sense | None:
        years = range(ctx.today.year - 1, ctx.today.year + 3)
        return chosen_day((festival(year) for year in years), ctx, "year")

    return read


# Nothing that is counted, paid or numbered so.
_618 = (
    r"(?<![\d.,:¥$A-Za-z-])618(?![\d.,:-]*\d|[元块万千百%席户台个套件人室号kKwW])"
    r"(?:大促|年中大促)?"
)

CHINESE: list[tuple[str, Handler]] = [
    (words, _in_year(festival)) for words, festival in _CHINESE.items()
]
ENGLISH: list[tuple[str, Handler]] = [
    (rf"\b(?:{words})\b", _in_year(festival)) for words, festival in _ENGLISH.items()
]
FIGURES: list[tuple[str, Handler]] = [(_618, _in_year(_fixed(6, 18)))]
