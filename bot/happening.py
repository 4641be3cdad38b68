"""What a delivery does by itself, before anything is understood: a link, a number, a file, a code.

This is where a conversation leaves the recogniser's way: what is found here is carried out as it
stands, in the turn's own unit of work.
"""

import re
from collections.abc import Callable

from bot.channel import (
    Answered,
    Edited,
    HandedBack,
    Inbound,
    SentFile,
    SharedContact,
    Started,
    Unreadable,
)
from bot.edited import was_carried_out
from bot.unreadable import unreadable
from crm_store.models import Ticket
from crm_store.repositories.handovers import Handovers
from crm_store.repositories.linked_accounts import LinkedAccounts
from intents.accounts.files import received
from intents.accounts.keeping import refuse_unfit
from intents.accounts.linking import link_by_number, link_by_token
from intents.accounts.proving import code_brought
from intents.accounts.visiting import not_known
from intents.context import Context, RefusedError
from intents.reply import File, Reply
from intents.service.additions import goes_on
from intents.service.desk import answered, handed_back, left_desk, passed_on
from intents.service.telling_more import added, just_opened

Happening = Callable[[Context], Reply]
"""Does it. Raises RefusedError."""

BACK_TO_BOT = re.compile(
    r"\s*(?:(?:go |give (?:it |them )?|switch )?back to the bot|"
    r"(?:回到|转回|交还给?|还给|切回)机器人)\s*[.。!！]?\s*",
    re.I,
)
OPTED_OUT = re.compile(
    r"\s*(?:(?:please )?(?:unsubscribe(?: me)?|opt out)(?: please)?|"
    r"(?:请)?(?:退订|取消订阅|(?:别|不要)再?(?:给我)?发(?:广告|推广|营销|优惠)(?:信息|消息|短信)?了?))\s*[.。!！]?\s*",
    re.I,
)
"""It is for the bot, whoever talks to them now: their consent is taken back at once."""
CODE = re.compile(r"\s*(\d{3})[ -]?(\d{3})\s*[.。]?\s*")


def happening_of(inbound: Inbound, context: Context) -> Happening | None:
    """What a delivery does by itself; None where it is something to understand."""
    event = inbound.event
    if isinstance(event, Started):
        return lambda now: link_by_token(_private(now, event.token), now)
    if isinstance(event, SharedContact):
        if event.own and _asks_for_number(context):
            return None
        return lambda now: link_by_number(_private(now, event.phone), now, own=event.own)
    if isinstance(event, SentFile):
        return lambda now: _file(event, now)
    if isinstance(event, Unreadable):
        return lambda now: unreadable(event, inbound.key, now)
    if isinstance(event, Answered):
        return lambda now: _answered(event, inbound.key, now)
    if isinstance(event, HandedBack):
        return lambda now: handed_back(event.handover, now)
    if (ticket := _goes_on_about(inbound, context)) is not None:
        more = _as_edited(inbound)
        return lambda now: added(ticket, more, inbound.key, now)
    code = CODE.fullmatch(inbound.text or "")
    if code is not None and _expects_code(context):
        return lambda now: code_brought(code[1] + code[2], now)
    return _at_desk(inbound, context)


def _at_desk(inbound: Inbound, context: Context) -> Happening | None:
    """What a customer says goes to the people who talk to them, where some do."""
    text = inbound.text
    if context.actor.is_staff or text is None or OPTED_OUT.fullmatch(text):
        return None
    handovers = Handovers(context.store.session, context.actor)
    found = handovers.waiting_for_colleagues(inbound.channel, inbound.conversation)
    if found is None:
        return None
    if BACK_TO_BOT.fullmatch(text):
        return lambda now: left_desk(found.id, now)
    return lambda now: passed_on(_as_edited(inbound), inbound.key, found.id, now)


def _as_edited(inbound: Inbound) -> str:
    """The words of a delivery, with a mark where they stand in the place of others."""
    text = inbound.text or ""
    return f"✎ {text}" if isinstance(inbound.event, Edited) else text


def _goes_on_about(inbound: Inbound, context: Context) -> Ticket | None:
    """The request that was just opened, where these words only add to it or put it right."""
    text, event = inbound.text, inbound.event
    if text is None or context.memory.question is not None:
        return None
    corrected = isinstance(event, Edited) and was_carried_out(inbound, event, context)
    added_to = event is None and goes_on(text)
    return just_opened(context) if corrected or added_to else None


def said(inbound: Inbound) -> str:
    """The words of a delivery: of a shared contact its number, as the answer to a question."""
    if isinstance(inbound.event, SharedContact):
        return inbound.event.phone
    return inbound.text or ""


def _private(context: Context, secret: str) -> str:
    """A secret, where nobody reads along."""
    if not context.actor.is_staff and not context.actor.account:
        raise not_known(context)
    return secret


def _asks_for_number(context: Context) -> bool:
    question = context.memory.question
    return question is not None and question.slot == "phone"


def _expects_code(context: Context) -> bool:
    actor = context.actor
    if actor.trusted or not actor.account:
        return False
    accounts = LinkedAccounts(context.store.session)
    return accounts.expects_code(accounts.find(actor.account), context.now)


def _file(event: SentFile, context: Context) -> Reply:
    if context.actor.is_visitor:
        raise not_known(context)
    refuse_unfit(event.name, event.size, context)
    if event.content is None:
        raise RefusedError(
            context.say("文件没有收到。", "The file did not arrive."),
            context.say("请再发一次。", "Please send it again."),
        )
    return received(event.name, event.media_type, event.content, event.caption, context)


def _answered(event: Answered, key: str, context: Context) -> Reply:
    """A colleague's answer with its files, all of it or nothing."""
    for file in event.files:
        refuse_unfit(file.name, file.size, context)
        if file.content is None:
            raise RefusedError(
                context.say(f"“{file.name}”取不到，什么都没有发出去。",
                            f"“{file.name}” could not be fetched; nothing was sent."),
                context.say("请再发一次；还不行，就请管理员给应用加上 files:read 权限。",
                            "Send it again; if that fails, the app lacks the scope files:read."),
            )  # fmt: skip
    files = [
        File(name=file.name, media_type=file.media_type, content=file.content or b"")
        for file in event.files
    ]
    return answered(event.text, files, key, event.handover, context)
