"""People by one name in the message and the other in brackets: "summer's new number … (whitcomb)"."""

from crm_store.names import fold, name_key
from intents.call import Mention, RecordRef
from intents.pattern import Pattern
from intents.understand.fill.request import Request

_BRACKETS = Pattern(r"[(（]\s*([^()（）]{2,40}?)\s*[)）]")
_WORD = Pattern(r"[^\W\d_]{2,}")


def named_in_brackets(kind: str, request: Request) -> Mention | None:
    """The one record whose name is a word of the message and what stands in brackets."""
    match = _BRACKETS.search(request.text)
    if match is None:
        return None
    beside, rest = name_key(match[1]), request.text[: match.start()]
    words = {fold(word) for word in _WORD.findall(rest)}
    keys = {key for word in words for key in (word + beside, beside + word)}
    found = request.context.store.names.of_keys(keys, ("full",), [kind]) if keys else {}
    records = {RecordRef(kind=kind, id=m.id, name=m.name) for ones in found.values() for m in ones}
    return Mention(kind=kind, text=match[1], candidates=tuple(records)) if records else None
