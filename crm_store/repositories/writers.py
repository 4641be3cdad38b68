"""Who of a customer writes with us: the person that a message by itself goes to."""

from typing import Any

from sqlalchemy import ScalarSelect, select

from crm_store.models import ChannelAccount


def writer_of(customer_id: Any) -> "ScalarSelect[int | None]":
    """The contact who linked an account first; NULL where the customer did, or nobody."""
    account = ChannelAccount
    writes = select(account.contact_id).where(
        account.customer_id == customer_id,
        account.blocked_at.is_(None),
        account.stopped_at.is_(None),
    )
    return writes.order_by(account.id).limit(1).scalar_subquery()
