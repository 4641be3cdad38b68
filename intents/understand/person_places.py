"""Where a person stands in a sentence, so that an everyday word there is a name.

高兴 is a colleague in 高兴的A级客户 and 负责人高兴, and glad in 客户很高兴; May is one in "ask May to
call" and a month in "by May"; Chase is one in "Chase should call" and a verb in "Chase Acme for it".
"""

import re

from intents.pattern import Pattern
from intents.understand.text import is_chinese

NEAR = 48
"""Characters on either side that are looked at."""
_TIMES_ZH = (
    r"今[天日年]|昨天|明[天年]|后天|去年|全年|(?:这|本|上|下)个?(?:周|星期|礼拜|月|季度?|年)|[一二三四]季度|[Qq][1-4]|最近|近|"
    r"[\d一二三四五六七八九十]{1,3}月"
)
_HELD_ZH = (
    r"(?:(?:[A-Da-d]|[vV][iI][pP])[级类]|重点|大|老|新|名下|手[上里头]|在手|逾期|未完成|平均|所有|全部|哪些)?(?:客户|商机|单子?|业绩|待办|任务|日程|行程|安排|会议|工单|线索|"
    r"漏斗|预测|目标|指标|销售|回款|应收|欠款|提成|合同|续[约签]|报价|订单|拜访|跟进|活动|[赢丢成]单|成交|新增|数据|操作|改动|费用|开销|周报|管道|"
    r"满意度|流失|账|团队|组|名下|人|客单价)"
)
_TOLD_ZH = (
    r"负责人?(?:是|为|:|：|叫|换[成为]|改[成为]|设[成为])?|归属(?:给|到|于)?|(?:分|分配|转|转交|交|派|移交|划|拨|指派|安排|交接|让|调)给|提醒|通知|"
    r"(?:由|归|让|叫|请|催|找)|@|＠|(?:给|跟|和|与)"
)
_OPENS_ZH = (
    r"^|[\s,，。;；:：!！?？、(（]|看[看下]?|看一下|查[查下]?|查一下|列[出下]?|列一下|显示|统计|算[算下]?|算一下|拉[出下]?|导出?|帮我|给我|我想看|想看|"
    r"想知道|对比|把|将|请问|问[下问]|那|和|跟|与|以及|为|替"
)
_BEFORE_ZH = Pattern(rf"(?:{_TOLD_ZH})\s?$")
_OPENED_ZH = Pattern(rf"(?:{_OPENS_ZH})$")
_GLAD_ZH = Pattern(r"(?:坏|死|极|得很|起来|[一不]下|地|了|点|些)")
_AFTER_ZH = Pattern(
    rf"\s?(?:的{_HELD_ZH}|{_HELD_ZH}(?=$|[\s,，。?？怎如多有])|名下|手[上里头]|那[边儿]|这[边儿]|负责|接手|离职|调岗|调走|要走|休假|辞职|{_TIMES_ZH}|"
    r"有(?:哪些|几|多少|什么|没有)|还有|(?:签|赢|丢|卖|回|跟|录|改|动|删|拜访|做|干|拿|收|建|加|打|成交|完成|新增|拉|见)[了过]|"
    r"都?(?:动|改|删|做|录|签|卖|跟)了?(?:哪|什么|多少|几)|把|来(?:做|跟|负责|处理|办)|去(?:做|跟|处理|办|拜访)|卖得|做得|业绩|表现|忙)"
)
_ASKED_EN = Pattern(
    r"\b(?:ask|tell|remind|get|have|let|nudge|ping|owner|assignee|owned by|assigned to|belongs? to|(?:assign|give|hand|transfer|pass|reassign)\b[^.,;]{0,40}\b(?:over )?to)[\s:]{1,2}$",
    re.I,
)
_TO_DO_EN = Pattern(r"\s+(?:to|know|that|about)\b|[\s.!?]*$|\s*[,;]|\s+(?:please|pls)\b", re.I)
_WHOSE_EN = (
    r"(?:customers?|accounts?|clients?|deals?|opportunities|opps|tasks?|to-?dos?|tickets?|leads?|calendar|agenda|diary|day|meetings?|book|"
    r"pipeline|portfolio|numbers?|forecast|quota|target|team|visits|calls|activities|follow-?ups?|commission|expenses|renewals|reminders)\b"
)
_HAS_EN = Pattern(
    rf"(?:['’]s?)?\s+(?:(?:open|overdue|top|best|biggest|own|active|new|[A-D]|level|vip)\s+){{0,2}}{_WHOSE_EN}|"
    r"\s+(?:has|owns?|should|must|needs? to|has to|gets|takes|took|is (?:leaving|off|out|on|taking|the)|leaves|left|won|closed|lost|sold|"
    r"brought|signed|visited|called|logged|changed|did|deleted|added|can|could)\b|\s*[,:]\s|\s+and\s+[A-Z]", re.I,
)  # fmt: skip
_DOES_EN = Pattern(r"\b(?:does|did|has|have|is|what'?s|how'?s|how (?:is|did))\s+$", re.I)
_VERB_AFTER_EN = Pattern(
    r"\s+(?:have|own|got|get|close|win|won|lose|lost|sell|sold|log|add|sign|make|change|delete|visit|call|bring|doing|owe|earn)\w*\b",
    re.I,
)


def is_person_here(text: str, start: int, end: int) -> bool:
    """Whether the words from `start` to `end` stand where a sentence names a person."""
    before, after = text[max(0, start - NEAR) : start], text[end : end + NEAR]
    if is_chinese(text[start]):
        return _in_chinese(before, after)
    told = _ASKED_EN.search(before) and _TO_DO_EN.match(after)
    asked = _DOES_EN.search(before) and _VERB_AFTER_EN.match(after)
    return bool(told or asked or _has(text[start:end], after))


def is_verb_here(text: str, start: int, end: int) -> bool:
    """Whether an everyday Latin word opens a sentence and so is its verb: "Chase Acme", "Mark it"."""
    opens = re.search(r"(?:^|[.!?;:,]\s+|\b(?:please|pls|and|then)\s+)$", text[:start], re.I)
    after = text[end : end + NEAR]
    return bool(opens) and re.match(r"\s+\w", after) is not None and not _has("X", after)


def _in_chinese(before: str, after: str) -> bool:
    if _GLAD_ZH.match(after):
        return False
    return bool(_BEFORE_ZH.search(before) or (_OPENED_ZH.search(before) and _AFTER_ZH.match(after)))


def _has(written: str, after: str) -> bool:
    """Whether somebody written with a capital is said to have or to do something."""
    return written[:1].isupper() and _HAS_EN.match(after) is not None
