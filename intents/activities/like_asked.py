"""Questions for records like one that is named: tickets that were solved, deals that are closed."""

import re

from crm_store.models import Customer, Deal, Ticket
from crm_store.repositories.deals import DealFilter
from intents.activities.customers_like import customers_like
from intents.buttons import ask
from intents.call import RecordRef
from intents.context import Context, ref
from intents.deals.alike import alike_table
from intents.pattern import Pattern
from intents.reply import Reply, Text
from intents.service.solved_before import solved_table
from intents.understand.mentions import Mentions
from retrieval.service import Retrieval
from retrieval.similar.tickets import solved_by_meaning

OF_CUSTOMERS = Pattern(r"客户|公司|\b(?:customers?|accounts?|clients?|companies|who)\b", re.I)
LIKE = Pattern(
    r"\b(?:like|similar to|same as|resembl\w+|comparable (?:to|with)) |"
    r"类似|相似|差不多|像|[这那]样的?",
    re.I,
)
_DEALS = Pattern(r"单子|商机|丢|输|\bdeals?\b|\blost\b", re.I)


def like_asked(mentions: Mentions, retrieval: Retrieval, context: Context) -> Reply | None:
    """The records like the one that a question names; None where it asks for none such."""
    if not LIKE.search(mentions.text):
        return None
    if (ticket := _only(mentions, "ticket")) is not None:
        return _tickets(context.load(Ticket, ticket), retrieval, context)
    if (deal := _deal(mentions, context)) is not None:
        return _deals(deal, context)
    customer = _only(mentions, "customer") if OF_CUSTOMERS.search(mentions.text) else None
    return customers_like(context.load(Customer, customer), context) if customer else None


def _only(mentions: Mentions, kind: str) -> RecordRef | None:
    """The one record of a kind that is named."""
    found = {ref for named in mentions.of_kind(kind) for ref in named.by_kind[kind]}
    return next(iter(found)) if len(found) == 1 else None


def _deal(mentions: Mentions, context: Context) -> Deal | None:
    """The deal that is named, or the latest of a customer whose deal is spoken of."""
    if (deal := _only(mentions, "deal")) is not None:
        return context.load(Deal, deal)
    customer = _only(mentions, "customer")
    if customer is None or not _DEALS.search(mentions.text):
        return None
    deals = context.store.deals
    latest = deals.page(DealFilter(customer_id=customer.id), 1)
    return latest[0] if latest else None


def _tickets(ticket: Ticket, retrieval: Retrieval, context: Context) -> Reply:
    """The solved tickets like one, or the nearest ones, said to be no more than that."""
    subject = ticket.subject
    sure = solved_by_meaning(context.store, retrieval, subject, but=ticket.id)
    found = sure or solved_by_meaning(
        context.store, retrieval, subject, but=ticket.id, nearest=True
    )
    refs = [RecordRef(kind="ticket", id=one.id, name=one.number) for one in found]
    head = Text(text=_tickets_told(ticket.number, len(sure), bool(found), context))
    return Reply(
        blocks=(head, solved_table(found, refs, context)) if found else (head,),
        buttons=tuple(ask(one.name, "show_ticket", ticket=one) for one in refs),
        focus=(ref(ticket),),
        listed=tuple(refs),
    )


def _tickets_told(number: str, sure: int, any_found: bool, context: Context) -> str:
    if sure:
        are = "ticket is" if sure == 1 else "tickets are"
        return context.say(
            f"和 {number} 类似、已经解决的工单有 {sure} 个。", f"{sure} solved {are} like {number}."
        )
    none = context.say(
        f"没有找到和 {number} 真正类似、已经解决的工单。",
        f"I found no solved ticket that is clearly like {number}.",
    )
    closest = context.say("最接近的（最可能的在前）：", " The closest, the likeliest first:")
    return none + closest if any_found else none


def _deals(deal: Deal, context: Context) -> Reply:
    """The closed deals like one, and how they ended."""
    customer = context.store.customers.get(deal.customer_id) if deal.customer_id else None
    table = alike_table(deal, customer, context)
    if table is None:
        told = context.say(
            f"没有找到和“{deal.name}”类似、已经关闭的商机。",
            f"I found no closed deal like “{deal.name}”.",
        )
    else:
        told = context.say(
            f"和“{deal.name}”类似、已经关闭的商机：", f"Closed deals like “{deal.name}”:"
        )
    return Reply(
        blocks=(Text(text=told), table) if table is not None else (Text(text=told),),
        buttons=(ask(deal.name, "show_deal", deal=ref(deal)),),
        focus=(ref(deal),),
        listed=tuple(one for one in table.records if one) if table is not None else (),
    )
