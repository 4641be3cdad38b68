"""Typed mentions of a message: records, money, times, percentages, numbers; found and masked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TypeVar

from crm_store.repositories.name_lookup import NameLookup
from intents.pattern import Pattern
from intents.understand.colleagues import with_colleagues
from intents.understand.masking import mask
from intents.understand.names_in_text import Named, Ordinary, find_names
from intents.understand.people_there import with_people_there
from intents.understand.slots.money import Money, find_money
from intents.understand.slots.numbers import find_discounts, find_numbers, find_percents
from intents.understand.slots.span import Found
from intents.understand.slots.times import When, find_times

T = TypeVar("T")
RATING = Pattern(r"[1-5]\s?/\s?5(?=\s*(?:$|[,.;!:，。；！：、-]))")
"""A message that begins so ("3/5, slow") rates; it does not say a day."""


@dataclass(frozen=True)
class Mentions:
    """What a message holds. `times` look ahead, `past_times` back, where a text leaves it open."""

    text: str
    names: tuple[Named, ...]
    money: tuple[Found[Money], ...]
    times: tuple[Found[When], ...]
    past_times: tuple[Found[When], ...]
    percents: tuple[Found[Decimal], ...]
    discounts: tuple[Found[Decimal], ...]
    numbers: tuple[Found[Decimal], ...]

    @property
    def masked(self) -> str:
        """The text with records, money and times replaced by placeholders."""
        spans = [(name.start, name.end, name.kind) for name in self.names]
        spans += [(one.start, one.end, "money") for one in self.money]
        if not RATING.match(self.text):
            spans += [(one.start, one.end, one.value.kind) for one in self.times]
        return mask(self.text, spans)

    def spans(self, *groups: str) -> list[tuple[int, int]]:
        """Where the mentions of these groups (names, money, times, percents …) stand."""
        return [(one.start, one.end) for group in groups for one in getattr(self, group)]

    def of_kind(self, kind: str) -> list[Named]:
        """The names that may mean a record of this kind, in text order."""
        return [name for name in self.names if kind in name.by_kind]


def find_mentions(
    text: str, now: datetime, currency: str, lookup: NameLookup, ordinary: Ordinary
) -> Mentions:
    """All mentions of a message that was said at `now` (naive, local to the speaker)."""
    names = with_people_there(text, find_names(text, lookup, ordinary), lookup)
    names = with_colleagues(text, names)
    times = find_times(text, now, "future")
    names, times = _settle(names, times)
    taken = [(name.start, name.end) for name in names]
    money = _free(find_money(text, currency), [*taken, *_spans(times)])
    percents = find_percents(text)
    busy = [*taken, *_spans(times), *_spans(money), *_spans(percents)]
    return Mentions(
        text=text,
        names=tuple(names),
        money=tuple(money),
        times=tuple(times),
        past_times=tuple(_free(find_times(text, now, "past"), taken)),
        percents=tuple(percents),
        discounts=tuple(find_discounts(text)),
        numbers=tuple(_free(find_numbers(text), busy)),
    )


def _settle(
    names: Sequence[Named], times: Sequence[Found[When]]
) -> tuple[list[Named], list[Found[When]]]:
    """Of a name and a time that overlap, the longer stays (of equals, the name)."""
    kept_times = [
        time
        for time in times
        if not any(_overlap(n, time) and n.end - n.start >= time.end - time.start for n in names)
    ]
    kept_names = [name for name in names if not any(_overlap(name, time) for time in kept_times)]
    return kept_names, kept_times


def _overlap(name: Named, time: Found[When]) -> bool:
    return name.start < time.end and time.start < name.end


def _spans(found: Sequence[Found[When]] | Sequence[Found[Money]] | Sequence[Found[Decimal]]) -> (
    list[tuple[int, int]]
):  # fmt: skip
    return [(one.start, one.end) for one in found]


def _free(found: Sequence[Found[T]], taken: Sequence[tuple[int, int]]) -> list[Found[T]]:
    return [one for one in found if not any(s < one.end and one.start < e for s, e in taken)]
