"""Files that people send, fetched after the inbox has the rest and before the turn begins."""

import asyncio
import logging

from telegram import Bot
from telegram.error import BadRequest, TelegramError

from bot.bootstrap import App
from bot.channel import Inbound, SentFile, Unreadable
from bot.telegram.limits import CHANNEL
from crm_store.repositories.handovers import is_with_people
from intents.accounts.keeping import KINDS, MOST_BYTES, RECORDINGS

log = logging.getLogger(__name__)

TRIES = 3


class Fetching:
    """Fetches with a bot."""

    def __init__(self, app: App, bot: Bot) -> None:
        self._app = app
        self._bot = bot

    async def fetched(self, inbound: Inbound) -> Inbound:
        """The delivery with its file's bytes; without them where they cannot be had.

        What is refused anyway, by its size or kind, is not fetched, nor what nobody listens to.
        """
        event = inbound.event
        if isinstance(event, SentFile):
            return inbound.model_copy(update={"event": await self._with_content(event, KINDS)})
        if not isinstance(event, Unreadable) or event.file is None:
            return inbound
        if not await asyncio.to_thread(self._is_with_people, inbound.conversation):
            return inbound
        file = await self._with_content(event.file, RECORDINGS)
        return inbound.model_copy(update={"event": event.model_copy(update={"file": file})})

    def _is_with_people(self, conversation: str) -> bool:
        with self._app.database.reading() as session:
            return is_with_people(session, CHANNEL, conversation)

    async def _with_content(self, file: SentFile, kinds: frozenset[str]) -> SentFile:
        kind = file.name.rpartition(".")[2].lower()
        if file.size > MOST_BYTES or kind not in kinds:
            return file
        return file.model_copy(update={"content": await self._content(file.id)})

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
