"""Messages that went out although their sender died before it knew, found by what they carry."""

import logging
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.failures import TROUBLE
from bot.slack.places import Place

log = logging.getLogger(__name__)

MARK = "guanxi_message"
LOOKED_AT = 200
"""Messages of a channel, the newest, or of a thread, among which an earlier one is looked for."""


def mark(message: int, part: int) -> dict[str, Any]:
    """The metadata of a part of a message, by its key in the outbox; nobody sees it."""
    return {"event_type": MARK, "event_payload": {"message": message, "part": part}}


async def sent_before(web: AsyncWebClient, place: Place, message: int, part: int) -> str | None:
    """The ts of that part, where it stands there already; None too where Slack cannot say."""
    asked: dict[str, Any] = {"channel": place.channel, "limit": LOOKED_AT}
    asked["include_all_metadata"] = True
    try:
        if place.thread is None:
            answer = await web.conversations_history(**asked)
        else:
            answer = await web.conversations_replies(**asked, ts=place.thread)
    except TROUBLE as error:
        log.warning("message %s may be sent twice; Slack does not say what is there: %r",
                    message, error)  # fmt: skip
        return None
    wanted = mark(message, part)
    found = [one for one in answer.get("messages") or [] if one.get("metadata") == wanted]
    return str(found[0]["ts"]) if found else None
