"""What is understood in this domain and not carried out yet."""

from typing import Literal

from intents.intent import EVERYBODY, MANAGERS, STAFF, AnyIntent, Effect, Intent
from intents.slots import CustomerSlot, IntSlot, LinesSlot, OrderSlot, ProductSlot, Slots, TextSlot


class CreateOrder(Slots):
    """Slots of `create_order`."""

    customer: CustomerSlot
    lines: LinesSlot


class ShowOrder(Slots):
    """Slots of `show_order`."""

    order: OrderSlot | None = None
    customer: CustomerSlot | None = None


class UpdateOrder(Slots):
    """Slots of `update_order`."""

    order: OrderSlot
    status: Literal["confirmed", "shipped", "delivered", "cancelled"]


class ShowProduct(Slots):
    """Slots of `show_product`."""

    product: ProductSlot


class ListProducts(Slots):
    """Slots of `list_products`."""

    category: TextSlot | None = None


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
        ("下订单", "an order; the stock is checked"),
    ),
    Intent(
        "show_order",
        EVERYBODY,
        ShowOrder,
        Effect.READ,
        ("看订单到哪了", "an order and where it is"),
    ),
    Intent("update_order", STAFF, UpdateOrder, Effect.WRITE, ("更新订单状态", "move an order on")),
    Intent(
        "show_product",
        EVERYBODY,
        ShowProduct,
        Effect.READ,
        ("看产品的价格和介绍", "price, stock (staff only) and description"),
    ),
    Intent("list_products", EVERYBODY, ListProducts, Effect.READ, ("看产品目录", "the catalogue")),
    Intent(
        "adjust_stock",
        MANAGERS,
        AdjustStock,
        Effect.WRITE,
        ("调整库存", "stock in (positive) or out (negative)"),
    ),
)
