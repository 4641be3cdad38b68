"""Vectors that were compared lately, in memory: somebody's few hundred are compared each time."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from threading import Lock
from typing import NamedTuple

from retrieval.nearness import Floats

MOST = 20_000
"""Of 384 numbers each: 30 MB."""


class Held(NamedTuple):
    """A passage's vector, and the language of the collection that it is in."""

    language: str
    vector: Floats


class HeldVectors:
    """The vectors that were last asked for, by shelf and key. A key's never changes on a shelf,
    because a passage that is written anew gets a new key."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._held: OrderedDict[tuple[str, int], Held] = OrderedDict()
        self._lock = Lock()

    def of(self, shelf: str, keys: Sequence[int]) -> dict[int, Held]:
        """Those of these that are held."""
        with self._lock:
            found = {key: self._held[shelf, key] for key in keys if (shelf, key) in self._held}
            for key in found:
                self._held.move_to_end((shelf, key))
        return found

    def hold(self, shelf: str, new: Mapping[int, Held]) -> None:
        """Keep these, and let those go that nobody asked for the longest."""
        with self._lock:
            self._held.update({(shelf, key): held for key, held in new.items()})
            while len(self._held) > self._most:
                self._held.popitem(last=False)

    def forget(self, shelf: str, keys: Iterable[int]) -> None:
        """Let these go."""
        with self._lock:
            for key in keys:
                self._held.pop((shelf, key), None)

    def clear(self) -> None:
        """Let all go."""
        with self._lock:
            self._held.clear()
