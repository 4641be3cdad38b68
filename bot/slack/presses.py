"""Pressed buttons and chosen menu entries: each counts once, and the message shows who and when."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.channel import Inbound, Press
from bot.slack.acted import show_pressed
from bot.slack.buttons import FEEDBACK, FORM, HANDOVER, NEW, SAY, once, pressed_button
from bot.slack.channel import SlackChannel, sender
from bot.slack.escape import escape, moment
from bot.slack.forms import open_form, open_new
from bot.slack.places import CHANNEL, Place
from bot.slack.used import label_of, press_key, refused_before
from crm_store import inbox, outbox
from intents.reply import Button, Reply

GONE = (
    "这个按钮已经失效了。直接说要做什么就行。",
    "This button is no longer of use. Just say what you want to do.",
)
THANKS = (
    "谢谢反馈。哪里不对，直接说就行，比如“不是这个意思”。",
    "Thank you. If something was wrong, say so: “that is not what I meant”.",
)


@dataclass(frozen=True)
class Pressing:
    """One press: who, where, on which message of Slack's and what."""

    account: str
    place: Place
    ts: str
    action: dict[str, Any]
    response_url: str | None
    """How to change a message that only one person sees."""
    trigger: str


@dataclass(frozen=True)
class Target:
    """The button of a message of ours, in its conversation; `key` is what a press is known by."""

    conversation: str
    button: Button
    key: str


def pressing_of(body: dict[str, Any]) -> Pressing | None:
    """The press of a `block_actions` payload; None where it is not whole."""
    actions = body.get("actions") or [{}]
    container = body.get("container") or {}
    account = str((body.get("user") or {}).get("id") or "")
    channel = str((body.get("channel") or {}).get("id") or container.get("channel_id") or "")
    if not account:
        return None
    thread = str(container.get("thread_ts") or (body.get("message") or {}).get("thread_ts") or "")
    url = str(body.get("response_url") or "") if container.get("is_ephemeral") else ""
    ts = str(container.get("message_ts") or "")
    trigger = str(body.get("trigger_id") or "")
    place = Place(channel, thread or None)
    return Pressing(account, place, ts, dict(actions[0]), url or None, trigger)


async def on_press(slack: SlackChannel, body: dict[str, Any]) -> None:
    """A `block_actions` payload."""
    press = pressing_of(body)
    if press is None:
        return
    kind = str(press.action.get("action_id") or "").partition(":")[0]
    theirs = await slack.handover.pressed(press.place, press.account, press.action, press.trigger)
    if theirs or kind == HANDOVER:
        return
    if not await slack.welcome(press.account, press.place):
        return
    if kind == FEEDBACK:
        slack.later(slack.tell(press.account, press.place, THANKS))
    elif kind == SAY:
        await _say(slack, press)
    elif kind == NEW:
        await open_new(slack, press.account, str(press.action.get("value") or ""), body)
    else:
        await _press(slack, press, is_form=kind == FORM)


async def _press(slack: SlackChannel, press: Pressing, *, is_form: bool) -> None:
    wanted = pressed_button(press.action)
    if wanted is None:
        return
    number, button = wanted
    if is_form:
        await open_form(slack, press.account, number, press.trigger)
        return
    target = await slack.run(_target, slack, number, button)
    if target is None:
        slack.later(slack.tell(press.account, press.place, GONE))
        return
    used = once(target.button)
    stamp = press.action.get("action_ts") or datetime.now(UTC).timestamp()
    key = target.key if used else f"look:{number}:{press.account}:{stamp}"
    inbound = Inbound(
        channel=CHANNEL,
        key=key,
        conversation=target.conversation,
        sender=sender(press.account),
        press=Press(button=target.button.id, message=number),
    )
    if not await _taken(slack, inbound):
        slack.later(_too_late(slack, press, key))
    if used:
        shown = (number, press.place, press.ts, press.response_url)
        slack.later(show_pressed(slack.app, slack.client, *shown))


async def _taken(slack: SlackChannel, inbound: Inbound) -> bool:
    """Whether a press is the first; one that was refused before it does not count."""
    if await slack.take(inbound):
        return True
    return await slack.run(_refused, slack, inbound.key) and await slack.take(inbound)


def _refused(slack: SlackChannel, key: str) -> bool:
    with slack.app.database.writing() as session:
        return refused_before(session, key)


async def _say(slack: SlackChannel, press: Pressing) -> None:
    """A button of Home says its words in the DM."""
    dm = Place(await slack.client.dm(press.account))
    await slack.take(
        Inbound(
            channel=CHANNEL,
            key=f"say:{press.account}:{press.action.get('action_ts') or press.trigger}",
            conversation=dm.conversation,
            sender=sender(press.account),
            text=str(press.action.get("value") or slack.help_words),
        )
    )


async def _too_late(slack: SlackChannel, press: Pressing, key: str) -> None:
    """Say who pressed it first, and when."""
    row = await slack.run(_earlier, slack, key)
    if row is None:
        return
    who, label, at = row
    zh = f"<@{who}> 已经点过“{label}”了（{at}），不会再做一次。"
    en = f"<@{who}> pressed “{label}” already ({at}); it is not done again."
    await slack.tell(press.account, press.place, (zh, en))


def _earlier(slack: SlackChannel, key: str) -> tuple[str, str, str] | None:
    with slack.app.database.reading() as session:
        row = inbox.find(session, CHANNEL, key)
        if row is None:
            return None
        label = escape(label_of(session, row))
    return row.sender, label, moment(row.received_at, slack.app.defaults.timezone)


def _target(slack: SlackChannel, number: int, button: str) -> Target | None:
    """The pressed button of a message that was sent on Slack."""
    with slack.app.database.reading() as session:
        row = outbox.get(session, number)
        if row is None or row.channel != CHANNEL or row.status == "dead":
            return None
        reply = Reply.model_validate(row.body["reply"])
        found = next((one for one in reply.buttons if one.id == button), None)
        if found is None:
            return None
        return Target(row.conversation, found, press_key(session, row, once(found)))
