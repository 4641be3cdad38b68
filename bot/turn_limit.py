"""How much one person may send in a minute, so that nobody keeps everybody else waiting."""

import time
from collections import deque
from collections.abc import Callable
from typing import Literal

MINUTE = 60.0
MOST_PEOPLE = 10_000
"""After so many, those who were quiet for a minute are forgotten."""

Verdict = Literal["go", "tell", "drop"]


class TurnLimit:
    """Counts what each person sends. `most` a minute; 0 is no limit."""

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._clock = clock
        self._seen: dict[str, deque[float]] = {}
        self._told: dict[str, float] = {}

    def take(self, person: str) -> Verdict:
        """Whether this may go on. One that may not is told so once a minute, and then dropped."""
        now = self._clock()
        seen = self._seen.setdefault(person, deque())
        while seen and now - seen[0] >= MINUTE:
            seen.popleft()
        if not self._most or len(seen) < self._most:
            seen.append(now)
            self._forget_the_quiet(now)
            return "go"
        if now - self._told.get(person, -MINUTE) < MINUTE:
            return "drop"
        self._told[person] = now
        return "tell"

    def _forget_the_quiet(self, now: float) -> None:
        if len(self._seen) > MOST_PEOPLE:
            self._seen = {who: at for who, at in self._seen.items() if at and now - at[-1] < MINUTE}
            self._told = {who: at for who, at in self._told.items() if now - at < MINUTE}
