"""Records like one that is named are found as history is, and are no list by their columns."""

from intents.understand.mentions import Mentions
from intents.understand.of_feelings import LIKE_ANOTHER
from intents.understand.usual_requests import LIKE_ONE

_OF_CUSTOMERS = frozenset({"list_customers", "show_customer", "recommend", "show_value"})
_OF_RECORDS = frozenset({"list_tickets", "show_ticket", "list_deals", "show_deal"})


def of_the_like(intent: str, mentions: Mentions, *, is_staff: bool) -> str:
    """The question of history that a list or a card was read for; else the intent itself."""
    masked = mentions.masked
    customers = intent in _OF_CUSTOMERS and LIKE_ONE.search(masked) is not None
    records = intent in _OF_RECORDS and is_staff and LIKE_ANOTHER.found(masked)
    return "ask_history" if customers or records else intent
