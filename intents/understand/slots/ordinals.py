"""Which of a list is meant: 第二个 is 2, "the second one" too; 最后一个 and "the last" are -1."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from intents.pattern import Pattern
from intents.understand.slots.chinese_numerals import chinese_value
from intents.understand.slots.prepare import prepare
from intents.understand.slots.span import Found, keep_longest

_WORDS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
]
_BY_WORD = {word: place for place, word in enumerate(_WORDS, 1)}
_NOUN = r"(?:ones?|option|item|result|customer|contact|deal|quote|order|line|row|choice|entry|task)"
_Z = r"(?:\d{1,3}|[一二三四五六七八九十]+)"
_NOT_PLACE = "(?!季|次|天|周|年|期|轮|方|财|人民)"


def _chinese(match: re.Match[str]) -> int | None:
    value = chinese_value(match["n"])
    return None if value is None else int(value)


def _chinese_from_end(match: re.Match[str]) -> int | None:
    value = _chinese(match)
    return None if value is None else -value


def _word(match: re.Match[str]) -> int | None:
    return _BY_WORD[match["n"].lower()]


def _figure(match: re.Match[str]) -> int | None:
    return int(match["n"])


def _last(_: re.Match[str]) -> int | None:
    return -1


@cache
def _rules() -> list[tuple[Pattern, Callable[[re.Match[str]], int | None]]]:
    words = "|".join(_WORDS)
    end = r"\s*(?:$|[.,!?])"
    return [
        (Pattern(rf"(?<!倒数)第(?P<n>{_Z})(?:{_NOT_PLACE}[个条项位家款笔张单行]?)"), _chinese),
        (Pattern(rf"倒数第(?P<n>{_Z})[个条项位家款笔张单行]?"), _chinese_from_end),
        (Pattern("最后(?:那|这)?(?:一)?[个条项位家款笔张单行]"), _last),
        (Pattern(rf"\b(?:the )?(?P<n>{words}) {_NOUN}\b", re.I), _word),
        (Pattern(rf"(?:^|\bthe )(?P<n>{words})(?={end})", re.I), _word),
        (Pattern(rf"\bthe (?P<n>{words})(?= (?:as|is) (?:done|complete|finished))", re.I), _word),
        (Pattern(rf"\b(?:the )?(?P<n>\d{{1,3}})(?:st|nd|rd|th) {_NOUN}\b", re.I), _figure),
        (Pattern(rf"\b(?:number|option|no\.?) (?P<n>\d{{1,2}})(?={end})", re.I), _figure),
        (Pattern(rf"\b(?:the )?last {_NOUN}\b|(?:^|\bthe )last(?={end})", re.I), _last),
    ]


def find_ordinals(text: str) -> list[Found[int]]:
    """Every place in a list; counted from the end it is negative."""
    ready = prepare(text)
    return ready.all_back(keep_longest(_matches(ready.text)))


def _matches(text: str) -> Iterator[Found[int]]:
    for pattern, read in _rules():
        for match in pattern.finditer(text):
            place = read(match)
            if place is not None:
                yield Found(match.start(), match.end(), place, match[0])
