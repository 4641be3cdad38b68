"""Who may read an answer in a channel: everybody there, or only the one who asked.

Customers' data is said in a channel only where each person in it could have asked for it; else
the one who asked sees the answer alone. What holds no data (help, a greeting) is for everybody.
"""

import logging
import time

from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.failures import TROUBLE
from bot.slack.people import People
from crm_store.scope import Actor

log = logging.getLogger(__name__)

MOST_MEMBERS = 100
"""A channel with more people than these is nobody's own room."""
FRESH = 60.0


class Audience:
    """Knows what a channel's members may all see."""

    def __init__(self, web: AsyncWebClient, people: People) -> None:
        self._web = web
        self._people = people
        self.bot = ""
        self._asked: dict[str, tuple[float, list[Actor] | None]] = {}

    async def may_all_see(self, channel: str, account: str) -> bool:
        """Whether everybody in a channel may see what this colleague may see."""
        asker = await self._people.actor(account)
        members = await self._members(channel)
        if asker is None or members is None:
            return False
        return all(_covers(member, asker) for member in members)

    async def _members(self, channel: str) -> list[Actor] | None:
        at, members = self._asked.get(channel, (0.0, None))
        if at and time.monotonic() - at < FRESH:
            return members
        try:
            members = await self._ask(channel)
        except TROUBLE as error:
            log.warning("who is in %s cannot be found out: %s", channel, error)
            return None
        self._asked[channel] = (time.monotonic(), members)
        return members

    async def _ask(self, channel: str) -> list[Actor] | None:
        answer = await self._web.conversations_members(channel=channel, limit=MOST_MEMBERS)
        found = [str(member) for member in answer.get("members") or []]
        if (answer.get("response_metadata") or {}).get("next_cursor"):
            return None
        return await self._people.actors(one for one in found if one != self.bot)


def _covers(member: Actor, asker: Actor) -> bool:
    if member.sees is None:
        return True
    return asker.sees is not None and set(asker.sees) <= set(member.sees)
