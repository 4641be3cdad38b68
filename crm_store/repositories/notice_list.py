"""Notices as people look at them: those to whoever's work the actor sees."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, false, func, select

from crm_store.models import Customer, Notice
from crm_store.repositories.base import in_users
from crm_store.repositories.customers import Customers
from crm_store.scope import Actor
from crm_store.store import Store


@dataclass(frozen=True)
class NoticeFilter:
    """What a list of notices is narrowed to; `before` is the number of the last one shown.

    `customer` is a part of the customer's name.
    """

    rules: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    customer: str = ""
    before: int | None = None


class NoticeList:
    """Notices in a colleague's scope: their own, the team's for a manager, everybody's."""

    def __init__(self, store: Store) -> None:
        self._session = store.session
        self._actor = store.actor
        self._customers = store.customers

    def latest(self, wanted: NoticeFilter, limit: int) -> list[Notice]:
        """The last ones that were made, the newest first."""
        query = self._matching(wanted).order_by(Notice.id.desc())
        return list(self._session.scalars(query.limit(limit)))

    def drafts(self, wanted: NoticeFilter, limit: int) -> list[Notice]:
        """Messages that wait for approval, those that are due first at the front."""
        query = self._matching(wanted).where(Notice.status == "drafted")
        return list(self._session.scalars(query.order_by(Notice.due_at, Notice.id).limit(limit)))

    def _matching(self, wanted: NoticeFilter) -> Select[Notice]:
        query = select(Notice).where(_visible(self._actor))
        if wanted.rules:
            query = query.where(Notice.rule.in_(wanted.rules))
        if wanted.statuses:
            query = query.where(Notice.status.in_(wanted.statuses))
        if wanted.customer:
            query = query.where(Notice.customer_id.in_(_named(wanted.customer, self._customers)))
        return query if wanted.before is None else query.where(Notice.id < wanted.before)


def _visible(actor: Actor) -> ColumnElement[bool]:
    return in_users(Notice.user_id, actor) if actor.is_staff else false()


def _named(part: str, customers: Customers) -> Select[int]:
    """The keys of the visible customers whose names have these words in them."""
    has = func.lower(Customer.name).contains(part.lower(), autoescape=True)
    return customers.query().with_only_columns(Customer.id).where(has)


def customers_of(notices: Sequence[Notice]) -> list[int]:
    """The keys of the customers that notices are about, each once."""
    return list(dict.fromkeys(one.customer_id for one in notices if one.customer_id is not None))
