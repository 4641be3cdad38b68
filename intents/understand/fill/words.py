"""Cutting words from a message."""

import re
from collections.abc import Callable, Iterable

from intents.call import SlotValue
from intents.pattern import Pattern
from intents.understand.fill.request import Request

_EDGE = " \t,.;:!?，。；：！？、-—~…\"'“”‘’()（）\0"


def trim(text: str) -> str:
    """Text without the punctuation and spaces at its ends."""
    return text.strip(_EDGE)


def without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text without these ranges, its ends tidied."""
    parts, position = [], 0
    for start, end in sorted(spans):
        parts.append(text[position : max(start, position)])
        position = max(position, end)
    parts.append(text[position:])
    return trim(re.sub(r"\s+", " ", "".join(parts)))


def after(
    *patterns: str, kept: Callable[[str], str | None] = trim
) -> Callable[[Request], SlotValue]:
    """A filler that gives the first group of the first of these patterns that stands in a message.

    The patterns are matched in simplified characters; the words are given as they were written.
    `kept` is what is left of them; where it is nothing, the next pattern is tried.
    """
    compiled = [Pattern(pattern, re.I) for pattern in patterns]

    def fill(request: Request) -> SlotValue:
        for pattern in compiled:
            match = pattern.search(request.plain)
            group = match.lastindex if match else None
            if match is not None and group:
                words = kept(request.text[match.start(group) : match.end(group)])
                if words:
                    return words
        return None

    return fill
