"""What is said at the desk of a handed-over customer, a thread of colleagues on Slack.

The desk's conversation is named after the handover; the channel finds the place, or opens it.
"""

from pydantic import JsonValue

from crm_store.models import Handover, User
from crm_store.repositories.addresses import Address
from crm_store.repositories.handovers import DESK
from intents.context import Context
from intents.notices import enqueue
from intents.reply import Reply

CHANNEL = "slack"
ANSWER, BACK = "answer", "back"
"""The buttons of a desk."""


def tell_desk(
    handover: Handover,
    key: str,
    reply: Reply,
    context: Context,
    *,
    mention: tuple[User, ...] = (),
    buttons: tuple[str, ...] = (),
) -> None:
    """Say something there, once for each `key`; `mention` are the colleagues who are called."""
    about: dict[str, JsonValue] = {
        "handover": handover.id,
        "mention": [user.id for user in mention],
        "buttons": list(buttons),
    }
    address = Address(CHANNEL, f"{DESK}{handover.id}")
    enqueue(address, f"{DESK}{handover.id}:{key}", reply, context, about)
