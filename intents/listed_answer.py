"""One answer to all that was asked for, with marks between: "Ann Bell, Fabrikam, CFO"."""

from intents.call import Call, Mention
from intents.pattern import Pattern
from intents.slots import SlotSpec
from intents.understand.fill.filler import fill
from intents.understand.fill.request import Request
from intents.understand.own_request import is_own_request

_MARK = Pattern(r"[,，、;；]\s*\S")


def all_in_one(call: Call, asked: SlotSpec, request: Request) -> Call | None:
    """The call with its name and what else a listed answer gives; None where it lists nothing."""
    text = request.text
    if asked.name != "name" or not _MARK.search(text) or is_own_request(request.mentions):
        return None
    found = {name: value for name, value in fill(request).slots.items() if name not in call.slots}
    others = [value for name, value in found.items() if name not in ("name", "kind")]
    unknown = any(isinstance(one, Mention) and not one.candidates for one in others)
    if "name" not in found or not others or unknown:
        return None
    return call.with_slots(**found)
