"""What a customer goes on to say: of a request just opened, or while a person is awaited.

Nothing that was promised to be passed on is lost, also where the bot does not understand it.
"""

import re
from datetime import timedelta

from crm_store.models import Customer, Handover, Ticket, User
from crm_store.repositories.addresses import Addresses
from crm_store.repositories.handovers import DESK, Handovers
from crm_store.repositories.tickets import UNRESOLVED
from intents.context import Context, ref
from intents.notices import notify_user, worded_for_user
from intents.pattern import Pattern
from intents.reply import AnyBlock, File, Reply, Text, say

OPENED_WITHIN = timedelta(minutes=30)
PASSED_ON_FOR = timedelta(hours=24)
LONGEST_SUBJECT = 60
ABOUT_ONE = frozenset({"open_ticket", "show_ticket"})
NOT_NEEDED = Pattern(
    r"(?:不用|不需要|不必)(?:了|你们|来|修|处理|管).*(?:好了|可以了|解决了|行了|正常了|恢复了|修好)"
    r"|(?:已经|自己|又|它)+(?:好了|可以了|解决了|恢复了|正常了)"
    r"|\b(?:never ?mind|no need|forget it)\b.*\b(?:works?|working|fixed|fine|ok|sorted|solved)\b"
    r"|\b(?:fixed|sorted|solved|resolved) (?:it|itself|by itself|ourselves)\b"
    r"|\b(?:works|working|fine) (?:again|now)\b",
    re.I,
)


def no_longer_needed(text: str) -> bool:
    """Whether a customer says that a problem has gone away."""
    return NOT_NEEDED.search(text) is not None


def just_opened(context: Context) -> Ticket | None:
    """The request that this conversation opened a moment ago and nobody has solved yet."""
    memory = context.memory
    held = memory.focus.get("ticket")
    opened = any(call.intent in ABOUT_ONE for call in memory.last_calls)
    if held is None or not opened or context.actor.is_staff or context.actor.is_visitor:
        return None
    ticket = context.store.tickets.get(held.id)
    if ticket is None or ticket.status not in UNRESOLVED:
        return None
    return ticket if context.now - ticket.opened_at <= OPENED_WITHIN else None


def added(ticket: Ticket, text: str, key: str, context: Context, file: File | None = None) -> Reply:
    """What they say more of it, or send, is kept with it, and whoever works on it is told."""
    context.store.tickets.add_reply(ticket, text, context.now, internal=False)
    user = Addresses(context.store.session).colleague(ticket.assignee_id)
    if user is not None:
        _tell(user, f"ticket:{ticket.id}:more:{key}", ticket, text, file, context)
    who = user.name if user else context.say("同事", "a colleague")
    if no_longer_needed(text):
        words = context.say(
            f"太好了。我已经在 {ticket.number} 里记下不再需要处理，并告诉了{who}，由对方关闭。",
            f"Good to hear. I noted on {ticket.number} that it is no longer needed, and told "
            f"{who}, who will close it.",
        )
    else:
        words = context.say(
            f"已补充到 {ticket.number}，{who}会看到。",
            f"I have added that to {ticket.number}; {who} will see it.",
        )
    return Reply(blocks=(Text(text=words),), focus=(ref(ticket),))


def _tell(
    user: User, key: str, ticket: Ticket, text: str, file: File | None, context: Context
) -> None:
    theirs = worded_for_user(user, context)
    name, subject = context.actor.name, ticket.subject
    subject = subject if len(subject) <= LONGEST_SUBJECT else f"{subject[:LONGEST_SUBJECT]}…"
    words = theirs.say(
        f"{name} 补充了工单 {ticket.number}（{subject}）：\n{text}",
        f"{name} added to ticket {ticket.number} ({subject}):\n{text}",
    )
    blocks: tuple[AnyBlock, ...] = (Text(text=words), *([file] if file else []))
    reply = Reply(blocks=blocks, focus=(ref(ticket),))
    notify_user(user, key, reply, context, ticket=ticket.id)


def awaited(channel: str, conversation: str, context: Context) -> Handover | None:
    """A handover without a desk, whose people are told what is said meanwhile."""
    running = Handovers(context.store.session, context.actor).running(channel, conversation)
    if running is None or running.desk is not None:
        return None
    return running if context.now - running.opened_at <= PASSED_ON_FOR else None


def passed_on(handover: Handover, text: str, key: str, context: Context) -> str:
    """Tell whoever took over, or is to, what was said; the word on it to the customer."""
    addresses = Addresses(context.store.session)
    user = addresses.colleague(handover.user_id)
    people = [user] if user is not None else addresses.service_team()
    customer = context.store.session.get(Customer, handover.customer_id)
    who = customer.name if customer is not None else context.actor.name
    if context.actor.name != who:
        who = f"{who} · {context.actor.name}"
    for one in people:
        notify_user(
            one, f"{DESK}{handover.id}:heard:{key}", say(f"{who}：\n{text}"), context,
            handover=handover.id,
        )  # fmt: skip
    name = user.name if user is not None else context.say("同事", "a colleague")
    return context.say(f"已转告{name}。", f"I have passed that on to {name}.")
