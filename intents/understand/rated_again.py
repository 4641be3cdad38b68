""" "不对，4 分", "no, 4": another score for the ticket that was just rated."""

from intents.call import Call
from intents.context import Context
from intents.pattern import Pattern
from intents.understand.fill.request import known

_SCORE = Pattern(r"([1-5])\s*(?:分|颗?星|stars?|points?)?[\s吧了。.!！]*")


def rated_again(last: Call, rest: str, context: Context) -> tuple[Call, ...] | None:
    """The last rating with what a correction leaves: a score, and nothing beside it."""
    ticket = context.memory.focus.get("ticket")
    score = _SCORE.fullmatch(rest) if last.intent == "rate_service" else None
    if score is None or ticket is None:
        return None
    return (last.with_slots(score=int(score[1]), ticket=known(ticket)),)
