"""Questions for records like one that is named: tickets that were solved, deals that are closed."""

import re

from crm_store.models import Customer, Deal, Ticket
from crm_store.repositories.deals import DealFilter
from intents.activities.customers_like import customers_like
from intents.activities.tickets_like import tickets_like
from intents.buttons import ask
from intents.call import RecordRef
from intents.context import Context, ref
from intents.deals.alike import alike_table
from intents.pattern import Pattern
from intents.reply import Reply, Text
from intents.understand.mentions import Mentions
from retrieval.service import Retrieval

OF_CUSTOMERS = Pattern(r"客户|公司|\b(?:customers?|accounts?|clients?|companies|who)\b", re.I)
LIKE = Pattern(
    r"\b(?:like|similar to|same as|resembl\w+|comparable (?:to|with)) |"
    r"类似|相似|差不多|像|一样|[这那][样种类]的?|\bsame\b",
    re.I,
)
_DEALS = Pattern(r"单子|商机|丢|输|\bdeals?\b|\blost\b", re.I)


def like_asked(mentions: Mentions, retrieval: Retrieval, context: Context) -> Reply | None:
    """The records like the one that a question names; None where it asks for none such."""
    if not LIKE.search(mentions.text):
        return None
    if (ticket := _only(mentions, "ticket")) is not None:
        return tickets_like(context.load(Ticket, ticket), retrieval, context)
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
