"""link_telegram: a link with which a customer's person is known on Telegram."""

from collections.abc import Sequence

from crm_store.models import Contact, Customer
from intents.accounts.linking import LASTS, telegram_link
from intents.buttons import ask
from intents.context import Context, RefusedError, ref
from intents.intent import STAFF, Effect, Intent
from intents.reply import Reply, Text
from intents.slots import ContactSlot, CustomerSlot, Slots

MOST = 8


class LinkTelegram(Slots):
    """Whom the link is for."""

    contact: ContactSlot | None = None
    customer: CustomerSlot | None = None


def handle(slots: LinkTelegram, context: Context) -> Reply:
    """The link, to be passed on; of a company it is asked which of its people."""
    if slots.contact is not None:
        contact = context.load(Contact, slots.contact)
        customer = context.store.customers.get(contact.customer_id or 0)
        if customer is None:
            raise RefusedError(
                context.say(f"“{contact.name}”不属于任何客户。",
                            f"“{contact.name}” belongs to no customer."),
                context.say("先说明是哪个客户的联系人。", "Say first whose contact it is."),
            )  # fmt: skip
        return _reply(customer, contact, context)
    if slots.customer is None:
        raise RefusedError(
            context.say("给谁的绑定链接？", "A link for whom?"),
            context.say("比如：给沈琳发个绑定链接。", "As in: make a Telegram link for Dana."),
        )
    customer = context.load(Customer, slots.customer)
    people = context.store.contacts.of_customer(customer.id)
    if customer.kind == "person" or not people:
        return _reply(customer, None, context)
    return _reply(customer, people[0], context) if len(people) == 1 else _which(people, context)


def _reply(customer: Customer, contact: Contact | None, context: Context) -> Reply:
    url = telegram_link(customer, contact, context)
    name = contact.name if contact else customer.name
    days = LASTS.days
    text = context.say(
        f"{name} 的 Telegram 绑定链接（只能用一次，{days} 天内有效）：\n{url}\n"
        "请只发给本人：谁先打开，谁就能看到这位客户的资料。",
        f"The Telegram link of {name} (works once, within {days} days):\n{url}\n"
        "Give it to them alone: whoever opens it first sees what this customer may see.",
    )
    focus = (ref(contact), ref(customer)) if contact else (ref(customer),)
    return Reply(blocks=(Text(text=text),), focus=focus)


def _which(people: Sequence[Contact], context: Context) -> Reply:
    text = context.say("给哪一位？", "For which of them?")
    buttons = tuple(ask(one.name, "link_telegram", contact=ref(one)) for one in people[:MOST])
    return Reply(blocks=(Text(text=text),), buttons=buttons)


link_telegram = Intent(
    "link_telegram",
    STAFF,
    LinkTelegram,
    Effect.WRITE,
    ("给客户生成 Telegram 绑定链接", "make a link for a customer's Telegram"),
    handle,
)
