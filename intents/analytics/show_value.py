"""show_value: what a customer has brought and is expected to bring."""

from dataclasses import replace

from crm_store.metrics.buying.value import CustomerValue, value_of
from crm_store.models import Customer
from intents.analytics import figures
from intents.analytics.buying_words import bases_note, unrated_note
from intents.analytics.value_words import fields, headline, how_known
from intents.buttons import ask
from intents.context import Context, ref
from intents.intent import STAFF, Effect, Intent
from intents.reply import Button, Fields, Reply, Text, say
from intents.slots import CustomerSlot, Slots

HALF = 50


class ShowValue(Slots):
    """Whose value."""

    customer: CustomerSlot


def handle(slots: ShowValue, context: Context) -> Reply:
    """What it brought and is expected to bring, then the figures, then how that is known."""
    customer = context.load(Customer, slots.customer)
    found = value_of(context.store, customer)
    if found.score is None:
        return say(_nothing(customer, context), focus=(ref(customer),))
    title = context.say(f"{customer.name} 的价值", f"What {customer.name} is worth")
    card = Fields(
        title=title, fields=tuple(fields(found, found.score, context)), record=ref(customer)
    )
    notes = (
        how_known(found, found.score, context),
        bases_note(context),
        *unrated_note(found.model.home, context),
    )
    return Reply(
        blocks=(
            Text(text=headline(customer, found, found.score, context)),
            card,
            figures.receipt(replace(found.receipt, notes=notes), context),
        ),
        buttons=(_next_step(customer, found, context),),
        focus=(ref(customer),),
    )


def _nothing(customer: Customer, context: Context) -> str:
    return context.say(
        f"{customer.name} 还没有买过：没有订单、赢单或回款，以后会怎样也看不出来。",
        f"{customer.name} has not bought anything yet: no order, won deal or payment, "
        "so there is nothing to expect either.",
    )


def _next_step(customer: Customer, found: CustomerValue, context: Context) -> Button:
    """Of who may be gone: why; else what to offer next."""
    alive = found.score.alive if found.score else None
    if found.late_by > 0 or (alive is not None and alive < HALF):
        return ask(context.say("会不会流失", "Will they leave?"), "explain_churn",
                   customer=ref(customer))  # fmt: skip
    return ask(context.say("推荐卖什么", "What to offer"), "recommend", customer=ref(customer))


show_value = Intent(
    "show_value",
    STAFF,
    ShowValue,
    Effect.READ,
    ("看客户的价值", "show what a customer is worth"),
    handle,
)
