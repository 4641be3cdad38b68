"""At most one message a second in each channel, however many are to be sent."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

from bot.delivery import SendLaterError

BETWEEN = 1.0
LONGEST = 20.0
"""Who would have to wait longer comes again later, so that the message is not held for so long."""
MOST_CHANNELS = 5_000


class Pace:
    """Gives each channel's messages their turn, one after the other."""

    def __init__(self) -> None:
        self._free_at: dict[str, float] = {}
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def turn(self, channel: str) -> AsyncIterator[None]:
        """Within it one message may go to this channel. Raises SendLaterError."""
        lock = self._turns.setdefault(channel, asyncio.Lock())
        async with lock:
            wait = self._free_at.get(channel, 0.0) - time.monotonic()
            if wait > LONGEST:
                raise SendLaterError(wait)
            await asyncio.sleep(max(wait, 0.0))
            try:
                yield
            finally:
                self.hold(channel, BETWEEN)

    def hold(self, channel: str, seconds: float) -> None:
        """Let nothing go there for so long."""
        now = time.monotonic()
        if len(self._free_at) > MOST_CHANNELS:
            self._free_at = {one: at for one, at in self._free_at.items() if at > now}
        self._free_at[channel] = max(self._free_at.get(channel, 0.0), now + seconds)
