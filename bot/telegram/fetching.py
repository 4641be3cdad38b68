"""Files that people send, fetched after the inbox has the rest and before the turn begins."""

import logging

from telegram import Bot
from telegram.error import BadRequest, TelegramError

from bot.channel import Inbound, SentFile
from intents.accounts.files import KINDS, MOST_BYTES

log = logging.getLogger(__name__)

TRIES = 3


class Fetching:
    """Fetches with a bot."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def fetched(self, inbound: Inbound) -> Inbound:
        """The delivery with its file's bytes; without them where they cannot be had.

        What is refused anyway, by its size or kind, is not fetched.
        """
        event = inbound.event
        if not isinstance(event, SentFile):
            return inbound
        kind = event.name.rpartition(".")[2].lower()
        if event.size > MOST_BYTES or kind not in KINDS:
            return inbound
        content = await self._content(event.id)
        return inbound.model_copy(update={"event": event.model_copy(update={"content": content})})

    async def _content(self, file_id: str) -> bytes | None:
        for attempt in range(TRIES):
            try:
                file = await self._bot.get_file(file_id)
                return bytes(await file.download_as_bytearray())
            except BadRequest as error:
                log.warning("a file cannot be had: %s", error.message)
                return None
            except TelegramError as error:
                log.warning("a file did not come, attempt %s: %s", attempt + 1, error.message)
        return None
