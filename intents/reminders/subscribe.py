"""subscribe: receive greetings and offers."""

from intents.buttons import ask
from intents.context import Context
from intents.intent import CUSTOMERS, Effect, Intent
from intents.reminders.consenting import decide
from intents.reply import Reply, Text
from intents.slots import NoSlots


def handle(_slots: NoSlots, context: Context) -> Reply:
    """Consent to both, on every channel."""
    changed = decide(True, context)
    text = context.say(
        "好的，以后会把节日问候和优惠发给你。随时说“退订”就不再发。",
        "All right, you will get greetings and offers. Say “unsubscribe” at any time to stop.",
    )
    if not changed:
        text = context.say("你已经订阅了问候和优惠。", "You are subscribed already.")
    button = ask(context.say("退订", "Unsubscribe"), "unsubscribe")
    return Reply(blocks=(Text(text=text),), buttons=(button,))


subscribe = Intent(
    "subscribe",
    CUSTOMERS,
    NoSlots,
    Effect.WRITE,
    ("订阅祝福和优惠", "subscribe to greetings and offers"),
    handle,
)
