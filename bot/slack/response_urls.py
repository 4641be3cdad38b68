"""Where a command wants its answer: a URL of Slack's that works five times in half an hour."""

import time
from dataclasses import dataclass

from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.slack.failures import TROUBLE
from bot.slack.places import Place
from bot.slack.render import Message

USES = 4
"""One less than Slack allows, for the word that the turn was refused."""
SECONDS = 29 * 60.0


@dataclass
class _Url:
    url: str
    until: float
    left: int = USES


class ResponseUrls:
    """The last URL of each conversation of commands. A restart forgets them, and nothing is lost:
    the answer is then shown in the channel to the one who asked."""

    def __init__(self) -> None:
        self._urls: dict[str, _Url] = {}

    def keep(self, place: Place, url: str) -> None:
        """Remember where a command's answer may go."""
        now = time.monotonic()
        self._urls = {key: one for key, one in self._urls.items() if one.until > now}
        if url:
            self._urls[place.conversation] = _Url(url, now + SECONDS)

    async def answer(self, place: Place, message: Message) -> bool:
        """Answer the command of a conversation there; whether that worked."""
        known = self._urls.get(place.conversation)
        if known is None or known.left < 1 or known.until < time.monotonic():
            return False
        known.left -= 1
        try:
            answer = await AsyncWebhookClient(known.url).send(
                text=message.text, blocks=message.blocks, response_type="ephemeral"
            )
        except TROUBLE:
            return False
        return answer.status_code == 200
