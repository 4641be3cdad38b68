"""A table of tickets with how their service levels stand."""

from collections.abc import Sequence

from crm_store.models import Ticket
from crm_store.service_level import ServiceLevels
from intents.context import Context, ref
from intents.customers.card import short
from intents.format import EMPTY, moment, word
from intents.reply import Table
from intents.service.levels import levels_of, state_word
from intents.service.ticket_card import status_word


def ticket_table(tickets: Sequence[Ticket], more: int, context: Context) -> Table:
    """Tickets with their customers and assignees; a customer sees their own, and no clocks."""
    rows = tuple(_own_row(one, context) for one in tickets)
    if context.actor.is_staff:
        levels = levels_of(context)
        rows = tuple(_staff_row(one, levels, context) for one in tickets)
    return Table(
        title=context.say("工单", "Tickets"),
        headers=_headers(context),
        rows=rows,
        records=tuple(ref(ticket) for ticket in tickets),
        more=more,
    )


def _headers(context: Context) -> tuple[str, ...]:
    say = context.say
    number, subject, status = say("编号", "Number"), say("主题", "Subject"), say("状态", "Status")
    if not context.actor.is_staff:
        return number, subject, status, say("提交时间", "Opened")
    return (
        number, say("客户", "Customer"), subject, say("类型", "Kind"), say("优先级", "Priority"),
        status, say("处理人", "Assignee"), say("时限", "Service level"), say("提交时间", "Opened"),
    )  # fmt: skip


def _own_row(ticket: Ticket, context: Context) -> tuple[str, ...]:
    opened = moment(ticket.opened_at, context.actor, time=False)
    subject = short(ticket.subject) or EMPTY
    return ticket.number, subject, status_word(ticket, context), opened


def _staff_row(ticket: Ticket, levels: ServiceLevels, context: Context) -> tuple[str, ...]:
    actor = context.actor
    return (
        ticket.number,
        ticket.customer.name if ticket.customer else EMPTY,
        short(ticket.subject) or EMPTY,
        word(ticket.kind, actor),
        word(ticket.priority, actor),
        status_word(ticket, context),
        ticket.assignee.name if ticket.assignee else EMPTY,
        state_word(ticket, levels, context),
        moment(ticket.opened_at, actor, time=False),
    )
