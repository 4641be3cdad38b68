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
    r"(?:\b(?:spent|paid|cost(?: me| us)?|expensed?|blew|^(?:log|record|add|book))\s+|花了?|付了?)(?P<n>[1-9]\d{0,5}(?:\.\d{1,2})?)(?![\d,.:/%-])(?!\s*(?:h|hours?|days?|minutes?|people|points?|小时|天|人|分))", re.I,
)  # fmt: skip


_WORTH = Pattern(
    r"\b(?:for|of|at|to|worth|valued? (?:of|at)|value[: ]|amount(?: of|ing to|[: ])|total(?:l?ing)?(?: of|[: ])|price[: ])\s*"
    r"(?P<n>[1-9]\d{0,2}(?:,\d{3})+|(?!(?:19|20)\d\d\b)[1-9]\d{2,8})(?=[.,;!]?$|[,;!]\s|\.\s|\s(?:from|start\w*|begin\w*|with|until|till|through|"
    r"clos\w+|running|to|on|over|effective|due|by|in|an?|per|yesterday|today|last|this|and|please|pls|net|plus|excl\w*|incl\w*|before|after|as|signed)\b)", re.I,
)  # fmt: skip


def worth(request: Request) -> SlotValue:
    """What is to be paid for something, after its small word: "a contract for 9,500 from March"."""
    said = _WORTH.search(request.unnamed)
    place = said.span("n") if said else (0, 0)
    if said is None or any(
        s < place[1] and place[0] < e for s, e in request.mentions.spans("times")
    ):
        return None
    return _money(said["n"].replace(",", ""), request)


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
