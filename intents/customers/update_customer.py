"""update_customer: change one field, custom fields included."""

from crm_store.kinds import CUSTOMERS
from crm_store.models import Customer
from intents.context import Context
from intents.customers.editing import edit, preview_edit
from intents.intent import STAFF, Effect, Intent
from intents.reply import Reply
from intents.slots import CustomerSlot, Slots, TextSlot


class UpdateCustomer(Slots):
    """What of which customer becomes what."""

    customer: CustomerSlot
    field: TextSlot
    value: TextSlot


def preview(slots: UpdateCustomer, context: Context) -> Reply | None:
    """The question whether to add a field that there is not; None where there is nothing to ask."""
    context.load(Customer, slots.customer)
    return preview_edit(slots.field, slots.value, CUSTOMERS, context)


def handle(slots: UpdateCustomer, context: Context) -> Reply:
    """Set the field."""
    customer = context.load(Customer, slots.customer)
    return edit(customer, slots.field, slots.value, CUSTOMERS, context)


update_customer = Intent(
    "update_customer",
    STAFF,
    UpdateCustomer,
    Effect.CONFIRMED,
    ("修改客户的一个字段", "change a field of a customer"),
    handle,
    preview,
    ("添加字段", "Add the field"),
)
