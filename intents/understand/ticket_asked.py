"""A ticket asked after by what it is about: "what's the latest on the jammed locker doors"."""

import re

from intents.pattern import Pattern
from intents.understand.fill.request import Request
from intents.understand.fill.subjects import by_subject
from intents.understand.mentions import Mentions

SOUNDS_LIKE = frozenset(
    "none open_ticket ask_history show_order list_tickets help show_contact".split()
)
"""What such a question is taken for, when nothing but the ticket's subject says what it is about."""
OTHERS = ("deal", "order", "contract", "quote", "task", "campaign", "lead")
_ASKS = Pattern(
    r"\b(?:what(?:'?s| is| are)|any|is there|got any|got an|have we)\b.{0,16}\b(?:latest|news|updates?|word|progress|happening|going on|status|movement|state)\b|"
    r"\bwhere (?:are we|do we stand|does (?:that|it|this) stand|do things stand|'?s|is)\b|\bhow(?:'?s| is| are) .{0,50}\b(?:going|coming (?:along|on)|getting on|looking|doing)\b|"
    r"\b(?:did|has|have) (?:any(?:one|body)|some(?:one|body)|we|they|you)\b.{0,20}\b(?:look|fix|sort|solv|answer|repl|deal|see|check|touch|handle|d[oi])\w*|"
    r"^(?:please |pls |can you |could you |let me |just )*(?:show|open|pull up|see|check)(?: me| up| on)?\b|^(?:the )?(?:status|state|latest|updates?|news) (?:of|on|for|about)\b|"
    r"\b(?:is|are|was|were|did|has|have) .{2,60}\b(?:still open|open still|fixed|sorted|solved|resolved|done|dealt with|closed|answered|repaired)\b|"
    r"怎么样|咋样|咋回事|进展|到哪|什么情况|啥情况|情况如何|处理[得到完好了]|修[了好]|好了没|解决了?[吗没]|看看|看一?下|瞧瞧|查一?下|查查|状态|有消息|有结果|有没有人|多久了",
    re.I,
)
_NEW = Pattern(
    r"[建开提报记][^，,。]{0,3}工单|\b(?:open|raise|log|create|file|start|register) (?:me )?(?:a|an|another|new)\b|提醒|\bremind",
    re.I,
)

_MY_OWN = Pattern(
    r"我[的们]*(?:订单|合同|积分|报价)|\bmy (?:orders?|contracts?|points|quotes?)\b", re.I
)
"""A customer's own order is no ticket, though one may be about it."""


def may_ask_after_one(intent: str, mentions: Mentions) -> bool:
    """Whether a message, read as this, may ask after a ticket by its subject."""
    named = any(mentions.of_kind(kind) for kind in OTHERS) or _MY_OWN.search(mentions.text)
    asks = _ASKS.search(mentions.text) is not None and _NEW.search(mentions.text) is None
    return intent in SOUNDS_LIKE and asks and not named


def asks_after_one(request: Request) -> bool:
    """Whether a ticket's subject stands in a message that may ask after one (`show_ticket`'s)."""
    return by_subject("ticket", request) is not None
