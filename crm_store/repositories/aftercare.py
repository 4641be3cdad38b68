"""Orders by the day they were made, with what in them the customer had not had before."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import aliased

from crm_store.models import Customer, Order, OrderLine, Product
from crm_store.repositories.writers import writer_of
from crm_store.store import Store

MANY = 500


@dataclass(frozen=True)
class NewlyBought:
    """An order with something new to its customer, and who looks after them."""

    order_id: int
    number: str
    customer_id: int
    owner_id: int | None
    contact_id: int | None


def newly_bought(
    store: Store, start: datetime, end: datetime, *, arrived: bool
) -> Iterator[NewlyBought]:
    """Orders made within these times with a product that is new to the customer; streamed.

    Cancelled ones are none; with `arrived` those on their way are none yet either.
    """
    there = Order.status == "delivered" if arrived else Order.status != "cancelled"
    new = select(OrderLine.id).where(OrderLine.order_id == Order.id, ~_had_before())
    query = (
        store.orders.each()
        .join(Customer, Customer.id == Order.customer_id)
        .where(Order.ordered_at >= start, Order.ordered_at < end, there)
        .where(Customer.deleted_at.is_(None), new.correlate(Order).exists())
        .with_only_columns(
            Order.id, Order.number, Order.customer_id, Customer.owner_id,
            writer_of(Order.customer_id),
        )
        .order_by(Order.ordered_at, Order.id)
    )  # fmt: skip
    rows: Any = store.session.execute(query.execution_options(yield_per=MANY))
    for row in rows:
        yield NewlyBought(*row)


def new_products(store: Store, order: Order) -> list[Product]:
    """What in an order its customer had not had before."""
    lines = select(OrderLine.product_id).join(Order, Order.id == OrderLine.order_id)
    new = lines.where(Order.id == order.id, ~_had_before())
    query = store.products.query().where(Product.id.in_(new)).order_by(Product.id)
    return list(store.session.scalars(query))


def _had_before() -> ColumnElement[bool]:
    """Whether the customer of an order had a line's product before it."""
    earlier, line = aliased(Order), aliased(OrderLine)
    query = select(line.id).join(earlier, earlier.id == line.order_id).where(
        earlier.customer_id == Order.customer_id, earlier.deleted_at.is_(None),
        earlier.status != "cancelled", earlier.ordered_at < Order.ordered_at,
        line.product_id == OrderLine.product_id,
    )  # fmt: skip
    return query.correlate(Order, OrderLine).exists()
