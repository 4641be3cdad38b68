"""Whose a new contact or a ticket is, where nobody here is called so: "Nora Lind at Zorblax"."""

from intents.pattern import Pattern
from intents.understand.fill.led_names import led_name
from intents.understand.fill.request import Request
from intents.understand.fill.unknown import is_ordinary, unknown_company, without_mentions

_OF_SOMEBODY = frozenset({"create_contact", "open_ticket"})
"""What customers may ask for as well, for themselves; a colleague does so for somebody."""
_WHOSE_EN = Pattern(
    r"\b(?:at|from|for) (?:the )?([A-Z][\w&-]*(?: [A-Z][\w&-]*)*)|"
    r"^([A-Z][\w&-]*(?: [A-Z][\w&-]*)*)['’]s "
)


def whose_contact(request: Request) -> str | None:
    """The words for a customer who is not there; None where a message says no such."""
    if request.intent.name not in _OF_SOMEBODY or not request.context.actor.is_staff:
        return None
    if request.language == "zh":
        return unknown_company(request)
    text = without_mentions(request)
    return led_name(text, told=False) or _rare(text, request)


def _rare(text: str, request: Request) -> str | None:
    found = (match[1] or match[2] for match in _WHOSE_EN.finditer(text))
    return next(
        (name for name in found if not any(is_ordinary(word, request) for word in name.split())),
        None,
    )
