"""English numerals in words: their pattern and value ("two hundred and five", "half a million")."""

import re
from decimal import Decimal

from intents.pattern import Pattern
from intents.understand.slots.chinese_numerals import FIGURES, figures_value

_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
WORDS = {word: value for value, word in enumerate(_SMALL)}
WORDS |= {word: 20 + 10 * i for i, word in enumerate(_TENS)}
WORDS |= {"fourty": 40, "couple": 2}

SCALES = {
    "hundred": 100, "dozen": 12, "thousand": 1000, "grand": 1000, "million": 10**6,
    "billion": 10**9, "lakh": 10**5, "mio": 10**6, "mrd": 10**9, "k": 1000, "mil": 10**6,
}  # fmt: skip

_WORD = f"(?:{'|'.join(sorted((*WORDS, 'hundred'), key=len, reverse=True))})"
_SCALE = f"(?:{'|'.join(SCALES)})s?"
_CARDINAL = rf"{_WORD}(?:(?:\s+and\s+|[\s-]+){_WORD}){{0,9}}(?:\s+point(?:\s+{_WORD}){{1,9}})?"
_HALF = r"(?:\s+and\s+an?\s+(?:half|quarter))?"
_PART = r"(?:half(?:\s+of)?(?:\s+an?)?|(?:an?\s+|three\s+)?quarters?(?:\s+of)?(?:\s+an?)?)"
# What may stand before a scale, and the numeral as a whole.
_HEAD = rf"(?:(?:{_CARDINAL}|{FIGURES}|an?|a\s+couple(?:\s+of)?){_HALF}|{_PART})"
_AFTER = rf"(?:\s+and\s+|\s+|-)(?:{_CARDINAL}|{FIGURES})"
_MORE = r"\s+and\s+a\s+(?:half|quarter)\b"
SCALED = rf"{_HEAD}(?:[\s-]+{_SCALE}\b){{1,3}}(?:{_MORE}|{_AFTER}(?:[\s-]+{_SCALE}\b)?)?"
PLAIN = rf"(?:{_CARDINAL}|{FIGURES}){_HALF}"
ENGLISH = (
    rf"(?<![A-Za-z])(?:{SCALED}|{_CARDINAL}{_HALF}|{FIGURES}\s+and\s+an?\s+(?:half|quarter))"
    rf"(?![A-Za-z])"
)

_TOKEN = Pattern(rf"{FIGURES}|[a-z]+")
_IDLE = {"and", "a", "an", "of"}


class _Sum:
    """The value of the words read so far: `total` is closed by a scale, `current` is open."""

    def __init__(self) -> None:
        self.total = Decimal(0)
        self.current: Decimal | None = None

    def add(self, value: Decimal) -> None:
        self.current = (self.current or Decimal(0)) + value

    def scale(self, word: str) -> None:
        times = Decimal(1) if self.current is None else self.current
        if word == "hundred":
            self.current = times * 100
        else:
            self.total, self.current = self.total + times * SCALES[word], None

    def share(self, word: str) -> None:
        """half and quarter: on top of a number, or three quarters."""
        size = Decimal("0.5") if word == "half" else Decimal("0.25")
        if word == "quarters" and self.current is not None:
            self.current *= size
        else:
            self.add(size)

    @property
    def value(self) -> Decimal:
        return self.total + (self.current or 0)


_SCALE_AND_MORE = Pattern(rf"(.*?\b({'|'.join(SCALES)}))s?\s+and\s+a\s+(half|quarter)")


def english_value(text: str) -> Decimal | None:
    """The value of an English numeral, None when a word of it is no number."""
    if match := _SCALE_AND_MORE.fullmatch(text.lower()):
        whole, share = english_value(match[1]), Decimal("0.5" if match[3] == "half" else "0.25")
        return None if whole is None else whole + SCALES[match[2]] * share
    head, _, decimals = text.lower().partition(" point ")
    tail = re.match(rf"((?:\s*(?:{'|'.join(_SMALL[:10])})\b)+)(.*)", decimals)
    if not decimals or tail is None:
        return _sum(head, Decimal(0))
    digits = "".join(str(WORDS[word]) for word in tail[1].split())
    return _sum(head + tail[2], Decimal(f"0.{digits}"))


def _sum(text: str, fraction: Decimal) -> Decimal | None:
    """The fraction of "one point two million" belongs to the number before the first scale."""
    found = _Sum()
    for token in _TOKEN.findall(text):
        if token.rstrip("s") in SCALES and fraction:
            found.add(fraction)
            fraction = Decimal(0)
        if not _take(found, token):
            return None
    return found.value + fraction


def _take(found: _Sum, token: str) -> bool:
    if token in WORDS:
        found.add(Decimal(WORDS[token]))
    elif token in SCALES or token.rstrip("s") in SCALES:
        found.scale(token if token in SCALES else token.rstrip("s"))
    elif token in {"half", "quarter", "quarters"}:
        found.share(token)
    elif token[0].isdigit():
        found.add(figures_value(token))
    else:
        return token in _IDLE
    return True
