"""Orders, quotations, contracts and products to be shown, with all that their cards tell."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, func
from sqlalchemy.orm import joinedload, selectinload

from crm_store.models import (
    Contract,
    Order,
    OrderLine,
    PointsEntry,
    Product,
    Quote,
    QuoteLine,
)
from crm_store.store import Store


class Documents:
    """Documents that the store's actor may see; those of one customer, the latest first."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.session = store.session

    def order(self, key: int) -> Order | None:
        """An order with its lines and customer."""
        return self.session.scalar(self._orders(self.store.orders.each()).where(Order.id == key))

    def orders(self, customer_id: int, limit: int) -> list[Order]:
        """A customer's latest orders."""
        query = self._orders(self.store.orders.about(customer_id))
        latest = query.order_by(Order.ordered_at.desc(), Order.id.desc())
        return list(self.session.scalars(latest.limit(limit)))

    def _orders(self, query: Select[Order]) -> Select[Order]:
        lines = selectinload(Order.lines).joinedload(OrderLine.product)
        return query.options(lines, joinedload(Order.customer))

    def quote(self, key: int) -> Quote | None:
        """A quotation with its lines and customer."""
        return self.session.scalar(self._quotes(self.store.quotes.each()).where(Quote.id == key))

    def quotes(self, customer_id: int, limit: int) -> list[Quote]:
        """A customer's latest quotations."""
        query = self._quotes(self.store.quotes.about(customer_id))
        latest = query.order_by(Quote.created_at.desc(), Quote.id.desc())
        return list(self.session.scalars(latest.limit(limit)))

    def _quotes(self, query: Select[Quote]) -> Select[Quote]:
        lines = selectinload(Quote.lines).joinedload(QuoteLine.product)
        return query.options(lines, joinedload(Quote.customer))

    def contract(self, key: int) -> Contract | None:
        """A contract with its customer and owner."""
        query = self._contracts(self.store.contracts.each()).where(Contract.id == key)
        return self.session.scalar(query)

    def contracts(self, customer_id: int, limit: int) -> list[Contract]:
        """A customer's contracts, those that run first."""
        query = self._contracts(self.store.contracts.about(customer_id))
        running = (Contract.status != "active", Contract.end.desc().nulls_last(), Contract.id)
        return list(self.session.scalars(query.order_by(*running).limit(limit)))

    def _contracts(self, query: Select[Contract]) -> Select[Contract]:
        return query.options(joinedload(Contract.customer), joinedload(Contract.owner))

    def products(self, category: str | None) -> Select[Product]:
        """The catalogue, or what of it has these words in its category or name."""
        query = self.store.products.query().order_by(Product.category, Product.name, Product.id)
        if category is None:
            return query
        words: Any = Product.category.icontains(category, autoescape=True)
        return query.where(words | Product.name.icontains(category, autoescape=True))

    def first_products(self, query: Select[Product], limit: int) -> Sequence[Product]:
        """The first of them."""
        return list(self.session.scalars(query.limit(limit)))

    def points(self, customer_id: int, limit: int) -> tuple[int, list[PointsEntry]]:
        """A customer's balance of points, and the latest entries of the ledger."""
        query = self.store.points.about(customer_id)
        balance = query.with_only_columns(func.coalesce(func.sum(PointsEntry.points), 0))
        latest = query.order_by(PointsEntry.at.desc(), PointsEntry.id.desc()).limit(limit)
        return int(self.session.scalar(balance) or 0), list(self.session.scalars(latest))
