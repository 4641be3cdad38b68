"""A person takes over where a customer is angry or was not understood twice in a row."""

from dataclasses import replace

from bot.channel import Inbound
from bot.hearing import Heard
from intents.context import Context, RefusedError
from intents.outcome import Outcome
from intents.reply import Reply, Text, say
from intents.service.handing_over import Reason, hand_over, told_customer
from intents.service.noticing import needs_a_person
from intents.service.telling_more import added, awaited, just_opened, no_longer_needed, passed_on
from intents.understand.not_by_chat import is_answered

ANSWERS = frozenset({"button", "form"})
"""How a delivery was heard that needs no understanding."""


def taken_over(
    heard: Heard, outcome: Outcome, inbound: Inbound, context: Context
) -> tuple[Outcome, int]:
    """The outcome, with a person told where one is needed; and how many messages were missed."""
    if context.actor.is_staff or inbound.text is None or heard.source == "event":
        return outcome, 0
    outcome, told = _told_people(heard, outcome, inbound, context)
    missed = context.memory.missed + 1 if _was_missed(heard) and not told else 0
    reason = needs_a_person(inbound.text, missed, heard.calls)
    if reason is None:
        return outcome, missed
    try:
        handover = hand_over(reason, inbound.channel, inbound.conversation, context)
    except RefusedError:
        return outcome, missed
    words = told_customer(handover, context)
    return _said(outcome, reason, words, missed=missed > 0, context=context), 0


def _told_people(
    heard: Heard, outcome: Outcome, inbound: Inbound, context: Context
) -> tuple[Outcome, bool]:
    """The outcome, with people told what they were promised to be; whether that is the answer."""
    text = (inbound.text or "").strip()
    if not text or context.actor.is_visitor or heard.source in ANSWERS:
        return outcome, False
    missed = _was_missed(heard) and outcome.question is None
    asks = any(call.intent == "talk_to_human" for call in heard.calls)
    waited = None if asks else awaited(inbound.channel, inbound.conversation, context)
    words = passed_on(waited, text, inbound.key, context) if waited is not None else ""
    ticket = just_opened(context)
    gone = heard.intent == "cancel" and context.memory.question is None and no_longer_needed(text)
    if ticket is not None and (missed or gone):
        return replace(outcome, reply=added(ticket, text, inbound.key, context)), True
    if words and _was_missed(heard):
        return replace(outcome, reply=say(words), question=None), True
    return outcome, False


def _was_missed(heard: Heard) -> bool:
    if heard.reading is not None and is_answered(heard.reading.clues):
        return False
    return heard.intent == "none" and heard.outcome is not None and heard.source not in ANSWERS


def _said(
    outcome: Outcome, reason: Reason, told: str, *, missed: bool, context: Context
) -> Outcome:
    """What an angry customer asked for is done all the same; a reply that missed it is no use."""
    sorry = context.say("很抱歉让你生气了。", "I am sorry about this. ")
    if reason == "misunderstood":
        sorry = context.say("抱歉，我没听懂。", "Sorry, I do not understand. ")
    if missed:
        return replace(outcome, reply=say(sorry + told), question=None)
    reply: Reply = outcome.reply
    blocks = (Text(text=sorry + told), *reply.blocks)
    return replace(outcome, reply=reply.model_copy(update={"blocks": blocks}))
