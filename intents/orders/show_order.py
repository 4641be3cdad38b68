"""show_order: an order and where it is."""

from collections.abc import Sequence
from decimal import Decimal

from crm_store.models import Order
from crm_store.repositories.documents import Documents
from intents.buttons import ask
from intents.context import Context, ref
from intents.format import moment, word
from intents.intent import EVERYBODY, Effect, Intent
from intents.lines import in_all, order_lines
from intents.own_documents import nothing_yet, own_documents
from intents.reply import Button, Fields, Reply, Table
from intents.slots import CustomerSlot, OrderSlot, Slots

ORDERS = ("订单", "orders")
WHERE: dict[str, tuple[str, str]] = {
    "confirmed": ("已确认，正在备货", "confirmed, being prepared"),
    "shipped": ("已发货，在路上", "shipped, on its way"),
    "delivered": ("已送达", "delivered"),
    "cancelled": ("已取消", "cancelled"),
}


class ShowOrder(Slots):
    """Which order, or whose."""

    order: OrderSlot | None = None
    customer: CustomerSlot | None = None


def handle(slots: ShowOrder, context: Context) -> Reply:
    """The order; without a number the latest ones of the customer, the last of them in full."""
    documents = Documents(context.store)
    found = own_documents(
        slots.order, slots.customer, documents.order, documents.orders, ORDERS, context
    )
    if not found:
        return nothing_yet(slots.customer, ORDERS, context)
    return _one(found[0], found[1:], context)


def _one(order: Order, others: Sequence[Order], context: Context) -> Reply:
    blocks = (_card(order, context), order_lines(order.lines, context))
    focus = (ref(order), ref(order.customer)) if order.customer else (ref(order),)
    buttons = tuple(ask(one.number, "show_order", order=ref(one)) for one in others)
    if not context.actor.is_staff:
        buttons = (*buttons, *_not_as_it_should_be(context))
    more = (_table(others, context),) if others else ()
    listed = tuple(ref(one) for one in (order, *others)) if others else ()
    return Reply(blocks=(*blocks, *more), buttons=buttons, focus=focus, listed=listed)


def _not_as_it_should_be(context: Context) -> tuple[Button, ...]:
    """What a customer may want who knows better than the order."""
    return (
        ask(context.say("有问题要反馈", "Something is wrong"), "open_ticket"),
        ask(context.say("转人工", "Talk to a person"), "talk_to_human"),
    )


def _card(order: Order, context: Context) -> Fields:
    say = context.say
    fields = [(say("状态", "Where it is"), say(*WHERE.get(order.status, (order.status,) * 2)))]
    if context.actor.is_staff and order.customer:
        fields.insert(0, (say("客户", "Customer"), order.customer.name))
    fields.append((say("下单时间", "Ordered"), moment(order.ordered_at, context.actor)))
    fields.append((say("合计", "Total"), total_of(order, context)))
    return Fields(title=f"{say('订单', 'Order')} {order.number}", fields=tuple(fields),
                  record=ref(order))  # fmt: skip


def total_of(order: Order, context: Context) -> str:
    """What an order comes to."""
    sums = [((line.price or Decimal(0)) * line.quantity, line.currency) for line in order.lines]
    return in_all(sums, context)


def _table(orders: Sequence[Order], context: Context) -> Table:
    say = context.say
    rows = tuple(
        (one.number, moment(one.ordered_at, context.actor, time=False),
         word(one.status, context.actor), total_of(one, context))
        for one in orders
    )  # fmt: skip
    headers = (say("订单", "Order"), say("下单", "Ordered"), say("状态", "Status"),
               say("合计", "Total"))  # fmt: skip
    return Table(title=say("更早的订单", "Earlier orders"), headers=headers, rows=rows,
                 numeric=(3,), records=tuple(ref(one) for one in orders))  # fmt: skip


show_order = Intent(
    "show_order",
    EVERYBODY,
    ShowOrder,
    Effect.READ,
    ("看订单到哪了", "show where an order is"),
    handle,
)
