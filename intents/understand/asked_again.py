"""The same question of history again: of another topic, period, person or customer.

"And about price?", "那投诉呢", "只看上个月的", "and Laura?" right after an answer from history.
"""

import re
from collections.abc import Sequence

from intents.activities.asked import mentions_of
from intents.call import Call, SlotValue
from intents.context import Context
from intents.pattern import Pattern
from intents.understand.fill.request import mention
from intents.understand.mentions import Mentions
from intents.understand.names_in_text import Named
from intents.understand.text import is_chinese

LONGEST = 40
MOST_WORDS, MOST_CHARS = 5, 10
_OPENING = Pattern(
    r"(?:(?:and|what about|how about|ok(?:ay)?|so|then|now|also|just|only|那么?|还有|再|换成|只?看看?|只要|那就|关于)"
    r"(?=[\W\u3400-\u9fff]|$)[\s,，]*|(?<=那)关于)+",
    re.I,
)
_PREPOSITION = Pattern(r"(about|regarding|concerning|for|on|with)\s+", re.I)
_ENDING = Pattern(r"(?:这?方面|那边|的事情?)?(?:的|呢|吧|情况)*[\s?？。.!！]*$")
_SMALL = Pattern(
    r"[\W_]|的|呢|吧|在|对|记录|时间|\b(?:in|from|for|of|by|with|at|the|about|to|on|during|said)\b",
    re.I,
)
_OF_ITS_OWN = Pattern(
    r"订单|积分|工单|商机|合同|报价|库存|业绩|销售|回款|任务|待办|日程|目标|预测|漏斗|电话|邮箱|地址|生日|提醒|客户|"
    r"记一?下|[建改发删加查撤]|导出|取消|谢|好的?$|多少|几|谁|哪|什么|怎么|为什么|[吗我你他她它]|\b(?:orders?|points|"
    r"tickets?|deals?|contracts?|quotes?|stock|revenue|sales|tasks?|to-?dos?|agenda|calendar|targets?|forecast|"
    r"pipeline|phone|numbers?|e-?mails?|address|birthday|remind|log|create|add|open|send|show|list|set|change|move|"
    r"update|undo|cancel|thanks?|help|who|what|when|why|how|which|where|did|does|do|is|are|was|can|could|will|i|"
    r"me|my|you|he|she|they|it|that|this|him|her|them|not|no|yes|customers?|details?|churn|risk)\b",
    re.I,
)
"""Words by which a short message is a request of its own, or speaks of something else."""
_SAID_ZH = r"(?:答应|承诺|抱怨|投诉|担心|喜欢|要求|觉得|提到|说|提|聊|谈|嫌|问)(?:过|了|到过?)?"
_ABOUT_ZH = Pattern(rf"(?:对|关于|就)[^，。]{{1,16}}?(?={_SAID_ZH})")
_ABOUT_EN = Pattern(r"\s(?:about|regarding|concerning|for|on)\s.*$", re.I)
_WHO_SAID_EN = Pattern(r"^(?:who|which \w+|(?:has|did) any(?:one|body)) (?!is |are )\w+", re.I)


def asked_again(last: Call, mentions: Mentions, context: Context) -> tuple[Call, ...] | None:
    """The last question of history with what differs; None where a message is no such thing."""
    text = mentions.text
    question = last.slots.get("question")
    if last.intent != "ask_history" or not isinstance(question, str) or len(text) > LONGEST:
        return None
    opening = _OPENING.match(text)
    rest = _said_beside(mentions, opening.end() if opening else 0)
    goes_on = opening is not None or text.rstrip(" ?？。").endswith("呢")
    if not _SMALL.sub("", rest):
        return _of_another(last, question, mentions, context) if goes_on else None
    if not goes_on or mentions.names or mentions.past_times:
        return None
    topic = _topic(text[opening.end() if opening else 0 :], opening is not None)
    return (last.with_slots(question=_about(question, *topic, context)),) if topic else None


def _said_beside(mentions: Mentions, start: int) -> str:
    """What a message says after its opening, beside names and days."""
    chars = list(mentions.text)
    chars[:start] = " " * start
    for begin, end in mentions.spans("names", "past_times"):
        chars[begin:end] = " " * (end - begin)
    return "".join(chars)


def _of_another(
    last: Call, question: str, mentions: Mentions, context: Context
) -> tuple[Call, ...] | None:
    """The question of another customer or person, or of another time."""
    held = mentions_of(question, context)
    if len(mentions.names) == 1 and not mentions.past_times:
        return _of_whom(last, question, held, mentions.names[0])
    if mentions.names or len(mentions.past_times) != 1:
        return None
    found = mentions.past_times[0]
    bare = _cut(question, held.spans("past_times")).strip(" ?？")
    time = mentions.text[found.start : found.end]
    other = f"{time}{bare}？" if is_chinese(bare[:1]) else f"{bare} {time}?"
    return (last.with_slots(question=other),)


def _of_whom(last: Call, question: str, held: Mentions, named: Named) -> tuple[Call, ...] | None:
    """The question of somebody else, in whose place it names another."""
    kind = next((one for one in ("customer", "contact") if one in named.by_kind), None)
    if kind is None:
        return None
    places = [one for one in held.names if {"contact", "customer"} & set(one.by_kind)]
    slots: dict[str, SlotValue] = {k: v for k, v in last.slots.items() if k != "customer"}
    if places:
        first = places[0]
        slots["question"] = f"{question[: first.start]}{named.text}{question[first.end :]}"
    elif kind == "contact":
        slots["question"] = f"{question.rstrip(' ?？')} {named.text}?"
    if kind == "customer":
        slots["customer"] = mention(named, "customer")
    return (Call(intent=last.intent, slots=slots),)


def _topic(rest: str, opened: bool) -> tuple[str, str] | None:
    """The topic that a message names, and the word that leads to it; None where it says more."""
    lead = _PREPOSITION.match(rest)
    topic = _ENDING.sub("", rest[lead.end() if lead else 0 :]).strip()
    if not topic or _OF_ITS_OWN.search(topic) or any(word[:1].isupper() for word in topic.split()):
        return None
    chinese = any(is_chinese(char) for char in topic)
    said = lead or chinese or (opened and rest.rstrip().endswith("?"))
    short = len(topic) <= MOST_CHARS if chinese else len(topic.split()) <= MOST_WORDS
    return (topic, lead[1] if lead else "about") if said and short else None


def _about(question: str, topic: str, lead: str, context: Context) -> str:
    """The question about another topic, of the same people."""
    bare = question.strip(" ?？。.")
    if not any(is_chinese(char) for char in bare):
        return f"{_without_topic(bare, context)} {lead} {topic}?"
    said = re.search(_SAID_ZH, bare)
    head = _ABOUT_ZH.sub("", bare[: said.end()]) if said else bare
    whom = [one.text for one in mentions_of(bare, context).names if one.text not in head]
    return f"{'、'.join(whom)}{'：' if whom else ''}{head}{topic}？"


def _without_topic(bare: str, context: Context) -> str:
    """An English question up to what it is about."""
    names = mentions_of(bare, context).names
    about = _ABOUT_EN.search(bare)
    if about is not None and not any(one.start >= about.start() for one in names):
        return bare[: about.start()]
    said = _WHO_SAID_EN.match(bare)
    return said[0] if said and not names else bare


def _cut(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}{text[end:]}"
    return re.sub(r"\s+", " ", text)
