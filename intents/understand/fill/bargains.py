"""What was agreed on in the end: "knocked 10k off, closed at 450k", 砍了一万，四十五万成交."""

import re

from intents.call import SlotValue
from intents.pattern import Pattern
from intents.understand.fill.other_sums import without_other_sums
from intents.understand.fill.request import Request
from intents.understand.fill.values import money_json
from intents.understand.slots.money import Money
from intents.understand.slots.span import Found

_TAKEN_OFF = Pattern(
    r"(?:砍|让|降|减|抹|便宜|优惠|少|折让|返)(?:了|掉|去|下|利|价)*\s*$|原来?(?:是|报|价)?\s*$|从\s*$|"
    r"\b(?:knock(?:ed|ing)?|took|take|taking|shaved?|trimmed|gave up|lost|dropped|cut|saved|beat|beaten|talked|haggled|squeezed|bargained|"
    r"down by|less|minus|discount of|rebate of|off by|instead of|from|was)(?: (?:us|them|me|off|another|down|by|about))*\s*$",
    re.I,
)
_OFF = Pattern(r"\s*(?:off\b|less\b|discount|rebate|cheaper|的?(?:折扣|优惠|让利))", re.I)
_CLOSED_AT = Pattern(
    r"\b(?:at|to|for|on|down to|closed|signed|settled|landed)\s+(?P<n>[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{3,8})(?![\d,.%:/-]*\d)(?=\W|$)",
    re.I,
)


def agreed_money(request: Request) -> SlotValue:
    """The amount of a deal that is won: the last one said that was not taken off it, or None."""
    said = without_other_sums("win_deal", request.plain, request.mentions.money)
    agreed = [one for one in said if not _is_taken_off(request.plain, one)]
    bare = None if agreed else _CLOSED_AT.search(request.plain)
    if bare is not None:
        currency = request.context.actor.currency
        return {"amount": bare["n"].replace(",", ""), "currency": currency}
    counts = agreed or said
    return money_json(counts[-1].value) if counts else None


def _is_taken_off(text: str, one: Found[Money]) -> bool:
    """Whether an amount is what the price came down by, or from."""
    return bool(_TAKEN_OFF.search(text[: one.start]) or _OFF.match(text, one.end))
