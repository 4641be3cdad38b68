"""When something happened that is told: "met Laura this afternoon" is told of the past."""

import re
from datetime import datetime

from intents.call import SlotValue
from intents.pattern import Pattern
from intents.understand.fill.due_times import is_still_to_come
from intents.understand.fill.request import Request
from intents.understand.slots.span import Found
from intents.understand.slots.times import When

_HOUR = Pattern(r"[\d点时半刻]|o.clock|\bnoon|midnight", re.I)


def fill_activity_time(request: Request, slots: dict[str, SlotValue]) -> None:
    """The time of what happened is the first one said; later ones are of what comes next.

    By when something is due, or expected, is not when it happened either. A part of today that is
    still to come when it is told ("this afternoon", at one) is just now.
    """
    times = [one for one in request.mentions.past_times if not is_still_to_come(request.text, one)]
    today = request.context.today
    for one in times:
        start = one.value.start
        day = start.date() if isinstance(start, datetime) else start
        if one.value.kind != "period" and day <= today:
            slots["at"] = (day if _is_loose(one, request) else start).isoformat()[:16]
            return
    slots.pop("at", None)


def _is_loose(one: Found[When], request: Request) -> bool:
    """Whether a time is a part of the day that has not begun, and no hour."""
    start, now = one.value.start, request.context.local(request.context.now).replace(tzinfo=None)
    ahead = isinstance(start, datetime) and start > now
    return ahead and _HOUR.search(one.text) is None
