"""Orders in their customers' rhythms, their lines, and the stock they took."""

from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from crm_store.models import Customer, Order, OrderLine, Product, StockMovement
from crm_store.sample.company import Company
from crm_store.sample.rows import ProductRow, RhythmRow, rows

CLOCKS = ("09:50", "11:05", "13:40", "15:15", "16:55")
CONFIRMED_DAYS, SHIPPED_DAYS = 3, 9
"""An order younger than this is only confirmed; one younger than that is on its way."""
RESTOCKED = {"SN-PH20": 120, "SN-FL30": 80, "GW-200": 40, "CS-RG5": 600, "CS-FT8": 900,
             "HM-AQ1": 150}  # fmt: skip


class Planned(NamedTuple):
    """One order of a rhythm."""

    at: datetime
    days_ago: int
    row: RhythmRow
    odd: bool


def make_orders(company: Company) -> None:
    """Write the orders in the order of their time, which their numbers follow."""
    orders, lines = _made(company, "orders.yaml", "SO")
    _stock(company, dict(zip((order.id for order in orders), orders, strict=True)), lines)
    _made(company, "earlier_orders.yaml", "H")  # whose stock was counted before it began here


def _made(company: Company, file: str, prefix: str) -> tuple[list[Order], list[OrderLine]]:
    planned = sorted(_planned(company, file), key=lambda one: one.at)
    orders = [
        _order(company, one, f"{prefix}-{one.at:%Y%m}-{number:03}")
        for number, one in enumerate(planned, start=1)
    ]
    company.write(orders)
    products = {row.code: row for row in rows("products.yaml", ProductRow)}
    lines = [
        _line(company, order, products[code], quantity)
        for order, one in zip(orders, planned, strict=True)
        for code, quantity in _wanted(one)
    ]
    company.write(lines)
    return orders, lines


def _planned(company: Company, file: str) -> list[Planned]:
    planned = []
    for place, row in enumerate(rows(file, RhythmRow)):
        for turn in range(row.times):
            ago = row.last_ago + turn * row.every + (turn * 3 % 4 if turn else 0)
            clock = CLOCKS[(place + turn) % len(CLOCKS)]
            at = company.days.past(ago, clock, company.zone_of(row.customer))
            planned.append(Planned(at, ago, row, turn % 2 == 1))
    return planned


def _order(company: Company, one: Planned, number: str) -> Order:
    status = "delivered"
    if one.row.cancelled:
        status = "cancelled"
    elif one.days_ago <= SHIPPED_DAYS:
        status = "confirmed" if one.days_ago <= CONFIRMED_DAYS else "shipped"
    return Order(
        number=number,
        customer_id=company.key(Customer, one.row.customer),
        ordered_at=one.at,
        status=status,
        created_at=one.at,
    )


def _wanted(one: Planned) -> list[tuple[str, int]]:
    """What is ordered; every second order of a rhythm takes something else along."""
    beside = [(one.row.beside, 1 + one.row.quantity // 10)] if one.row.beside and one.odd else []
    return [(one.row.product, one.row.quantity), *beside]


def _line(company: Company, order: Order, product: ProductRow, quantity: int) -> OrderLine:
    return OrderLine(
        order_id=order.id,
        product_id=company.key(Product, product.code),
        quantity=quantity,
        price=Decimal(product.price),
        currency=product.currency,
    )


def _stock(company: Company, orders: dict[int, Order], lines: list[OrderLine]) -> None:
    moves = [
        StockMovement(product_id=company.key(Product, code), quantity=quantity, reason="restocked",
                      at=company.days.past(75, "08:30"))
        for code, quantity in RESTOCKED.items()
    ]  # fmt: skip
    stocked = {company.key(Product, code) for code in RESTOCKED}
    for line in lines:
        order = orders[line.order_id]
        if line.product_id in stocked and order.status in ("shipped", "delivered"):
            moves.append(
                StockMovement(product_id=line.product_id, quantity=-line.quantity, reason="order",
                              order_id=order.id, at=order.ordered_at)
            )  # fmt: skip
    company.write(moves)
