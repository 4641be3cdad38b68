"""Which time a follow-up on a figure means: "just December" is the one within the period shown."""

from datetime import date

from intents.call import Call
from intents.understand.mentions import Mentions
from intents.understand.slots.when import Period, When, as_period

LOOKS_AHEAD = frozenset({"show_forecast"})


def time_meant(last: Call, mentions: Mentions) -> When | None:
    """The time said: within the figure's period, else to come for a forecast, else gone by."""
    past, coming = mentions.past_times[:1], mentions.times[:1]
    said = [
        one.value for one in ((*coming, *past) if last.intent in LOOKS_AHEAD else (*past, *coming))
    ]
    held = _held(last)
    within = (one for one in said if held is not None and _is_within(as_period(one), held))
    return next(within, None) or (said[0] if past and said else None)


def _held(last: Call) -> Period | None:
    value = last.slots.get("period")
    if not isinstance(value, dict):
        return None
    start, end = (date.fromisoformat(str(value[key])) for key in ("start", "end"))
    return Period(start, end)


def _is_within(one: Period, held: Period) -> bool:
    return held.start <= one.start and one.end <= held.end
