"""Tickets of any customer, where the words are those of one: 上周有客户投诉吗, "any complaints today?"."""

import re

from intents.pattern import Pattern
from intents.understand.fill.pointing import asks_of_all, points_back
from intents.understand.mentions import Mentions

_OF_WHOM = ("ticket", "customer", "contact", "order", "contract")
_ABOUT = Pattern(
    r"\b(?:complain\w*|grumbl\w*|moan\w*|unhappy|upset) (?:about|of|over|that|with)\b|(?:投诉|抱怨|说|提)(?:过|到)?[^，。,]{0,3}(?:关于|说)",
    re.I,
)


def of_many_tickets(name: str, mentions: Mentions, *, is_staff: bool) -> str:
    """The list, or what was said, that a question read as one ticket's state asks for."""
    if name != "show_ticket" or not is_staff or any(mentions.of_kind(kind) for kind in _OF_WHOM):
        return name
    if not (mentions.past_times or asks_of_all(mentions.text)) or points_back(mentions.text):
        return name
    return "ask_history" if _ABOUT.search(mentions.text) else "list_tickets"
