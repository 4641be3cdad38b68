"""What counts as a sign: conditions on the rows of the store, as of a moment.

The counting and the evidence share them, so that what is shown is what was counted.
"""

from datetime import timedelta
from functools import lru_cache
from pathlib import Path

import yaml
from sqlalchemy import ColumnElement, SQLColumnExpression, and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from crm_store.metrics.churn.signals import AsOf
from crm_store.metrics.local_time import LocalTime
from crm_store.metrics.statement import dialect_of
from crm_store.models import Activity, Contact, Contract, Deal, Payment, Ticket
from crm_store.repositories.tickets import UNRESOLVED
from crm_store.store import Store

YEAR, HALF, QUIET = timedelta(days=365), timedelta(days=182), timedelta(days=14)
PATIENCE = timedelta(days=5)
"""A payment so many days after it was due is not called late."""
MOST_COMPETITORS, SHORTEST_NAME = 50, 2
WORDS = Path(__file__).with_name("warnings.yaml")


def lapsed(as_of: AsOf) -> ColumnElement[bool]:
    """Whether a contract ended within a year and none followed it."""
    following = aliased(Contract)
    renewed = exists().where(
        following.renewed_from_id == Contract.id, following.deleted_at.is_(None)
    )
    over = Contract.status.in_(("expired", "terminated"))
    return and_(over, Contract.end >= as_of.day - YEAR, Contract.end <= as_of.day, ~renewed)


def unpaid(as_of: AsOf) -> ColumnElement[bool]:
    """Whether an instalment is due and was not paid in full."""
    in_full = func.coalesce(Payment.paid_amount, Payment.amount) >= Payment.amount
    paid = and_(Payment.paid_at.is_not(None), Payment.paid_at <= as_of.day, in_full)
    return and_(Payment.due < as_of.day, or_(Payment.paid_at.is_(None), ~paid))


def paid_late(store: Store, as_of: AsOf) -> ColumnElement[bool]:
    """Whether an instalment of the last year was paid so late that one remembers it."""
    times = LocalTime(dialect_of(store.session), store.actor.timezone, as_of.day, as_of.day)
    days: ColumnElement[int] = times.days_between(Payment.due, Payment.paid_at)
    lately = and_(Payment.due >= as_of.day - YEAR, Payment.due < as_of.day)
    return and_(lately, Payment.paid_at <= as_of.day, days > PATIENCE.days)


def complaint(as_of: AsOf) -> ColumnElement[bool]:
    """Whether a ticket is a complaint of the last half-year."""
    lately = and_(Ticket.opened_at > as_of.at - HALF, Ticket.opened_at <= as_of.at)
    return and_(Ticket.kind == "complaint", lately)


def unsolved(as_of: AsOf) -> ColumnElement[bool]:
    """Whether a ticket of the last year has waited for its solution for two weeks."""
    old = and_(Ticket.opened_at < as_of.at - QUIET, Ticket.opened_at >= as_of.at - YEAR)
    solved_since = Ticket.resolved_at > as_of.at
    waits = and_(Ticket.resolved_at.is_(None), Ticket.status.in_(UNRESOLVED))
    return and_(old, or_(waits, solved_since))


def rated(as_of: AsOf) -> ColumnElement[bool]:
    """Whether the customer said how satisfied they were with a ticket of the last year."""
    lately = and_(Ticket.opened_at >= as_of.at - YEAR, Ticket.opened_at <= as_of.at)
    return and_(Ticket.score.is_not(None), lately)


def half_year(as_of: AsOf) -> tuple[ColumnElement[bool], ...]:
    """Activities of the half-year before a moment."""
    return Activity.at > as_of.at - HALF, Activity.at <= as_of.at


def said(store: Store, topic: str) -> ColumnElement[bool]:
    """Whether an activity's note has one of a topic's words."""
    return or_(*(_holds(store, Activity.summary, word) for word in words_of(store, topic)))


def words_of(store: Store, topic: str) -> list[str]:
    """A topic's words; of competitors their names, too."""
    names = _competitors(store) if topic == "competitor" else []
    return [*words()[topic], *names]


def _competitors(store: Store) -> list[str]:
    """The names that were ever given as a deal's competitor: the words to look for, no record."""
    given = select(Deal.competitor).where(Deal.competitor.is_not(None)).distinct()
    found = store.session.scalars(given.order_by(Deal.competitor).limit(MOST_COMPETITORS))
    return [name for name in found if name and len(name) >= SHORTEST_NAME]


def gone_decider(store: Store, as_of: AsOf) -> ColumnElement[bool]:
    """Whether a contact who decides was removed within a year, and by nobody of that name."""
    namesake = aliased(Contact)
    still = exists().where(
        namesake.customer_id == Contact.customer_id,
        namesake.name == Contact.name,
        namesake.deleted_at.is_(None),
    )
    decides = or_(*(_holds(store, Contact.title, word) for word in words()["deciders"]))
    lately = and_(Contact.deleted_at > as_of.at - YEAR, Contact.deleted_at <= as_of.at)
    return and_(lately, decides, ~still)


def opened(store: Store) -> ColumnElement[bool]:
    """Whether a deal is neither won nor lost."""
    return Deal.stage.in_(store.workspace.stages.keys("open"))


def against(store: Store) -> ColumnElement[bool]:
    """Whether an open deal names a competitor."""
    return and_(opened(store), Deal.competitor.is_not(None))


def lost_on_price(store: Store, as_of: AsOf) -> ColumnElement[bool]:
    """Whether a deal was lost on its price in the last half-year."""
    dear = [_holds(store, Deal.lost_reason, word) for word in (*words()["price"], "价格", "price")]
    lost = Deal.stage.in_(store.workspace.stages.keys("lost"))
    lately = and_(Deal.closed_at > as_of.at - HALF, Deal.closed_at <= as_of.at)
    return and_(lost, lately, or_(*dear))


def _holds(store: Store, column: SQLColumnExpression[str | None], word: str) -> ColumnElement[bool]:
    """Whether a word is in a column, in whatever case (to SQLite's LIKE all cases are one)."""
    if store.session.get_bind().dialect.name == "sqlite":
        return column.contains(word, autoescape=True)
    return column.icontains(word, autoescape=True)


@lru_cache(maxsize=1)
def words() -> dict[str, list[str]]:
    """The words of `warnings.yaml`, by topic."""
    found: dict[str, list[str]] = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    return found
