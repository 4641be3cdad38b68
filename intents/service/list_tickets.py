"""list_tickets: requests that match, the most pressing first."""

from collections import Counter
from typing import Literal

from sqlalchemy import Select

from crm_store.models import Ticket
from crm_store.repositories.tickets import UNRESOLVED, TicketFilter
from intents.context import Context, ref
from intents.format import day, word
from intents.intent import STAFF, Effect, Intent
from intents.reply import Reply, Text
from intents.service.levels import levels_of
from intents.service.ticket_table import ticket_table
from intents.slots import CustomerSlot, PeriodSlot, Slots, UserSlot

MOST = 20
CLOCKED = 500
"""Unresolved tickets whose clocks are looked at for the summary."""


class ListTickets(Slots):
    """What the list is narrowed to; `open` is whatever is not resolved, one that waits as well."""

    status: Literal["open", "pending", "resolved", "closed"] | None = None
    kind: Literal["question", "complaint", "repair", "return"] | None = None
    customer: CustomerSlot | None = None
    priority: Literal["low", "normal", "high", "urgent"] | None = None
    assignee: UserSlot | None = None
    period: PeriodSlot | None = None


def handle(slots: ListTickets, context: Context) -> Reply:
    """How many there are and how many are late, and the most pressing of them."""
    tickets = context.store.tickets
    query = tickets.matching(filter_of(slots, context))
    count = tickets.count(query)
    narrowed = narrowed_to(slots, context)
    if not count:
        text = context.say(f"没有符合的工单（{narrowed}）。", f"No tickets match ({narrowed}).")
        return Reply(blocks=(Text(text=text),))
    found = tickets.page(query, MOST)
    listed = tuple(ref(ticket) for ticket in found)
    return Reply(
        blocks=(Text(text=_summary(query, count, narrowed, context)),
                ticket_table(found, count - len(found), context)),
        focus=listed if len(listed) == 1 else (),
        listed=listed,
    )  # fmt: skip


def filter_of(slots: ListTickets, context: Context) -> TicketFilter:
    """What is looked for."""
    start, end = context.span(slots.period) if slots.period else (None, None)
    return TicketFilter(
        status=slots.status if slots.status != "open" else None,
        unresolved=slots.status == "open",
        kind=slots.kind,
        priority=slots.priority,
        customer_id=slots.customer.id if slots.customer else None,
        assignee_id=slots.assignee.id if slots.assignee else None,
        opened_from=start,
        opened_before=end,
    )


def narrowed_to(slots: ListTickets, context: Context) -> str:
    """What the list was narrowed to, in words."""
    say, actor = context.say, context.actor
    parts = []
    if slots.status:
        parts.append(
            say("未解决", "unresolved") if slots.status == "open" else word(slots.status, actor)
        )
    parts += [word(one, actor) for one in (slots.kind, slots.priority) if one]
    if slots.customer:
        parts.append(say(f"客户：{slots.customer.name}", f"customer: {slots.customer.name}"))
    if slots.assignee:
        parts.append(say(f"处理人：{slots.assignee.name}", f"assignee: {slots.assignee.name}"))
    if slots.period:
        start, end = day(slots.period.start, actor), day(slots.period.end, actor)
        parts.append(say(f"提交于 {start} 至 {end}", f"opened from {start} to {end}"))
    return say("，", ", ").join(parts or [say("你能看到的全部", "all that you can see")])


def _summary(query: Select[Ticket], count: int, narrowed: str, context: Context) -> str:
    running = query.where(Ticket.status.in_(UNRESOLVED))
    held = context.store.tickets.page(running, CLOCKED)
    levels = levels_of(context)
    states = Counter(levels.clocks(ticket, context.now).worst for ticket in held)
    counts = [
        (len(held), "张未解决", "unresolved"),
        (states["breached"], "张已超时", "breached"),
        (states["at_risk"], "张快超时", "at risk"),
    ]
    zh = "，".join(f"{number} {text}" for number, text, _ in counts if number)
    en = ", ".join(f"{number} {text}" for number, _, text in counts if number)
    noun = "ticket" if count == 1 else "tickets"
    return context.say(
        f"工单共 {count:,} 张{f'，其中 {zh}' if zh else ''}（{narrowed}）。",
        f"{count:,} {noun}{f', {en}' if en else ''} ({narrowed}).",
    )


list_tickets = Intent(
    "list_tickets", STAFF, ListTickets, Effect.READ, ("列出工单", "list tickets that match"), handle
)
