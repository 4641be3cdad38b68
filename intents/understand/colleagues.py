"""Namesakes: where a sentence names a colleague, whoever else bears the name is not meant.

A customer is given to a colleague ("give Acme to Mark", 转给陈宇跟进), a colleague leaves and hands
over, and figures and lists are a colleague's ("Mark's deals", 陈宇的业绩), though a contact of some
customer may be called Mark or 陈宇 as well.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from intents.pattern import Pattern
from intents.understand.names_in_text import Named

NEAR = 60
"""Characters on either side that are looked at."""
_GIVEN_ZH = Pattern(
    r"(?:分配?|转交?|移交|交接?|划|派|指派|拨|调|让)给\s*$|(?:客户|单子|商机|项目)(?:们|都|全部?|以后|就)*(?:给|归|由)\s*$|负责人(?:是|为|改[成为]|换[成为]|设[成为])?\s*$"
)
_TO_FOLLOW_ZH = Pattern(r"(?:给|归|由|让)\s*$")
_FOLLOWS_ZH = Pattern(r"\s*(?:来|去)?(?:负责|跟进?(?!一?下|的)|接手|管|维护|对接)")
_GIVEN_EN = Pattern(
    r"\b(?:assign|give|transfer|hand|reassign|move|pass|switch|re-?allocate)\w*\b[^.;?!]{0,50}\b(?:to|over to)\s*$", re.I
)  # fmt: skip
_MADE_EN = Pattern(r"\b(?:make|put)\s*$", re.I)
_OWNER_EN = Pattern(
    r"\s+(?:the |its |their )?(?:new )?(?:account )?(?:owner\b|in charge\b|responsible\b)", re.I
)
_SENT = Pattern(
    r"报价|方案|邮件|资料|文件|样品|发票|消息|订单|合同|电话|\b(?:quotes?|offers?|e-?mails?|invoices?|samples?|files?|documents?|contracts?|orders?|calls?|ring|message|brochures?|discount)\b",
    re.I,
)
"""What is given to somebody outside; a customer is not."""
LEAVES = Pattern(
    r"\s*(?:离职|辞职|离开|要走|走了|调岗|调走|退休)|\s+(?:has |have |is |just |will be )*(?:resign\w*|left|leaves|leaving|quit\w*|retir\w+)\b", re.I
)  # fmt: skip
"""How it is told, right after a name, that somebody goes."""
_HANDED = Pattern(
    r"交接|交给|转给|移交|分给|划给|\b(?:hand|move|give|transfer|reassign|pass)\b", re.I
)
_HOLDS = Pattern(
    r"\s*(?:的|名下的?|手[上里]的?)(?:全部|所有)?(?:客户|商机|单子|业绩|待办|任务|日程|漏斗|管道|目标|提成|线索)|"
    r"['’]s?\s+(?:(?:open|overdue|top|own)\s+)?(?:customers?|accounts?|clients?|deals?|opportunities|opps|tasks?|to-?dos?|leads?|calendar|agenda|pipeline|portfolio|numbers|forecast|quota|target|commission)\b",
    re.I,
)
_DONE_EN = Pattern(r"\bwhat\s+(?:has|have|did|does|is)\s+$", re.I)
_DID_EN = Pattern(r"\s+(?:do|done|doing|been|get|got|work\w*|achieve\w*|log\w*|sell|sold|close|closed)\b", re.I)  # fmt: skip


def with_colleagues(text: str, names: Sequence[Named]) -> list[Named]:
    """The names, those of colleagues narrowed to them where the sentence wants a colleague."""
    return [_as_colleague(text, one) for one in names]


def _as_colleague(text: str, name: Named) -> Named:
    if "user" not in name.by_kind or len(name.by_kind) == 1:
        return name
    before = text[max(0, name.start - NEAR) : name.start]
    after = text[name.end : name.end + NEAR]
    # A person who is a customer has deals and a card of their own.
    holds = "customer" not in name.by_kind and _HOLDS.match(after) is not None
    if _is_given(before, after) or _leaves(text, after) or _acts(before, after) or holds:
        return replace(name, by_kind={"user": name.by_kind["user"]})
    return name


def _is_given(before: str, after: str) -> bool:
    """Whether a customer is given to whoever stands here."""
    if _SENT.search(before):
        return False
    if _GIVEN_ZH.search(before) or _GIVEN_EN.search(before):
        return True
    follows = _TO_FOLLOW_ZH.search(before) and _FOLLOWS_ZH.match(after)
    return bool(follows or (_MADE_EN.search(before) and _OWNER_EN.match(after)))


def _leaves(text: str, after: str) -> bool:
    """Whether whoever stands here goes, and what they have is handed over."""
    return LEAVES.match(after) is not None and _HANDED.search(text) is not None


def _acts(before: str, after: str) -> bool:
    """Whether it is asked what they did: "what has Mark done last week?"."""
    return bool(_DONE_EN.search(before) and _DID_EN.match(after))
