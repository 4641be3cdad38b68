"""Records that may be like another one: few, found by an index, for somebody to compare.

However many records there are, no more than LOOKED of them are read; what is compared with is
what is newest.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session, joinedload

from crm_store.models import (
    Customer,
    Deal,
    Order,
    OrderLine,
    Ticket,
    TicketReply,
)
from crm_store.repositories.base import KEPT
from crm_store.repositories.deals import Deals
from crm_store.scope import Actor
from crm_store.store import Store

LOOKED = 120
SOLVED = ("resolved", "closed")
COMPARED = (
    Deal.id,
    Deal.stage,
    Deal.product_id,
    Deal.competitor,
    Deal.source,
    Deal.amount,
    Deal.currency,
    Deal.closed_at,
    Customer.industry,
)


class ClosedDeal(NamedTuple):
    """What of a deal that was won or lost is compared; `industry` is its customer's."""

    id: int
    stage: str
    product_id: int | None
    competitor: str | None
    source: str | None
    amount: Decimal | None
    currency: str | None
    closed_at: datetime | None
    industry: str | None


class Alike:
    """What may be compared with a record, as the actor sees it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def customers(self, customer: Customer) -> list[Customer]:
        """Other customers of its industry, else of its region; none where it has neither."""
        peers = self._peers(customer)
        return [] if peers is None else list(self._store.session.scalars(peers))

    def closed_deals(self, deal: Deal, customer: Customer | None) -> list[ClosedDeal]:
        """Deals that were won or lost: of its product, and with customers of its industry."""
        stages = self._store.workspace.stages
        over = (*stages.keys("won"), *stages.keys("lost"))
        session, actor, but = self._store.session, self._store.actor, {"deal": deal.id}
        peers = {**but, "customers": self._peer_keys(customer)}
        rows = list(session.execute(_closed(actor, by_product=False), peers))
        if deal.product_id is not None:
            product = {**but, "product": deal.product_id}
            rows += session.execute(_closed(actor, by_product=True), product)
        found = {row.id: ClosedDeal(*row) for row in rows}
        return [one for one in found.values() if one.stage in over]

    def _peer_keys(self, customer: Customer | None) -> list[int]:
        """The customer and those of its industry."""
        if customer is None:
            return []
        peers = self._peers(customer)
        if peers is None:
            return [customer.id]
        keys = self._store.session.scalars(peers.with_only_columns(Customer.id))
        return [customer.id, *keys]

    def _peers(self, customer: Customer) -> Select[Customer] | None:
        column = Customer.industry if customer.industry else Customer.region
        value = customer.industry or customer.region
        if not value:
            return None
        query = self._store.customers.query().where(column == value, Customer.id != customer.id)
        if customer.kind == "person":
            query = query.where(Customer.kind == "person")
        return query.order_by(Customer.id.desc()).limit(LOOKED)

    def products(self, keys: Collection[int]) -> dict[int, set[int]]:
        """The products that each of these customers bought: ordered, or won in a deal."""
        orders = self._store.orders.each().join(OrderLine, OrderLine.order_id == Order.id)
        ordered = orders.where(Order.customer_id.in_(keys), Order.status != "cancelled")
        won = self._store.deals.each().where(
            Deal.customer_id.in_(keys),
            Deal.stage.in_(self._store.workspace.stages.keys("won")),
            Deal.product_id.is_not(None),
        )
        found: dict[int, set[int]] = defaultdict(set)
        for query in (
            ordered.with_only_columns(Order.customer_id, OrderLine.product_id).distinct(),
            won.with_only_columns(Deal.customer_id, Deal.product_id).distinct(),
        ):
            for customer_id, product_id in self._store.session.execute(query):
                if customer_id is not None and product_id is not None:
                    found[customer_id].add(product_id)
        return found

    def tickets(self, keys: Sequence[int]) -> list[Ticket]:
        """The visible ones of these tickets with their customers, in this order."""
        query = self._store.tickets.each().where(Ticket.id.in_(keys))
        loaded = query.options(joinedload(Ticket.customer))
        found = {one.id: one for one in self._store.session.scalars(loaded)}
        return [found[key] for key in keys if key in found]

    def solved(self, keys: Sequence[int]) -> list[tuple[Ticket, str]]:
        """Those of these tickets that were solved, with what solved them, in this order."""
        query = self._store.tickets.each().where(Ticket.id.in_(keys), Ticket.status.in_(SOLVED))
        loaded = query.options(joinedload(Ticket.customer))
        found = {one.id: one for one in self._store.session.scalars(loaded)}
        last = self._last_answers([key for key, one in found.items() if not one.resolution])
        told = (
            (found[key], found[key].resolution or last.get(key)) for key in keys if key in found
        )
        return [(ticket, text) for ticket, text in told if text]

    def _last_answers(self, keys: Sequence[int]) -> dict[int, str]:
        """What a colleague wrote last in each of these tickets."""
        written = select(TicketReply.ticket_id, TicketReply.text).where(
            TicketReply.ticket_id.in_(keys), TicketReply.user_id.is_not(None)
        )
        rows = self._store.session.execute(written.order_by(TicketReply.at, TicketReply.id))
        return {row.ticket_id: row.text for row in rows}


@lru_cache(maxsize=KEPT)
def _closed(actor: Actor, *, by_product: bool) -> Select[*tuple[Any, ...]]:
    """Deals that are over but the `deal`, the last first: of a `product` or of `customers`.

    Their stages are compared by who asks: SQLite would look through all that were ever won.
    """
    same = Deal.product_id == bindparam("product")
    peers = Deal.customer_id.in_(bindparam("customers", expanding=True))
    query = Deals(Session(), actor).each().outerjoin(Customer, Deal.customer_id == Customer.id)
    query = query.where(Deal.closed_at.is_not(None), Deal.id != bindparam("deal"))
    newest = query.where(same if by_product else peers).order_by(Deal.closed_at.desc())
    return newest.with_only_columns(*COMPARED).limit(LOOKED)
