"""Periods in English: "next month", "last 90 days", "Q2 2017", "March", "end of next quarter"."""

import re
from datetime import date, timedelta

from intents.pattern import Pattern
from intents.understand.slots.dates_en import AMOUNT, MONTH, NUMBER, amount, month_number
from intents.understand.slots.days import add_months, month_of, months_from, shift, unit_of
from intents.understand.slots.periods_zh import WITHIN, coming, last, weekend
from intents.understand.slots.sense import (
    Context,
    Floating,
    Handler,
    Sense,
    choose,
    months_of_year,
    on_day,
    over,
)
from intents.understand.slots.when import Period

_REL = {
    "next": 1, "nxt": 1, "following": 1, "coming": 1, "upcoming": 1, "last": -1, "previous": -1, "prior": -1,
    "this": 0, "current": 0, "the current": 0,
}  # fmt: skip
_RELS = "|".join(_REL)
_UNIT = r"(?P<u>week|month|quarter|qtr|year)(?:'?s)?\b"
# The "last week" of "the last week of December" is placed by December.
_OF_LONGER = (
    r"\s(?:of|in)\s(?:the (?:month|quarter|year)|20\d\d|(?:next|this|last) (?:month|quarter|year)"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|q[1-4])"
)
_QUARTERS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "last": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}
_NAMED = "first|second|third|fourth|1st|2nd|3rd|4th"
_FLOATING: dict[str, Floating] = {"w": "week", "m": "month", "q": "year", "y": "year"}
_EDGES = {
    "end": r"(?:(?:the )?(?:end|close)(?: of)?)",
    "start": r"(?:(?:the )?(?:start|beginning|begining)(?: of)?)",
    "middle": r"(?:(?:the )?(?:middle|mid)(?: of)?)",
}
# Months that are names and words too: "May I", "April Chen", "ask June", "march on".
_NAMES = ("april", "may", "june", "august", "jan", "march", "mar")
_NAME_BEFORE = Pattern(
    r"\b(?:with|call|ask|tell|email|meet|ping|cc|ms\.?|mrs\.?|mr\.?|dear|hi|and)\s\Z|[跟和给找与约问见]\s?\Z",
    re.I,
)
_LED = Pattern(
    r"\b(?:in|since|of|until|till|by|last|next|this|from|to|for|during|through|before|after|early|"
    r"late|mid|and|between|nxt)[\s-](?:early |late |mid[ -])?\Z", re.I,
)  # fmt: skip
_NAME_AFTER = Pattern(r"\s(?!Q\d|FY|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[A-Z][a-z]")


def _whole(match: re.Match[str], ctx: Context) -> Sense | None:
    unit = match["u"][0].lower()
    return over(unit_of(ctx.today, unit, _REL[match["rel"].lower()]), WITHIN.get(unit))


def _after_next(steps: int) -> Handler:
    def read(match: re.Match[str], ctx: Context) -> Sense | None:
        unit = match["u"][0].lower()
        return over(unit_of(ctx.today, unit, steps), WITHIN.get(unit))

    return read


def _weekend(match: re.Match[str], ctx: Context) -> Sense | None:
    rel = (match["rel"] or "").lower()
    if rel in ("next", "last", "this"):
        return over(weekend(ctx, _REL[rel]))
    return over(choose((weekend(ctx, k) for k in range(-1, 2)), ctx), floating="week")


def _month(match: re.Match[str], ctx: Context) -> Sense | None:
    sense = months_of_year(month_number(match), 1, ctx)
    if sense is None or _is_name(match):
        return None
    return Sense(sense.days, False, floating="year", within="month", weak=_is_weak(match))


def _is_name(match: re.Match[str]) -> bool:
    if match["m"].lower() not in _NAMES:
        return False
    before, after = match.string[: match.start()], match.string[match.end() :]
    return bool(_NAME_AFTER.match(after) or _NAME_BEFORE.search(before))


def _is_weak(match: re.Match[str]) -> bool:
    """ "may", "March" and "jan" alone may be anything; a preposition makes them months."""
    if _LED.search(match.string[: match.start()]):
        return False
    word = match["m"]
    return word.lower() in ("may", "march", "mar") or (len(word) < 5 and word.islower())


def _month_of_year(match: re.Match[str], _: Context) -> Sense | None:
    return over(months_from(_year_number(match["y"]), month_number(match)), "month")


def _year_number(text: str) -> int:
    digits = int(text.strip("'"))
    return digits if digits > 99 else 2000 + digits


