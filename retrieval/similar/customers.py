"""Customers like this one: what they have in common, and how much that says."""

from dataclasses import dataclass

from crm_store.models import Customer
from crm_store.repositories.alike import Alike
from crm_store.store import Store

Words = tuple[str, str]
IN_COMMON: tuple[tuple[str, int, Words], ...] = (
    ("industry", 4, ("同行业", "same industry")),
    ("level", 1, ("同级别", "same level")),
    ("region", 1, ("同地区", "same region")),
    ("source", 1, ("同来源", "same source")),
    ("kind", 1, ("同类型", "same kind")),
)
"""A customer's columns, and what it says that two have the same there."""
TAG, PRODUCT, MOST_COUNTED = 1, 2, 3
SHOWN = 10


@dataclass(frozen=True)
class AlikeCustomer:
    """A customer, how like it is (the more the more), and why; the products it bought."""

    customer: Customer
    points: int
    why: tuple[Words, ...]
    products: frozenset[int]


def customers_alike(store: Store, customer: Customer, limit: int = SHOWN) -> list[AlikeCustomer]:
    """The customers that are most like this one, of those that the actor sees; the best first."""
    alike = Alike(store)
    others = alike.customers(customer)
    bought = alike.products([customer.id, *(one.id for one in others)])
    own = bought.get(customer.id, set())
    found = [_compared(customer, own, one, bought.get(one.id, set())) for one in others]
    return sorted(found, key=lambda one: (-one.points, -one.customer.id))[:limit]


def _compared(
    customer: Customer, own: set[int], other: Customer, theirs: set[int]
) -> AlikeCustomer:  # fmt: skip
    same = [
        (points, words)
        for column, points, words in IN_COMMON
        if getattr(customer, column) and getattr(customer, column) == getattr(other, column)
    ]
    if tags := set(customer.tags) & set(other.tags):
        same.append((TAG * min(len(tags), MOST_COUNTED), ("同标签", "same tags")))
    if common := own & theirs:
        words = (f"都买过 {len(common)} 种产品", f"products in common: {len(common)}")
        same.append((PRODUCT * min(len(common), MOST_COUNTED), words))
    same.sort(key=lambda one: -one[0])
    points = sum(points for points, _ in same)
    return AlikeCustomer(other, points, tuple(words for _, words in same), frozenset(theirs))
