"""update_ticket: move a request on."""

from typing import Literal

from crm_store.models import Ticket, User
from intents.activities.assignees import assignee
from intents.buttons import ask
from intents.context import Context, RefusedError, ref
from intents.intent import STAFF, Effect, Intent
from intents.notices import notify_user, worded_for_user
from intents.reply import Reply, Text
from intents.service.moving import move
from intents.service.rating import ask_for_rating, rating_words
from intents.slots import Slots, TicketSlot, UserSlot


class UpdateTicket(Slots):
    """What of which ticket becomes what."""

    ticket: TicketSlot
    status: Literal["open", "pending", "resolved", "closed"] | None = None
    priority: Literal["low", "normal", "high", "urgent"] | None = None
    assignee: UserSlot | None = None


def handle(slots: UpdateTicket, context: Context) -> Reply:
    """Set what was said; a colleague who gets the ticket is told, and a resolved customer asked."""
    ticket = context.load(Ticket, slots.ticket)
    if slots.status is None and slots.priority is None and slots.assignee is None:
        raise RefusedError(
            context.say(
                f"要改 {ticket.number} 的什么？", f"What of {ticket.number} should change?"
            ),
            context.say("比如“优先级改成紧急”“转给小李”“等客户回复”。",
                        "For example “make it urgent”, “assign it to Bob” or “wait for them”."),
        )  # fmt: skip
    before = (ticket.status, ticket.priority, ticket.assignee_id)
    words = _apply(slots, ticket, context)
    if before == (ticket.status, ticket.priority, ticket.assignee_id):
        text = context.say(f"{ticket.number} 已经是这样了。", f"{ticket.number} is so already.")
    else:
        text = context.say(f"已更新：{ticket.number}", f"Updated: {ticket.number}") + words
    button = ask(context.say("看工单", "Show the ticket"), "show_ticket", ticket=ref(ticket))
    return Reply(blocks=(Text(text=text),), buttons=(button,), focus=(ref(ticket),))


def _apply(slots: UpdateTicket, ticket: Ticket, context: Context) -> str:
    """Set what was said; the words for what follows from it."""
    words = ""
    if slots.priority:
        ticket.priority = slots.priority
    if slots.assignee:
        _give(slots, ticket, context)
    if slots.status and slots.status != ticket.status:
        resolved = slots.status == "resolved"
        move(ticket, slots.status, context)
        words = rating_words(ask_for_rating(ticket, context), context) if resolved else ""
    return words


def _give(slots: UpdateTicket, ticket: Ticket, context: Context) -> None:
    user = assignee(slots.assignee, context)
    if user is None or user.id == ticket.assignee_id:
        return
    ticket.assignee_id = user.id
    if user.id != context.actor.user_id:
        _tell(user, ticket, context)


def _tell(user: User, ticket: Ticket, context: Context) -> None:
    theirs = worded_for_user(user, context)
    text = theirs.say(
        f"{context.actor.name} 把工单 {ticket.number} 交给你：{ticket.subject}",
        f"{context.actor.name} gave you ticket {ticket.number}: {ticket.subject}",
    )
    label = theirs.say("打开工单", "Open the ticket")
    button = ask(label, "show_ticket", ticket=ref(ticket))
    reply = Reply(blocks=(Text(text=text),), buttons=(button,), focus=(ref(ticket),))
    key = f"ticket:{ticket.id}:given:{context.now.isoformat()}"
    notify_user(user, key, reply, context, ticket=ticket.id)


update_ticket = Intent(
    "update_ticket", STAFF, UpdateTicket, Effect.WRITE, ("更新工单", "change a ticket"), handle
)
