"""Answers that say a value and nothing else, where a message of its own would mean little by it."""

from datetime import date

from intents.call import Call, SlotValue
from intents.slots import SlotSpec
from intents.understand.fill.durations import end_said
from intents.understand.mentions import Mentions


def bare_answer(call: Call, spec: SlotSpec, mentions: Mentions) -> SlotValue:
    """The one number of an answer, where a share or a count was asked for; a term's last day."""
    if spec.type in ("percent", "int") and len(mentions.numbers) == 1:
        return int(mentions.numbers[0].value)
    start = call.slots.get("start")
    if spec.name == "end" and isinstance(start, str):
        return end_said(date.fromisoformat(start), mentions)
    return None
