"""Days in English: "day after tomorrow", "next Wed", "Dec 3rd", "in ten days", "the 15th"."""

import re
from datetime import timedelta

from intents.pattern import Pattern
from intents.understand.slots.dates_zh import bare_weekday
from intents.understand.slots.days import day_of, shift, week_of
from intents.understand.slots.english_numerals import english_value
from intents.understand.slots.sense import (
    Context,
    Handler,
    Sense,
    day_of_month,
    month_day,
    on_day,
    over,
)
from intents.understand.slots.when import Period

NUMBER = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|"
    r"twenty|thirty|forty-five|sixty|ninety|(?:a )?couple(?: of)?|(?:a )?few|half an?)"
)
UNIT = (
    r"(?P<u>(?:business|working|work) days?|days?|weeks?|fortnights?|months?|quarters?|years?"
    r"|yrs?|wks?)"
)
AMOUNT = rf"(?P<n>{NUMBER}) (?:more )?{UNIT}"
MONTH = (
    r"(?P<m>jan(?:uary|urary|uray)?|feb(?:r?uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember|meber)?|oct(?:ober|uber)?|nov(?:ember|meber|mber)?|dec(?:ember|meber|mber)?)\b\.?"
)
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_SUFFIX = r"(?:st|nd|rd|th)"
_D = r"(?P<d>3[01]|[12]\d|0?[1-9])"
_YEAR = r"(?:(?:,|\s)\s?(?P<y>(?:19|20)\d\d)(?!\d))?"
_LAST_DAY = (
    rf"\s?(?:-|–|to|through|until)\s?(?P<d2>3[01]|[12]\d|0?[1-9]){_SUFFIX}?(?![\d:]|\s?[ap]m)"
)
_TODAY = {
    r"day after (?:tomorrow|tmrw?|tomorow)": 2, "day before yesterday": -2,
    r"tomm?orr?ows?(?:'s)?|tomorro|tmrw?|tmr|tmw|tmoro|2moro": 1, r"today(?:'s)?|2day": 0,
    r"yest(?:er|ar)?day(?:'s)?|yesteday|yday": -1,
}  # fmt: skip
_DAY = (
    r"(?P<day>mon(?:day)?|tues?(?:day)?|teusday|tuseday|tusday|wed(?:s|nesday)?|we[dn]n?e?sday|wednesay|we[dn][de]e?[ns]?sday|"
    r"thu(?:rs?)?(?:day)?|thrusday|thursady|thurday|thrs(?:day)?|fri(?:day)?|firday|sat(?:urday)?|saterday|sun(?:day)?)\b(?!')"
)
_WEEKDAYS = {"mo": 0, "tu": 1, "te": 1, "we": 2, "th": 3, "fr": 4, "fi": 4, "sa": 5, "su": 6}
_REL = r"(?:(?P<rel>next|nxt|this coming|coming|this past|this|last|past|previous|following)\s+)?"
_LED = Pattern(r"\b(?:on|by|until|till|before|after|from|for|to|since|every|or|and)\s\Z", re.I)
# "the 2nd option" and "the 3rd party" are no days: what follows a day is a small word or nothing.
_NOT_NTH = (
    r"(?=\s*(?:$|[.,;:!?)~–-]|[^\x00-\x7f]|\b(?:at|of|to|for|with|in|and|or|is|rather|instead|please|pls|not|now|then|through|till"
    r"|until|from|by|"
    r"please|pls|as|this|next|last|morning|afternoon|evening|we|i|he|she|they|about|because|so|"
    r"instead|via|on|if|when|around|before|after|noon|\d|jan|feb|mar|apr|may|jun|jul|aug|sep"
    r"|oct|nov|dec)))"
    r"(?! (?:of|in) (?:the )?(?:list|line|five|four|three|ten|six|them|these|those))"
)
_STEPS = {"next": 1, "nxt": 1, "following": 1, "last": -1, "previous": -1, "this": 0}


def amount(match: re.Match[str]) -> tuple[int, str]:
    """A length of time as a count and its unit; half a year is 6 months."""
    words, unit = match["n"].lower(), match["u"].lower()
    letter = "b" if unit.startswith(("bus", "work")) else unit[0]
    if words.startswith("half"):
        return {"y": (6, "m"), "m": (15, "d")}.get(letter, (3, "d"))
    count = _count(words)
    return (count * 2, "w") if letter == "f" else (count, letter)


