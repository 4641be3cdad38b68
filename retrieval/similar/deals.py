"""Deals like this one, and how they ended."""

from dataclasses import dataclass
from decimal import Decimal

from crm_store.models import Customer, Deal
from crm_store.repositories.alike import Alike, ClosedDeal
from crm_store.store import Store

PRODUCT, INDUSTRY, COMPETITOR, AMOUNT, NEAR_AMOUNT, SOURCE = 4, 3, 3, 2, 1, 1
"""What each thing that two deals have in common says."""
TWICE, FOUR_TIMES = 2, 4
LEAST = 3
"""Fewer points in common are no likeness."""
SHOWN = 3


@dataclass(frozen=True)
class AlikeDeal:
    """A deal that was won or lost, and how like it is."""

    deal: Deal
    points: int
    won: bool


def deals_alike(
    store: Store, deal: Deal, customer: Customer | None, limit: int = SHOWN
) -> list[AlikeDeal]:  # fmt: skip
    """The closed deals that are most like this one, of those that the actor sees; best first."""
    closed = Alike(store).closed_deals(deal, customer)
    found = [(_points(deal, customer, one), one) for one in closed]
    likely = [(points, one) for points, one in found if points >= LEAST]
    best = sorted(likely, key=_best_first)[:limit]
    won = store.workspace.stages.keys("won")
    whole = {deal.id: deal for deal in store.deals.many([one.id for _, one in best])}
    return [AlikeDeal(whole[one.id], points, one.stage in won) for points, one in best]


def _best_first(found: tuple[int, ClosedDeal]) -> tuple[int, float, int]:
    points, one = found
    closed = one.closed_at.timestamp() if one.closed_at else 0.0
    return -points, -closed, -one.id


def _points(deal: Deal, customer: Customer | None, other: ClosedDeal) -> int:
    industry = customer.industry if customer is not None else None
    same = (
        (PRODUCT, deal.product_id, other.product_id),
        (INDUSTRY, industry, other.industry),
        (COMPETITOR, deal.competitor, other.competitor),
        (SOURCE, deal.source, other.source),
    )
    points = sum(points for points, ours, theirs in same if ours is not None and ours == theirs)
    return points + _by_amount(deal, other)


def _by_amount(deal: Deal, other: ClosedDeal) -> int:
    """How near two amounts are; of two currencies nothing is said."""
    if not deal.amount or not other.amount or deal.currency != other.currency:
        return 0
    ratio = max(deal.amount, other.amount) / min(deal.amount, other.amount)
    return AMOUNT if ratio <= Decimal(TWICE) else NEAR_AMOUNT if ratio <= FOUR_TIMES else 0
