"""Plain numbers that are money by the verb beside them: "paid 9000", "13,500 received from …"."""

import re

from intents.call import SlotValue
from intents.pattern import Pattern
from intents.understand.fill.request import Request

_N = r"(?P<n>[1-9]\d{2,8}|[1-9]\d{0,2}(?:,\d{3})+)"
_PAID = Pattern(
    r"\b(?:paid|pays|sent|wired|transferred|received|got|(?:payment|deposit|check|cheque|transfer|wire|remittance) (?:of|for))\s+"
    rf"{_N}(?![\d.,%:/-]*\d)(?=\s|[.,;!]|$)", re.I,
)  # fmt: skip
_CAME_IN = Pattern(
    rf"(?<![\w.,:/-]){_N}\s+(?:(?:has|have|was|is|just|now)\s+)*(?:received|arrived|landed|came|come|cleared|in from|from|paid|wired)\b",
    re.I,
)
_SPENT = Pattern(
    r"(?:\b(?:spent|paid|cost(?: me| us)?|expensed?|blew)\s+|花了?|付了?)(?P<n>[1-9]\d{0,5}(?:\.\d{1,2})?)(?![\d,.:/%-])(?!\s*(?:h|hours?|days?|minutes?|people|points?|小时|天|人|分))", re.I,
)  # fmt: skip


def paid(request: Request) -> SlotValue:
    """What was paid, right after the verb or before it; in the speaker's currency."""
    said = _PAID.search(request.text) or _CAME_IN.search(request.text)
    return None if said is None else _money(said["n"].replace(",", ""), request)


def spent(request: Request) -> SlotValue:
    """What was spent, right after the verb; in the speaker's currency."""
    said = _SPENT.search(request.text)
    return None if said is None else _money(said["n"], request)


def _money(amount: str, request: Request) -> SlotValue:
    return {"amount": amount, "currency": request.context.actor.currency}
