"""A customer's decision to receive greetings and offers, or none, on every channel."""

from crm_store import outbox
from crm_store.repositories.consents import Consents
from crm_store.repositories.linked_accounts import LinkedAccounts
from intents.context import Context
from intents.own import customer_meant


def decide(given: bool, context: Context) -> bool:
    """Keep the decision; whether it changes anything. A visitor has only an account."""
    stopped = _stopped(given, context)
    if context.actor.is_visitor:
        return stopped
    customer = customer_meant(None, context)
    assert customer is not None
    source = (context.work.conversation or "").partition(":")[0] or "chat"
    decided = Consents(context.store.session).decide(
        customer.id, context.actor.contact_id, given=given, at=context.now, source=source
    )
    return decided or stopped


def _stopped(given: bool, context: Context) -> bool:
    """The account is sent nothing but answers, or again more; what waits for it is taken back."""
    if not context.actor.account:
        return False
    linked = LinkedAccounts(context.store.session).of(context.actor.account)
    before, linked.stopped_at = linked.stopped_at, None if given else context.now
    if not given:
        outbox.withdraw_notices(context.store.session, linked.channel, linked.external_id)
    return (before is None) is not given
