"""create_contact: a new contact person at a customer."""

from crm_store.models import Contact, Customer
from intents.buttons import ask
from intents.context import Context, RefusedError, ref
from intents.customers.field_values import clean, email_value, name_value, phone_value
from intents.customers.show_contact import contact_fields
from intents.intent import STAFF, Effect, Intent
from intents.reply import Reply, Text
from intents.slots import CustomerSlot, DateSlot, Slots, TextSlot

MOST_ALIKE = 3


class CreateContact(Slots):
    """Who it is, and where. A contact without a customer is of no use, so it is asked for."""

    name: TextSlot
    customer: CustomerSlot | None = None
    title: TextSlot | None = None
    phone: TextSlot | None = None
    email: TextSlot | None = None
    birthday: DateSlot | None = None


def preview(slots: CreateContact, context: Context) -> Reply | None:
    """Those at the customer who may be the same person; None where there is nothing to ask."""
    customer = _customer(slots, context)
    new = _made(slots, customer, context)
    alike = context.store.contacts.alike(customer, new)
    if not alike:
        return None
    text = context.say(
        f"{customer.name} 已经有这样的联系人了。还要新建“{new.name}”吗？",
        f"{customer.name} has such a contact already. Create “{new.name}” anyway?",
    )
    cards = [contact_fields(one, customer, context) for one in alike[:MOST_ALIKE]]
    return Reply(blocks=(Text(text=text), *cards), listed=tuple(ref(one) for one in alike))


def handle(slots: CreateContact, context: Context) -> Reply:
    """Add the contact."""
    customer = _customer(slots, context)
    contact = context.store.contacts.add(_made(slots, customer, context))
    text = context.say(
        f"已为{customer.name}新建联系人：{contact.name}。",
        f"New contact at {customer.name}: {contact.name}.",
    )
    label = context.say(f"查看 {customer.name}", f"Show {customer.name}")
    button = ask(label, "show_customer", customer=ref(customer))
    return Reply(blocks=(Text(text=text),), buttons=(button,), focus=(ref(contact), ref(customer)))


def _customer(slots: CreateContact, context: Context) -> Customer:
    if slots.customer is None:
        raise RefusedError(
            context.say("是哪个客户的联系人？", "At which customer is this contact?"),
            context.say("比如“云帆科技的联系人王丽”。", "For example “contact Ann Lee at Acme”."),
        )
    return context.load(Customer, slots.customer)


def _made(slots: CreateContact, customer: Customer, context: Context) -> Contact:
    if slots.birthday and slots.birthday > context.today:
        raise RefusedError(
            context.say("生日不能在将来。", "A birthday cannot be in the future."),
            context.say("请检查年份。", "Please check the year."),
        )
    return Contact(
        name=name_value(slots.name, context),
        customer_id=customer.id,
        title=clean(slots.title) if slots.title else None,
        phone=phone_value(slots.phone, context) if slots.phone else None,
        email=email_value(slots.email, context) if slots.email else None,
        birthday=slots.birthday,
        created_at=context.now,
    )


create_contact = Intent(
    "create_contact",
    STAFF,
    CreateContact,
    Effect.CONFIRMED,
    ("给客户添加联系人", "add a contact to a customer"),
    handle,
    preview,
    ("仍然新建", "Create anyway"),
    also_asks=("customer",),
)
