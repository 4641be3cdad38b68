"""The customers that are most like one, and what they have in common."""

from crm_store.models import Customer
from intents.buttons import ask
from intents.context import Context, ref
from intents.format import EMPTY
from intents.reply import Reply, Table, Text
from retrieval.similar.customers import AlikeCustomer, customers_alike

LEAST, SHOWN, BUTTONS = 2, 8, 3
"""Customers with fewer points in common are not called alike."""


def customers_like(customer: Customer, context: Context) -> Reply:
    """Those like a customer, of those that the speaker sees; or that there are none."""
    found = [one for one in customers_alike(context.store, customer) if one.points >= LEAST]
    found = found[:SHOWN]
    refs = tuple(ref(one.customer) for one in found)
    head = Text(text=_told(customer, len(found), context))
    return Reply(
        blocks=(head, _table(found, context)) if found else (head,),
        buttons=tuple(ask(one.name, "show_customer", customer=one) for one in refs[:BUTTONS]),
        focus=(ref(customer),),
        listed=refs,
    )


def _told(customer: Customer, found: int, context: Context) -> str:
    if not found:
        return context.say(
            f"没有找到和 {customer.name} 相似的客户。", f"I found no customer like {customer.name}."
        )
    return context.say(
        f"和 {customer.name} 最像的客户（最像的在前）：",
        f"The customers most like {customer.name}, the likest first:",
    )


def _table(found: list[AlikeCustomer], context: Context) -> Table:
    say = context.say
    rows = tuple(
        (
            one.customer.name,
            one.customer.industry or EMPTY,
            one.customer.region or EMPTY,
            say("、", ", ").join(say(*words) for words in one.why),
        )
        for one in found
    )
    headers = (
        say("客户", "Customer"),
        say("行业", "Industry"),
        say("地区", "Region"),
        say("相同之处", "In common"),
    )
    return Table(headers=headers, rows=rows, records=tuple(ref(one.customer) for one in found))
