"""What refers to an earlier turn, and may refer to another one than it seems: shown before done."""

from intents.context import Context
from intents.understand.deciding import writes
from intents.understand.reading import Reading

A_FEW = 3
"""So many turns after a change "undo" still means that one without asking."""


def shown_before(reading: Reading, context: Context) -> tuple[bool, str]:
    """Whether what was read is shown before it is done, and the note above it.

    It is where "undo" comes long after the last change, or when all of this conversation's are
    taken back, and where "the same for" and the like follow a message that was not understood,
    which may have been what they refer to; and where a part of the message was not understood.
    """
    if reading.left:
        return True, _not_done(reading.left, context)
    memory = context.memory
    if [call.intent for call in reading.calls] == ["undo"]:
        changed = memory.changed_turn
        just_now = changed is not None and memory.turns - changed < A_FEW + 1
        if just_now and (memory.last_change is not None or memory.undoable):
            return False, ""
        if just_now:
            return True, context.say(
                "这次对话里的改动都撤销了。还可以撤销的是更早的这一条：",
                "All changes of this conversation are undone. This earlier one could be undone:",
            )
        return True, context.say(
            "最近几句没有改动任何东西。要撤销的是更早的这一条：",
            "Nothing was changed in the last few messages. This earlier change would be undone:",
        )
    refers = reading.source == "dialogue" and any(writes(call.intent) for call in reading.calls)
    if refers and memory.unheard:
        return True, context.say("上一句我没听懂，所以先确认一下。",
                                 "I did not understand the last message, so let me check.")  # fmt: skip
    return False, ""


def _not_done(left: tuple[str, ...], context: Context) -> str:
    """Which parts of a message are not done, and how to have them done."""
    zh, en = "”和“".join(left), "” and “".join(left)
    return context.say(f"没看懂这一部分，没有做：“{zh}”。请单独再说一遍。",
                       f"I did not understand this part, and it is not done: “{en}”. Say it by itself.")  # fmt: skip
