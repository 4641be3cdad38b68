"""The kept scores of customers, a stretch of keys at a time, and their changes of segment.

They are worked out of what is in the store and nobody's own, so they have no audit trail.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from crm_store.bulk import upsert
from crm_store.metrics.buying.scores import ScoreRow
from crm_store.models import CustomerScore, SegmentChange
from crm_store.store import Store


class Moved(NamedTuple):
    """A customer that came into another segment on a day (from None: bought for the first time)."""

    customer_id: int
    from_segment: str | None
    to_segment: str
    day: date


class KeptScores:
    """The table of scores."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def any(self) -> bool:
        """Whether customers were ever scored."""
        return self.session.scalar(select(CustomerScore.id).limit(1)) is not None

    def of(self, first: int, last: int) -> dict[int, tuple[int, str]]:
        """The kept marks and segments of the customers from one key to another, by key."""
        columns = (CustomerScore.customer_id, CustomerScore.mark, CustomerScore.segment)
        found = self.session.connection().execute(  # there are many: as the driver has them
            select(*columns).where(CustomerScore.customer_id.between(first, last))
        )
        return {key: (mark, segment) for key, mark, segment in found.all()}

    def keep(self, rows: Sequence[ScoreRow]) -> None:
        """Keep these, in the place of what was kept of the same customers."""
        if rows:
            upsert(self.session, CustomerScore, "customer_id", ScoreRow._fields, rows)

    def forget(self, keys: Sequence[int]) -> None:
        """Keep nothing of these customers any more."""
        if keys:
            gone = CustomerScore.customer_id.in_(keys)
            self.session.execute(delete(CustomerScore).where(gone))

    def forget_after(self, key: int) -> None:
        """Keep nothing of customers with a key beyond this one."""
        self.session.execute(delete(CustomerScore).where(CustomerScore.customer_id > key))

    def note(self, moved: Sequence[Moved]) -> None:
        """Note changes of segment."""
        if moved:
            self.session.execute(insert(SegmentChange), [one._asdict() for one in moved])


def moved_on(store: Store, day: date, *to: str) -> Iterator[Moved]:
    """Who came into another segment on a day, perhaps only into these; as the actor sees them."""
    theirs = store.customers.query().with_only_columns(store.customers.model.id)
    query = select(
        SegmentChange.customer_id, SegmentChange.from_segment, SegmentChange.to_segment,
        SegmentChange.day,
    ).where(SegmentChange.day == day, SegmentChange.customer_id.in_(theirs))  # fmt: skip
    if to:
        query = query.where(SegmentChange.to_segment.in_(to))
    for row in store.session.execute(query.execution_options(yield_per=500)):
        yield Moved._make(row)
