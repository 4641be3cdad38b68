""" "完成了", "that's done", of the to-do that was just noted, moved or listed alone."""

import re

from intents.call import Call, RecordRef
from intents.context import Context
from intents.pattern import Pattern
from intents.understand.fill.request import known

ABOUT_TASK = frozenset({"create_task", "reschedule_task"})
_DONE = Pattern(
    r"(?:(?:这个|那个|这条|那条|它|我|刚才的?|刚刚|今天)?(?:已经?|都)?"
    r"(?:完成|搞定|做完|办完|办好|弄完|弄好|打完|打过|处理完|处理好|做好)(?:了|啦|咯)|"
    r"(?:(?:it|that|this)(?:['’]?s| is| was)? |i(?:['’]ve| have)? )?(?:just |already |all |now )?"
    r"(?:done|finished|completed|sorted|did (?:it|that))"
    r"(?: (?:it|that|with (?:it|that)))?(?: already| now)?)[\s,，。.!！吧]*",
    re.I,
)


def done_now(text: str, context: Context) -> tuple[Call, ...] | None:
    """That the to-do is done, where a message says no more than this; None for any other."""
    task = _task(context) if _DONE.fullmatch(text) else None
    return (Call(intent="complete_task", slots={"task": known(task)}),) if task else None


def _task(context: Context) -> RecordRef | None:
    """The to-do that was spoken of last: the one in focus, or the only one of a list."""
    memory = context.memory
    last = memory.last_calls[-1].intent if memory.last_calls else ""
    if last in ABOUT_TASK:
        return memory.focus.get("task")
    listed = memory.listed
    alone = last == "list_tasks" and len(listed) == 1 and listed[0].kind == "task"
    return listed[0] if alone else None
