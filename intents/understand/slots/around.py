"""What stands around a time and moves it: 12月底, "mid-December", "a week from Friday", 春节前一周."""

import re
from dataclasses import replace
from datetime import date

from intents.pattern import Pattern
from intents.understand.slots.dates_en import AMOUNT, amount
from intents.understand.slots.dates_zh import AMOUNT as AMOUNT_ZH
from intents.understand.slots.dates_zh import amount as amount_zh
from intents.understand.slots.days import shift
from intents.understand.slots.periods_en import edge_of
from intents.understand.slots.piece import Piece
from intents.understand.slots.sense import Context, Sense, on_day

_EDGE_AFTER = {
    "end": "[底末尾](?!下|价|层|线|薪|盘|部)",
    "start": "初(?!步|始|稿|次|期)",
    "early": "上旬",
    "inner": "中旬",
    "late": "下旬",
    "middle": "中(?![国间心文标午秋])",
    **{f"week{n}": f"的?第[{zh}{n}]个?(?:周|星期|礼拜)" for n, zh in enumerate("一二三四", 1)},
    "week-1": "的?最后一?个?(?:周|星期|礼拜)",
}
_WEEKS = {"week1": "first|1st", "week2": "second|2nd", "week3": "third|3rd",
          "week4": "fourth|4th", "week-1": "last"}  # fmt: skip
_EDGE_BEFORE = {
    "end": r"\b(?:(?:the )?(?:(?<!contract )(?<!contracts )(?<!agreements )(?<!which )(?<!that )end"
    r"|end of|close of)(?: the)?)[\s-]\Z",
    "start": r"\b(?:(?:the )?(?:start|beginning|begining)(?: of)?(?: the)?)[\s-]\Z",
    "middle": r"\b(?:(?:the )?(?:middle|mid)(?: of)?(?: the)?)[\s-]\Z",
    "early": r"\bearly(?: in)?[\s-]\Z",
    "late": r"\blate(?: in)?[\s-]\Z",
    **{
        edge: rf"\b(?:the )?(?:{words}) week (?:of|in)(?: the)?\s\Z"
        for edge, words in _WEEKS.items()
    },
}
_AFTER = {edge: Pattern(pattern) for edge, pattern in _EDGE_AFTER.items()}
_BEFORE = {edge: Pattern(pattern, re.I) for edge, pattern in _EDGE_BEFORE.items()}
_SHIFT_BEFORE = Pattern(rf"\b{AMOUNT} (?P<way>from|after|on|before)\s(?:the )?\Z", re.I)
_PER = Pattern(r"(?:\d ?[km]?|grand|thousand|dollars|euros|usd|eur) $", re.I)
"""50k a| year from 1 December: so much a year, and not a year later."""
_SHIFT_AFTER = Pattern(rf"(?P<way>之?前|之?后){AMOUNT_ZH}(?!的?[前后内])")
_WEEK_AFTER = Pattern(r"\sweek\b(?!\s?\d{1,2}(?!\d|\s?[ap]\.?m\b|[:.]\d\d))", re.I)


def edged(text: str, piece: Piece, ctx: Context) -> Piece:
    """12月底, "end of March", "mid-December"."""
    if piece.sense.day or piece.sense.days is None:
        return piece
    for edge, after in _AFTER.items():
        if match := after.match(text, piece.end):
            return _at_edge(piece, edge, piece.start, match.end(), ctx)
    for edge, before in _BEFORE.items():
        if match := before.search(text, max(0, piece.start - 24), piece.start):
            return _at_edge(piece, edge, match.start(), piece.end, ctx)
    return piece


def _at_edge(piece: Piece, edge: str, start: int, end: int, ctx: Context) -> Piece:
    def read(other: Context) -> Sense | None:
        sense = piece.read(other)
        found = edge_of(sense.days, edge) if sense and sense.days else None
        return replace(found, floating=sense.floating) if found and sense else None

    return Piece(start, end, read(ctx) or piece.sense, read)


def shifted(text: str, piece: Piece) -> Piece:
    """ "A week from Friday", "two days before Christmas", 春节前一周."""
    if not piece.sense.day or piece.sense.days is None or piece.sense.weak:
        return piece
    day = piece.sense.days.start
    before = _SHIFT_BEFORE.search(text, max(0, piece.start - 28), piece.start)
    if before and not (before["n"] in ("a", "an") and _PER.search(text[: before.start()][-12:])):
        count, unit = amount(before)
        back = before["way"].lower() == "before"
        return _moved(piece, before.start(), piece.end, shift(day, -count if back else count, unit))
    if after := _SHIFT_AFTER.match(text, piece.end):
        count, unit = amount_zh(after)
        back = after["way"].endswith("前")
        return _moved(piece, piece.start, after.end(), shift(day, -count if back else count, unit))
    if piece.sense.floating == "week" and (week := _WEEK_AFTER.match(text, piece.end)):
        return _moved(piece, piece.start, week.end(), shift(day, 1, "w"))
    return piece


def _moved(piece: Piece, start: int, end: int, day: date) -> Piece:
    sense = on_day(day)
    return Piece(start, end, replace(sense, clock=piece.sense.clock), lambda _: sense)
