"""How fast messages go out: in all, to one person, to one group."""

import asyncio
import time

from bot.delivery import SendLaterError
from bot.telegram.limits import CALLS_A_SECOND, SECONDS_IN_A_CHAT, SECONDS_IN_A_GROUP

LONGEST = 20.0
"""Who would have to wait longer comes again later, so that the message is not held for so long."""
MOST_CHATS = 5_000


class Pace:
    """Gives each message its turn. `scale` makes it faster, for tests alone."""

    def __init__(self, scale: float = 1.0) -> None:
        self._scale = scale
        self._chats: dict[str, float] = {}
        self._all = 0.0

    async def wait(self, chat: str) -> None:
        """Return when the next message may go to this chat. Raises SendLaterError."""
        now = time.monotonic()
        at = max(self._chats.get(chat, now), now)
        if at - now > LONGEST:
            raise SendLaterError(at - now)
        between = SECONDS_IN_A_GROUP if chat.startswith("-") else SECONDS_IN_A_CHAT
        self._forget(now)
        self._chats[chat] = at + between * self._scale
        await asyncio.sleep(at - now)
        await self._wait_for_all()

    def hold(self, chat: str, seconds: float) -> None:
        """Let nothing go there for so long: the platform said so."""
        self._chats[chat] = max(self._chats.get(chat, 0.0), time.monotonic() + seconds)

    async def _wait_for_all(self) -> None:
        now = time.monotonic()
        at = max(self._all, now)
        self._all = at + self._scale / CALLS_A_SECOND
        await asyncio.sleep(at - now)

    def _forget(self, now: float) -> None:
        if len(self._chats) > MOST_CHATS:
            self._chats = {chat: at for chat, at in self._chats.items() if at > now}
