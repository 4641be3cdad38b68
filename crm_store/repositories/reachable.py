"""Customers' people who can be written to at all: those with an account, or who talked to us."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import CompoundSelect, SelectBase, func, select, union_all

from crm_store.models import ChannelAccount, Contact, Conversation, Customer
from crm_store.store import Store

MANY = 500


@dataclass(frozen=True)
class Reachable:
    """A customer's person: a contact, or the customer themselves (no `contact_id`)."""

    customer_id: int
    contact_id: int | None
    owner_id: int | None
    customer: str
    language: str | None
    phone: str | None


def reachable(store: Store) -> Iterator[Reachable]:
    """Everybody who can be written to, streamed; who has two accounts comes twice.

    To leave that to the database would have it keep and sort all of them.
    """
    whom = _linked().subquery()
    query = (
        select(
            Customer.id, Contact.id, Customer.owner_id, Customer.name,
            Contact.language, func.coalesce(Contact.phone, Customer.phone),
        )
        .select_from(whom)
        .join(Customer, Customer.id == whom.c.customer_id)
        .outerjoin(Contact, Contact.id == whom.c.contact_id)
        .where(Customer.deleted_at.is_(None), Contact.deleted_at.is_(None))
        .where(store.customers.visible())
    )  # fmt: skip
    rows: Any = store.session.execute(query.execution_options(yield_per=MANY))
    for row in rows:
        yield Reachable(*row)


def _linked() -> CompoundSelect[Any]:
    accounts: SelectBase = select(ChannelAccount.customer_id, ChannelAccount.contact_id).where(
        ChannelAccount.customer_id.is_not(None),
        ChannelAccount.blocked_at.is_(None),
        ChannelAccount.stopped_at.is_(None),
    )
    talked: SelectBase = select(Conversation.customer_id, Conversation.contact_id).where(
        Conversation.customer_id.is_not(None)
    )
    found: CompoundSelect[Any] = union_all(accounts, talked)
    return found
