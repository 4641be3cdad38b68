"""A regular expression that is compiled when it is first looked for.

Messages are understood by well over a thousand of them. Compiling all of them took a third of the
time until the first reply, and most messages need less than half of them.
"""

import re
import sys
from collections.abc import Callable, Iterator
from weakref import WeakSet

Match = re.Match[str]


class Pattern:
    """Has those methods of `re.Pattern` that are used here, each of which does what that one does.

    What is no regular expression raises `re.error` at its first use (a test looks at all of them).
    """

    __slots__ = ("__weakref__", "_compiled", "flags", "pattern")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self.flags = flags
        self._compiled: re.Pattern[str] | None = None
        _MADE.add(self)

    def compiled(self) -> re.Pattern[str]:
        """The expression itself."""
        if self._compiled is None:
            self._compiled = re.compile(self.pattern, self.flags)
        return self._compiled

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> Match | None:
        """The first match in `text`."""
        return (self._compiled or self.compiled()).search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> Match | None:
        """The match that begins at `start`."""
        return (self._compiled or self.compiled()).match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> Match | None:
        """The match of all of `text`."""
        return (self._compiled or self.compiled()).fullmatch(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[Match]:
        """The matches in `text`, which do not overlap, in its order."""
        return (self._compiled or self.compiled()).finditer(text, start, end)

    def findall(self, text: str) -> list[str]:
        """What was matched in `text`, for an expression of at most one group."""
        return self.compiled().findall(text)

    def sub(self, by: str | Callable[[Match], str], text: str, count: int = 0) -> str:
        """`text` with its matches (the first `count` of them) replaced."""
        return self.compiled().sub(by, text, count)

    def split(self, text: str) -> list[str]:
        """The pieces of `text` between its matches, for an expression without groups."""
        return self.compiled().split(text)


_MADE: WeakSet[Pattern] = WeakSet()


def compile_all() -> None:
    """Compile every pattern there is, so that no message waits for one (0.3 s)."""
    for pattern in list(_MADE):
        pattern.compiled()