def _count(words: str) -> int:
    if "few" in words:
        return 3
    return 1 if words in ("a", "an") else int(english_value(words) or 0)


def month_number(match: re.Match[str]) -> int:
    """The month that a pattern with MONTH found."""
    return MONTHS.index(match["m"][:3].lower()) + 1


def _near(days: int) -> Handler:
    return lambda _, ctx: on_day(ctx.today + timedelta(days=days))


def _weekday(match: re.Match[str], ctx: Context) -> Sense | None:
    index = _WEEKDAYS[match["day"][:2].lower()]
    rel = (match["rel"] or "").lower()
    if rel in _STEPS:
        return on_day(week_of(ctx.today, _STEPS[rel]).start + timedelta(days=index))
    if rel:
        return bare_weekday(index, Context(ctx.now, "past" if "past" in rel else "future"))
    return _bare_weekday(match, index, ctx)


def _bare_weekday(match: re.Match[str], index: int, ctx: Context) -> Sense | None:
    """Sun, sat and wed are words too: small, they need a preposition or a time beside them."""
    word, after = match["day"], match.string[match.end() : match.end() + 14]
    unclear = word.lower() in ("sun", "sat", "wed", "mon")
    if unclear and re.match(r"\s(?:[A-Z][a-z]|(?i:down|in|with|through|there)\b)", after):
        return None
    led = _LED.search(match.string[: match.start()])
    sense = bare_weekday(index, ctx)
    weak = unclear and not word[0].isupper() and not led
    return Sense(sense.days, floating="week", weak=weak)


def _full(match: re.Match[str], ctx: Context) -> Sense | None:
    """Dec 3rd, 3 December 2026."""
    month, day = month_number(match), int(match["d"])
    if match["y"] is None:
        return month_day(month, day, ctx)
    days = day_of(int(match["y"]), month, day)
    return None if days is None else Sense(days)


_WORDED = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
    "seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth "
    "twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
).split()  # fmt: skip


def _worded(match: re.Match[str], ctx: Context) -> Sense | None:
    """ "The first of May"."""
    month, day = month_number(match), _WORDED.index(match["w"].lower().replace(" ", "-")) + 1
    if match["y"] is None:
        return month_day(month, day, ctx)
    days = day_of(int(match["y"]), month, day)
    return None if days is None else Sense(days)


def _day_month(match: re.Match[str], ctx: Context) -> Sense | None:
    """ "3 may" in "option 3 may work" is no day."""
    small = match["m"].lower() in ("may", "mar", "march") and match["m"].islower()
    if small and not match["th"] and not match["y"]:
        return None
    return _full(match, ctx)


def _days(match: re.Match[str], ctx: Context) -> Sense | None:
    """Dec 1-15."""
    start = _full(match, ctx)
    if start is None or start.days is None:
        return None
    first = start.days.start
    end = day_of(first.year, first.month, int(match["d2"]))
    if end is None or end.end < first:
        return None
    return over(Period(first, end.end), floating=start.floating)


_RATED = Pattern(
    r"(?:\brat(?:e|ed|ing)|\bscore|\bgiv(?:e|ing)|\bgave|\bstars?|打|评|给|满意)[^,.;，。]{0,14}\Z",
    re.I,
)


def _is_rating(match: re.Match[str]) -> bool:
    """ "I give it 4/5": four of five."""
    fit = match["b"] == "5" and int(match["a"]) <= 5 and match["y"] is None
    return fit and _RATED.search(match.string[: match.start()]) is not None


def _numeric(match: re.Match[str], ctx: Context) -> Sense | None:
    """The month stands first unless it cannot: 31/12 is the last of December."""
    if _is_rating(match):
        return None
    first, second = int(match["a"]), int(match["b"])
    month, day = (first, second) if first <= 12 else (second, first)
    if match["y"] is None:
        return month_day(month, day, ctx) if (first, second) != (24, 7) else None
    year = int(match["y"])
    days = day_of(year if year > 99 else 2000 + year, month, day)
    return None if days is None else Sense(days)


def _dashed(match: re.Match[str], _: Context) -> Sense | None:
    """30-Nov-2026."""
    year = int(match["y"])
    days = day_of(year if year > 99 else 2000 + year, month_number(match), int(match["d"]))
    return None if days is None else Sense(days)


def _dotted(match: re.Match[str], _: Context) -> Sense | None:
    """30.11.2026 as Europeans write it."""
    days = day_of(int(match["y"]), int(match["m"]), int(match["d"]))
    return None if days is None else Sense(days)


