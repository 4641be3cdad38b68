"""Somebody of the customer named, by any word of their name: Sister Agnes at St. Brigid's."""

from intents.call import SlotValue
from intents.context import ref
from intents.pattern import Pattern
from intents.understand.fill.request import Request, known

_WHO_WORKS_THERE = Pattern(r"\b([A-Z][a-z]+) (?:at|from|of|over at) (?:the )?\0")
"""A name that is a word besides, beside the company: Skip at Acme."""
_CAPITAL = Pattern(r"\b[A-Z][a-z]{2,}\b")


def by_part_of_name(request: Request) -> SlotValue:
    """Somebody of the customer named, by any word of their name: Sister Agnes at St. Brigid's."""
    customers = request.named("customer")
    if len(customers) != 1 or len(customers[0].by_kind["customer"]) != 1:
        return None
    words = {
        word for word in _CAPITAL.findall(request.unnamed) if not request.ordinary(word.lower())
    } | set(_WHO_WORKS_THERE.findall(request.unnamed))
    if not words:
        return None
    held = request.context.store.contacts.of_customer(customers[0].by_kind["customer"][0].id)
    found = [one for one in held if words & set(one.name.split())]
    return known(ref(found[0])) if len(found) == 1 else None
