"""Handovers in which nobody writes any more: asked about once, and then the bot's again."""

from crm_store.models import Handover
from crm_store.repositories.addresses import Addresses
from crm_store.repositories.handovers import Handovers
from crm_store.repositories.service_settings import handover_idle_span
from intents.context import Context
from intents.notices import worded_for_user
from intents.reply import say
from intents.service.desk import customers_words, tell_customer
from intents.service.desk_notices import ANSWER, BACK, tell_desk
from intents.service.escalating import back_to_the_bot
from intents.service.levels import levels_of


def tend_silent(context: Context) -> list[Handover]:
    """Ask about each handover in which nobody writes any more; end those asked about before."""
    handovers = Handovers(context.store.session, context.actor)
    try:
        span, working = handover_idle_span(context.store.workspace), levels_of(context).working
    except ValueError:
        return []
    silent = [
        handover
        for handover in handovers.silent(context.now - span)
        if working.after(handover.reminded_at or handover.spoken_at, span) <= context.now
    ]
    for handover in silent:
        if handover.reminded_at is None and handover.desk is not None:
            handovers.reminded(handover, context.now)
            _ask(handover, context)
        else:
            _end(handover, context)
    return silent


def _ask(handover: Handover, context: Context) -> None:
    user = Addresses(context.store.session).colleague(handover.user_id)
    theirs = worded_for_user(user, context) if user is not None else context
    text = theirs.say(
        "⏳ 这里有一阵没有人说话了。还在跟进就回复客户；再没有人说话，就交还给机器人。",
        "⏳ Nobody has written here for a while. Reply if you are still on it; if nobody does, the "
        "bot takes over again.",
    )
    people = (user,) if user is not None else ()
    key = f"silent:{handover.spoken_at.isoformat()}"
    tell_desk(handover, key, say(text), theirs, mention=people, buttons=(ANSWER, BACK))


def _end(handover: Handover, context: Context) -> None:
    back_to_the_bot(handover, context)
    if handover.desk is None:
        return
    user = Addresses(context.store.session).colleague(handover.user_id)
    theirs = worded_for_user(user, context) if user is not None else context
    text = theirs.say(
        "✓ 没有人再说话，已经交还给机器人，也告诉了客户。",
        "✓ Nobody wrote any more, so the bot answers again; the customer was told.",
    )
    tell_desk(handover, "silent:ended", say(text), theirs)
    tell_customer(handover, "closed", say(_ended(handover, context)), context)


def _ended(handover: Handover, context: Context) -> str:
    theirs = customers_words(handover, context)
    if handover.answered_at is None:
        return theirs.say(
            "很抱歉，同事一直没有回复你。接下来先由我来回答；需要时再说“转人工”。",
            "I am sorry that nobody got back to you. I answer again for now; say “talk to a "
            "person” whenever you need one.",
        )
    return theirs.say(
        "这里有一阵没有人说话了，接下来还是我来回答你。需要时再说“转人工”。",
        "Nobody has written for a while, so I answer again. Say “talk to a person” whenever you "
        "need one.",
    )
