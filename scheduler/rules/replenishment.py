"""replenishment: the owner is told some days before a customer's next order is due."""

from collections.abc import Iterator
from datetime import timedelta

from pydantic import Field

from crm_store.metrics.buying.due import next_order_of, next_orders
from crm_store.models import Order
from crm_store.repositories.documents import Documents
from intents.buttons import ask
from intents.context import Context, ref
from intents.format import day as day_words
from intents.format import moment
from intents.reply import Button, Reply, Text
from scheduler.rule import Finding, Look, Rule, Settings

PIECES = 3


class ReplenishmentSettings(Settings):
    """When the owner is told."""

    days: int = Field(3, ge=0, le=60, description="提前几天 | so many days before")


def find(look: Look[ReplenishmentSettings]) -> Iterator[Finding]:
    """Customers whose next order is due that many days ahead, by their own rhythm."""
    due_on = look.day + timedelta(days=look.settings.days)
    for one in next_orders(look.store, due_on, look.day):
        yield Finding(
            key=f"replenishment:{one.customer_id}:{one.last_on}",
            reason=(
                f"通常隔 {one.rhythm} 天下一单，上次是 {one.last_on}",
                f"orders are usually {one.rhythm} days apart, the last was on {one.last_on}",
            ),
            user_id=one.owner_id,
            customer_id=one.customer_id,
            subject=("customer", one.customer_id),
            facts={"last": one.last_on.isoformat()},
        )


def compose(finding: Finding, context: Context) -> Reply | None:
    """When it is due, what was ordered last; None where they have ordered meanwhile."""
    customer = context.store.customers.get(finding.customer_id or 0)
    due = None if customer is None else next_order_of(context.store, customer)
    if customer is None or due is None or due.last_on.isoformat() != finding.facts["last"]:
        return None
    on = day_words(due.due_on, context.actor)
    text = context.say(
        f"📦 {customer.name} 差不多该下单了：通常隔 {due.rhythm} 天一次（{due.purchases} 次），"
        f"下一次在 {on} 前后。",
        f"📦 {customer.name} should order again soon: usually every {due.rhythm} days "
        f"({due.purchases} times), so about {on}.",
    )
    last = next(iter(Documents(context.store).orders(customer.id, 1)), None)
    lines = [text, "" if last is None else _last(last, context)]
    return Reply(
        blocks=(Text(text="\n".join(line for line in lines if line)),),
        buttons=tuple(_buttons(finding, last, context)),
        focus=(ref(customer),),
    )


def _last(order: Order, context: Context) -> str:
    pieces = [f"{line.product.name} × {line.quantity}" for line in order.lines[:PIECES]]
    what = context.say("、", ", ").join(pieces)
    on = moment(order.ordered_at, context.actor, time=False)
    return context.say(f"上次（{on}）：{what}。", f"Last time ({on}): {what}.")


def _buttons(finding: Finding, last: Order | None, context: Context) -> Iterator[Button]:
    customer = context.store.customers.get(finding.customer_id or 0)
    assert customer is not None
    whose, say = ref(customer), context.say
    title = say(f"问 {customer.name} 下一单", f"Ask {customer.name} about the next order")
    yield ask(say("建待办", "Add a task"), "create_task", title=title, customer=whose)
    if last is not None:
        yield ask(say("看上次的订单", "The last order"), "show_order", order=ref(last))
    yield ask(say("推荐卖什么", "What to offer"), "recommend", customer=whose)


replenishment = Rule(
    "replenishment",
    "care",
    ("补货提醒", "replenishment"),
    (
        "按客户自己的节奏，下一单快到时提醒负责人",
        "tells the owner when a customer's next order is due by their own rhythm",
    ),
    "staff",
    ReplenishmentSettings,
    find,
    compose,
    rank=45,
    ahead=True,
)
