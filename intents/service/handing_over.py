"""Handing a customer's conversation to a person: who is told what, and by when they answer.

Channels deliver the notices and carry what is written to and fro; they know the handover by its
key, which is `about.handover` in the notice.
"""

from datetime import datetime
from typing import Literal

from crm_store.models import Contact, Customer, Handover, User
from crm_store.repositories.addresses import Addresses
from crm_store.repositories.handovers import DESK, Handovers, Said
from crm_store.repositories.service_settings import handover_span
from crm_store.repositories.tickets import UNRESOLVED, TicketFilter
from intents.buttons import ask
from intents.context import Context, RefusedError, ref
from intents.format import moment
from intents.notices import notify_user, worded_for_user
from intents.own import customer_meant
from intents.reply import AnyBlock, Reply, Table, Text
from intents.service.desk_notices import ANSWER, BACK, tell_desk
from intents.service.levels import levels_of

Reason = Literal["asked", "angry", "misunderstood"]
REASONS: dict[str, tuple[str, str]] = {
    "asked": ("主动要求人工", "asked for a person"),
    "angry": ("情绪激动", "is angry"),
    "misunderstood": ("机器人连续两次没听懂", "was misunderstood twice in a row"),
}
SHOWN = 6
GLANCE = 80
"""Characters of an answer of the bot's, of which colleagues need not read all."""


def hand_over(reason: Reason, channel: str, conversation: str, context: Context) -> Handover:
    """Open a handover and tell whoever is to answer; the one that is open already, if one is."""
    handovers = Handovers(context.store.session, context.actor)
    running = handovers.running(channel, conversation)
    if running is not None:
        return running
    customer = customer_meant(None, context)
    assert customer is not None
    people = responsible(customer, context)
    first = people[0] if people else None
    handover = handovers.add(
        Handover(
            customer_id=customer.id,
            contact_id=context.actor.contact_id,
            user_id=first.id if first else None,
            channel=channel,
            conversation=conversation,
            desk=Addresses(context.store.session).desk(first),
            reason=reason,
            messages=handovers.last_messages(channel, conversation),
            opened_at=context.now,
            spoken_at=context.now,
            answer_by=_answer_by(context),
        )
    )
    _tell_all(people, handover, customer, context)
    return handover


def responsible(customer: Customer, context: Context) -> list[User]:
    """The customer's owner; without one, the service team."""
    addresses = Addresses(context.store.session)
    owner = addresses.colleague(customer.owner_id)
    return [owner] if owner is not None else addresses.service_team()


def _answer_by(context: Context) -> datetime:
    try:
        span = handover_span(context.store.workspace)
    except ValueError as error:
        raise RefusedError(
            context.say(
                "人工答复时限的设置看不懂。", "The setting of handover_minutes is unreadable."
            )
        ) from error
    return levels_of(context).working.after(context.now, span)


def told_customer(handover: Handover, context: Context) -> str:
    """What the customer is told: who takes over, and when to expect an answer."""
    user = Addresses(context.store.session).colleague(handover.user_id)
    who = user.name if user else context.say("客服同事", "a colleague")
    if handover.status == "answered":
        return context.say(
            f"{who} 正在跟进，会在这里回复你。", f"{who} is on it and will write here."
        )
    if handover.answer_by < context.now:
        return context.say(
            f"让你久等了，我又催了 {who}。", f"Sorry for the wait; I reminded {who}."
        )
    by = moment(handover.answer_by, context.actor)
    return context.say(
        f"我已经请 {who} 来接手，最迟 {by} 在这里答复你。等待时你可以接着说，我会一并转达。",
        f"I have asked {who} to take over; you will have an answer here by {by}. "
        "Anything you write meanwhile is passed on.",
    )


def _tell_all(people: list[User], handover: Handover, customer: Customer, context: Context) -> None:
    """The desk, where those who are to answer are called; without one each of them."""
    if handover.desk is not None:
        theirs = worded_for_user(people[0], context) if people else context
        reply = _told(handover, customer, theirs)
        buttons = (ANSWER, BACK)
        tell_desk(handover, "opened", reply, theirs, mention=tuple(people), buttons=buttons)
        return
    for user in people:
        theirs = worded_for_user(user, context)
        key = f"{DESK}{handover.id}:opened"
        notify_user(user, key, _told(handover, customer, theirs), context, handover=handover.id)


def _told(handover: Handover, customer: Customer, theirs: Context) -> Reply:
    summary = summary_of(handover, customer, theirs)
    handover.summary = handover.summary or summary
    by = moment(handover.answer_by, theirs.actor)
    text = theirs.say(f"🙋 {summary}\n请在 {by} 前答复。", f"🙋 {summary}\nPlease answer by {by}.")
    blocks: tuple[AnyBlock, ...] = (Text(text=text),)
    if handover.messages:
        blocks = (*blocks, _messages(handover.messages, theirs))
    if handover.desk is not None:
        blocks = (*blocks, Text(text=_how(theirs)))
    button = ask(theirs.say("客户档案", "Customer card"), "show_customer", customer=ref(customer))
    return Reply(blocks=blocks, buttons=(button,), focus=(ref(customer),))


def _how(theirs: Context) -> str:
    return theirs.say(
        "在这个话题里写的只有同事看得到；以 >> 开头，或点“回复客户”，才会发给客户。",
        "What is written in this thread stays among colleagues. Begin with >> or press “Reply to "
        "the customer” to send it to them.",
    )


def summary_of(handover: Handover, customer: Customer, context: Context) -> str:
    """Who it is, why, what they said last, and which requests of theirs are open."""
    contact = (
        context.store.session.get(Contact, handover.contact_id) if handover.contact_id else None
    )
    who = f"{customer.name} · {contact.name}" if contact else customer.name
    parts = [f"{who}：{REASONS[handover.reason][0]}" if context.actor.language == "zh"
             else f"{who} {REASONS[handover.reason][1]}"]  # fmt: skip
    said = [str(one["text"]) for one in handover.messages if one["by"] == "customer"]
    if handover.reason == "asked":
        said = said[:-1]  # the last is that they want a person
    if said:
        parts.append(context.say(f"最后说：“{said[-1]}”", f"Last said: “{said[-1]}”"))
    numbers = _open_tickets(customer, context)
    if numbers:
        parts.append(context.say(f"未解决的工单：{numbers}", f"Unresolved tickets: {numbers}"))
    return "\n".join(parts)


def _open_tickets(customer: Customer, context: Context) -> str:
    tickets = context.store.tickets
    found = tickets.page(tickets.matching(TicketFilter(customer_id=customer.id)), SHOWN)
    shown = [f"{one.number} {one.subject}" for one in found if one.status in UNRESOLVED]
    return context.say("；", "; ").join(shown)


def _short(said: Said) -> str:
    """What people said as it is; of the bot's cards and tables the beginning."""
    text = " ".join(str(said["text"]).split())
    return text if said["by"] != "bot" or len(text) <= GLANCE else f"{text[:GLANCE]}…"


def _messages(said: list[Said], context: Context) -> Table:
    by = {
        "customer": context.say("客户", "customer"),
        "colleague": context.say("同事", "colleague"),
        "bot": context.say("机器人", "bot"),
    }
    rows = tuple((by[str(one["by"])], _short(one)) for one in said[-SHOWN:])
    headers = (context.say("谁", "Who"), context.say("说了什么", "What"))
    return Table(title=context.say("最近的对话", "The last messages"), headers=headers, rows=rows)
