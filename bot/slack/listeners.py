"""What Slack may send, and who takes it: each is acknowledged once it is stored, and soon."""

import logging
import re
from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.error import BoltUnhandledRequestError
from slack_bolt.response import BoltResponse

from bot.fault_points import reached
from bot.slack.channel import SlackChannel
from bot.slack.commands import on_command
from bot.slack.forms import on_submit
from bot.slack.home import on_opened, suggest
from bot.slack.messages import on_event
from bot.slack.options import on_options
from bot.slack.presses import on_press
from bot.slack.shortcuts import on_log, on_new

log = logging.getLogger(__name__)

Json = dict[str, Any]
Work = Callable[[SlackChannel, Json], Awaitable[None]]
EVERY = re.compile(".*", re.S)


def listen(bolt: AsyncApp, slack: SlackChannel) -> None:
    """Register every listener."""
    _events(bolt, slack)
    bolt.command("/crm")(_taking(slack, on_command))
    bolt.shortcut({"type": "message_action", "callback_id": "log_to_crm"})(_taking(slack, on_log))
    bolt.shortcut({"type": "shortcut", "callback_id": "new_record"})(_taking(slack, on_new))
    bolt.action(EVERY)(_taking(slack, on_press))
    bolt.view_submission(EVERY)(_submitted(slack))
    bolt.options(EVERY)(_searched(slack))
    bolt.error(_failed)


def _events(bolt: AsyncApp, slack: SlackChannel) -> None:
    async def message(event: Json, ack: AsyncAck) -> None:
        await on_event(slack, event)
        await ack()
        reached("acknowledged")

    async def home(event: Json) -> None:
        slack.later(on_opened(slack, event))

    async def assistant(event: Json) -> None:
        thread = event.get("assistant_thread") or {}
        who, where = str(thread.get("user_id") or ""), str(thread.get("channel_id") or "")
        if who and where:
            slack.later(suggest(slack, who, where, str(thread.get("thread_ts") or "") or None))

    async def gone(event: Json) -> None:
        log.error("Slack: %s. Install the app again; see docs/slack.md.", event.get("type"))

    bolt.event("message")(message)
    bolt.event("app_mention")(message)
    bolt.event("app_home_opened")(home)
    bolt.event("assistant_thread_started")(assistant)
    bolt.event("tokens_revoked")(gone)
    bolt.event("app_uninstalled")(gone)


def _taking(slack: SlackChannel, work: Work) -> Callable[..., Awaitable[None]]:
    """A listener that takes a delivery, and acknowledges it when that is done."""

    async def listener(body: Json, ack: AsyncAck) -> None:
        await work(slack, body)
        await ack()
        reached("acknowledged")

    return listener


def _submitted(slack: SlackChannel) -> Callable[..., Awaitable[None]]:
    async def listener(body: Json, ack: AsyncAck) -> None:
        errors = await on_submit(slack, body)
        if errors:
            await ack(response_action="errors", errors=errors)
        else:
            await ack(response_action="clear")
        reached("acknowledged")

    return listener


def _searched(slack: SlackChannel) -> Callable[..., Awaitable[None]]:
    async def listener(body: Json, ack: AsyncAck) -> None:
        await ack(options=await on_options(slack, body))

    return listener


async def _failed(error: Exception) -> BoltResponse:
    """What nobody listens for is acknowledged; what went wrong is not, so Slack sends it again."""
    if isinstance(error, BoltUnhandledRequestError):
        return BoltResponse(status=200, body="")
    log.error("a delivery of Slack was not taken", exc_info=error)
    return BoltResponse(status=500, body="")
