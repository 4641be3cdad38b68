"""unsubscribe: receive none."""

from intents.buttons import ask
from intents.context import Context
from intents.intent import CUSTOMERS, Effect, Intent
from intents.reminders.consenting import decide
from intents.reply import Reply, Text
from intents.slots import NoSlots


def handle(_slots: NoSlots, context: Context) -> Reply:
    """Withdraw both, on every channel; answers to what one asks still come."""
    changed = decide(False, context)
    text = context.say(
        "已退订：所有渠道都不再发问候和优惠。你提的问题照样会回复。",
        "Unsubscribed: no more greetings or offers on any channel. What you ask is still answered.",
    )
    if not changed:
        text = context.say("你之前已经退订了，不会再收到。", "You had unsubscribed already.")
    button = ask(context.say("重新订阅", "Subscribe again"), "subscribe")
    return Reply(blocks=(Text(text=text),), buttons=(button,))


unsubscribe = Intent(
    "unsubscribe", CUSTOMERS, NoSlots, Effect.WRITE, ("退订", "unsubscribe"), handle
)
