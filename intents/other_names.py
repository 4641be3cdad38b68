"""Names that are no record's own: a person by surname and title, a deal by its customer."""

from crm_store.models import Deal
from intents.call import RecordRef
from intents.context import Context, ref
from intents.understand.names_in_text import find_names


def otherwise_named(text: str, kind: str, context: Context) -> tuple[RecordRef, ...]:
    """The contacts or open deals that a text means in another way than by their own names."""
    if kind == "contact":
        return _by_title(text, context)
    return _of_customer(text, context) if kind == "deal" else ()


def _by_title(text: str, context: Context) -> tuple[RecordRef, ...]:
    """王总, 老王, Ms Whitfield."""
    found = find_names(text, context.store.names, lambda _word: False)
    return next((one.by_kind["contact"] for one in found if "contact" in one.by_kind), ())


def _of_customer(text: str, context: Context) -> tuple[RecordRef, ...]:
    store = context.store
    matches = store.names.find(text, "customer")
    deals: list[Deal] = []
    for match in matches[:5]:
        deals += store.deals.open_of_customer(match.id)
    return tuple(ref(deal) for deal in deals)


def closed_deals(text: str, context: Context) -> str:
    """That a customer of that name has closed deals alone; "" where it is otherwise."""
    store = context.store
    for match in store.names.find(text, "customer")[:1]:
        customer = store.customers.get(match.id)
        names = sorted(store.deals.names_of(customer)) if customer is not None else []
        if names:
            listed = context.say("、", ", ").join(names[:3])
            return context.say(
                f"{match.name} 没有在跟的商机；已关闭的有：{listed}。",
                f"{match.name} has no open deal; closed: {listed}.",
            )
    return ""
