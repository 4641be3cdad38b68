"""Evidence: the records that a factor was counted from, the newest first, as the actor sees them.

The conditions are those of the counting, so that what is shown is what was counted.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Select
from sqlalchemy.orm import joinedload

from crm_store.metrics.churn import conditions
from crm_store.metrics.churn.signals import AsOf
from crm_store.models import Activity, Contact, Contract, Deal, Order, Payment, Record, Ticket
from crm_store.store import Store

FEW = 2
TOPICS = {"decision_maker": "gone", "competitor": "competitor", "price": "price"}
"""The topics of `warnings.yaml` that factors are counted from."""
Finds = Callable[[Store, int, AsOf], list[Select[Any]]]


def evidence(store: Store, factor: str, customer_id: int, as_of: AsOf) -> list[Record]:
    """A few records of a customer that speak for a factor (its name), the newest first."""
    finds = FINDS.get(factor)
    found: list[Record] = []
    for query in finds(store, customer_id, as_of) if finds else ():
        found += store.session.scalars(query.limit(FEW))
    return found[:FEW]


def words_for(store: Store, factor: str) -> list[str]:
    """The words by which a note speaks for a factor, if it does so by words."""
    return conditions.words_of(store, TOPICS[factor]) if factor in TOPICS else []


def _contract_end(store: Store, customer_id: int, _as_of: AsOf) -> list[Select[Any]]:
    query = store.contracts.about(customer_id).where(Contract.status == "active")
    return [query.order_by(Contract.end.asc().nulls_last(), Contract.id).limit(1)]


def _lapsed(store: Store, customer_id: int, as_of: AsOf) -> list[Select[Any]]:
    query = store.contracts.about(customer_id).where(conditions.lapsed(as_of))
    return [query.order_by(Contract.end.desc(), Contract.id.desc())]


def _silence(store: Store, customer_id: int, as_of: AsOf) -> list[Select[Any]]:
    query = store.activities.about(customer_id).where(Activity.at <= as_of.at)
    return [query.order_by(Activity.at.desc(), Activity.id.desc()).limit(1)]


def _purchases(store: Store, customer_id: int, as_of: AsOf) -> list[Select[Any]]:
    orders = store.orders.about(customer_id).where(
        Order.status != "cancelled", Order.ordered_at <= as_of.at
    )
    deals = store.deals.about(customer_id).where(
        Deal.stage.in_(store.workspace.stages.keys("won")), Deal.closed_at <= as_of.at
    )
    return [
        orders.order_by(Order.ordered_at.desc(), Order.id.desc()),
        deals.order_by(Deal.closed_at.desc(), Deal.id.desc()),
    ]


def _complaints(store: Store, customer_id: int, as_of: AsOf) -> list[Select[Any]]:
    return [_tickets(store, customer_id).where(conditions.complaint(as_of))]


def _unsolved(store: Store, customer_id: int, as_of: AsOf) -> list[Select[Any]]:
    return [_tickets(store, customer_id).where(conditions.unsolved(as_of))]


def _rated(store: Store, customer_id: int, as_of: AsOf) -> list[Select[Any]]:
    worst_first = store.tickets.about(customer_id).where(conditions.rated(as_of))
    return [worst_first.order_by(Ticket.score, Ticket.opened_at.desc(), Ticket.id.desc())]


def _tickets(store: Store, customer_id: int) -> Select[Any]:
    query = store.tickets.about(customer_id)
    return query.order_by(Ticket.opened_at.desc(), Ticket.id.desc())


def _overdue(store: Store, customer_id: int, as_of: AsOf) -> list[Select[Any]]:
    return [_payments(store, customer_id).where(conditions.unpaid(as_of))]


def _paid_late(store: Store, customer_id: int, as_of: AsOf) -> list[Select[Any]]:
    return [_payments(store, customer_id).where(conditions.paid_late(store, as_of))]


def _payments(store: Store, customer_id: int) -> Select[Any]:
    theirs = store.contracts.about(customer_id).with_only_columns(Contract.id)
    query = store.payments.query().where(Payment.contract_id.in_(theirs))
    return query.options(joinedload(Payment.contract)).order_by(Payment.due, Payment.id)


def _gone(store: Store, customer_id: int, as_of: AsOf) -> list[Select[Any]]:
    removed = store.contacts.each(deleted=True).where(
        Contact.customer_id == customer_id, conditions.gone_decider(store, as_of)
    )
    return [*_notes("gone")(store, customer_id, as_of), removed.order_by(Contact.id.desc())]


def _competitor(store: Store, customer_id: int, as_of: AsOf) -> list[Select[Any]]:
    against = store.deals.about(customer_id).where(conditions.against(store))
    notes = _notes("competitor")(store, customer_id, as_of)
    return [against.order_by(Deal.id.desc()), *notes]


def _price(store: Store, customer_id: int, as_of: AsOf) -> list[Select[Any]]:
    lost = store.deals.about(customer_id).where(conditions.lost_on_price(store, as_of))
    return [*_notes("price")(store, customer_id, as_of), lost.order_by(Deal.closed_at.desc())]


def _notes(topic: str) -> Finds:
    def found(store: Store, customer_id: int, as_of: AsOf) -> list[Select[Any]]:
        query = store.activities.about(customer_id).where(*conditions.half_year(as_of))
        query = query.where(conditions.said(store, topic))
        return [query.order_by(Activity.at.desc(), Activity.id.desc())]

    return found


FINDS: dict[str, Finds] = {
    "contract_end": _contract_end, "lapsed": _lapsed, "silence": _silence,
    "order_rhythm": _purchases, "bought_long_ago": _purchases, "fewer_orders": _purchases,
    "complaints": _complaints, "unsolved": _unsolved, "satisfaction": _rated,
    "overdue": _overdue, "paid_late": _paid_late, "decision_maker": _gone,
    "competitor": _competitor, "price": _price,
}  # fmt: skip
