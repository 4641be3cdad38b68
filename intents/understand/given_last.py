""" "Assign it to Laura" right after a ticket gives her the ticket, and no customer."""

from intents.context import Context
from intents.understand.mentions import Mentions

_OF_CUSTOMERS = ("customer", "contact", "deal")


def of_what_came_up_last(intent: str, mentions: Mentions, context: Context) -> str:
    """The change of the ticket spoken of last, where a new owner was read and nobody is named."""
    if intent != "assign_customer" or any(mentions.of_kind(kind) for kind in _OF_CUSTOMERS):
        return intent
    latest = context.memory.latest("ticket", *_OF_CUSTOMERS)
    return "update_ticket" if latest is not None and latest.kind == "ticket" else intent
