"""Kept risks: who is worst off among the customers that the actor and their team look after."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from pydantic import JsonValue
from sqlalchemy import Select, delete, insert, select
from sqlalchemy.orm import Session

from crm_store.models import Customer, CustomerRisk
from crm_store.repositories.base import customer_visible
from crm_store.scope import Actor

COUNTED_ON = "risks_counted_on"
"""The workspace's setting with the day on which the kept risks were counted."""


class Risks:
    """The risks of customers that somebody looks after; those in the public pool are nobody's."""

    def __init__(self, session: Session, actor: Actor) -> None:
        self.session = session
        self.actor = actor

    def looked_after(self, owner_ids: Sequence[int] | None = None) -> Select[int]:
        """The keys of the visible customers that have an owner, perhaps one of these."""
        query = select(Customer.id).where(
            Customer.deleted_at.is_(None),
            Customer.owner_id.is_not(None),
            customer_visible(self.actor, pool=False),
        )
        return query if owner_ids is None else query.where(Customer.owner_id.in_(owner_ids))

    def worst(self, limit: int, owner_ids: Sequence[int] | None = None) -> list[int]:
        """The keys of those with the highest kept risks, the highest first."""
        theirs = self.looked_after(owner_ids).where(Customer.id == CustomerRisk.customer_id)
        query = select(CustomerRisk.customer_id).where(theirs.correlate(CustomerRisk).exists())
        highest = query.order_by(CustomerRisk.score.desc(), CustomerRisk.customer_id.desc())
        return list(self.session.scalars(highest.limit(limit)))

    def some(self, limit: int, owner_ids: Sequence[int] | None = None) -> list[int]:
        """The keys of up to so many of the customers that are looked after."""
        return list(self.session.scalars(self.looked_after(owner_ids).limit(limit)))

    def high_since(self, first: int, last: int) -> dict[int, date]:
        """Since when each of a stretch of customers is at high risk, those that are."""
        query = select(CustomerRisk.customer_id, CustomerRisk.high_since).where(
            CustomerRisk.customer_id.between(first, last), CustomerRisk.high_since.is_not(None)
        )
        return {key: day for key, day in self.session.execute(query) if day is not None}

    def living(self, first: int, last: int) -> set[int]:
        """The keys of a stretch of customers that are there."""
        query = select(Customer.id).where(
            Customer.id.between(first, last), Customer.deleted_at.is_(None)
        )
        return set(self.session.scalars(query))

    def replace(self, first: int, last: int, rows: Iterable[Mapping[str, JsonValue | date]]) -> int:
        """Put these rows in the place of a stretch of customers' risks; how many they are."""
        stretch = CustomerRisk.customer_id.between(first, last)
        self.session.execute(delete(CustomerRisk).where(stretch))
        new = [dict(row) for row in rows]
        if new:
            self.session.execute(insert(CustomerRisk), new)
        return len(new)
