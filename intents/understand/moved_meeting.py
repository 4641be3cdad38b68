"""A meeting that was just arranged, at another time: "改到四点", "move that to fri"."""

import re
from datetime import date, datetime

from intents.call import Call
from intents.context import Context
from intents.pattern import Pattern
from intents.understand.mentions import Mentions
from intents.understand.slots.times import as_datetime

_CLOCK = Pattern(
    r"(?:at )?(?:\d{1,2}(?:[:.]\d\d)?\s*(?:am|pm|o'?clock)?|noon)|"
    r"(?:凌晨|早上|上午|中午|下午|傍晚|晚上)?\s*[\d一二两三四五六七八九十]{1,3}\s*(?:点|时|[:：])[\d一二三四五半刻分钟整]*",
    re.I,
)


def meeting_moved(mentions: Mentions, context: Context) -> tuple[Call, ...] | None:
    """The meeting at its new time instead of the old one, which is taken back.

    A day alone keeps the time of day, a time of day alone the day. None for one that was moved
    already: taking that back would bring the first one back.
    """
    memory = context.memory
    time, (last, *others) = mentions.times[0], memory.last_calls
    held = last.slots.get("at")
    if others or memory.last_change is None or not isinstance(held, str) or "T" not in held:
        return None
    arranged = context.store.history.change(memory.last_change)
    if arranged is None or arranged.undoes_id is not None:
        return None
    before, new = datetime.fromisoformat(held), as_datetime(time.value)
    at = _merged(before, new, _CLOCK.fullmatch(time.text.strip()) is not None)
    moved = last.with_slots(at=at.isoformat()[:16])
    return (Call(intent="undo"), moved)


def _merged(before: datetime, new: datetime | date, clock_alone: bool) -> datetime:
    if not isinstance(new, datetime):
        return datetime.combine(new, before.time())
    return datetime.combine(before.date(), new.time()) if clock_alone else new
