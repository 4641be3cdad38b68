"""Points that run out on a day: of what a customer was given and has not used."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, case, func, select

from crm_store.models import Customer, PointsEntry
from crm_store.repositories.writers import writer_of
from crm_store.store import Store

MANY = 500


@dataclass(frozen=True)
class RunningOut:
    """A customer's points that run out, and who looks after the customer."""

    customer_id: int
    owner_id: int | None
    contact_id: int | None
    points: int


def running_out(
    store: Store, start: datetime, end: datetime, customer_id: int | None = None
) -> Iterator[RunningOut]:
    """Customers whose points run out within these times, perhaps only this one; streamed.

    Who uses points uses those first that run out first: of what was given to run out by `end`, all
    that was ever used is gone, and so is what ran out before.
    """
    entry = PointsEntry
    going = and_(entry.points > 0, entry.expires_at >= start, entry.expires_at < end)
    of = select(entry.customer_id).where(going, entry.deleted_at.is_(None))
    of = of if customer_id is None else of.where(entry.customer_id == customer_id)
    given = case((and_(entry.points > 0, entry.expires_at < end), entry.points), else_=0)
    used = case((entry.points < 0, -entry.points), else_=0)
    left = func.sum(given) - func.sum(used)
    goes = func.sum(case((going, entry.points), else_=0))
    query = (
        store.points.query()
        .join(Customer, Customer.id == entry.customer_id)
        .where(entry.customer_id.in_(of), Customer.deleted_at.is_(None))
        .with_only_columns(
            entry.customer_id, Customer.owner_id, writer_of(entry.customer_id), left, goes
        )
        .group_by(entry.customer_id, Customer.owner_id)
        .having(left > 0)
        .order_by(entry.customer_id)
    )
    for row in store.session.execute(query.execution_options(yield_per=MANY)):
        yield RunningOut(row[0], row[1], row[2], min(int(row[3]), int(row[4])))
