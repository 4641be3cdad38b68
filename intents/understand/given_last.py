""" "Assign it to Laura" right after a ticket or a to-do gives that one to her, and no customer."""

from intents.context import Context
from intents.understand.mentions import Mentions

_GIVEN = {"ticket": "update_ticket"}
"""What shows that a record of a kind is given to somebody."""
_OF_CUSTOMERS = ("customer", "contact", "deal")


def of_what_came_up_last(intent: str, mentions: Mentions, context: Context) -> str:
    """The change of what was spoken of last, where a customer's owner was read and nobody named."""
    if intent != "assign_customer" or any(mentions.of_kind(kind) for kind in _OF_CUSTOMERS):
        return intent
    memory = context.memory
    latest = memory.latest(*_GIVEN, *_OF_CUSTOMERS)
    return _GIVEN.get(latest.kind, intent) if latest is not None else intent
