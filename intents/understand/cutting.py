"""Cutting words out of a message that was read, without reading it again."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from intents.understand.mentions import Mentions
from intents.understand.names_in_text import Named
from intents.understand.slots.money import Money
from intents.understand.slots.span import Found
from intents.understand.slots.times import When

S = TypeVar("S", Named, Found[Money], Found[When], Found[Decimal])


def cut(mentions: Mentions, start: int, end: int) -> Mentions:
    """The mentions without the characters [start, end), and what stands in them."""
    return replace(
        mentions,
        text=mentions.text[:start] + mentions.text[end:],
        names=_moved(mentions.names, start, end),
        money=_moved(mentions.money, start, end),
        times=_moved(mentions.times, start, end),
        past_times=_moved(mentions.past_times, start, end),
        percents=_moved(mentions.percents, start, end),
        discounts=_moved(mentions.discounts, start, end),
        numbers=_moved(mentions.numbers, start, end),
    )


def _moved(found: Sequence[S], start: int, end: int) -> tuple[S, ...]:
    """What stands outside a range, moved to where it stands without the range."""
    length = end - start
    moved = [
        one if one.end <= start else replace(one, start=one.start - length, end=one.end - length)
        for one in found
        if one.end <= start or one.start >= end
    ]
    return tuple(moved)
