"""Shortcuts: "Log to CRM" on a message, and a new record from anywhere."""

import asyncio
from typing import Any

from bot.clean import clean
from bot.slack.blocks import Json, plain
from bot.slack.channel import SlackChannel
from bot.slack.failures import TROUBLE
from bot.slack.forms import context_of, new_form
from bot.slack.home import new_buttons
from bot.slack.limits import INPUT, VIEW_TITLE, cut
from bot.slack.messages import words_of
from bot.slack.modal import view_of
from bot.slack.places import Place
from intents.buttons import mention
from intents.call import Call, RecordRef

SECONDS = 1.0
"""How long a link may take: the modal has to be open three seconds after the shortcut."""


async def on_log(slack: SlackChannel, body: dict[str, Any]) -> None:
    """ "Log to CRM": the message, its author and its link in the form of an activity."""
    account = str((body.get("user") or {}).get("id") or "")
    message, trigger = body.get("message") or {}, str(body.get("trigger_id") or "")
    place = Place(str((body.get("channel") or {}).get("id") or ""))
    if not (account and trigger and place.channel) or not await slack.welcome(account, place):
        return
    text = await words_of(slack, clean(str(message.get("text") or "")))
    about, customer = await asyncio.gather(
        _attribution(slack, message, place), slack.run(_customer, slack, account, text)
    )
    call = Call(intent="log_activity", slots={"summary": cut(text, INPUT), "kind": "message"})
    if customer is not None:
        call = call.with_slots(customer=mention(customer))
    form, context, records = await slack.run(new_form, slack, account, call)
    dm = await slack.client.dm(account)
    carried = {"conversation": dm, "attribution": about}
    view = view_of(form, context.actor.language, carried, records)
    await slack.web.views_open(trigger_id=trigger, view=view)


async def on_new(slack: SlackChannel, body: dict[str, Any]) -> None:
    """The global shortcut: which kind of record?"""
    account = str((body.get("user") or {}).get("id") or "")
    trigger = str(body.get("trigger_id") or "")
    if not (account and trigger) or not await slack.people.known(account):
        return
    view = await slack.run(_kinds, slack, account)
    await slack.web.views_open(trigger_id=trigger, view=view)


async def _attribution(slack: SlackChannel, message: dict[str, Any], place: Place) -> str:
    """Who wrote the message, and where it is."""
    author = str(message.get("user") or "")
    who = await slack.people.name(author) if author else str(message.get("username") or "")
    link = ""
    try:
        async with asyncio.timeout(SECONDS):
            answer = await slack.web.chat_getPermalink(
                channel=place.channel, message_ts=str(message.get("ts") or "")
            )
        link = str(answer.get("permalink") or "")
    except TROUBLE:
        link = ""
    return " ".join(part for part in (f"— {who}" if who else "", link) if part)


def _customer(slack: SlackChannel, account: str, text: str) -> RecordRef | None:
    """The one customer whom a message names, if there is one."""
    with slack.app.database.reading() as session:
        context = context_of(slack, session, account, None)
        names = slack.app.reader.mentions(text, context).of_kind("customer")
    found = {ref.id: ref for name in names for ref in name.by_kind["customer"]}
    return next(iter(found.values())) if len(found) == 1 else None


def _kinds(slack: SlackChannel, account: str) -> Json:
    with slack.app.database.reading() as session:
        context = context_of(slack, session, account, None)
        buttons = new_buttons(context)
    return {
        "type": "modal",
        "callback_id": "new_record",
        "title": plain(context.say("新建", "New record"), VIEW_TITLE),
        "close": plain(context.say("取消", "Cancel"), VIEW_TITLE),
        "blocks": [{"type": "actions", "elements": [button]} for button in buttons],
    }
