"""A long answer in words, written out while one reads, where Slack has the agent experience."""

import logging
import re
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.channel import Outbound
from bot.slack.blocks import Json, plain
from bot.slack.buttons import FEEDBACK
from bot.slack.failures import TROUBLE, code_of, retry_after
from bot.slack.limits import STREAM
from bot.slack.places import Place
from intents.reply import Text

log = logging.getLogger(__name__)

LONG = 800
"""Characters from which an answer is written out bit by bit."""
BIT = 600
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-!|~>])")


def is_streamed(outbound: Outbound, place: Place) -> bool:
    """Whether an answer is one long text in a thread of a DM."""
    blocks = outbound.reply.blocks
    text = markdown(outbound)
    only_text = bool(blocks) and all(isinstance(block, Text) for block in blocks)
    return place.is_dm and place.thread is not None and only_text and LONG < len(text) <= STREAM


def markdown(outbound: Outbound) -> str:
    """The texts of a reply as Markdown that shows them as they are."""
    texts = [block.text for block in outbound.reply.blocks if isinstance(block, Text)]
    said = "\n\n".join(texts).replace("&", "&amp;").replace("<", "&lt;")
    return _SPECIAL.sub(r"\\\1", said).replace("\n", "  \n")


async def stream(
    web: AsyncWebClient, place: Place, outbound: Outbound, blocks: list[Json], asker: str | None
) -> str | None:
    """Write an answer out; the message's ts, or None where Slack cannot (nothing is left then)."""
    target: dict[str, Any] = {"channel": place.channel, "thread_ts": place.thread}
    if asker:
        target["recipient_user_id"] = asker
    ts = ""
    try:
        ts = str((await web.chat_startStream(**target))["ts"])
        said = markdown(outbound)
        for start in range(0, len(said), BIT):
            bit = said[start : start + BIT]
            await web.chat_appendStream(channel=place.channel, ts=ts, markdown_text=bit)
        below = [block for block in blocks if block["type"] == "actions"]
        await web.chat_stopStream(channel=place.channel, ts=ts, blocks=[*below, feedback(outbound)])
    except TROUBLE as error:
        if isinstance(error, SlackApiError) and retry_after(error) is not None and not ts:
            raise
        why = code_of(error) if isinstance(error, SlackApiError) else repr(error)
        log.info("the answer is not streamed (%s) but sent whole", why)
        await _take_away(web, place, ts)
        return None
    return ts


def feedback(outbound: Outbound) -> Json:
    """Two buttons: it was good, it was not."""
    element = {
        "type": "feedback_buttons",
        "action_id": FEEDBACK,
        "positive_button": {"text": plain("👍", 75), "value": f"{outbound.id} good"},
        "negative_button": {"text": plain("👎", 75), "value": f"{outbound.id} bad"},
    }
    return {"type": "context_actions", "elements": [element]}


async def _take_away(web: AsyncWebClient, place: Place, ts: str) -> None:
    """Remove what was begun, so that the whole answer does not stand there twice."""
    if not ts:
        return
    try:
        await web.chat_delete(channel=place.channel, ts=ts)
    except TROUBLE as error:
        log.warning("a broken stream stays: %r", error)
