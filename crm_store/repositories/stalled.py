"""Open deals that have been still: no stage moved and nothing happened about them; streamed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from crm_store.models import Activity, Deal
from crm_store.store import Store

MANY = 500


@dataclass(frozen=True)
class StillDeal:
    """An open deal, and since when nothing happened (UTC)."""

    id: int
    name: str
    stage: str
    owner_id: int | None
    customer_id: int | None
    since: datetime


def still_deals(
    store: Store, stage: str, start: datetime, end: datetime, now: datetime
) -> Iterator[StillDeal]:
    """Deals in a stage with which something last happened from `start` until before `end`."""
    last = (
        select(func.max(Activity.at))
        .where(Activity.deal_id == Deal.id, Activity.deleted_at.is_(None), Activity.at < now)
        .correlate(Deal)
        .scalar_subquery()
    )
    query = (
        store.deals.query()
        .with_only_columns(Deal.id, Deal.name, Deal.owner_id, Deal.customer_id, Deal.stage_since,
                           last)
        .where(Deal.stage == stage, Deal.stage_since < end)
    )  # fmt: skip
    rows: Any = store.session.execute(query.execution_options(yield_per=MANY))
    for key, name, owner, customer, moved, happened in rows:
        since = max(moved, happened) if happened is not None else moved
        if start <= since < end:
            yield StillDeal(key, name, stage, owner, customer, since)
