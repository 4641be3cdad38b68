"""Messages to customers that wait for their owner's word: sent, changed, or not sent."""

from datetime import datetime

from crm_store.models import Contact, Customer, Notice
from crm_store.repositories.consents import Consents
from crm_store.repositories.notices import Notices
from crm_store.repositories.service_settings import quiet_hours
from intents.context import Context
from intents.notices import notify_customer, worded_for_customer
from intents.reminders.noticed import to_customer
from intents.reply import Reply, Text

GONE = {"zh": "客户已经不在了", "en": "the customer is no longer there"}
UNREACHABLE = {"zh": "没有可以联系到客户的账号", "en": "the customer has no linked account"}
UNWANTED = {"zh": "客户没有同意接收", "en": "the customer did not agree to receive it"}


def send(notice: Notice, purpose: str | None, context: Context) -> datetime | None:
    """Put a draft into the outbox for when it is due; when that is, None where it cannot be sent.

    What has changed since it was written is looked at again: consent, and whether they are reached.
    """
    session = context.store.session
    customer = session.get(Customer, notice.customer_id or 0)
    contact = session.get(Contact, notice.contact_id) if notice.contact_id else None
    if customer is None or customer.deleted_at is not None:
        return _held(notice, GONE, context)
    consents = Consents(session)
    if purpose and not consents.given(customer.id, notice.contact_id, purpose):
        return _held(notice, UNWANTED, context)
    theirs = worded_for_customer(customer, contact, context)
    zone = theirs.actor.timezone
    at = quiet_hours(context.store.workspace).after(max(notice.due_at, context.now), zone)
    reply = to_customer(Reply(blocks=(Text(text=notice.text or ""),)), notice.id, theirs)
    whom = customer.id, notice.contact_id
    after = at - context.now
    if not notify_customer(*whom, f"notice:{notice.id}", reply, theirs, after=after,
                           notice=notice.id):  # fmt: skip
        return _held(notice, UNREACHABLE, context)
    Notices(session).settle(notice.id, "posted", posted_at=at, why=None)
    return at


def skip(notice: Notice, why: dict[str, str], context: Context) -> None:
    """A draft that is not sent."""
    Notices(context.store.session).settle(notice.id, "skipped", why=why)


def _held(notice: Notice, why: dict[str, str], context: Context) -> datetime | None:
    Notices(context.store.session).settle(notice.id, "held", why=why)
    return None
