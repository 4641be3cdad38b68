"""show_contact: one contact person."""

from crm_store.models import Contact, Customer
from intents.buttons import ask
from intents.call import Call, RecordRef
from intents.context import Context, ref
from intents.customers.card import birthday
from intents.format import word
from intents.intent import STAFF, Effect, Intent
from intents.reply import Button, Fields, Reply
from intents.slots import ContactSlot, Slots


class ShowContact(Slots):
    """Which contact."""

    contact: ContactSlot


def handle(slots: ShowContact, context: Context) -> Reply:
    """How to reach the contact, and where they work."""
    contact = context.load(Contact, slots.contact)
    customer = context.store.customers.get(contact.customer_id) if contact.customer_id else None
    return Reply(
        blocks=(contact_fields(contact, customer, context),),
        buttons=_next_steps(contact, customer, context) if customer else (),
        focus=(ref(contact), *([ref(customer)] if customer else [])),
    )


def offers(call: Call, context: Context) -> list[RecordRef]:
    """Those who work for the customer that was named, or is spoken of."""
    focus = context.memory.focus.get("customer")
    customers = call.about.candidates if call.about else (focus,) if focus else ()
    found = (context.store.contacts.of_customer(one.id) for one in customers)
    return [ref(contact) for contacts in found for contact in contacts]


def _next_steps(contact: Contact, customer: Customer, context: Context) -> tuple[Button, ...]:
    label = context.say("记一次电话", "Log a call")
    call = ask(label, "log_activity", customer=ref(customer), contact=ref(contact), kind="call")
    return (call, ask(customer.name, "show_customer", customer=ref(customer)))


def contact_fields(contact: Contact, customer: Customer | None, context: Context) -> Fields:
    """A contact's card; only what is known."""
    say = context.say
    language = word(contact.language, context.actor) if contact.language else None
    fields: list[tuple[str, str | None]] = [
        (say("客户", "Customer"), customer.name if customer else None),
        (say("职务", "Title"), contact.title),
        (say("电话", "Phone"), contact.phone),
        (say("邮箱", "Email"), contact.email),
        (say("生日", "Birthday"), birthday(contact.birthday, context)),
        ("Telegram", contact.telegram_id),
        (say("语言", "Language"), language),
        *((name, str(value)) for name, value in contact.custom.items() if value is not None),
    ]
    filled = tuple((label, value) for label, value in fields if value)
    return Fields(title=contact.name, fields=filled, record=ref(contact))


show_contact = Intent(
    "show_contact",
    STAFF,
    ShowContact,
    Effect.READ,
    ("看一个联系人", "show a contact"),
    handle,
    offers=offers,
)
