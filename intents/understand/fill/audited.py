"""Whose changes an audit is about: the record named, by its own name, else its words as typed."""

import re

from intents.call import SlotValue
from intents.pattern import Pattern
from intents.understand.fill.records import DEAL_WORD, PHASE, deals_of
from intents.understand.fill.request import Request, mention
from intents.understand.fill.words import after

_KINDS = ("deal", "contract", "quote", "order", "ticket", "contact", "customer", "product", "lead",
          "campaign", "segment")  # fmt: skip
_SAID = after(
    r"\b(?:audit(?: trail| log| history)?|change (?:log|history)|changes|history|edits|modifications)\s+(?:for|of|on|to|about)\s+"
    r"(?:the\s+)?(.+?)(?: record| data)?(?: in .*| last .*| this .*| yesterday| today| please| pls)?[?.]*$",
    r"\b(?:changed?|edited|touched|modified|updated|deleted)\s+(?:the\s+)?(.+?)(?: record| data)?"
    r"(?: in .*| last .*| this .*| yesterday| today)?[?.]*$",
    r"(?:谁(?:把)?|都?)?(?:修改过?|改动?过?|动过?|删除?过?|合并过?)了?([^,，。?？]{2,}?)(?:的|这)?(?:资料|记录|单子|信息)?$",
    r"(?:看看|看一下|看下|查看|查一下|查查|查|显示)?([^,，。?？\s]{2,}?)的?(?:修改|变更|操作|改动|审计|更改)(?:记录|日志|历史|情况)?",
)
_NO_RECORD = Pattern(
    r"^(?:客户|商机|联系人|合同|订单|工单|报价单?|待办|.*(?:记录|日志|历史|什么|哪些|啥|东西|数据|资料|谁|所有|全部|最近)|看看|看一下|查看|查一下|查|系统|我们?|他|她|了|"
    r"what|who|anything|everything|something|things?|records?|data|it|them|the system|customers?|deals?|my|our)$", re.I,
)  # fmt: skip


def audited_said(request: Request) -> SlotValue:
    """The record that an audit is asked of; None where it is asked of everything."""
    customers = request.named("customer")
    if customers and (DEAL_WORD.search(request.text) or PHASE.search(request.text)):
        deals = deals_of(customers[0].by_kind["customer"], request)
        if len(deals) == 1:
            return deals[0].name
    for kind in _KINDS:
        for named in request.named(kind):
            if "user" not in named.by_kind:
                return mention(named, kind).name
    said = _SAID(request)
    if not isinstance(said, str) or _NO_RECORD.match(said) or _is_taken(said, request):
        return None
    return said


def _is_taken(said: str, request: Request) -> bool:
    """Whether words are a time or a colleague and nothing else."""
    start = request.text.find(said)
    spans = request.mentions.spans("times", "past_times", "names")
    return any(s < start + len(said) and start < e for s, e in spans)
