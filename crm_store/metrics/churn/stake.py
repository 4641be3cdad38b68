"""What would be lost with a customer: running contracts and open deals, else a year's purchases."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import Select, func

from crm_store.metrics.churn.conditions import YEAR, opened
from crm_store.metrics.churn.signals import AsOf
from crm_store.models import Contract, Deal, Order, OrderLine
from crm_store.models.base import ExactDecimal
from crm_store.store import Store

Sums = dict[str, Decimal]
"""Amounts by currency; "" for those that name none."""


def at_stake(store: Store, keys: Sequence[int], as_of: AsOf) -> dict[int, Sums]:
    """The money at stake with each of these customers, as far as the actor sees."""
    agreed = _sums(store, _contracts(store, keys), _deals(store, keys))
    bought = _sums(store, _orders(store, keys, as_of))
    won = _sums(store, _won(store, keys, as_of))
    return {key: agreed.get(key) or bought.get(key) or won.get(key) or {} for key in keys}


def _sums(store: Store, *queries: Select[*tuple[Any, ...]]) -> dict[int, Sums]:
    found: dict[int, Sums] = defaultdict(dict)
    for query in queries:
        for key, currency, total in store.session.execute(query):
            if total is not None:
                sums = found[key]
                sums[currency] = sums.get(currency, Decimal(0)) + total
    return found


def _contracts(store: Store, keys: Sequence[int]) -> Select[*tuple[Any, ...]]:
    query = store.contracts.each().where(Contract.customer_id.in_(keys))
    query = query.where(Contract.status == "active", Contract.amount.is_not(None))
    currency = func.coalesce(Contract.currency, "")
    columns = (Contract.customer_id, currency, func.sum(Contract.amount, type_=ExactDecimal()))
    return query.with_only_columns(*columns).group_by(Contract.customer_id, currency)


def _deals(store: Store, keys: Sequence[int]) -> Select[*tuple[Any, ...]]:
    query = store.deals.each().where(Deal.customer_id.in_(keys), opened(store))
    return _of_deals(query)


def _won(store: Store, keys: Sequence[int], as_of: AsOf) -> Select[*tuple[Any, ...]]:
    won = store.workspace.stages.keys("won")
    query = store.deals.each().where(Deal.customer_id.in_(keys), Deal.stage.in_(won))
    return _of_deals(query.where(Deal.closed_at > as_of.at - YEAR))


def _of_deals(query: Select[Deal]) -> Select[*tuple[Any, ...]]:
    currency = func.coalesce(Deal.currency, "")
    columns = (Deal.customer_id, currency, func.sum(Deal.amount, type_=ExactDecimal()))
    return query.with_only_columns(*columns).group_by(Deal.customer_id, currency)


def _orders(store: Store, keys: Sequence[int], as_of: AsOf) -> Select[*tuple[Any, ...]]:
    query = store.orders.each().where(Order.customer_id.in_(keys), Order.status != "cancelled")
    query = query.where(Order.ordered_at > as_of.at - YEAR)
    query = query.join(OrderLine, OrderLine.order_id == Order.id)
    currency = func.coalesce(OrderLine.currency, "")
    worth = func.sum(OrderLine.price * OrderLine.quantity, type_=ExactDecimal())
    return query.with_only_columns(Order.customer_id, currency, worth).group_by(
        Order.customer_id, currency
    )
