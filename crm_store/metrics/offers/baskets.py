"""Baskets: the products that each customer has bought, of the customers that the actor sees."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func

from crm_store.models import Deal, Order, OrderLine
from crm_store.store import Store

MOST_LINES = 40_000
"""The newest lines of orders, and as many won deals, are looked at."""
RHYTHM = 3
NEARLY_DUE = 0.8
"""From this part of the usual days on, a product is due to be bought again."""

Baskets = Mapping[int, frozenset[int]]
"""The keys of the products that each customer bought, by the customer's key."""


@dataclass(frozen=True)
class Reorder:
    """A product that a customer buys again and again, and is due to: days since, and usually."""

    product_id: int
    times: int
    days: int
    usual: int


def baskets(store: Store) -> Baskets:
    """What was ordered, or won in a deal."""
    orders = store.orders.query().join(OrderLine, OrderLine.order_id == Order.id)
    ordered = orders.where(Order.status != "cancelled").order_by(Order.id.desc())
    won = store.deals.query().where(
        Deal.stage.in_(store.workspace.stages.keys("won")), Deal.product_id.is_not(None)
    )
    found: dict[int, set[int]] = defaultdict(set)
    for query in (
        ordered.with_only_columns(Order.customer_id, OrderLine.product_id),
        won.order_by(Deal.id.desc()).with_only_columns(Deal.customer_id, Deal.product_id),
    ):
        for customer_id, product_id in store.session.execute(query.limit(MOST_LINES)):
            if customer_id is not None and product_id is not None:
                found[customer_id].add(product_id)
    return {key: frozenset(products) for key, products in found.items()}


def reorders(store: Store, customer_id: int) -> list[Reorder]:
    """What the customer is due to buy again by their own rhythm, the latest late first."""
    lines = store.orders.about(customer_id).join(OrderLine, OrderLine.order_id == Order.id)
    each = lines.where(Order.status != "cancelled", Order.ordered_at <= store.now)
    first, last = func.min(Order.ordered_at), func.max(Order.ordered_at)
    columns = (OrderLine.product_id, func.count(Order.id.distinct()), first, last)
    rows = store.session.execute(each.with_only_columns(*columns).group_by(OrderLine.product_id))
    found = [_reorder(store.now, *row) for row in rows]
    due = [one for one in found if one is not None and one.days >= NEARLY_DUE * one.usual]
    return sorted(due, key=lambda one: -one.days / one.usual)


def _reorder(
    now: datetime, product_id: int, times: int, first: datetime, last: datetime
) -> Reorder | None:
    usual = round((last - first).days / (times - 1)) if times >= RHYTHM else 0
    return Reorder(product_id, times, (now - last).days, usual) if usual else None
