"""Neighbours joined: a day and its hour, "March last year", 11月1号到15号, "since May"."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from intents.pattern import Pattern
from intents.understand.slots.around import edged, shifted
from intents.understand.slots.days import shift
from intents.understand.slots.piece import Piece, Read
from intents.understand.slots.sense import Clock, Context, Sense, on_day
from intents.understand.slots.when import Period

Join = Callable[[str, Piece, Piece, Context], Piece | None]

_CONTAIN_GAP = Pattern(r"(?:的|份|[\s,-]|'s|\b(?:of|in|the|for|on)\b)*", re.I)
_DAY_GAP = Pattern(r"[\s,(（)）、]*(?:of|on|,)?\s*[(（]?", re.I)
_CLOCK_GAP = Pattern(r"(?:的|(?<=\d)T|[\s,@)）]|\b(?:at|on|in|around|by|from)\b)*", re.I)
_RANGE_GAP = Pattern(r"\s?(?:到|至|-|~|–|—|－|～|to|through|thru|until|till)\s?(?:the )?", re.I)
_AND_GAP = Pattern(r"\s?(?:and|和|与)\s?(?:the )?", re.I)
_BETWEEN = Pattern(r"\b(?:between|from)\s(?:the )?\Z", re.I)
_MOVING = Pattern(
    r"\b(?:mov\w+|push\w*|reschedul\w+|postpon\w+|shift\w*|chang\w+|delay\w*|bring\w*|bump\w*"
    r"|slip\w*)\b",
    re.I,
)
_SINCE_BEFORE = Pattern(
    r"\b(?:ever )?since\s(?:the )?\Z|\bso far (?:in )?\Z|(?:从|自从?|打从)\Z", re.I
)
_SINCE_AFTER = Pattern(
    r"份?(?:以来|至今|开始到现在|[到至](?:现在|今天|今日|目前|如今))|\s(?:to|until|till"
    r"|through|up to) (?:now|date|today|present)\b|,?\sso far\b",
    re.I,
)
_ON_AFTER = Pattern("份?(?:开始|起)(?![价步码诉草来床])")


def join_all(text: str, pieces: list[Piece], ctx: Context) -> list[Piece]:
    """The pieces with all that belongs together joined, weak ones left alone dropped."""
    pieces = _fold_all(text, pieces, ctx, [_contain, _contain])
    pieces = [shifted(text, edged(text, piece, ctx)) for piece in pieces]
    hours: list[Join] = [_contain, _same_day, _hours, _day_and_clock, _hours]
    pieces = _fold_all(text, pieces, ctx, hours)
    pieces = _since(text, pieces, ctx)
    pieces = _fold(text, pieces, ctx, _range)
    return [piece for piece in pieces if not piece.sense.weak]


def _fold_all(text: str, pieces: list[Piece], ctx: Context, joins: list[Join]) -> list[Piece]:
    for join in joins:
        pieces = _fold(text, pieces, ctx, join)
    return pieces


def _fold(text: str, pieces: list[Piece], ctx: Context, join: Join) -> list[Piece]:
    joined: list[Piece] = []
    for piece in pieces:
        both = join(text, joined[-1], piece, ctx) if joined else None
        if both is None:
            joined.append(piece)
        else:
            joined[-1] = both
    return joined


def _spanning(one: Piece, other: Piece, read: Read, ctx: Context) -> Piece | None:
    sense = read(ctx)
    return None if sense is None else Piece(one.start, other.end, sense, read)


def _contain(text: str, one: Piece, other: Piece, ctx: Context) -> Piece | None:
    """A week, month or year places a floating neighbour: 去年Q3, "Wednesday next week"."""
    if not _CONTAIN_GAP.fullmatch(text, one.end, other.start):
        return None
    for outer, inner in ((one, other), (other, one)):
        within = outer.sense.within
        if within and within == inner.sense.floating and not outer.sense.floating:
            return _spanning(one, other, _inside(outer, inner), ctx)
    return None


def _inside(outer: Piece, inner: Piece) -> Read:
    def read(ctx: Context) -> Sense | None:
        around = outer.read(ctx)
        if around is None or around.days is None:
            return None
        sense = inner.read(_from(around.days.start, ctx))
        return None if sense is None else _fixed(sense, around.days)

    return read


def _from(day: date, ctx: Context) -> Context:
    """As of the morning of another day, looking ahead."""
    return Context(datetime.combine(day, ctx.now.time()), "future")


def _fixed(sense: Sense, around: Period) -> Sense | None:
    """What was placed floats no more; it must begin within the period that places it."""
    if sense.days is None or sense.days.start > around.end:
        return None
    return replace(sense, floating=None, weak=False)


def _same_day(text: str, one: Piece, other: Piece, ctx: Context) -> Piece | None:
    """周五 12月4号 is one day said twice; "EOD Friday" is Friday."""
    if not _DAY_GAP.fullmatch(text, one.end, other.start):
        return None
    days = one.sense.days, other.sense.days
    if not (days[0] and days[1] and one.sense.day and other.sense.day):
        return None
    if other.sense.floating == "closing":
        return replace(one, end=other.end)
    if one.sense.floating == "closing" or (one.sense.floating == "week" and _agree(one, other)):
        return replace(other, start=one.start)
    return (
        replace(one, end=other.end)
        if other.sense.floating == "week" and _agree(one, other)
        else None
    )


def _agree(one: Piece, other: Piece) -> bool:
    first, second = one.sense.days, other.sense.days
    return bool(first and second and first.start.weekday() == second.start.weekday())


def _hours(text: str, one: Piece, other: Piece, _: Context) -> Piece | None:
    """下午3点到5点 begins at three."""
    both = one.sense.clock and other.sense.clock and other.sense.days is None
    if not both or one.sense.weak or not _RANGE_GAP.fullmatch(text, one.end, other.start):
        return None
    return replace(one, end=other.end)


def _day_and_clock(text: str, one: Piece, other: Piece, ctx: Context) -> Piece | None:
    """A day and a time of day, in either order; or a part of the day and its hour."""
    if not _CLOCK_GAP.fullmatch(text, one.end, other.start):
        return None
    first, second = one.sense, other.sense
    clock = _one_clock(first.clock, second.clock)
    one_day = not (first.days and second.days) and first.day and second.day
    if clock is None or not one_day or first.exact or second.exact:
        return None
    weak = first.weak and second.weak
    floating = "week" in (first.floating, second.floating)
    days = _still_to_come(first.days or second.days, clock, ctx) if floating else None
    sense = Sense(days or first.days or second.days, clock=clock, weak=weak)
    return Piece(one.start, other.end, sense, lambda _: sense)


def _still_to_come(days: Period | None, clock: Clock, ctx: Context) -> Period | None:
    """Said on a Tuesday afternoon, "Tuesday at nine" is a week ahead."""
    over = clock.last_minutes < ctx.now.hour * 60 + ctx.now.minute
    if days is None or days.start != ctx.today or ctx.prefer != "future" or not over:
        return None
    return on_day(shift(days.start, 1, "w")).days


def _one_clock(one: Clock | None, other: Clock | None) -> Clock | None:
    """Two times of day go together if only one has an hour."""
    if one is None or other is None:
        return one or other
    if one.hour is not None and other.hour is not None:
        return None
    hour = one if one.hour is not None else other
    part = other if hour is one else one
    return replace(hour, part=hour.part or part.part, sure=hour.sure)


def _since(text: str, pieces: list[Piece], ctx: Context) -> list[Piece]:
    """ "since September" and 从9月到现在 end today."""
    kept: list[Piece] = []
    for piece in pieces:
        if kept and piece.start < kept[-1].end:
            continue  # the 今天 of 9月到今天
        kept.append(_since_one(text, piece, ctx))
    return kept


def _since_one(text: str, piece: Piece, ctx: Context) -> Piece:
    before = _SINCE_BEFORE.search(text, max(0, piece.start - 16), piece.start)
    after = _SINCE_AFTER.match(text, piece.end)
    english = before is not None and before[0].isascii()
    if not (after or english) and ctx.prefer == "past":
        after = _ON_AFTER.match(text, piece.end)
    if not (after or english):
        return piece
    sense = piece.read(replace(ctx, prefer="past"))
    if sense is None or sense.days is None or sense.days.start > ctx.today:
        return piece
    days = Sense(Period(sense.days.start, ctx.today), day=False)
    start = before.start() if before else piece.start
    return Piece(start, after.end() if after else piece.end, days, lambda _: days)


def _range(text: str, one: Piece, other: Piece, ctx: Context) -> Piece | None:
    """From one to the other; a floating end is the first one after the start."""
    if not _ranges(text, one, other):
        return None
    first, last = _start_of_range(one, other), _end_of_range(one, other, ctx)
    if first is None or last is None or last.end < first.start:
        return None
    days = Sense(Period(first.start, last.end), day=False)
    return Piece(one.start, other.end, days, lambda _: days)


def _ranges(text: str, one: Piece, other: Piece) -> bool:
    """ "move it from Tuesday to Thursday" is no period."""
    between = _BETWEEN.search(text[: one.start]) and _AND_GAP.fullmatch(text, one.end, other.start)
    if not between and not _RANGE_GAP.fullmatch(text, one.end, other.start):
        return False
    return not _MOVING.search(text[: one.start])


def _start_of_range(one: Piece, other: Piece) -> Period | None:
    """ "Oct-Dec 2026" starts in the October before that December, whenever it is said."""
    if one.sense.floating != "year" or other.sense.floating or other.sense.days is None:
        return one.sense.days
    until = datetime.combine(other.sense.days.end, datetime.min.time())
    sense = one.read(Context(until, "past"))
    return sense.days if sense else None


def _end_of_range(one: Piece, other: Piece, ctx: Context) -> Period | None:
    if other.sense.floating is None or one.sense.days is None:
        return other.sense.days
    sense = other.read(_from(one.sense.days.start, ctx))
    return sense.days if sense else None
