"""resolve_ticket: resolve; the customer is asked how satisfied they are."""

import re

from crm_store.models import Ticket
from intents.context import Context, ref
from intents.intent import STAFF, Effect, Intent
from intents.pattern import Pattern
from intents.reply import Reply, Text
from intents.service.moving import move
from intents.service.rating import ask_for_rating, rating_words
from intents.slots import Slots, TextSlot, TicketSlot

MARKS = " ，,。.：:；;、-"
SOLVED = Pattern(
    r"^(?:已经?)?(?:解决|搞定|修好|处理好|处理完毕|完成)[了啦]?(?=[，,。.：:；;、\s]|$)"
    r"|^(?:is |was )?(?:resolved|solved|fixed|done)(?=[,.:;\s]|$)",
    re.I,
)


class ResolveTicket(Slots):
    """Which ticket, and what solved it."""

    ticket: TicketSlot
    resolution: TextSlot | None = None


def handle(slots: ResolveTicket, context: Context) -> Reply:
    """Resolve it; one that is resolved already takes another resolution at most."""
    ticket = context.load(Ticket, slots.ticket)
    already = ticket.status in ("resolved", "closed")
    resolution = told_resolution(slots.resolution or "", ticket.number)
    if resolution:
        ticket.resolution = resolution
    if already:
        text = context.say(
            f"{ticket.number} 之前已经解决了。", f"{ticket.number} was resolved already."
        )
        if resolution:
            text += context.say(f"处理结果记为：{resolution}", f" Solved by: {resolution}")
        return Reply(blocks=(Text(text=text),), focus=(ref(ticket),))
    move(ticket, "resolved", context)
    text = context.say(f"已解决：{ticket.number}", f"Resolved: {ticket.number}")
    if ticket.resolution:
        text += context.say(f"（{ticket.resolution}）", f" ({ticket.resolution})")
    text += rating_words(ask_for_rating(ticket, context), context)
    return Reply(blocks=(Text(text=text),), focus=(ref(ticket),))


def told_resolution(said: str, number: str) -> str:
    """What solved it: without the ticket's number, and without the bare word that it is solved."""
    digits = number.rpartition("-")[2]
    rest = re.sub(rf"^(?:{re.escape(number)}|{re.escape(digits)})", "", said.strip(), flags=re.I)
    return SOLVED.sub("", rest.strip(MARKS)).strip(MARKS)


resolve_ticket = Intent(
    "resolve_ticket",
    STAFF,
    ResolveTicket,
    Effect.WRITE,
    ("解决工单", "resolve a ticket"),
    handle,
)
