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
_LABELLED = Pattern(
    r"(?:^|[,;:，；：]\s*)(?i:company|employer|firm|customer|client|account)(?:\s*[:=]|\s+is)?\s+([A-Z][\w&-]*(?: [A-Z][\w&-]*)*)|"
    r"(?:^|[,;:，；：\s])(?:公司|单位)(?:名称?)?(?:是|为|叫|[:：])?\s*"
    r"([\u3400-\u9fffA-Za-z0-9]{2,16}?)(?<!经理)(?<!总监)(?<!主管)(?<!老板)(?<!负责人)(?<!财务)(?<!采购)(?=[，,。;；\s]|$)"
)
"""A company that is given as one, whatever its words mean otherwise."""


def whose_contact(request: Request) -> str | None:
    """The words for a customer who is not there; None where a message says no such."""
    if request.intent.name not in _OF_SOMEBODY or not request.context.actor.is_staff:
        return None
    if given := company_given(request):
        return given
    if request.language == "zh":
        return unknown_company(request)
    text = without_mentions(request)
    return led_name(text, told=False) or _rare(text, request)


def company_given(request: Request) -> str | None:
    """The words that a new contact's company is given in: "…, company Orbit", …，公司星海动力."""
    given = _LABELLED.search(request.text) if request.intent.name == "create_contact" else None
    return (given[1] or given[2]) if given else None


def _rare(text: str, request: Request) -> str | None:
    found = (match[1] or match[2] for match in _WHOSE_EN.finditer(text))
    return next(
        (name for name in found if not any(is_ordinary(word, request) for word in name.split())),
        None,
    )
