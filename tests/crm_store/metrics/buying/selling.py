"""Orders, won deals and paid contracts of the small company, in a line each."""

from datetime import UTC, date, datetime
from decimal import Decimal

from crm_store.models import Contract, Order, OrderLine, Payment
from tests.crm_store.metrics.company import FANG, Company


def order(
    company: Company,
    customer: int,
    day: date,
    amount: int | None,
    *more: int,
    currency: str | None = "CNY",
    status: str = "delivered",
    hour: int = 4,
) -> None:
    """An order of a day (UTC hour), with a line for each amount."""
    at = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    with company.database.writing() as session:
        number = f"{customer}-{day}-{hour}-{amount}"
        made = Order(number=number, customer_id=customer, status=status, ordered_at=at)
        session.add(made)
        session.flush()
        session.add_all(
            OrderLine(order_id=made.id, product_id=1, quantity=2, price=Decimal(one) / 2,
                      currency=currency)
            for one in (amount, *more) if one is not None
        )  # fmt: skip


def paid(company: Company, customer: int, *instalments: tuple[date, int]) -> None:
    """A contract that was paid in these instalments."""
    with company.database.writing() as session:
        contract = Contract(number=f"HT-{customer}", customer_id=customer, owner_id=FANG,
                            currency="CNY")  # fmt: skip
        session.add(contract)
        session.flush()
        session.add_all(
            Payment(contract_id=contract.id, due=day, amount=Decimal(amount), paid_at=day,
                    paid_amount=Decimal(amount))
            for day, amount in instalments
        )  # fmt: skip
