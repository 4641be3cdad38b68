"""What refers to an earlier turn, and may refer to another one than it seems: shown before done."""

from intents.context import Context
from intents.understand.deciding import writes
from intents.understand.reader import Reading

A_FEW = 3
"""So many turns after a change "undo" still means that one without asking."""


def shown_before(reading: Reading, context: Context) -> tuple[bool, str]:
    """Whether what was read is shown before it is done, and the note above it.

    It is where "undo" comes long after the last change, and where "the same for" and the like
    follow a message that was not understood, which may have been what they refer to.
    """
    memory = context.memory
    if [call.intent for call in reading.calls] == ["undo"]:
        changed = memory.changed_turn
        if changed is not None and memory.turns - changed < A_FEW + 1:
            return False, ""
        return True, context.say(
            "最近几句没有改动任何东西。要撤销的是更早的这一条：",
            "Nothing was changed in the last few messages. This earlier change would be undone:",
        )
    refers = reading.source == "dialogue" and any(writes(call.intent) for call in reading.calls)
    if refers and memory.unheard:
        return True, context.say("上一句我没听懂，所以先确认一下。",
                                 "I did not understand the last message, so let me check.")  # fmt: skip
    return False, ""
