"""show_ticket: one request and where it is."""

from collections.abc import Iterator, Sequence

from crm_store.models import Customer, Ticket
from crm_store.repositories.tickets import UNRESOLVED, TicketFilter
from intents.buttons import ask
from intents.context import Context, RecordGoneError, ref
from intents.intent import EVERYBODY, Effect, Intent
from intents.own import customer_meant
from intents.reply import Button, Reply, Text
from intents.service.solved_before import with_solved_before
from intents.service.ticket_card import ticket_card
from intents.service.ticket_table import ticket_table
from intents.slots import CustomerSlot, Slots, TicketSlot

MOST = 10


class ShowTicket(Slots):
    """Which ticket, or whose."""

    ticket: TicketSlot | None = None
    customer: CustomerSlot | None = None


def handle(slots: ShowTicket, context: Context) -> Reply:
    """The card of the ticket; of several a list, to pick one from."""
    customer = customer_meant(slots.customer, context)
    if slots.ticket is not None:
        return _one(slots.ticket.id, slots, context)
    if customer is None:
        return _several(_own_work(context), None, context)
    found = context.store.tickets.page(
        context.store.tickets.matching(TicketFilter(customer_id=customer.id)), MOST
    )
    unresolved = [ticket for ticket in found if ticket.status in UNRESOLVED]
    chosen = unresolved or found[:1]
    return _one(chosen[0].id, slots, context) if len(chosen) == 1 else _several(
        chosen, customer, context
    )  # fmt: skip


def _one(key: int, slots: ShowTicket, context: Context) -> Reply:
    ticket = context.store.tickets.with_people(key)
    if ticket is None:
        assert slots.ticket is not None
        raise RecordGoneError(slots.ticket)
    focus = (ref(ticket), ref(ticket.customer)) if ticket.customer else (ref(ticket),)
    card = Reply(
        blocks=ticket_card(ticket, context),
        buttons=tuple(_next_steps(ticket, context)),
        focus=focus,
    )
    return with_solved_before(card, ticket, context)


def _own_work(context: Context) -> Sequence[Ticket]:
    wanted = TicketFilter(assignee_id=context.actor.user_id)
    query = context.store.tickets.matching(wanted).where(Ticket.status.in_(UNRESOLVED))
    return context.store.tickets.page(query, MOST)


def _several(tickets: Sequence[Ticket], customer: Customer | None, context: Context) -> Reply:
    if not tickets:
        return Reply(blocks=(Text(text=_none(customer, context)),))
    text = context.say("要看哪一张？", "Which one?")
    listed = tuple(ref(ticket) for ticket in tickets)
    buttons = tuple(ask(ticket.number, "show_ticket", ticket=ref(ticket)) for ticket in tickets)
    return Reply(
        blocks=(ticket_table(tickets, 0, context), Text(text=text)), buttons=buttons, listed=listed
    )


def _none(customer: Customer | None, context: Context) -> str:
    if not context.actor.is_staff:
        return context.say(
            "你没有提交过服务请求。直接说出了什么问题就可以提交。",
            "You have no service requests. Just tell me what is wrong to open one.",
        )
    if customer is None:
        return context.say("你手上没有未解决的工单。", "You have no unresolved tickets.")
    return context.say(f"{customer.name} 没有工单。", f"{customer.name} has no tickets.")


def _next_steps(ticket: Ticket, context: Context) -> Iterator[Button]:
    if not context.actor.is_staff:
        yield ask(context.say("转人工", "Talk to a person"), "talk_to_human")
        return
    if ticket.status not in UNRESOLVED:
        label = context.say("重新打开", "Reopen")
        yield ask(label, "update_ticket", ticket=ref(ticket), status="open")
        return
    yield ask(context.say("解决", "Resolve"), "resolve_ticket", ticket=ref(ticket))
    if ticket.status == "open":
        label = context.say("等客户", "Wait for the customer")
        yield ask(label, "update_ticket", ticket=ref(ticket), status="pending")
    else:
        label = context.say("继续处理", "Resume")
        yield ask(label, "update_ticket", ticket=ref(ticket), status="open")


show_ticket = Intent(
    "show_ticket",
    EVERYBODY,
    ShowTicket,
    Effect.READ,
    ("看服务请求的进度", "show where a ticket is"),
    handle,
)
