"""A value found in a text, and which of several overlapping finds to keep."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Found(Generic[T]):
    """A value and where it stands: the half-open character range [start, end) of the text."""

    start: int
    end: int
    value: T
    text: str


def overlaps(one: Found[T], other: Found[T]) -> bool:
    """Whether two finds share a character."""
    return one.start < other.end and other.start < one.end


def keep_longest(finds: Iterable[Found[T]]) -> list[Found[T]]:
    """Drop every find that overlaps a longer one (of equals, the earlier stays); in text order."""
    kept: list[Found[T]] = []
    for found in sorted(finds, key=lambda f: (f.start - f.end, f.start)):
        if not any(overlaps(found, other) for other in kept):
            kept.append(found)
    return sorted(kept, key=lambda f: f.start)
