"""Tickets like one that is named: what solved them, else those that nothing is told of yet."""

from collections.abc import Sequence

from crm_store.models import Ticket
from intents.buttons import ask
from intents.call import RecordRef
from intents.context import Context, ref
from intents.customers.card import short
from intents.format import EMPTY, moment, word
from intents.reply import Reply, Table, Text
from intents.service.solved_before import solved_table
from retrieval.service import Retrieval
from retrieval.similar.tickets import alike_by_meaning, solved_by_meaning


def tickets_like(ticket: Ticket, retrieval: Retrieval, context: Context) -> Reply:
    """The solved tickets like one; else others like it; else the nearest, said to be no more."""
    store, subject = context.store, ticket.subject
    if found := solved_by_meaning(store, retrieval, subject, but=ticket.id):
        refs = [RecordRef(kind="ticket", id=one.id, name=one.number) for one in found]
        head = _solved(ticket.number, len(found), context)
        return _reply(ticket, head, solved_table(found, refs, context), refs)
    if others := alike_by_meaning(store, retrieval, subject, but=ticket.id):
        head = _none(ticket.number, context) + context.say(
            "可能是同样的问题：", " These may be about the same:"
        )
        return _reply(ticket, head, _table(others, context), [ref(one) for one in others])
    nearest = solved_by_meaning(store, retrieval, subject, but=ticket.id, nearest=True)
    if not nearest:
        return _reply(ticket, _none(ticket.number, context), None, [])
    refs = [RecordRef(kind="ticket", id=one.id, name=one.number) for one in nearest]
    closest = context.say("最接近的（最可能的在前）：", " The closest, the likeliest first:")
    head = _none(ticket.number, context) + closest
    return _reply(ticket, head, solved_table(nearest, refs, context), refs)


def _reply(ticket: Ticket, head: str, table: Table | None, refs: Sequence[RecordRef]) -> Reply:
    told = Text(text=head)
    return Reply(
        blocks=(told, table) if table is not None else (told,),
        buttons=tuple(ask(one.name, "show_ticket", ticket=one) for one in refs),
        focus=(ref(ticket),),
        listed=tuple(refs),
    )


def _table(tickets: Sequence[Ticket], context: Context) -> Table:
    """Tickets, whose they are and where they stand."""
    headers = context.say("工单|客户|问题|状态", "Ticket|Customer|What|Status")
    return Table(
        headers=tuple(headers.split("|")),
        rows=tuple(_row(one, context) for one in tickets),
        records=tuple(ref(one) for one in tickets),
    )


def _row(one: Ticket, context: Context) -> tuple[str, ...]:
    what = f"{short(one.subject)} · {moment(one.opened_at, context.actor, time=False)}"
    customer = one.customer.name if one.customer else EMPTY
    return one.number, customer, what, word(one.status, context.actor)


def _solved(number: str, count: int, context: Context) -> str:
    are = "ticket is" if count == 1 else "tickets are"
    return context.say(
        f"和 {number} 类似、已经解决的工单有 {count} 个。", f"{count} solved {are} like {number}."
    )


def _none(number: str, context: Context) -> str:
    return context.say(
        f"没有找到和 {number} 真正类似、已经解决的工单。",
        f"I found no solved ticket that is clearly like {number}.",
    )
