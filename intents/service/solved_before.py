"""What solved a request like this one before: shown to the colleague who opens a ticket."""

from collections.abc import Callable

from crm_store.models import Ticket
from intents.buttons import ask
from intents.call import RecordRef
from intents.context import Context
from intents.customers.card import short
from intents.format import EMPTY, moment
from intents.reply import Reply, Table
from retrieval.similar.tickets import SolvedTicket, solved_alike


def looked_for(ticket: Ticket, context: Context) -> None:
    """Have it looked for once the ticket is kept: the search may take a while."""
    if context.history is None or not context.actor.is_staff:
        return
    retrieval = context.history.retrieval
    key, subject = ticket.id, ticket.subject

    def added(reply: Reply) -> Reply:
        found = solved_alike(retrieval, context.actor, context.now, subject, but=key)
        return with_solved(reply, found, context) if found else reply

    finish: Callable[[Reply], Reply] = added
    context.afterwards.append(finish)


def with_solved(reply: Reply, found: list[SolvedTicket], context: Context) -> Reply:
    """A reply with what solved these, and buttons to open them."""
    headers = context.say("工单|客户|问题|怎么解决的", "Ticket|Customer|What|What solved it")
    refs = [RecordRef(kind="ticket", id=one.id, name=one.number) for one in found]
    table = Table(
        title=context.say("以前类似的问题", "Like this before"),
        headers=tuple(headers.split("|")),
        rows=tuple(_row(one, context) for one in found),
        records=tuple(refs),
    )
    buttons = tuple(ask(one.name, "show_ticket", ticket=one) for one in refs)
    blocks = (*reply.blocks, table)
    return reply.model_copy(update={"blocks": blocks, "buttons": (*reply.buttons, *buttons)})


def _row(one: SolvedTicket, context: Context) -> tuple[str, ...]:
    when = moment(one.solved_at, context.actor, time=False) if one.solved_at else ""
    what = " · ".join(part for part in (short(one.subject), when) if part)
    return one.number, one.customer or EMPTY, what, short(one.solution) or EMPTY
