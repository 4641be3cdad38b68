"""A message that was edited after it was answered."""

from sqlalchemy.orm import Session

from bot.channel import Edited, Inbound
from crm_store import inbox, outbox
from crm_store.models import InboxMessage
from intents.context import Context
from intents.outcome import Outcome
from intents.reply import say


def was_carried_out(inbound: Inbound, event: Edited, context: Context) -> bool:
    """Whether the message as it was has changed something, so that it is not done once more."""
    said = inbox.with_edits(context.store.session, inbound.channel, event.key)
    return any(changed_something(context.store.session, one) for one in said)


def changed_something(session: Session, said: InboxMessage) -> bool:
    """Whether the answer to a message tells of a change."""
    reply = outbox.find(session, f"{outbox.TURN}{said.id}")
    return reply is not None and bool(reply.body.get("changes"))


def told_of_edit(context: Context) -> Outcome:
    """What was done stands."""
    text = context.say(
        "你改了之前的消息，但那件事已经按原来的话办了。要改的话，直接说要改成什么。",
        "You edited a message that I had carried out as it was. Say what it should become instead.",
    )
    return Outcome(reply=say(text), keeps_waiting=True)