def _relative_month(match: re.Match[str], ctx: Context) -> Sense | None:
    """ "last March" is the most recent one over, "next March" the next to begin."""
    month, rel = month_number(match), match["rel"].lower()
    if rel == "this":
        return over(months_from(ctx.today.year, month), "month")
    here = month_of(ctx.today)
    at = months_from(ctx.today.year, month)
    step = int(rel == "next" and at.start <= here.start) - int(
        rel == "last" and at.start >= here.start
    )
    return over(months_from(ctx.today.year + step, month), "month")


def _named_quarter(match: re.Match[str], ctx: Context) -> Sense | None:
    return months_of_year(3 * _QUARTERS[match["q"].lower()] - 2, 3, ctx)


def _named_half(match: re.Match[str], ctx: Context) -> Sense | None:
    return months_of_year(1 if match["h"].lower() in ("first", "1st") else 7, 6, ctx)


def _numbered_year(match: re.Match[str], _: Context) -> Sense | None:
    return over(months_from(int(match["y"]), 1, 12), "year")


def _weak_year(match: re.Match[str], _: Context) -> Sense | None:
    alone = match.start() == 0 and match.end() == len(match.string)
    return over(months_from(int(match["y"]), 1, 12), "year", weak=not alone)


def _last(match: re.Match[str], ctx: Context) -> Sense | None:
    return last(ctx, *amount(match))


def _coming(match: re.Match[str], ctx: Context) -> Sense | None:
    return coming(ctx, *amount(match))


def _past_one(match: re.Match[str], ctx: Context) -> Sense | None:
    return last(ctx, 1, match["u"][0].lower())


def _recently(_: re.Match[str], ctx: Context) -> Sense | None:
    return last(ctx, 30, "d")


def _rest(match: re.Match[str], ctx: Context) -> Sense | None:
    """ "The rest of the year" begins today."""
    return over(Period(ctx.today, unit_of(ctx.today, match["u"][0].lower()).end))


def _whole_of_it(match: re.Match[str], ctx: Context) -> Sense | None:
    """ "The full year" is this year, and not what is left of it."""
    return over(unit_of(ctx.today, match["u"][0].lower()))


def _this_time(match: re.Match[str], ctx: Context) -> Sense:
    """ "This time next week" is a day."""
    return on_day(shift(ctx.today, _REL[match["rel"].lower()], match["u"][0].lower()))


def _same_days_of_last_year(_: re.Match[str], ctx: Context) -> Sense | None:
    """Last year up to the same day, as this year is known up to today."""
    return over(Period(unit_of(ctx.today, "y", -1).start, shift(ctx.today, -1, "y")))


def _last_fortnight(_: re.Match[str], ctx: Context) -> Sense | None:
    return last(ctx, 2, "w")


def edge_of(days: Period, edge: str) -> Sense | None:
    """The end, start or middle of a period, or its early or late third; a week ends on Friday."""
    length = (days.end - days.start).days + 1
    if edge == "end":
        return on_day(days.end - timedelta(days=2 if length == 7 else 0))
    if edge == "middle":
        return on_day(_middle(days.start, length))
    if edge == "start":
        return on_day(days.start)
    if edge.startswith("week"):
        return over(_week_of(days, edge))
    return over(_third(days, length, ("early", "inner", "late").index(edge)))


