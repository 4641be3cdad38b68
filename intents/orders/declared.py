"""What is understood in this domain and not carried out yet."""

from typing import Literal

from intents.intent import MANAGERS, STAFF, AnyIntent, Effect, Intent
from intents.slots import CustomerSlot, IntSlot, LinesSlot, OrderSlot, ProductSlot, Slots


class CreateOrder(Slots):
    """Slots of `create_order`."""

    customer: CustomerSlot
    lines: LinesSlot


class UpdateOrder(Slots):
    """Slots of `update_order`."""

    order: OrderSlot
    status: Literal["confirmed", "shipped", "delivered", "cancelled"]


class AdjustStock(Slots):
    """Slots of `adjust_stock`."""

    product: ProductSlot
    quantity: IntSlot


DECLARED: tuple[AnyIntent, ...] = (
    Intent(
        "create_order",
        STAFF,
        CreateOrder,
        Effect.WRITE,
        ("下订单", "place an order"),
    ),
    Intent("update_order", STAFF, UpdateOrder, Effect.WRITE, ("更新订单状态", "move an order on")),
    Intent(
        "adjust_stock",
        MANAGERS,
        AdjustStock,
        Effect.WRITE,
        ("调整库存", "correct the stock"),
    ),
)
