"""Whether a message points at what is in focus, or asks beyond it."""

import re

from intents.memory import Memory
from intents.pattern import Pattern

_SPAN_EN = r"(?:(?:past|last|next|coming|whole|calendar|fiscal|very) )?(?:few |two |three )?(?:week|month|quarter|year|morning|afternoon|evening|night|day|time|moment|minute|second|hour|season|spring|summer|autumn|fall|winter|half|monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend|point|stage|kind|sort|type|way)s?\b"
_SPAN_ZH = r"(?:星期|礼拜|周|月|季|年|阶段|时候|时间|月份|小时|天|上午|下午|早上|晚上|问题|话题|事)"
_POINTS = Pattern(
    rf"(?<!其)他|[她它]|[这那]个(?!{_SPAN_ZH})|[这那][家位单]|该(?:客户|公司)|刚才|上面|对方|人家|"
    r"\b(?:it|its|they|them|their|he|him|his|she|her|hers|the same)\b|"
    rf"\b(?:this|these|those)\b(?! {_SPAN_EN})|\bthat\b(?! {_SPAN_EN})",
    re.I,
)
_JOINS = Pattern(
    r"\b(?:customers?|clients?|accounts?|compan(?:y|ies)|deals?|tasks?|tickets?|complaints?|orders?|contracts?|quotes?|leads?|contacts?|"
    r"people|reps?|ones?|anything|something|everything|nothing|all|any|anyone|anybody|somebody|everyone|things?|stuff|those|so|now|sure|know|say|said|says|told us|mentioned|mention|think) that\b"
    r"|\bthat (?:are|were|have|had|haven.?t|aren.?t|i|we|you|mention\w*|need\w*|closed?|expired?s?)\b",
    re.I,
)
"""The that of "customers that have not paid" joins, and points at nothing."""
_ALL = Pattern(
    r"\b(?:any|all|every|each|which|what|whose|how many|no|most|other|another) (?:(?:of )?(?:my|our|the|your|other|new|big|active|open|good|old|key|current|a-?level) ){0,3}(?:other )?"
    r"(?:customers?|clients?|accounts?|companies|people|reps?)\b|\b(?:anyone|anybody|everybody|everyone) else\b|"
    r"(?:哪些|哪几[个家位]|哪[个家位]|什么|所有的?|全部的?|任何|每[个家位]|各个?|其他的?|别的|有没有|有|谁的|多少个?|几[个家位])(?:别的|其他的?|一个|一家)?(?:客户|公司|单位|厂家)",
    re.I,
)
_ONE = Pattern(
    r"[这那该](?:个|家|位)?(?:客户|公司)|\b(?:this|that) (?:customer|client|account|company)\b",
    re.I,
)


_OF_ONE_CUSTOMER = frozenset({"show_contract", "show_quote", "show_order"})
"""What a colleague has to say whose it is; where nothing says so, whoever is spoken of."""
_OWES = Pattern(r"(?:那|现在|目前|还|一共|总共|共)*欠(?:了|着|我们)*(?:多少|几)")


def is_of_one(intent: str, text: str) -> bool:
    """Whether a request that names nobody is about one customer: 合同什么时候到期, 欠多少钱."""
    owes = intent == "list_receivables" and _OWES.match(text) is not None
    return owes or intent in _OF_ONE_CUSTOMER


def awaits(memory: Memory, slot: str) -> bool:
    """Whether it is being asked which one is meant: then what came up before it is not."""
    question = memory.question
    return question is not None and question.kind == "slot" and question.slot == slot


_THEIRS = Pattern(
    r"(?:[他她它]们?|对方|人家|[这那]家)的?(?:其他|所有|全部)?(?:订单|合同|报价|工单|投诉)|"
    r"\b(?:their|his|her)\b(?: \w+)? (?:orders?|contracts?|quotes?|tickets?|complaints?)\b",
    re.I,
)


def is_theirs(text: str) -> bool:
    """Whether documents are spoken of as somebody's: "their orders" is not the order in focus."""
    return _THEIRS.search(text) is not None


_FOR_THEM = Pattern(
    r"^(?:再|请|顺便|然后)*(?:给|跟|帮|为|替)(?:他|她|它|对方|人家|[这那]家)们?(?![家的])|"
    r"\b(?:deal|opportunity|quote|order|contract|ticket|task|meeting|call) (?:for|with) (?:them|him|her)\b",
    re.I,
)


def is_for_them(text: str) -> bool:
    """Whether something is done for whoever was spoken of: 给他们建个单子, "a deal for them"."""
    return _FOR_THEM.search(text) is not None


def points_back(text: str) -> bool:
    """Whether a message points at what was spoken of; "this quarter" does not."""
    return _POINTS.search(_JOINS.sub(" ", text)) is not None


def asks_of_all(text: str) -> bool:
    """Whether a question is about any customer there is: "which customers …", 哪些客户, 谁的客户."""
    return _ALL.search(text) is not None and _ONE.search(text) is None
