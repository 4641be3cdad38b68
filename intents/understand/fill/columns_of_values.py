"""Which column of a customer a value tells by itself: "should be listed under Chennai", "as retail"."""

from crm_store.kinds import Kind
from intents.call import SlotValue
from intents.pattern import Pattern
from intents.understand.fill.facets import is_known, is_trade
from intents.understand.fill.request import Request

_PLACE = Pattern(r"[A-Z][a-zäöüß]{3,}(?: [A-Z][a-zäöüß]+)?")
_BY_VALUE = ("industry", "source", "region")


def column_of(value: SlotValue, kind: Kind, request: Request) -> str | None:
    """The column that holds such a value, of those that a Latin value can tell."""
    words = str(value or "")
    if request.language == "zh" or not {"industry", "source"} <= {c.name for c in kind.columns}:
        return None
    known = [column for column in _BY_VALUE if is_known(column, words, request)]
    if known:
        return known[0]
    if is_trade(words):
        return "industry"
    return "region" if _PLACE.fullmatch(words) else None
