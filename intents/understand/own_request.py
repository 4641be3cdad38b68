"""How a request or a question of its own is put, so that it is not taken for a name asked for."""

import re

from intents.pattern import Pattern
from intents.understand.detail_words import DETAIL_EN, DETAIL_ZH
from intents.understand.mentions import Mentions

_COURTESY_EN = r"(?:(?:please|pls|can you|could you|just|ok|okay|hmm+|oh|well|hey|also|and|then|now|wait)[\s,]+)*"
_COURTESY_ZH = (
    r"(?:然后|再|那|请|麻烦你?|顺便|另外|还有|对了|先|帮忙|能不能|可以|[嗯哦呃][，,。]*|[，,])*"
)
_VERB = (
    r"add|create|make|log|record|show|list|find|get|give|remind|schedule|book|set|change|update|move|push|delete|"
    r"remove|restore|merge|assign|transfer|hand|send|draft|tag|untag|cancel|undo|export|look up|pull up|search|tell|"
    r"mark|reschedule|complete|finish|archive|block|link|call|email|open|close|rename"
)
_THING = (
    r"(?:a|an|the|my|our|all|any|every|his|her|their|this|that|it|me|them|us|for|new|another|what|when|who|how)\b|"
    r"(?:contact|customer|client|deal|task|note|call|meeting|visit|quote|order|ticket|contract|to-?do|reminder|activity|"
    r"lead|campaign|tag)s?\b"
)
_QUESTION = Pattern(
    rf"{_COURTESY_EN}(?:(?:how|what|when|where|who|why)(?:'?s|'re|'d|'ve|'ll)?|whose|which|did|does|do|is|are|was|were|can|could|will|"
    r"would|should|have|has|any) [a-z]|.*[?？]\s*$|.*(?:吗|呢|来着|没有?|多少|几点|几号|谁|怎么样|如何)[了啊呀的]?[。!！]*$|"
    r".*(?:什么|怎么|多少|为什么|哪[里儿个些位家天种]|是谁|谁[的是在负])"
)  # fmt: skip
"""In lower case: "Will Power" and "Any Lab Ltd" are names."""
_COMMAND = Pattern(
    rf"{_COURTESY_EN}(?:(?:{_VERB}) (?:{_THING})|new (?:customer|contact|deal|task|lead|note|quote|order|ticket)s?\b|"
    r"note (?:for|on|to|about)\b|note:|remind me|untag |(?:do )?(?:the )?same for )|"
    rf"{_COURTESY_ZH}(?:(?:帮|给|提醒|告诉)我|把[^，。]+(?:改|推|删|转|标|换|设|调|移)|(?:看|查)(?:看|查|一?下)|"
    r"(?:新建|新增|创建|添加|增加|建|加|记|录|删除|删掉?|列出?|导出|合并|安排|约|看|查|改|取消|完成)(?:一?下|了?一?[个条笔单份次位]|所有|全部|我的?|客户|联系人|商机|待办|任务|会议|提醒|报价|工单|订单|合同|活动|标签)|"
    r"撤销)", re.I,
)  # fmt: skip
_CLAUSES = Pattern(r"[，。；;]\s*|,\s+")
_TELLS = Pattern(
    r"(?:i|we|he|she|they|i'm|i've|we've|i'll|let's|let us) [a-z]|"
    r"(?:我们?|他们?|她们?|咱们?)(?:刚|今天|昨天|上午|下午|想|要|说|跟|和|见|打|去|觉得|已经|还)"
)
_FOR_ZH = Pattern(rf"{_COURTESY_ZH}(?:给|跟|和|把|帮|为|向|将)\s*")
"""Before a record's name: 给云帆报价, 把沈琳删了."""
_GIVES = Pattern(
    r"的[\u3400-\u9fffA-Za-z]{1,8}(?:是|为|改[成为]|换[成了])\s*\S|['’]s (?:\w+ ){1,3}(?:is|was|changed to) \S",
    re.I,
)
"""After a record's name: what is told of it, 沈琳的电话是……, "Emma's title is …"."""
_BARE_VERB = Pattern(rf"{_COURTESY_EN}(?:{_VERB})\s+", re.I)


def asks(text: str) -> bool:
    """Whether a message is put as a question."""
    return _QUESTION.match(text.replace("’", "'")) is not None


def is_own_request(mentions: Mentions) -> bool:
    """Whether a message is put as a sentence of its own: a command, a question, a report.

    A verb alone is no command ("Show Business Ltd", "change manager"): what it is done to follows.
    """
    text = mentions.text.replace("’", "'")
    if asks(text) or _TELLS.match(text) or any(map(_COMMAND.match, _CLAUSES.split(text))):
        return True
    if (
        mentions.names
        and mentions.names[0].start == 0
        and _GIVES.match(text, mentions.names[0].end)
    ):
        return True
    led = _BARE_VERB.match(text) or _FOR_ZH.match(text)
    return led is not None and any(named.start == led.end() for named in mentions.names)


_DETAIL = Pattern(
    rf".+的{DETAIL_ZH}(?:是?多少|呢|是什么)?[\s?？。]*|.+['’]s (?:\w+ )?{DETAIL_EN}[\s?.]*|"
    rf"(?:what is |what['’]s )?the {DETAIL_EN} of .+",
    re.I,
)


def asks_a_detail(text: str) -> bool:
    """Whether a telephone number or the like of somebody is asked for: 顾总的电话, "Amy's e-mail"."""
    return _DETAIL.fullmatch(text) is not None
