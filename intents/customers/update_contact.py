"""update_contact: change one field of a contact."""

from crm_store.kinds import CONTACTS
from crm_store.models import Contact
from intents.context import Context
from intents.customers.editing import edit, preview_edit
from intents.intent import STAFF, Effect, Intent
from intents.reply import Reply
from intents.slots import ContactSlot, Slots, TextSlot


class UpdateContact(Slots):
    """What of which contact becomes what."""

    contact: ContactSlot
    field: TextSlot
    value: TextSlot


def preview(slots: UpdateContact, context: Context) -> Reply | None:
    """The question whether to add a field that there is not; None where there is nothing to ask."""
    context.load(Contact, slots.contact)
    return preview_edit(slots.field, slots.value, CONTACTS, context)


def handle(slots: UpdateContact, context: Context) -> Reply:
    """Set the field."""
    contact = context.load(Contact, slots.contact)
    return edit(contact, slots.field, slots.value, CONTACTS, context)


update_contact = Intent(
    "update_contact",
    STAFF,
    UpdateContact,
    Effect.CONFIRMED,
    ("修改联系人的一个字段", "change a field of a contact"),
    handle,
    preview,
    ("添加字段", "Add the field"),
)
