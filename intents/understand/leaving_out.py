"""Leaving out: "不要待办", "skip the task", "只要商机", of several things that wait for a yes."""

import re
from collections.abc import Sequence

from intents.call import Call
from intents.pattern import Pattern
from intents.understand.slots.numbers import find_ordinals

LONGEST = 40
_WITHOUT = Pattern(
    r"(?:不要|不用|不需要|不必|先不|先别|别|去掉|删掉|删除|拿掉|跳过|除了|免了|省了|不(?=[建加记改动做]))(?:再|给我|帮我|建|新建|加|创建|记|记录|改|动|做|要|管)*|"
    r"\b(?:without|skip|drop|leave out|leave off|remove|lose|forget|omit|no need for|no|not|minus|except(?: for)?|"
    r"(?:everything|all) but|don'?t (?:create|add|log|record|make|need|want|do|change|move|touch))\b", re.I,
)  # fmt: skip
_ONLY = Pattern(
    r"只(?:要|建|记|记录|改|做|留|需要)|(?:就|仅)(?:要|建|记|改|做)|\b(?:only|just|keep)\b", re.I
)
_NOUNS = {
    "task": r"任务|待办|提醒|跟进(?!记录)|回访|\b(?:tasks?|to-?dos?|follow[- ]?ups?|reminders?)\b",
    "deal": r"商机|单子|那单|这单|\b(?:deals?|opportunit(?:y|ies))\b",
    "activity": r"往来|跟进记录|拜访|记录|纪要|\b(?:activit(?:y|ies)|log|notes?|visits?|meetings?|calls?)\b",
    "meeting": r"会面|会议|约会|\b(?:meetings?|appointments?)\b",
    "customer": r"客户|公司|\b(?:customers?|compan(?:y|ies)|accounts?)\b",
    "contact": r"联系人|\bcontacts?\b",
    "quote": r"报价单?|\bquotes?\b",
    "contract": r"合同|\bcontracts?\b",
    "order": r"订单|\borders?\b",
    "ticket": r"工单|\btickets?\b",
}
_IDLE = Pattern(
    r"[\W_]|这个|那个|那条|这条|那份|第.个|第.|了|吧|的|就行|就好|就可以|先|把|请|谢谢|其他|都|要|建|"
    r"\b(?:the|a|an|that|this|one|please|pls|thanks|new|for|now|and|it|them|first|second|third|last|part)\b",
    re.I,
)


def left_out(text: str, calls: Sequence[Call]) -> tuple[Call, ...] | None:
    """The calls that stay where a message leaves some of them out; None where it says no such."""
    only, without = _ONLY.match(text.strip()), _WITHOUT.search(text)
    if len(text) > LONGEST or len(calls) < 2 or not (only or without):
        return None
    named = _named(text, calls)
    if named is None or not 0 < len(named) < len(calls):
        return None
    chosen = [place in named for place in range(len(calls))]
    stays = chosen if only else [not one for one in chosen]
    return tuple(call for call, stay in zip(calls, stays, strict=True) if stay)


def _named(text: str, calls: Sequence[Call]) -> set[int] | None:
    """The places of the calls that a message speaks of, if it speaks of nothing else."""
    ordinals = find_ordinals(text)
    places = {one.value - 1 if one.value > 0 else len(calls) + one.value for one in ordinals}
    rest = _ONLY.sub(" ", _WITHOUT.sub(" ", text))
    for place, call in enumerate(calls):
        pattern = _NOUNS.get(call.intent.rpartition("_")[2])
        if pattern and re.search(pattern, rest, re.I):
            places.add(place)
    for pattern in _NOUNS.values():
        rest = re.sub(pattern, " ", rest, flags=re.I)
    return None if _IDLE.sub("", rest) else places