def _nth(match: re.Match[str], ctx: Context) -> Sense | None:
    return day_of_month(int(match["d"]), ctx)


def _weak_nth(match: re.Match[str], ctx: Context) -> Sense | None:
    sense = _nth(match, ctx)
    return None if sense is None else Sense(sense.days, floating="month", weak=True)


def _after(match: re.Match[str], ctx: Context) -> Sense:
    return on_day(shift(ctx.today, *amount(match)))


def _in(match: re.Match[str], ctx: Context) -> Sense | None:
    """ "in 60 days" lies ahead, but "not seen in 60 days" looks back."""
    return _within(match, ctx) if ctx.prefer == "past" else _after(match, ctx)


def _weekday_after_next(match: re.Match[str], ctx: Context) -> Sense:
    monday = week_of(ctx.today, 2).start
    return on_day(monday + timedelta(days=_WEEKDAYS[match["day"][:2].lower()]))


def _ago(match: re.Match[str], ctx: Context) -> Sense:
    count, unit = amount(match)
    return on_day(shift(ctx.today, -count, unit))


def _within(match: re.Match[str], ctx: Context) -> Sense | None:
    count, unit = amount(match)
    if ctx.prefer == "past":
        return over(Period(shift(ctx.today, -count, unit), ctx.today))
    return over(Period(ctx.today, shift(ctx.today, count, unit)))


ENGLISH: list[tuple[str, Handler]] = [
    *[(rf"\b(?:the )?(?:{words})\b", _near(days)) for words, days in _TODAY.items()],
    (rf"\b{_REL}{_DAY}", _weekday),
    (rf"\b{MONTH}\s?(?:the\s)?{_D}{_SUFFIX}?(?![\d:]|[.,]\d{{3}}|\s?[ap]m\b|%){_YEAR}", _full),
    (
        rf"(?<![\d.$€£/:-])\b(?:the\s)?{_D}(?P<th>{_SUFFIX})?\s?(?:of\s|day of\s)?{MONTH}{_YEAR}",
        _day_month,
    ),
    (
        rf"\b(?:the )?(?P<w>{'|'.join(reversed(_WORDED)).replace('-', '[ -]')}) of {MONTH}{_YEAR}",
        _worded,
    ),
    (rf"\b{MONTH}\s{_D}{_SUFFIX}?{_LAST_DAY}{_YEAR}", _days),
    (rf"(?<![\d.$-])\b{_D}{_SUFFIX}?{_LAST_DAY}\s(?:of\s)?{MONTH}{_YEAR}", _days),
    (
        r"(?:(?<![\d./$¥€£-])|(?<=\d/\d-)|(?<=\d/\d\d-))(?P<a>\d\d?)/(?P<b>\d\d?)(?:/(?P<y>(?:19|20)\d\d|\d\d))?"
        r"(?![\d/%]|\.\d| of\b|-\d(?!\d?/\d)|[席台个套])",
        _numeric,
    ),
    (r"(?<![\d./-])(?P<a>\d\d)-(?P<b>\d\d)-(?P<y>20\d\d)(?![\d-])", _numeric),
    (rf"(?<![\d./-])(?P<d>3[01]|[12]\d|0?[1-9])[-/]{MONTH}[-/](?P<y>20\d\d|\d\d)(?!\d)", _dashed),
    (
        r"(?<![\d.])(?P<d>3[01]|[12]\d|0?[1-9])\.(?P<m>1[0-2]|0?[1-9])\.(?P<y>20\d\d)(?![\d.]\d)",
        _dotted,
    ),
    (rf"\b(?:the|on|by|before|until) (?:the )?{_D}{_SUFFIX}\b{_NOT_NTH}", _nth),
    (rf"\b{_D}{_SUFFIX}\b", _weak_nth),
    (rf"\bin (?:about |another )?{AMOUNT}(?:'?s? time)?\b(?! ago)", _in),
    (rf"\b(?:the )?{_DAY} after next\b", _weekday_after_next),
    (rf"\b{AMOUNT} (?:from now|from today|later|hence|out)\b", _after),
    (rf"\b{AMOUNT} (?:ago|back)\b", _ago),
    (rf"\bwithin (?:the (?:next )?)?{AMOUNT}\b", _within),
    (r"\b(?:a )?(?P<u>fortnight)(?P<n>(?!))? from (?:now|today)\b", _near(14)),
]
