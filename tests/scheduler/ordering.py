"""Products and orders of a played company, in a line each."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from crm_store.models import Customer, Order, OrderLine, Product
from tests.scheduler.playing import Play

NOON_IN_SHANGHAI = 4


def product(play: Play, name: str, description: str | None = None) -> Product:
    return play.add(Product(code=name, name=name, description=description))


def order(
    play: Play, customer: Customer, day: str, *products: Product, status: str = "delivered",
    hour: int = NOON_IN_SHANGHAI,
) -> Order:  # fmt: skip
    """An order of a day at an hour (UTC), two pieces of each product."""
    at = datetime.fromisoformat(day).replace(tzinfo=UTC) + timedelta(hours=hour)
    made = play.add(Order(number=f"SO-{customer.id}-{day}-{hour}", customer_id=customer.id,
                          ordered_at=at, status=status))  # fmt: skip
    for one in products:
        play.add(OrderLine(order_id=made.id, product_id=one.id, quantity=2, price=Decimal(100),
                           currency="CNY"))  # fmt: skip
    return made
