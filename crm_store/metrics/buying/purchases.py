"""What is a purchase: an order, or a won deal for what was never ordered; else a payment.

A deal that is won is often fulfilled by orders and paid in instalments, and would count three
times. So a won deal counts unless the customer ordered its product (or, where it names none,
anything at all), and payments count only of customers that have neither orders nor won deals.
Purchases of one day are one.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal, get_args

from sqlalchemy import ColumnElement, Date, Select, and_, func, literal, or_, select
from sqlalchemy.orm import aliased

from crm_store.metrics.buying.money import Home
from crm_store.metrics.local_time import EARLIEST, LocalTime
from crm_store.metrics.measures import CLOSED, PAID, in_stage
from crm_store.metrics.periods import Period
from crm_store.metrics.sources import CONTRACT, Sql
from crm_store.metrics.statement import local_time
from crm_store.models import Deal, Order, OrderLine, Payment
from crm_store.models.base import ExactDecimal
from crm_store.store import Store

Basis = Literal["order", "deal", "payment", "both"]
BASES: tuple[Basis, ...] = get_args(Basis)
"""What was counted as purchases: one kind (in the order of KINDS), or orders and won deals."""
PAYMENT, BOTH = BASES.index("payment"), BASES.index("both")
EPOCH = date(1970, 1, 1)

PurchaseRow = tuple[int, int, float]
"""A customer's key, the day as days since 1970 (0: unknown), the worth in the home currency."""
UNKNOWN = -1e300
"""The worth of a purchase without an amount, or without a rate for its currency."""


@dataclass(frozen=True)
class Kind:
    """One kind of purchase: rows in the actor's scope, whose they are, when, and what for.

    `counts` narrows them to those that are purchases of their own. `amount` and `currency` are
    those of its `lines`, where it has any.
    """

    basis: Basis
    rows: Callable[[Store], Select[Any]]
    customer: Any
    day: Callable[[LocalTime], Sql]
    amount: Sql
    currency: Any
    key: Any
    counts: tuple[ColumnElement[bool], ...] = ()
    lines: ColumnElement[bool] | None = None

    def worth(self, store: Store, home: Home) -> ColumnElement[Any]:
        """What a row is worth in the home currency.

        Lines are looked up order by order: PostgreSQL would else read all that there are.
        """
        worth = home.worth(store, self.amount, self.currency)
        if self.lines is None:
            return worth
        return select(func.sum(worth)).where(self.lines).correlate(Order).scalar_subquery()

    def with_lines(self, store: Store) -> Select[Any]:
        """The rows, each as often as it has lines."""
        rows = self.rows(store)
        return rows if self.lines is None else rows.outerjoin(OrderLine, self.lines)


@dataclass(frozen=True)
class Brought:
    """What one customer brought of one kind: how many, since when, sums by currency ("": none)."""

    basis: Basis
    count: int
    first: date
    last: date
    sums: dict[str, Decimal]


def _orders(store: Store) -> Select[Any]:
    return store.orders.each().where(Order.status != "cancelled")


def _deals(store: Store) -> Select[Any]:
    return store.deals.each().where(in_stage("won"))


def _never_ordered() -> ColumnElement[bool]:
    """Whether a deal's customer has no order of its product, or none at all where it names none."""
    order, line = aliased(Order), aliased(OrderLine)
    same = or_(Deal.product_id.is_(None), line.product_id == Deal.product_id)
    ordered = select(order.id).outerjoin(line, line.order_id == order.id).where(
        order.customer_id == Deal.customer_id, order.deleted_at.is_(None),
        order.status != "cancelled", same,
    )  # fmt: skip
    return ~ordered.correlate(Deal).exists()


def _payments(store: Store) -> Select[Any]:
    query: Select[Any] = store.payments.query().where(Payment.paid_at.is_not(None))
    return query.join(CONTRACT, CONTRACT.id == Payment.contract_id)


KINDS = (
    Kind("order", _orders, Order.customer_id, lambda times: times.date(Order.ordered_at),
         OrderLine.price * OrderLine.quantity, OrderLine.currency, Order.id,
         lines=OrderLine.order_id == Order.id),
    Kind("deal", _deals, Deal.customer_id, CLOSED.local, Deal.amount, Deal.currency, Deal.id,
         counts=(_never_ordered(),)),
    Kind("payment", _payments, CONTRACT.customer_id, lambda _times: Payment.paid_at, PAID,
         CONTRACT.currency, Payment.id),
)  # fmt: skip


def purchase_rows(
    store: Store, kind: Kind, customers: Sequence[int], home: Home, until: date, one_in: int = 1
) -> Sequence[PurchaseRow]:
    """The purchases of one kind of these customers (keys in order).

    Whoever sees all is given those of every customer between the first key and the last, or of one
    in so many. The rows come from the driver as they are: there may be hundreds of thousands.
    """
    times = local_time(store, Period(EARLIEST, until))
    columns = (
        kind.customer,
        func.coalesce(times.days_between(literal(EPOCH), kind.day(times)), 0),
        func.coalesce(kind.worth(store, home), UNKNOWN),
    )
    query = kind.rows(store).where(_made_by(store, kind, customers, one_in), *kind.counts)
    found: Any = store.session.connection().execute(
        query.with_only_columns(*columns, maintain_column_froms=True)
    )
    rows: Sequence[PurchaseRow] = found.all()
    return rows


def _made_by(
    store: Store, kind: Kind, customers: Sequence[int], one_in: int
) -> ColumnElement[bool]:
    """A stretch of the index is read faster than thousands of keys are looked up one by one."""
    if not store.actor.sees_all:
        some: ColumnElement[bool] = kind.customer.in_(customers)
        return some
    stretch = kind.customer.between(customers[0], customers[-1])
    return and_(stretch, kind.customer % one_in == 0) if one_in > 1 else stretch


def brought_by(store: Store, customer_id: int) -> tuple[Brought, ...]:
    """All that one customer brought until today, exactly, kind by kind, in the actor's scope."""
    found = (_brought(store, kind, customer_id) for kind in KINDS)
    return tuple(one for one in found if one is not None)


def _brought(store: Store, kind: Kind, customer_id: int) -> Brought | None:
    times = local_time(store, Period(EARLIEST, store.today))
    day: Any = kind.day(times)
    query = kind.with_lines(store).where(kind.customer == customer_id, day <= store.today)
    columns = (
        func.coalesce(kind.currency, "").label("group_currency"),
        func.sum(kind.amount, type_=ExactDecimal()),
        func.count(kind.key.distinct()),
        func.min(day, type_=Date()),
        func.max(day, type_=Date()),
    )
    only = query.with_only_columns(*columns, maintain_column_froms=True)
    rows: Any = store.session.execute(only.group_by("group_currency")).all()
    if not rows:
        return None
    return Brought(
        kind.basis,
        sum(row[2] for row in rows),
        min(row[3] for row in rows),
        max(row[4] for row in rows),
        {row[0]: row[1] for row in rows if row[1] is not None},
    )


def currencies_sold_in(store: Store) -> Counter[str]:
    """The currencies of all that the actor sees of orders, won deals and contracts; "": none."""
    found: Counter[str] = Counter()
    for kind in KINDS:
        query = kind.with_lines(store).with_only_columns(
            func.coalesce(kind.currency, "").label("group_currency"),
            func.count(),
            maintain_column_froms=True,
        )
        rows: Any = store.session.execute(query.group_by("group_currency"))
        found.update(dict(rows.all()))
    return found
