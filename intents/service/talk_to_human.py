"""talk_to_human: hand the conversation to a person, in a Slack thread, both ways."""

from intents.context import Context
from intents.intent import CUSTOMERS, Effect, Intent
from intents.reply import Reply, say
from intents.service.handing_over import hand_over, told_customer
from intents.slots import NoSlots

NOWHERE = "terminal:"


def handle(_slots: NoSlots, context: Context) -> Reply:
    """Open the handover of this conversation, and say who answers by when."""
    channel, _, conversation = (context.work.conversation or NOWHERE).partition(":")
    handover = hand_over("asked", channel, conversation, context)
    return say(told_customer(handover, context))


talk_to_human = Intent(
    "talk_to_human",
    CUSTOMERS,
    NoSlots,
    Effect.WRITE,
    ("转人工", "talk to a person"),
    handle,
)
