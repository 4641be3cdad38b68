"""Where numerals stand in a prepared text, in figures, Chinese and English."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from intents.pattern import Pattern
from intents.understand.slots.chinese_numerals import (
    FIGURES,
    MEASURES,
    SPELLED,
    TWENTY,
    UNITS,
    WITH_UNITS,
    chinese_value,
    figures_value,
)
from intents.understand.slots.english_numerals import ENGLISH, SCALES, english_value
from intents.understand.slots.prepare import CODES

SUFFIXES = {
    "k": 10**3, "w": 10**4, "m": 10**6, "mm": 10**6, "mn": 10**6, "mio": 10**6, "mil": 10**6,
    "bn": 10**9, "mrd": 10**9,
}  # fmt: skip


LIMIT = Decimal(10) ** 15
"""No amount or quantity is this large; exact decimals have 28 digits."""


@dataclass(frozen=True)
class Numeral:
    """A numeral in a prepared text; `scale` is the unit it ends in (10000 for 35万, 1 for 35)."""

    start: int
    end: int
    value: Decimal
    scale: int


# A numeral does not start within a word or another number, except after a currency's code.
_BEFORE = (
    "(?:(?<![A-Za-z0-9_第\0])(?<!\\d[.,])" + "".join(f"|(?<={c})" for c in CODES.split("|")) + ")"
)
_SUFFIX = rf"(?:{'|'.join(sorted(SUFFIXES, key=len, reverse=True))})"
_FIGURES = (
    rf"(?P<figures>{FIGURES})(?:(?P<suffix>\s?(?:mio|mrd|mil|mn|bn|mm)|[kwm])(?![A-Za-z0-9]|个)"
    rf"|(?P<ish>[kw])(?=-?ish\b)|(?P<short>[kw])(?P<tenths>[1-9])(?![\dA-Za-z.,%-]))?"
)
# 五十个w, 50个万: spoken with a measure word.
_SPOKEN = (
    rf"(?P<n>{FIGURES}|[一二两三四五六七八九十百]{{1,5}})个(?:[wW](?![A-Za-z0-9])|万(?![\d人元]))"
)
# 第三, 周三 and 星期三 count nothing; 一下 and 三星 are words.
_NOT_AFTER = "(?<![第周期拜初几数一二三四五六七八九])"
# 上百万, 近千万: a unit alone counts where something leads up to it.
_ABOUT = r"(?<=[上近超过约快破])[百千]万|百来万|半个?亿|[廿卅][一二三四五六七八九]?[万千]"
_LONE = rf"(?<![唯统万十每])[一二两俩三四五六七八九](?=[{MEASURES}])(?!点|个(?:人|性)|成|期间|月)"
_CHINESE = (
    rf"{_NOT_AFTER}(?:{WITH_UNITS}|{_ABOUT}|{TWENTY}|{SPELLED}|{_LONE}|半(?=[个年天]))(?!分[满之]"
    rf"|[来多几余]?[十百千万亿])"
)
_ONE = Pattern(
    r"\b(?:this|that|the|which|first|second|third|last|next|new|no|any|each|every|other|another)"
    r"\s+\Z", re.I,
)  # fmt: skip


@cache
def _patterns() -> list[tuple[Pattern, Callable[[re.Match[str]], Numeral | None]]]:
    return [
        (Pattern(rf"{_BEFORE}(?=\d){WITH_UNITS}|{_CHINESE}"), _chinese),
        (Pattern(rf"{_NOT_AFTER}(?<![\d.,A-Za-z]){_SPOKEN}"), _spoken),
        (Pattern(ENGLISH, re.I), _english),
        (Pattern(_BEFORE + _FIGURES, re.I), _in_figures),
    ]


def scan(text: str) -> list[Numeral]:
    """The numerals of a prepared text, in order; of overlapping ones the longest."""
    found = sorted(_all(text), key=lambda n: (n.start - n.end, n.start))
    kept: list[Numeral] = []
    for numeral in found:
        if all(numeral.end <= other.start or other.end <= numeral.start for other in kept):
            kept.append(numeral)
    return sorted(kept, key=lambda n: n.start)


def _all(text: str) -> Iterator[Numeral]:
    for pattern, read in _patterns():
        for match in pattern.finditer(text):
            numeral = read(match)
            if numeral is not None and numeral.value < LIMIT:
                yield replace(numeral, value=tidy(numeral.value))


def tidy(value: Decimal) -> Decimal:
    """Without needless zeros, and never in the form 3.5E+5."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _chinese(match: re.Match[str]) -> Numeral | None:
    value = chinese_value(match[0])
    scale = max((size for unit, size in UNITS.items() if unit in match[0]), default=1)
    return None if value is None else Numeral(match.start(), match.end(), value, scale)


def _spoken(match: re.Match[str]) -> Numeral | None:
    count = chinese_value(match["n"])
    return None if count is None else Numeral(match.start(), match.end(), count * 10**4, 10**4)


def _english(match: re.Match[str]) -> Numeral | None:
    value = english_value(match[0])
    if value is None or _is_pronoun(match):
        return None
    words = re.findall("[a-z]+", match[0].lower())
    scale = max((SCALES.get(word.rstrip("s"), 1) for word in words), default=1)
    return Numeral(match.start(), match.end(), value, scale)


def _is_pronoun(match: re.Match[str]) -> bool:
    """The "one" of "the new one" and "one of them" is no number."""
    if match[0].lower() != "one":
        return False
    after = match.string[match.end() : match.end() + 4].lower()
    return after.startswith(" of ") or bool(_ONE.search(match.string[: match.start()]))


def _in_figures(match: re.Match[str]) -> Numeral | None:
    after = match.string[match.end() : match.end() + 1]
    if after.isascii() and after.isalpha() and not (match["suffix"] or match["ish"]):
        glued = re.match(r"(?:[a-z]+)", match.string[match.end() :], re.I)
        if glued and len(glued[0]) < 2 and glued[0].lower() not in "x":
            return None
    suffix = match["suffix"] or match["ish"] or match["short"]
    scale = SUFFIXES[suffix.strip().lower()] if suffix else 1
    more = int(match["tenths"] or 0) * scale // 10  # 3k5 is 3500
    return Numeral(
        match.start(), match.end(), figures_value(match["figures"]) * scale + more, scale
    )
