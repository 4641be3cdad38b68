"""brief_customer: what to know before a meeting, on one screen."""

from crm_store.models import Customer
from intents.activities.briefing import briefing
from intents.buttons import ask
from intents.context import Context, ref
from intents.intent import STAFF, Effect, Intent
from intents.reply import Button, Reply
from intents.slots import CustomerSlot, Slots


class BriefCustomer(Slots):
    """Which customer."""

    customer: CustomerSlot


def handle(slots: BriefCustomer, context: Context) -> Reply:
    """The briefing; a meeting's note and the whole card are a press away."""
    customer = context.load(Customer, slots.customer)
    named = ref(customer)
    buttons: tuple[Button, ...] = (
        ask(context.say("完整档案", "Whole card"), "show_customer", customer=named),
        ask(context.say("全部跟进", "Timeline"), "list_activities", customer=named),
        ask(context.say("记一次会议", "Log the meeting"), "log_activity",
            customer=named, kind="meeting"),
    )  # fmt: skip
    return Reply(blocks=(briefing(customer, context),), buttons=buttons, focus=(named,))


brief_customer = Intent(
    "brief_customer",
    STAFF,
    BriefCustomer,
    Effect.READ,
    ("见客户前的简报", "a briefing before a meeting"),
    handle,
)
