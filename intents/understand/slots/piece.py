"""A piece of a text that says a time, before it is joined with its neighbours."""

from collections.abc import Callable
from dataclasses import dataclass

from intents.understand.slots.sense import Context, Sense

Read = Callable[[Context], Sense | None]


@dataclass(frozen=True)
class Piece:
    """An expression in the text, its sense, and how to read it as of another day."""

    start: int
    end: int
    sense: Sense
    read: Read
