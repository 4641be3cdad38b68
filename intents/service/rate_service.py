"""rate_service: satisfaction, 1 to 5."""

from crm_store.models import Customer, Ticket
from crm_store.repositories.addresses import Addresses
from intents.buttons import ask
from intents.context import Context, RefusedError, ref
from intents.intent import CUSTOMERS, Effect, Intent
from intents.notices import notify_user, worded_for_user
from intents.own import customer_meant
from intents.reply import Reply, Text
from intents.service.ticket_card import stars_of
from intents.slots import IntSlot, Slots, TextSlot, TicketSlot

BEST = 5
BAD = 2
LONGEST = 1000


class RateService(Slots):
    """How satisfied, why, and with which ticket."""

    score: IntSlot
    comment: TextSlot | None = None
    ticket: TicketSlot | None = None


def handle(slots: RateService, context: Context) -> Reply:
    """Keep the score; whoever looks after the customer is told of a bad one."""
    if not 1 <= slots.score <= BEST:
        raise RefusedError(
            context.say("请打 1 到 5 分（5 分最满意）。", "Please give 1 to 5 (5 is best)."),
            context.say("比如“4 分，来得有点慢”。", "For example “4, a bit slow”."),
        )
    customer = customer_meant(None, context)
    assert customer is not None
    ticket = _ticket(slots, customer, context)
    comment = (slots.comment or "").strip()[:LONGEST] or None
    context.store.tickets.rate(ticket, slots.score, comment, context.now)
    if slots.score <= BAD:
        _tell(ticket, customer, comment, context)
    return _thanks(ticket, slots.score, context)


def _ticket(slots: RateService, customer: Customer, context: Context) -> Ticket:
    """The ticket that is meant: the one named, else the last one resolved that has no score."""
    if slots.ticket is not None:
        ticket = context.load(Ticket, slots.ticket)
        if ticket.status in ("resolved", "closed"):
            return ticket
        raise RefusedError(
            context.say(f"{ticket.number} 还没有解决，解决后再请你打分。",
                        f"{ticket.number} is not resolved yet; please rate it when it is."),
            context.say("不满意的话可以说“转人工”。", "If all is not well, say “talk to a human”."),
        )  # fmt: skip
    waiting = context.store.tickets.to_rate(customer.id, context.actor.contact_id, context.now)
    if not waiting and (rated := _just_rated(context)) is not None:
        return rated
    if not waiting:
        raise RefusedError(
            context.say("现在没有等你评价的服务。", "There is nothing for you to rate just now."),
            context.say("有意见可以直接说出来，我来登记。",
                        "If something is wrong, just tell me and I will note it."),
        )  # fmt: skip
    return waiting[0]


def _just_rated(context: Context) -> Ticket | None:
    """The ticket whose score they gave last and may think better of."""
    memory = context.memory
    ticket = memory.focus.get("ticket")
    if ticket is None or not memory.last_calls or memory.last_calls[0].intent != "rate_service":
        return None
    return context.load(Ticket, ticket)


def _thanks(ticket: Ticket, score: int, context: Context) -> Reply:
    text = context.say(
        f"谢谢你的评价：{ticket.number} {stars_of(score)} {score}/5。",
        f"Thank you for rating {ticket.number}: {stars_of(score)} {score}/5.",
    )
    if score > BAD:
        return Reply(blocks=(Text(text=text),), focus=(ref(ticket),))
    text += context.say(
        "很抱歉没有让你满意，我已经告诉负责的同事。",
        " I am sorry that it went badly; whoever is in charge is told.",
    )
    button = ask(context.say("转人工", "Talk to a person"), "talk_to_human")
    return Reply(blocks=(Text(text=text),), buttons=(button,), focus=(ref(ticket),))


def _tell(ticket: Ticket, customer: Customer, comment: str | None, context: Context) -> None:
    addresses = Addresses(context.store.session)
    keys = dict.fromkeys((customer.owner_id, ticket.assignee_id))
    people = [addresses.colleague(key) for key in keys]
    for user in [one for one in people if one is not None]:
        theirs = worded_for_user(user, context)
        score = ticket.score or 0
        text = theirs.say(
            f"⚠ {customer.name} 给 {ticket.number}“{ticket.subject}”只打了 {score} 分",
            f"⚠ {customer.name} gave {ticket.number} “{ticket.subject}” only {score}/5",
        )
        text += theirs.say(f"：{comment}", f": {comment}") if comment else ""
        button = ask(theirs.say("打开工单", "Open the ticket"), "show_ticket", ticket=ref(ticket))
        reply = Reply(blocks=(Text(text=text),), buttons=(button,), focus=(ref(ticket),))
        notify_user(user, f"ticket:{ticket.id}:bad:{score}", reply, context, ticket=ticket.id)


rate_service = Intent(
    "rate_service",
    CUSTOMERS,
    RateService,
    Effect.WRITE,
    ("给服务打分", "rate the service"),
    handle,
)
