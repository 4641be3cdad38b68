"""Files that colleagues send to a customer, fetched once the inbox has the rest."""

import logging
from urllib.parse import urlsplit

from slack_sdk.web.async_client import AsyncWebClient

from bot.channel import Answered, Inbound, SentFile
from bot.slack.failures import TROUBLE
from intents.accounts.keeping import KINDS, MOST_BYTES

log = logging.getLogger(__name__)

PART = 64 * 1024
HOSTS = (".slack.com", ".slack-edge.com", ".slack-files.com", ".slack-gov.com")


class Fetching:
    """Fetches with the bot's token, which is shown to nobody but Slack."""

    def __init__(self, web: AsyncWebClient) -> None:
        self._web = web

    async def fetched(self, inbound: Inbound) -> Inbound:
        """The delivery with its files' bytes; without those of what cannot be had or is refused."""
        event = inbound.event
        if not isinstance(event, Answered) or not event.files:
            return inbound
        files = tuple([await self._with_content(file) for file in event.files])
        return inbound.model_copy(update={"event": event.model_copy(update={"files": files})})

    async def _with_content(self, file: SentFile) -> SentFile:
        kind = file.name.rpartition(".")[2].lower()
        if file.size > MOST_BYTES or kind not in KINDS or not self._is_slacks(file.id):
            return file
        try:
            return file.model_copy(update={"content": await self._content(file.id)})
        except TROUBLE as error:
            log.warning("a file cannot be fetched: %r", error)
            return file

    def _is_slacks(self, address: str) -> bool:
        there, own = urlsplit(address), urlsplit(self._web.base_url)
        if (there.scheme, there.netloc) == (own.scheme, own.netloc):
            return True
        return there.scheme == "https" and (there.hostname or "").endswith(HOSTS)

    async def _content(self, address: str) -> bytes | None:
        """The bytes; None where Slack shows its sign-in page instead, as the scope is missing."""
        assert self._web.session is not None
        headers = {"Authorization": f"Bearer {self._web.token}"}
        async with self._web.session.get(address, headers=headers) as answer:
            answer.raise_for_status()
            if answer.content_type == "text/html":
                return None
            content = bytearray()
            async for part in answer.content.iter_chunked(PART):
                content += part
                if len(content) > MOST_BYTES:
                    return None
        return bytes(content)
