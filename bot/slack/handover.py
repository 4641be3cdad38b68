"""The seam for people who take over: threads where colleagues talk to a customer.

Whoever builds the hand-over gives the channel an object like this. It is asked first of everything
that is written in a thread or pressed in one of its messages.
"""

from dataclasses import dataclass
from typing import Any, Protocol

from bot.channel import SentFile
from bot.slack.places import Place


@dataclass(frozen=True)
class Written:
    """What a colleague wrote in a thread; `key` is CHANNEL:TS and never comes twice as new."""

    place: Place
    key: str
    account: str
    text: str
    named: bool = False
    """Whether it mentions the bot."""
    files: tuple[SentFile, ...] = ()


class Handover(Protocol):
    """Takes what belongs to a thread of a handed-over customer. Called before anything is stored;
    what it takes it has to have stored itself when it returns, as Slack is told so then."""

    async def takes(self, written: Written) -> bool:
        """Whether this is a message of such a thread; then nobody else looks at it."""

    async def changed(self, written: Written) -> bool:
        """The same for a message that was edited, or deleted (`text` is empty then)."""

    async def pressed(
        self, place: Place, account: str, action: dict[str, Any], trigger: str
    ) -> bool:
        """Whether a pressed element is one of its own (action ids begin with `handover`).

        `trigger` opens a modal within three seconds.
        """

    async def submitted(self, account: str, view: dict[str, Any]) -> dict[str, str]:
        """A modal of its own (callback id `handover`) was sent: its errors, by field."""


class NobodyTakesOver:
    """No thread belongs to a customer."""

    async def takes(self, written: Written) -> bool:
        """Never."""
        return False

    async def changed(self, written: Written) -> bool:
        """Never."""
        return False

    async def pressed(
        self, place: Place, account: str, action: dict[str, Any], trigger: str
    ) -> bool:
        """Never."""
        return False

    async def submitted(self, account: str, view: dict[str, Any]) -> dict[str, str]:
        """Nothing of its own."""
        return {}
