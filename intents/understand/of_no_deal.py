"""A deal of a customer who has none open is a new one: "Acme microscopes, 28k, closing in May"."""

from intents.context import Context
from intents.understand.mentions import Mentions


def of_no_deal(intent: str, mentions: Mentions, context: Context) -> str:
    """A new deal, where a change of one was read, an amount is said and the customer has none."""
    customers = mentions.of_kind("customer")
    named = customers[0].by_kind["customer"] if len(customers) == 1 else ()
    if intent != "update_deal" or len(named) != 1 or mentions.of_kind("deal") or not mentions.money:
        return intent
    return intent if context.store.deals.open_of_customer(named[0].id) else "create_deal"
