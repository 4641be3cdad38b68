"""People by their keys, many at once, and the clocks that they live by."""

from collections.abc import Sequence
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from crm_store.models import Contact, Customer, User

P = TypeVar("P", User, Customer, Contact)


def by_keys(session: Session, model: type[P], keys: Sequence[int | None]) -> dict[int, P]:
    """The records of these keys that are not in the recycle bin."""
    wanted = {key for key in keys if key is not None}
    if not wanted:
        return {}
    kind: Any = model
    found = session.scalars(select(kind).where(kind.id.in_(wanted), kind.deleted_at.is_(None)))
    return {record.id: record for record in found}


def zones_of_users(session: Session) -> list[str]:
    """The names of the zones that colleagues chose."""
    query = select(User.timezone).where(User.deleted_at.is_(None), User.timezone.is_not(None))
    return [zone for zone in session.scalars(query.distinct().order_by(User.timezone)) if zone]
