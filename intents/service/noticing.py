"""Noticing that a customer needs a person, although they did not ask for one."""

from collections.abc import Sequence

from intents.call import Call
from intents.service.anger import is_angry
from intents.service.handing_over import Reason

PATIENCE = 2
"""So many misunderstandings in a row are enough."""


def needs_a_person(text: str, missed: int, calls: Sequence[Call]) -> Reason | None:
    """Why a person should take over; None where the bot does well.

    `missed` counts the messages in a row that were not understood, this one included.
    """
    if any(call.intent == "talk_to_human" for call in calls):
        return None
    if is_angry(text):
        return "angry"
    return "misunderstood" if missed >= PATIENCE else None
