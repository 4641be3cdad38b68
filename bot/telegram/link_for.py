"""A Telegram link from the command line, for a customer's person by name."""

from datetime import datetime

from bot.bootstrap import App
from crm_store.actors import system_actor
from crm_store.models import Contact, Customer
from crm_store.unit_of_work import UnitOfWork
from intents.accounts.linking import telegram_link
from intents.context import Context, RefusedError


def link_for(app: App, name: str, now: datetime) -> str:
    """A link for the one contact or customer of exactly that name. Raises RefusedError."""
    actor = system_actor(app.defaults)
    with UnitOfWork(app.database, actor, now, intent="link_telegram") as unit:
        context = Context(actor, unit.store, now, unit=unit)
        customer, contact = _person(name, context)
        return telegram_link(customer, contact, context)


def _person(name: str, context: Context) -> tuple[Customer, Contact | None]:
    store = context.store
    contacts = [one for match in store.names.find(name, "contact") if match.name == name
                for one in store.contacts.many([match.id]) if one.customer_id]  # fmt: skip
    customers = [one for match in store.names.find(name, "customer") if match.name == name
                 for one in store.customers.many([match.id])]  # fmt: skip
    if len(contacts) + len(customers) != 1:
        raise _not_one(name, len(contacts) + len(customers), context)
    if customers:
        return customers[0], None
    customer = store.customers.get(contacts[0].customer_id or 0)
    if customer is None:
        raise _not_one(name, 0, context)
    return customer, contacts[0]


def _not_one(name: str, count: int, context: Context) -> RefusedError:
    if count:
        return RefusedError(
            context.say(f"有 {count} 位叫“{name}”；请在聊天里说是哪一位。",
                        f"{count} are called “{name}”; say in a chat which one you mean."),
        )  # fmt: skip
    return RefusedError(
        context.say(
            f"没有叫“{name}”的联系人或客户。", f"No contact or customer is called “{name}”."
        )
    )
