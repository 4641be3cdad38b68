"""What solved a request like this one before: for the colleague who opens or looks at a ticket."""

from crm_store.models import Ticket
from crm_store.repositories.tickets import UNRESOLVED
from intents.buttons import ask
from intents.call import RecordRef
from intents.context import Context
from intents.customers.card import short
from intents.format import EMPTY, moment
from intents.reply import Reply, Table
from retrieval.similar.tickets import SolvedTicket, solved_by_meaning, solved_by_word


def with_solved_before(reply: Reply, ticket: Ticket, context: Context) -> Reply:
    """A reply about a ticket with what solved the like, and buttons to open them.

    Nothing is added for a customer, or where it is solved itself. Within a change no model may be
    waited for: there it is looked for by word alone.
    """
    if not context.actor.is_staff or ticket.status not in UNRESOLVED:
        return reply
    found = _found(ticket, context)
    if not found:
        return reply
    refs = [RecordRef(kind="ticket", id=one.id, name=one.number) for one in found]
    buttons = tuple(ask(one.name, "show_ticket", ticket=one) for one in refs)
    blocks = (*reply.blocks, solved_table(found, refs, context))
    return reply.model_copy(update={"blocks": blocks, "buttons": (*reply.buttons, *buttons)})


def _found(ticket: Ticket, context: Context) -> list[SolvedTicket]:
    if context.unit is not None or context.history is None:
        return solved_by_word(context.store, ticket.subject, but=ticket.id)
    retrieval = context.history.retrieval
    return solved_by_meaning(context.store, retrieval, ticket.subject, but=ticket.id)


def solved_table(found: list[SolvedTicket], refs: list[RecordRef], context: Context) -> Table:
    """Solved tickets, and what solved them."""
    headers = context.say("工单|客户|问题|怎么解决的", "Ticket|Customer|What|What solved it")
    return Table(
        title=context.say("以前类似的问题", "Like this before"),
        headers=tuple(headers.split("|")),
        rows=tuple(_row(one, context) for one in found),
        records=tuple(refs),
    )


def _row(one: SolvedTicket, context: Context) -> tuple[str, ...]:
    when = moment(one.solved_at, context.actor, time=False) if one.solved_at else ""
    what = " · ".join(part for part in (short(one.subject), when) if part)
    return one.number, one.customer or EMPTY, what, short(one.solution) or EMPTY
