"""What a customer's person agreed to receive: a line for each change of mind; the last holds."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from crm_store.models import Consent

PURPOSES = ("greetings", "offers")


class Consents:
    """Consents of customers and their contacts, whoever asks."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def given(self, customer_id: int, contact_id: int | None, purpose: str) -> bool:
        """Whether something of that purpose may be sent; a contact's own word comes first."""
        own = self._last(customer_id, contact_id, purpose)
        if own is None and contact_id is not None:
            own = self._last(customer_id, None, purpose)
        return own is not None and own.given

    def given_by(
        self, whom: Sequence[tuple[int, int | None]], purpose: str
    ) -> set[tuple[int, int | None]]:
        """Those of these (customer, contact) to whom something of that purpose may be sent."""
        last = self._last_words(whom, purpose)
        return {
            (customer, contact)
            for customer, contact in whom
            if last.get(("contact", contact), last.get(("customer", customer), False))
        }

    def _last_words(
        self, whom: Sequence[tuple[int, int | None]], purpose: str
    ) -> dict[tuple[str, int | None], bool]:
        """What each of these customers and contacts last said, by kind and key."""
        customers = {customer for customer, _ in whom}
        contacts = {contact for _, contact in whom if contact is not None}
        query = select(Consent.customer_id, Consent.contact_id, Consent.given).where(
            Consent.purpose == purpose,
            or_(Consent.customer_id.in_(customers), Consent.contact_id.in_(contacts)),
        )
        return {
            ("customer", customer) if contact is None else ("contact", contact): given
            for customer, contact, given in self.session.execute(
                query.order_by(Consent.at, Consent.id)
            )
        }

    def _last(self, customer_id: int, contact_id: int | None, purpose: str) -> Consent | None:
        """The last word; what a contact said is filed under the contact alone or with both."""
        whose = (
            Consent.contact_id == contact_id
            if contact_id is not None
            else (Consent.customer_id == customer_id) & Consent.contact_id.is_(None)
        )
        query = select(Consent).where(whose, Consent.purpose == purpose)
        return self.session.scalar(query.order_by(Consent.at.desc(), Consent.id.desc()).limit(1))

    def decide(
        self, customer_id: int, contact_id: int | None, *, given: bool, at: datetime, source: str
    ) -> bool:
        """Give or withdraw every consent, on all channels; whether that changed anything."""
        changed = False
        for purpose in PURPOSES:
            held = self._last(customer_id, contact_id, purpose)
            if held is not None and held.given == given:
                continue
            row = Consent(purpose=purpose, given=given, at=at, source=source)
            row.customer_id, row.contact_id = customer_id, contact_id
            self.session.add(row)
            changed = True
        self.session.flush()
        return changed
