"""Whom a greeting goes to, of a finding."""

from crm_store.models import Contact, Customer, User
from intents.context import Context
from intents.reminders.greeting import Greeted
from scheduler.rule import Finding


def greeted(finding: Finding, context: Context) -> Greeted | None:
    """The person of a finding with who looks after them; None where they are gone."""
    session = context.store.session
    customer = session.get(Customer, finding.customer_id or 0)
    if customer is None or customer.deleted_at is not None:
        return None
    contact = session.get(Contact, finding.contact_id) if finding.contact_id else None
    owner = session.get(User, finding.user_id) if finding.user_id else None
    return Greeted(customer, contact, owner)
