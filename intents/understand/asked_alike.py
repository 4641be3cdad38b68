"""Customers like one that is named are found as history is, and are no list by their columns."""

from intents.understand.mentions import Mentions
from intents.understand.usual_requests import LIKE_ONE

_READ_AS = frozenset({"list_customers", "show_customer", "recommend", "show_value"})


def of_the_like(intent: str, mentions: Mentions) -> str:
    """The question of history that a list or a card was read for; else the intent itself."""
    asked = intent in _READ_AS and LIKE_ONE.search(mentions.masked) is not None
    return "ask_history" if asked else intent
