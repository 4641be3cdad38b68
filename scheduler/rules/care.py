"""care: after a purchase the owner is told what to look after, and the customer is written to.

Only what is new to the customer needs care: whoever orders the same every month knows it. There is
no date of delivery in an order: the days count from the order, and at first it must have arrived.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from pydantic import Field

from crm_store.models import Order, Product
from crm_store.repositories.aftercare import new_products, newly_bought
from crm_store.repositories.documents import Documents
from intents.buttons import ask
from intents.context import Context, ref
from intents.format import moment
from intents.reminders.greeting import called
from intents.reply import Reply, Text
from scheduler.greeted import greeted
from scheduler.rule import CustomerSettings, Finding, Look, Rule, Settings
from scheduler.rules.care_words import SOON, advice, question, tip
from scheduler.rules.day_lists import DayList

DAYS = (180, 30, 7)
MOST_NAMED = 3


class CareSettings(Settings):
    """When the owner is told."""

    days: DayList = Field(DAYS, description="购买后几天 | so many days after a purchase")


class TipSettings(CustomerSettings):
    """When the customer is written to."""

    days: DayList = Field(DAYS, description="购买后几天 | so many days after a purchase")


def find(look: Look[CareSettings]) -> Iterator[Finding]:
    """Orders of so many days ago with something new to their customer."""
    yield from _found("care", look, look.settings.days)


def find_tips(look: Look[TipSettings]) -> Iterator[Finding]:
    """The same, for the customer."""
    yield from _found("care_tips", look, look.settings.days)


def _found(
    name: str, look: "Look[CareSettings] | Look[TipSettings]", days: DayList
) -> Iterator[Finding]:
    for ago in days:
        start, end = (moment - timedelta(days=ago) for moment in (look.start, look.end))
        for one in newly_bought(look.store, start, end, arrived=ago <= SOON):
            yield Finding(
                key=f"{name}:{one.order_id}:{ago}",
                reason=(
                    f"订单 {one.number} 是 {ago} 天前的，里面有第一次买的产品",
                    f"the order {one.number} is {ago} days old and has something new to them",
                ),
                user_id=one.owner_id,
                customer_id=one.customer_id,
                contact_id=one.contact_id,
                subject=("order", one.order_id),
                facts={"days": ago},
            )


def compose(finding: Finding, context: Context) -> Reply | None:
    """What was bought when, and what to look after; None where it was cancelled meanwhile."""
    order, products = _bought(finding, context)
    if order is None or order.customer is None or not products:
        return None
    days, customer = int(str(finding.facts["days"])), order.customer
    on = moment(order.ordered_at, context.actor, time=False)
    text = context.say(
        f"🔧 {customer.name} {days} 天前（{on}）第一次买了 {_names(products, context)}。",
        f"🔧 {customer.name} bought {_names(products, context)} for the first time {days} days ago "
        f"({on}).",
    )
    asked = question(days, context)
    ask_about = context.say(f"可以问问：{asked}？", f"Worth asking: {asked}?")
    said = advice(products, context)
    note = said and context.say(f"要留意：{said}。", f"To look after: {said}.")
    say, whose = context.say, ref(customer)
    title = say(f"回访 {customer.name}", f"Follow up with {customer.name}")
    return Reply(
        blocks=(Text(text="\n".join(line for line in (text, ask_about, note) if line)),),
        buttons=(
            ask(say("记一次回访", "Log a call"), "log_activity", customer=whose, kind="call"),
            ask(say("建待办", "Add a task"), "create_task", title=title, customer=whose),
            ask(say("看订单", "Show the order"), "show_order", order=ref(order)),
        ),
        focus=(whose, ref(order)),
    )


def compose_tips(finding: Finding, context: Context) -> Reply | None:
    """A word to the customer on what they bought, in their language."""
    whom, (order, products) = greeted(finding, context), _bought(finding, context)
    if whom is None or order is None or not products:
        return None
    names, days = _names(products, context), int(str(finding.facts["days"]))
    owner = whom.owner.name if whom.owner else ""
    said, name = advice(products, context), called(whom)
    text = context.say(
        f"{name}，您好！您买 {names} 有 {days} 天了。{said and f'温馨提示：{said}。'}"
        f"{tip(days, context)}{f'—— {owner}' if owner else ''}",
        f"Hello {name}, you have had {names} for {days} days. {said and f'A tip: {said}. '}"
        f"{tip(days, context)}{f' – {owner}' if owner else ''}",
    )
    button = ask(context.say("看订单", "My order"), "show_order", order=ref(order))
    return Reply(blocks=(Text(text=text),), buttons=(button,), focus=(ref(order),))


def _bought(finding: Finding, context: Context) -> tuple[Order | None, Sequence[Product]]:
    """The order, as long as it stands, and what in it was new to the customer."""
    _kind, key = finding.subject or ("", 0)
    order = Documents(context.store).order(key)
    if order is None or order.status == "cancelled":
        return None, ()
    return order, new_products(context.store, order)


def _names(products: Sequence[Product], context: Context) -> str:
    names = context.say("、", ", ").join(product.name for product in products[:MOST_NAMED])
    more = len(products) - MOST_NAMED
    return names + (context.say(f"等 {len(products)} 样", f" and {more} more") if more > 0 else "")


care = Rule(
    "care",
    "care",
    ("售后关怀提醒", "product care"),
    (
        "客户第一次买某样产品后第 7、30、180 天，提醒负责人该关心什么",
        "tells the owner what to look after 7, 30 and 180 days after something new was bought",
    ),
    "staff",
    CareSettings,
    find,
    compose,
    rank=35,
)

care_tips = Rule(
    "care_tips",
    "care",
    ("售后关怀", "care tips"),
    (
        "客户第一次买某样产品后第 7、30、180 天，告诉客户要留意什么",
        "tells customers what to look after 7, 30 and 180 days after they bought something new",
    ),
    "customer",
    TipSettings,
    find_tips,
    compose_tips,
    rank=30,
    matters_for=timedelta(days=3),
)
