"""Documents of two customers."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from crm_store.models import (
    Contract,
    Customer,
    Order,
    OrderLine,
    Payment,
    PointsEntry,
    Product,
    Quote,
    QuoteLine,
)
from tests.intents.company import FANG, NOW, TODAY
from tests.intents.service.desk import Desk


@dataclass
class Shelf:
    """The desk, and the documents by the names of their customers."""

    desk: Desk
    gateway: Product
    orders: dict[str, Order]
    quotes: dict[str, Quote]
    contracts: dict[str, Contract]


def shelf_of(desk: Desk) -> Shelf:
    """Make one of each for both customers."""
    add = desk.company.add
    gateway = add(Product(code="GW-200", name="边缘网关", category="硬件", price=Decimal(690),
                          cost=Decimal(311), currency="USD", stock=77, unit="台",
                          description="四路采集"))  # fmt: skip
    add(Product(code="RG5", name="试剂包", category="耗材"))
    shelf = Shelf(desk, gateway, {}, {}, {})
    for number, customer in enumerate((desk.birch, desk.west), start=1):
        shelf.orders[customer.name] = _order(desk, customer, gateway, number)
        shelf.quotes[customer.name] = _quote(desk, customer, gateway, number)
        shelf.contracts[customer.name] = _contract(desk, customer, number)
        add(PointsEntry(customer_id=customer.id, points=1200 * number, reason="购买", at=NOW,
                        expires_at=NOW + timedelta(days=20)))  # fmt: skip
    return shelf


def _order(desk: Desk, customer: Customer, product: Product, number: int) -> Order:
    order = desk.company.add(
        Order(number=f"SO-10{number}", customer_id=customer.id, status="shipped", ordered_at=NOW)
    )
    desk.company.add(OrderLine(order_id=order.id, product_id=product.id, quantity=10 * number,
                               price=Decimal(690), currency="USD"))  # fmt: skip
    return order


def _quote(desk: Desk, customer: Customer, product: Product, number: int) -> Quote:
    quote = desk.company.add(
        Quote(number=f"Q-10{number}", customer_id=customer.id, status="sent", currency="USD",
              owner_id=desk.company.user_id(FANG), valid_until=date(2026, 12, 1))
    )  # fmt: skip
    desk.company.add(QuoteLine(quote_id=quote.id, product_id=product.id, quantity=2,
                               price=Decimal(690), discount=Decimal(5)))  # fmt: skip
    return quote


def _contract(desk: Desk, customer: Customer, number: int) -> Contract:
    contract = desk.company.add(
        Contract(number=f"HT-10{number}", customer_id=customer.id, name="维保", currency="CNY",
                 amount=Decimal(90_000), start=date(2026, 1, 1), end=date(2026, 12, 31))
    )  # fmt: skip
    for due, paid in ((date(2026, 3, 1), Decimal(45_000)), (TODAY - timedelta(days=3), None)):
        desk.company.add(Payment(contract_id=contract.id, due=due, amount=Decimal(45_000),
                                 paid_at=due if paid else None, paid_amount=paid))  # fmt: skip
    return contract
