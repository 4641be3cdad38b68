"""How a ticket was resolved: what was done, and not that it is resolved."""

import re

from intents.call import SlotValue
from intents.pattern import Pattern
from intents.understand.fill.request import Request
from intents.understand.fill.words import after, trim

_RESOLVED = after(
    r"(?:已经?|都)?(?:解决了?|处理好了?|搞定了?|修好了?|完成|关了|结案|处理完了?|办好了?)[,，:：。\s]+(.{2,})$",
    r"(?:解决办法|解决方案|处理结果|处理方式|结果|原因)(?:是|:|：)(.+)$",
    r"(?:通过|靠)(.+?)(?:解决|处理|搞定)",
    r"\b(?:resolved?|solved?|fixed|closed?|done|sorted)\b(?:\s+(?:it|ticket|the ticket|as resolved))?[\s:,–-]+(?:by\s+|with\s+|because\s+|we\s+)?(.{3,})$",
    r"[,，:：;；-]\s*([^,，:：;；]{3,})$",
)
_NUMBER_ONLY = Pattern(r"^[\W\w]{0,3}?(?:[A-Z]{2}-?\d+|工单|ticket)[\s\d]*$", re.I)
_ASKED = Pattern(r"^(?:可以|请|麻烦|帮我|把它?|标记?|关闭|close it|mark|please|pls|thanks)", re.I)
_REQUEST = Pattern(
    r"(?:[\W\d_]|工单|这个|那个|已经?|解决|搞定|处理|完成|修好|关|掉|了|吧|可以|标|记|成|为|请|把|帮我|结案|好|啦|单|"
    r"\b(?:t|tk|gd|ticket|case|complaint|number|no|the|it|that|this|one|is|was|as|to|be|can|now|all|so|and|then|you|could|please|pls|thanks?|cheers|"
    r"mark|set|put|tick|call|consider|close[ds]?|resolved?|solved?|fixed|done|sorted|finished|off|out|down)\b)+",
    re.I,
)
"""A clause that asks for a ticket to be resolved, or says that it is, and tells nothing else."""
_CLAUSE = Pattern(r"[,，。;；!！:：]\s*|\.\s+|\s+[-–—]\s+")


def resolution_said(request: Request) -> SlotValue:
    """How a ticket was resolved, where the message says it."""
    found = _RESOLVED(request)
    if isinstance(found, str) and not _is_request(found, request):
        found = _without_ticket(found, request)
        return None if _ASKED.match(found) or _NUMBER_ONLY.match(found) else found
    return _told_beside(request)


_SAID = Pattern(
    r"^[\s,，:：-]*(?:(?:resolution|solution|fix|解决办法|处理结果)\s*[:：=]\s*)?", re.I
)


def _without_ticket(found: str, request: Request) -> str:
    """What was done, without the ticket's number before it: "resolve TK-1032: replaced the fuse"."""
    for one in request.named("ticket"):
        found = found.removeprefix(one.text)
    return _SAID.sub("", found)


def _is_request(found: str, request: Request) -> bool:
    start = request.text.find(found)
    return _REQUEST.fullmatch(request.unnamed[start : start + len(found)]) is not None


def _told_beside(request: Request) -> str | None:
    """What stands before "T-921 resolved", or after it: all but the clause that asks."""
    ends = [(one.start(), one.end()) for one in _CLAUSE.finditer(request.unnamed)]
    starts = [0, *(end for _, end in ends)]
    clauses = list(zip(starts, [*(start for start, _ in ends), len(request.text)], strict=True))
    told = [one for one in clauses if not _REQUEST.fullmatch(request.unnamed[slice(*one)] or " ")]
    if not told or len(told) == len(clauses):
        return None
    return trim(request.text[told[0][0] : told[-1][1]]) or None
