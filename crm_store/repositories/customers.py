"""Customers: lists, duplicates, and all that hangs on one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, exists, func, or_, select

from crm_store.models import Activity, Customer
from crm_store.names import name_key
from crm_store.repositories.records import CustomersBase


@dataclass(frozen=True)
class CustomerFilter:
    """What a list of customers is narrowed to; texts match a part, whatever their case."""

    industry: str | None = None
    region: str | None = None
    level: str | None = None
    source: str | None = None
    owner_id: int | None = None
    tag: str | None = None
    quiet_since: datetime | None = None
    created_from: datetime | None = None
    created_before: datetime | None = None


class Customers(CustomersBase):
    """Customers that the actor may see."""

    def matching(self, wanted: CustomerFilter) -> Select[Customer]:
        """The customers of a filter, by name."""
        query = self.query().order_by(Customer.name, Customer.id)
        for column, text in (
            (Customer.industry, wanted.industry),
            (Customer.level, wanted.level),
            (Customer.source, wanted.source),
        ):
            if text:
                query = query.where(column.icontains(text, autoescape=True))
        if wanted.region:
            places = [
                column.icontains(wanted.region, autoescape=True)
                for column in (Customer.region, Customer.address)
            ]
            query = query.where(or_(*places))
        if wanted.tag:
            query = query.where(
                func.lower(Customer.tags.cast(Customer.name.type)).contains(
                    f";{wanted.tag.lower()};", autoescape=True
                )
            )
        if wanted.owner_id is not None:
            query = query.where(Customer.owner_id == wanted.owner_id)
        if wanted.created_from is not None:
            query = query.where(Customer.created_at >= wanted.created_from)
        if wanted.created_before is not None:
            query = query.where(Customer.created_at < wanted.created_before)
        return self._quiet(query, wanted.quiet_since)

    def _quiet(self, query: Select[Customer], since: datetime | None) -> Select[Customer]:
        if since is None:
            return query
        met = exists().where(
            Activity.customer_id == Customer.id,
            Activity.deleted_at.is_(None),
            Activity.at >= since,
        )
        return query.where(~met, Customer.created_at < since)

    def alike(
        self, name: str, phone: str | None = None, email: str | None = None
    ) -> Sequence[Customer]:
        """Customers that may be the same one: the same short name, phone or e-mail address."""
        same = self.named([name_key(name)], ("full", "short", "brand"))
        contact_points = [
            column == value
            for column, value in ((Customer.phone, phone), (Customer.email, email))
            if value
        ]
        if contact_points:
            query = self.query().where(or_(*contact_points)).limit(5)
            same += [other for other in self.session.scalars(query) if other not in same]
        return same

    def last_activity(self, customer_id: int, now: datetime) -> datetime | None:
        """When something last happened with this customer."""
        return self.session.scalar(
            select(func.max(Activity.at)).where(
                Activity.customer_id == customer_id,
                Activity.deleted_at.is_(None),
                Activity.at <= now,
            )
        )
