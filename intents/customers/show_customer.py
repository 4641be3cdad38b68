"""show_customer: the 360-degree card of one customer."""

from crm_store.models import Customer
from crm_store.repositories.overview import Overview, overview
from intents.buttons import ask
from intents.call import RecordRef
from intents.context import Context, ref
from intents.customers.card import card
from intents.intent import STAFF, Effect, Intent
from intents.reply import Button, Reply
from intents.slots import CustomerSlot, Slots


class ShowCustomer(Slots):
    """Which customer."""

    customer: CustomerSlot


def handle(slots: ShowCustomer, context: Context) -> Reply:
    """The card; its only deal and its only contact come into focus with it."""
    customer = context.load(Customer, slots.customer)
    seen = overview(context.store, customer, context.now)
    alone = [ref(records[0]) for records in (seen.deals, seen.contacts) if len(records) == 1]
    return Reply(
        blocks=card(customer, seen, context),
        buttons=_next_steps(ref(customer), seen, context),
        focus=(ref(customer), *alone),
    )


def _next_steps(customer: RecordRef, seen: Overview, context: Context) -> tuple[Button, ...]:
    say = context.say
    steps = [ask(say("记一次拜访", "Log a visit"), "log_activity", customer=customer, kind="visit")]
    if not seen.deals:
        steps.append(ask(say("新建商机", "New deal"), "create_deal", customer=customer))
    steps.append(ask(say("新建待办", "New task"), "create_task", customer=customer))
    if seen.activities:
        steps.append(ask(say("全部跟进", "Timeline"), "list_activities", customer=customer))
    return tuple(steps)


show_customer = Intent(
    "show_customer",
    STAFF,
    ShowCustomer,
    Effect.READ,
    ("看一个客户的全貌", "show everything about a customer"),
    handle,
)
