"""Long polling. An update is stored before Telegram is told that it came."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, TelegramError

from bot.telegram.incoming import ALLOWED

log = logging.getLogger(__name__)

SECONDS = 25
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0


async def poll(bot: Bot, take: Callable[[Update], Awaitable[None]]) -> None:
    """Give every update to `take`, begun in order, until it is cancelled.

    `take` returns once an update is kept; only when all are is the next one asked for. They are
    kept side by side, as one after the other a hundred of them wait long while turns are written.
    """
    offset: int | None = None
    pause = FIRST_PAUSE
    while True:
        try:
            updates = await bot.get_updates(offset, timeout=SECONDS, allowed_updates=ALLOWED)
        except TelegramError as error:
            log.warning("Telegram gives no updates: %s", _advice(error))
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
            continue
        pause = FIRST_PAUSE
        await asyncio.gather(*(take(update) for update in updates))
        if updates:
            offset = updates[-1].update_id + 1


def _advice(error: TelegramError) -> str:
    if isinstance(error, Conflict):
        return f"{error.message} Another process polls with this token, or a webhook is set."
    if isinstance(error, InvalidToken):
        return "the token is not accepted any more; see docs/telegram.md."
    return f"{type(error).__name__}: {error.message}"
