"""Leads as those who leave a request meet them: they see none, and make only their own."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from crm_store.models import Lead


def new_lead_of(session: Session, phone: str, source: str) -> Lead | None:
    """The lead of a telephone number, from the same source, that nobody has talked to yet."""
    query = select(Lead).where(
        Lead.phone == phone,
        Lead.source == source,
        Lead.status == "new",
        Lead.deleted_at.is_(None),
    )
    return session.scalar(query.order_by(Lead.id.desc()).limit(1))
