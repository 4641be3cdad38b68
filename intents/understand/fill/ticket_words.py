"""What a new ticket is about: the message without who it is for and the request to open it."""

import re

from intents.call import SlotValue
from intents.pattern import Pattern
from intents.understand.fill.request import Request
from intents.understand.fill.words import trim

_TICKET_ZH = (
    r"(?:服务|售后|维修|报修|投诉|退货|咨询|新的?|紧急)*(?:工单|单子|单|case|ticket|投诉|报修|维修)"
)
_TICKET_EN = (
    r"(?:\w+\s+){0,2}?(?:ticket|case|complaint|repair(?: request)?|return|service request|issue)"
)
_HEAD = Pattern(
    rf"^(?:请|麻烦|帮我?们?|给我|替)*(?:给|帮|替)?\0*\s*(?:那边|这边|客户)?\s*(?:开|建|提|报|录|登记|新建|创建|记|新)(?:一?[个张条])?(?:新的?)?{_TICKET_ZH}[\s,，:：。]+|"
    rf"^(?:please |pls |can you |could you |need to |i need to |let's )*(?:open|raise|log|create|file|start|new|make|put in|set up)\s+(?:an?\s+|the\s+)?{_TICKET_EN}"
    r"(?:\s+(?:for|with|from|at|on)\s+\0+)?[\s,:–—-]*(?:that|saying|about|because|re|as|:)?\s+|"
    rf"^(?:new |urgent |please )*{_TICKET_EN}(?:\s+(?:for|from|with|at|on)\s+(?:the\s+)?\0+)?\s*[:–—]\s*|"
    r"^\0+\s+(?:say|says|said|reports?|reported|complains?|complained|tells? us|told us|reckons?)(?:\s+that)?\s+|"
    r"^\0+['’]s\s+(?:problem|issue|trouble|complaint|question)(?: is)?\s*[:,–-]?\s+|"
    r"^\0+['’]s\s+(?=\w+ \w+ )|"
    r"^\0+\s*(?:那边|这边|客户|的人)?\s*(?:来电|打电话|反映|反馈|说|投诉说?|抱怨|报修|来报|报|[:：,，])*\s*|"
    r"^\0+\s*(?:[:,–—-]\s*)", re.I,
)  # fmt: skip
_TAIL = Pattern(
    rf"[\s,，。.;；–—-]+(?:请|麻烦|帮我?|给)?(?:你)?(?:先)?(?:开|建|提|报|录|登记|新建|创建|记|走|做)(?:一?[个张条下])?(?:新的?)?(?:{_TICKET_ZH})?(?:吧|哈|啊|跟进|处理|一下)*[。.!！]*$|"
    rf"[\s,.;–—-]+(?:please |pls |can you |could you |and )*(?:open|raise|log|create|file|start|make|put in|set up)\s+(?:an?|the|it|this|that)(?:\s+(?:as\s+)?(?:an?\s+)?{_TICKET_EN})?(?:\s+(?:please|pls|for (?:it|them|this)))?[.!]*$",
    re.I,
)  # fmt: skip
_LABELLED = Pattern(
    r"(?:^|[,;，；:：\s\0])(?:subject|topic|主题|标题|问题)(?:\s*[:：=]\s*|\s+is\s+|\s+(?=[a-z]))([^,;，；]{3,}?)\s*(?=$|[,;，；])",
    re.I,
)
_LISTED = Pattern(
    r"(?:\s*[,;，；]\s*(?:(?:priority|type|kind|优先级|类型)\s*[:：=]?\s*[\w\u3400-\u9fff]+|(?:customer|client|客户)\s*[:：=]?\s*\0+))+\s*$",
    re.I,
)
"""Fields of a ticket that are listed after what it is about."""
_NAMED_FIRST = Pattern(
    r"(?:customer|client|客户)?\s*[:：]?\s*\0+\s*(?:那边|这边)?\s*[,，:：;；–—-]\s*", re.I
)
"""Whose ticket it is, first in the list of what it has."""
_SHORTEST = 3


def ticket_subject(request: Request) -> SlotValue:
    """A staff member's subject without the request; a customer's own words as they are."""
    text = request.text
    if not request.context.actor.is_staff:
        return text or None
    unnamed = _without_customer(request)
    if (said := _LABELLED.search(unnamed)) is not None and "\0" not in said[1]:
        return trim(text[slice(*said.span(1))])
    head, tail = _HEAD.match(unnamed), _LISTED.search(unnamed) or _TAIL.search(unnamed)
    start, end = head.end() if head else 0, tail.start() if tail else len(text)
    named = _NAMED_FIRST.match(unnamed, start) if head else None
    start = named.end() if named else start
    words = trim(text[start:end])
    return words if len(words) > _SHORTEST else text or None


def _without_customer(request: Request) -> str:
    """The message with its customers and contacts blanked out; a product is part of the subject."""
    chars = list(request.plain)
    for one in (*request.named("customer"), *request.named("contact")):
        chars[one.start : one.end] = "\0" * (one.end - one.start)
    return "".join(chars)