def _middle(start: date, length: int) -> date:
    """The 15th of a month, of the middle month of a quarter; the end of June; Wednesday."""
    if length < 8:
        return start + timedelta(days=2)
    if length < 32:
        return start.replace(day=15)
    if length < 100:
        return add_months(start, 1).replace(day=15)
    return add_months(start, length // 61) - timedelta(days=1)


def _week_of(days: Period, edge: str) -> Period | None:
    """The first week of a month is its first seven days, the last one its last seven."""
    if edge == "week-1":
        return Period(days.end - timedelta(days=6), days.end)
    start = days.start + timedelta(days=7 * (int(edge[4:]) - 1))
    return Period(start, start + timedelta(days=6)) if start <= days.end else None


def _third(days: Period, length: int, part: int) -> Period:
    """上旬 is the first ten days, early in a week two; of longer periods a third each."""
    size = 2 if length < 8 else 10 if length < 32 else length // 3
    start = days.start + timedelta(days=size * part)
    return Period(start, days.end if part == 2 else start + timedelta(days=size - 1))


def _of_unit(edge: str, unit: str) -> Handler:
    """EOM, "end of the quarter"; "beginning of the month" may be the next month's."""

    def read(_: re.Match[str], ctx: Context) -> Sense | None:
        periods = [
            edge_of(unit_of(ctx.today, unit, k), edge)
            for k in (range(-1, 2) if edge != "end" else (0,))
        ]
        days = [sense.days for sense in periods if sense]
        found = days[0] if len(days) == 1 else choose(days, ctx)
        return None if found is None else Sense(found, floating=_FLOATING[unit])

    return read


_OF_UNITS: list[tuple[str, Handler]] = [
    (rf"\b(?:the )?{words}[\s-](?:the )?{name}\b", _of_unit(edge, name[0]))
    for edge, words in _EDGES.items()
    for name in ("week", "month", "quarter", "year")
]
_LONG_PAST = (
    r"(?:(?:over|in|for|during) )?(?:the |these )?(?:last|past|previous|trailing|prior|recent)"
)
_LONG_NEXT = r"(?:(?:over|in|for|during) )?(?:the |these )?(?:next|coming|following|upcoming)"
_MANY = AMOUNT.replace(
    NUMBER,
    r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty"
    r"|sixty|ninety|couple(?: of)?|few)",
)
_NOT_YEAR = (
    r"(?![\d:/%.,-]?\d|\s?(?:[席台个套件人元块万%]|[kwm](?![A-Za-z])|seats?|units?|users?|licen|pieces?"
    r"|people|dollars?|usd|eur|rmb|points?))"
)

ENGLISH: list[tuple[str, Handler]] = [
    (rf"\b(?P<rel>{_RELS}) {_UNIT}(?!{_OF_LONGER})", _whole),
    (r"\b(?:the )?(?:rest|remainder) of (?:the|this) (?P<u>week|month|quarter|year)\b", _rest),
    (r"\blater (?:this|in the) (?P<u>week|month|quarter|year)\b", _rest),
    (
        r"(?<!\ba )\b(?:(?:the|this) )?(?:full|whole|entire|calendar)[ -](?P<u>week|month|quarter|year)\b(?!\s(?:20\d\d|of|without))",
        _whole_of_it,
    ),
    (
        r"\b(?:for|over|during) the (?P<u>week|month|quarter|year)\b(?!\s(?:to date|of|before|after|20\d\d|from|starting|beginning))",
        _whole_of_it,
    ),
    (r"\b(?:this|the same|same) time (?P<rel>next|last) (?P<u>week|month|year)\b", _this_time),
    (r"\b(?:the )?same (?:period|time|months?) (?:of )?last year\b", _same_days_of_last_year),
    (r"\b(?:the )?(?:last|past) fortnight\b", _last_fortnight),
    (r"\b(?:the )?(?P<u>week|month|quarter|year) after next\b", _after_next(2)),
    (r"\b(?:the )?(?P<u>week|month|quarter|year) before last\b", _after_next(-2)),
    (r"\b(?:(?P<rel>this|next|last|the) )?weekend\b", _weekend),
    (rf"\b{MONTH}(?!\s?\d{{1,2}}(?:st|nd|rd|th)?\b(?!:))", _month),
    (rf"\b{MONTH},?[\s-](?:of )?(?P<y>(?:19|20)\d\d|'\d\d)(?!\d)", _month_of_year),
    (rf"\b(?P<rel>last|next|this) {MONTH}(?!\s?\d)", _relative_month),
    (rf"\b(?:the )?(?P<q>{_NAMED}) (?:fiscal )?(?:quarter|qtr)\b", _named_quarter),
    (r"\b(?:the )?(?P<h>first|second|1st|2nd) half\b", _named_half),
    (rf"(?<=\bsince )(?P<y>(?:199|20[0-4])\d){_NOT_YEAR}(?![A-Za-z])", _numbered_year),
    (
        rf"\b(?:in|during|from|for|of|fiscal|year) (?P<y>(?:199|20[0-4])\d){_NOT_YEAR}"
        rf"(?![A-Za-z])",
        _numbered_year,
    ),
    (rf"(?<![\d.,$€£¥/#A-Za-z-])(?P<y>(?:199|20[0-4])\d){_NOT_YEAR}(?![A-Za-z年])", _weak_year),
    (rf"\b{_LONG_PAST} {_MANY}\b(?!\sof (?:19|20)\d\d)", _last),
    (rf"\b{_LONG_NEXT} {_MANY}\b", _coming),
    (r"\b(?:over |in )?(?:the )?past (?P<u>week|month|quarter|year|day)\b", _past_one),
    (r"\b(?:recently|lately)\b", _recently),
    (r"\b(?:EOM)\b", _of_unit("end", "m")),
    (r"\b(?:EOQ)\b", _of_unit("end", "q")),
    (r"\b(?:EOY|year[ -]?end)\b", _of_unit("end", "y")),
    (r"\b(?:EOW)\b", _of_unit("end", "w")),
    (r"\bquarter[ -]end\b", _of_unit("end", "q")),
    (r"\bmonth[ -]end\b", _of_unit("end", "m")),
    *_OF_UNITS,
]
