"""An account that cannot be written to any more: what waits for it is buried, and people told."""

from crm_store import outbox
from crm_store.models import ChannelAccount, Contact, Customer, User
from crm_store.repositories.linked_accounts import LinkedAccounts
from intents.context import Context, ref
from intents.notices import notify_user, worded_for_user
from intents.reply import Reply, Text
from intents.service.handing_over import responsible

BURIED = "blocked by the recipient"


def blocked(account: str, context: Context) -> None:
    """Note it once, bury what waits, and tell whoever looks after the customer."""
    session = context.store.session
    linked = LinkedAccounts(session).of(account)
    buried = outbox.bury_waiting(session, linked.channel, linked.external_id, BURIED)
    if linked.blocked_at is not None:
        return
    linked.blocked_at = context.now
    customer = session.get(Customer, linked.customer_id) if linked.customer_id else None
    if customer is not None:
        for user in responsible(customer, context):
            _tell(user, linked, customer, buried, context)


def unblocked(account: str, context: Context) -> None:
    """It can be written to again; what was buried stays so."""
    linked = LinkedAccounts(context.store.session).find(account)
    if linked is not None:
        linked.blocked_at = None


def _tell(
    user: User, linked: ChannelAccount, customer: Customer, buried: int, context: Context
) -> None:
    theirs = worded_for_user(user, context)
    key = linked.contact_id
    contact = context.store.session.get(Contact, key) if key is not None else None
    name = f"{customer.name} · {contact.name}" if contact else customer.name
    lost_zh = f"，{buried} 条消息没有发出去" if buried else ""
    lost_en = f"; {buried} messages to them were not sent" if buried else ""
    text = theirs.say(
        f"{name} 拉黑了 Telegram 机器人{lost_zh}。请换一种方式联系。",
        f"{name} blocked the Telegram bot{lost_en}. Reach them another way.",
    )
    reply = Reply(blocks=(Text(text=text),), focus=(ref(customer),))
    notify_user(user, f"blocked:{linked.id}:{context.now.isoformat()}", reply, context)
