"""A customer's decision to receive greetings and offers, or none, on every channel."""

from crm_store.repositories.consents import Consents
from intents.context import Context
from intents.own import customer_meant


def decide(given: bool, context: Context) -> bool:
    """Keep the decision; whether it changes anything."""
    customer = customer_meant(None, context)
    assert customer is not None
    source = (context.work.conversation or "").partition(":")[0] or "chat"
    return Consents(context.store.session).decide(
        customer.id, context.actor.contact_id, given=given, at=context.now, source=source
    )
