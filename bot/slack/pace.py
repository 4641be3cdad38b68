"""At most one message a second in each channel, however many are to be sent."""

import asyncio
import time

from bot.delivery import SendLaterError

BETWEEN = 1.0
LONGEST = 20.0
"""Who would have to wait longer comes again later, so that the message is not held for so long."""
MOST_CHANNELS = 5_000


class Pace:
    """Gives each channel's messages their turn."""

    def __init__(self) -> None:
        self._free_at: dict[str, float] = {}

    async def wait(self, channel: str) -> None:
        """Return when the next message may go to this channel. Raises SendLaterError."""
        now = time.monotonic()
        at = max(self._free_at.get(channel, now), now)
        if at - now > LONGEST:
            raise SendLaterError(at - now)
        self._forget(now)
        self._free_at[channel] = at + BETWEEN
        if at > now:
            await asyncio.sleep(at - now)

    def hold(self, channel: str, seconds: float) -> None:
        """Let nothing go there for so long: the platform said so."""
        until = time.monotonic() + seconds
        self._free_at[channel] = max(self._free_at.get(channel, 0.0), until)

    def _forget(self, now: float) -> None:
        if len(self._free_at) > MOST_CHANNELS:
            self._free_at = {who: at for who, at in self._free_at.items() if at > now}
