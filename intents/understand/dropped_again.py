""" "Cancel that meeting", 取消这个会议: right after it was made, it is taken back."""

import re

from intents.call import Call
from intents.context import Context
from intents.pattern import Pattern
from intents.understand.mentions import Mentions

_MADE: dict[str, str] = {
    "schedule_meeting": r"会议?|会面|约会?|约见|拜访|日程|meeting|appointment|visit|invite|demo|call|lunch|dinner|coffee|演示|电话会|饭局",
    "create_task": r"待办|任务|提醒|to-?do|task|reminder",
    "create_deal": r"商机|单子|deal|opportunity",
    "log_activity": r"记录|跟进|备注|note|entry|log|activity",
    "open_ticket": r"工单|ticket",
    "create_customer": r"客户|customer|account",
    "create_contact": r"联系人|contact",
}
"""What makes a record -> what the record is called."""
_DROP = Pattern(
    r"(?:那|还是|把|就)*(?:取消|删掉?|删除|去掉|不要|撤掉?)(?:了|掉)?(?:这|那|刚才|刚刚|刚)?[个条张次单]?(?:的|建的|约的|记的)?(?P<zh>[\u3400-\u9fff]{1,3}?)(?:吧|了|掉)*|"
    r"(?:把)?(?:这|那|刚才的?)[个条张次单](?P<first>[\u3400-\u9fff]{1,3}?)(?:取消|删掉?|删除|去掉|撤掉?)(?:吧|了|掉)*|"
    r"(?:actually,? |no,? |please |pls |ok,? )*(?:cancel|delete|remove|drop|scrap|bin) (?:this|that|the) (?:new )?(?P<en>[a-z-]+)(?: again| please)?",
    re.I,
)
_REOPENED = Pattern(
    r"(?:please |actually,? )*re-?open (?:it|that|the deal|this)(?: again| please)?|(?:把它|这单|那单)?(?:重新|再)(?:打开|激活|开启)(?:吧|它)?", re.I
)  # fmt: skip


def _just_closed(context: Context) -> bool:
    """Whether the last turn closed a deal."""
    memory = context.memory
    closed = any(call.intent in ("win_deal", "lose_deal") for call in memory.last_calls)
    return closed and memory.last_change is not None and memory.changed_turn == memory.turns


def dropped_again(mentions: Mentions, context: Context) -> tuple[Call, ...] | None:
    """An undo, where what the last turn made is to go; None where the message says another thing."""
    memory = context.memory
    said = _DROP.fullmatch(mentions.text.strip(" 。.!！"))
    if _REOPENED.fullmatch(mentions.text.strip(" 。.!！")) and _just_closed(context):
        return (Call(intent="undo"),)
    if said is None or memory.last_change is None or memory.changed_turn != memory.turns:
        return None
    words = said["zh"] or said["first"] or said["en"]
    made = [call.intent for call in memory.last_calls]
    named = any(re.fullmatch(_MADE.get(name, "$"), words, re.I) for name in made)
    return (Call(intent="undo"),) if named else None
