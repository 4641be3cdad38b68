"""Every time in a message, as days, moments and periods (see when.py for what they come to).

Conventions beyond the catalogue's: a morning is 09:00, noon 12:00, an afternoon 14:00, an evening
19:00 (凌晨 06:00); midnight ends the day; an hour from 1 to 7 without more is in the afternoon.
The end of a week is its Friday, mid-year 30 June, 年前 the eve of the Spring Festival, 最近 the
last 30 days. "The last N units" start N units before today. A fiscal year is the calendar year.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache, partial

from intents.pattern import Match, Pattern
from intents.understand.slots import (
    clocks,
    dates_en,
    dates_zh,
    festivals,
    lunar,
    nth_days,
    parts_of_year,
    periods_en,
    periods_zh,
    seasons,
)
from intents.understand.slots.join import join_all
from intents.understand.slots.piece import Piece
from intents.understand.slots.prepare import prepare
from intents.understand.slots.sense import Clock, Context, Handler, Sense
from intents.understand.slots.span import Found, keep_longest
from intents.understand.slots.when import (
    Period,
    Prefer,
    When,
    as_date,
    as_datetime,
    as_period,
)

__all__ = ["Period", "Prefer", "When", "as_date", "as_datetime", "as_period", "find_times"]

Rule = tuple[Pattern, Handler]
_CHINESE = Pattern("[\u4e00-\u9fff]")


@cache
def _chinese_rules() -> list[Rule]:
    tables = (
        *dates_zh.CHINESE, *periods_zh.CHINESE, *clocks.CHINESE, *festivals.CHINESE, *lunar.CHINESE,
        *nth_days.CHINESE, *seasons.CHINESE, *parts_of_year.CHINESE,
    )  # fmt: skip
    return [(Pattern(pattern), handler) for pattern, handler in tables]


@cache
def _other_rules() -> list[Rule]:
    tables = (
        *dates_en.ENGLISH,
        *periods_en.ENGLISH,
        *clocks.ENGLISH,
        *festivals.ENGLISH,
        *nth_days.ENGLISH,
        *seasons.ENGLISH,
        *parts_of_year.ENGLISH,
    )
    figures = (*dates_zh.FIGURES, *periods_zh.FIGURES, *festivals.FIGURES)
    english = [(Pattern(pattern, re.I | re.A), handler) for pattern, handler in tables]
    return [*english, *((Pattern(pattern), handler) for pattern, handler in figures)]


def find_times(text: str, now: datetime, prefer: Prefer) -> list[Found[When]]:
    """Every time said in the text, in order; `prefer` decides what "Friday" or 3号 means."""
    ready, ctx = prepare(text), Context(now, prefer)
    pieces = join_all(ready.text, _pieces(ready.text, ctx), ctx)
    return ready.all_back(
        Found(p.start, p.end, _when(p.sense, ctx), ready.text[p.start : p.end]) for p in pieces
    )


def _pieces(text: str, ctx: Context) -> list[Piece]:
    longest = keep_longest(Found(p.start, p.end, p, "") for p in _all_pieces(text, ctx))
    return [found.value for found in longest]


def _all_pieces(text: str, ctx: Context) -> Iterator[Piece]:
    for match, handler in _matches(text):
        sense = handler(match, ctx)
        if sense is not None:
            yield Piece(match.start(), match.end(), sense, partial(handler, match))


@lru_cache(maxsize=16)  # a message is read twice: for what is ahead and for what is past
def _matches(text: str) -> Sequence[tuple[Match, Handler]]:
    rules = _chinese_rules() if _CHINESE.search(text) else []
    return [
        (match, handler)
        for pattern, handler in (*rules, *_other_rules())
        for match in pattern.finditer(text)
    ]


def _when(sense: Sense, ctx: Context) -> When:
    if sense.exact is not None:
        return When("datetime", sense.exact)
    if sense.days is None:
        return When("datetime", _next_time(sense.clock or Clock(), ctx))
    if sense.clock is not None:
        return When("datetime", _at(sense.days.start, sense.clock))
    if sense.day:
        return When("date", sense.days.start)
    return When("period", sense.days.start, sense.days.end)


def _at(day: date, clock: Clock) -> datetime:
    return datetime.combine(day, time()) + timedelta(minutes=clock.minutes)


def _next_time(clock: Clock, ctx: Context) -> datetime:
    """A time of day alone is today's, unless that is over (or, of the past, still to come)."""
    today = _at(ctx.today, clock)
    over = _at(ctx.today, Clock(0, clock.last_minutes, sure=True))
    if ctx.prefer == "past":
        return today if today <= ctx.now else today - timedelta(days=1)
    return today if over >= ctx.now else today + timedelta(days=1)
