"""Customers: lists, duplicates, and all that hangs on one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, exists, func, literal_column, or_, select
from sqlalchemy.orm import InstrumentedAttribute, joinedload

from crm_store.models import Activity, Customer
from crm_store.names import company_forms
from crm_store.repositories.records import CustomersBase

NOBODY = -1
"""As the owner of a filter: the customers that have none."""


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
    quiet_until: datetime | None = None
    created_from: datetime | None = None
    created_before: datetime | None = None


class Customers(CustomersBase):
    """Customers that the actor may see."""

    def matching(self, wanted: CustomerFilter) -> Select[Customer]:
        """The customers of a filter, by name."""
        query = self._in_scope(wanted).order_by(Customer.name, Customer.id)
        for column, text in (
            (Customer.industry, wanted.industry),
            (Customer.level, wanted.level),
            (Customer.source, wanted.source),
        ):
            if text:
                query = query.where(self._holds(column, text))
        if wanted.region:
            places = (Customer.region, Customer.address)
            query = query.where(or_(*(self._holds(column, wanted.region) for column in places)))
        if wanted.tag:
            query = query.where(
                func.lower(Customer.tags.cast(Customer.name.type)).contains(
                    f";{wanted.tag.lower()};", autoescape=True
                )
            )
        if wanted.owner_id is not None:
            owner_id = None if wanted.owner_id == NOBODY else wanted.owner_id
            query = query.where(
                Customer.owner_id.is_(None) if owner_id is None else Customer.owner_id == owner_id
            )
        if wanted.created_from is not None:
            query = query.where(Customer.created_at >= wanted.created_from)
        if wanted.created_before is not None:
            query = query.where(Customer.created_at < wanted.created_before)
        return self._quiet(query, wanted)

    def _holds(self, column: InstrumentedAttribute[str | None], text: str) -> ColumnElement[bool]:
        """Whether a text is in a column, in whatever case.

        To SQLite's LIKE all cases are one, and Chinese has no cases; to fold each value first
        would take as long again.
        """
        if self._is_sqlite() or text.upper() == text.lower():
            return column.contains(text, autoescape=True)
        return column.icontains(text, autoescape=True)

    def _quiet(self, query: Select[Customer], wanted: CustomerFilter) -> Select[Customer]:
        """Those with whom nothing happened between the two times, and who are not newer."""
        if wanted.quiet_since is None:
            return query
        met = [Activity.deleted_at.is_(None), Activity.at >= wanted.quiet_since]
        if wanted.quiet_until is not None:
            met.append(Activity.at <= wanted.quiet_until)
        query = query.where(Customer.created_at < wanted.quiet_since)
        return query.where(~exists().where(Activity.customer_id == Customer.id, *met))

    def _in_scope(self, wanted: CustomerFilter) -> Select[Customer]:
        """As `query()`; PostgreSQL is given the visible keys first, or it would go through all.

        Where each customer's activities have to be looked up, SQLite is to walk its index of names
        until a page is full. A condition that is compared with true uses no index of its own, and
        with TRUE in words (the driver would write 1) no more of it is looked at than is needed.
        """
        live = Customer.deleted_at.is_(None)
        if self._is_sqlite() and wanted.quiet_since is not None and wanted.owner_id is None:
            return select(Customer).where(live, self.visible().is_(literal_column("TRUE")))
        if self.actor.sees_all or self._is_sqlite():
            return self.query()
        seen = select(Customer.id).where(self.visible()).correlate(None)
        return select(Customer).where(Customer.id.in_(seen), live)

    def _is_sqlite(self) -> bool:
        return self.session.get_bind().dialect.name == "sqlite"

    def alike(
        self, name: str, phone: str | None = None, email: str | None = None
    ) -> Sequence[Customer]:
        """Customers that may be the same one: the same short name, phone or e-mail address.

        Two names of one brand and different trades (云帆科技, 云帆餐饮) are two customers.
        """
        forms = company_forms(name)
        same = self.named([forms["full"]], ("full", "short", "brand"))
        for keys, known in (([forms["short"]], ("full", "short")), ([forms["brand"]], ("full",))):
            same += [other for other in self.named(keys, known) if other not in same]
        contact_points = [
            column == value
            for column, value in ((Customer.phone, phone), (Customer.email, email))
            if value
        ]
        if contact_points:
            query = self.query().where(or_(*contact_points)).limit(5)
            same += [other for other in self.session.scalars(query) if other not in same]
        return same

    def names_owned(self, owner_id: int, limit: int = 300) -> list[tuple[int, str]]:
        """Keys and names of a colleague's newest customers, for matching words."""
        query = self.query().where(Customer.owner_id == owner_id)
        columns = query.with_only_columns(Customer.id, Customer.name)
        rows = self.session.execute(columns.order_by(Customer.id.desc()).limit(limit))
        return [(row[0], row[1]) for row in rows]

    def names(self, keys: Collection[int | None]) -> dict[int, str]:
        """The names of those of these customers that the actor may see."""
        query = self.query().where(Customer.id.in_({key for key in keys if key}))
        rows = self.session.execute(query.with_only_columns(Customer.id, Customer.name))
        return {row.id: row.name for row in rows}

    def page(self, query: Select[Customer], limit: int, most: int) -> tuple[list[Customer], int]:
        """The first customers of a query with their owners, and how many it has, up to `most`.

        One pass over the keys, which an index holds, answers both.
        """
        keys = list(self.session.scalars(query.with_only_columns(Customer.id).limit(most)))
        first = select(Customer).where(Customer.id.in_(keys[:limit]))
        found = self.session.scalars(first.options(joinedload(Customer.owner)))
        by_key = {customer.id: customer for customer in found}
        return [by_key[key] for key in keys[:limit]], len(keys)
