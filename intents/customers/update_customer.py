"""update_customer: change one field, custom fields included."""

from crm_store.kinds import CUSTOMERS
from crm_store.models import Customer
from intents.buttons import ask
from intents.context import Context, ref
from intents.customers.card import owner_name
from intents.customers.editing import edit, preview_edit
from intents.customers.field_values import clean
from intents.customers.fields import find_field
from intents.intent import STAFF, Effect, Intent
from intents.reply import Reply, Text
from intents.slots import CustomerSlot, Slots, TextSlot


class UpdateCustomer(Slots):
    """What of which customer becomes what."""

    customer: CustomerSlot
    field: TextSlot
    value: TextSlot


def preview(slots: UpdateCustomer, context: Context) -> Reply | None:
    """The question whether to add a field that there is not, or to call it as another is called.

    None where there is nothing to ask.
    """
    customer = context.load(Customer, slots.customer)
    if (namesake := _namesake(customer, slots, context)) is not None:
        return _called_so_already(namesake, context)
    return preview_edit(slots.field, slots.value, CUSTOMERS, context)


def _namesake(customer: Customer, slots: UpdateCustomer, context: Context) -> Customer | None:
    """Another customer that has exactly the name which this one is to get."""
    field = find_field(slots.field, CUSTOMERS, context)
    if field is None or field.name != "name":
        return None
    name = clean(slots.value).casefold()
    alike = context.store.customers.alike(clean(slots.value))
    others = (one for one in alike if one.id != customer.id)
    return next((one for one in others if one.name.casefold() == name), None)


def _called_so_already(other: Customer, context: Context) -> Reply:
    text = context.say(
        f"已经有一个客户叫“{other.name}”（负责人：{owner_name(other, context)}）。"
        "改成同名以后容易弄混；要是同一家，可以合并。还要改吗？",
        f"There is a customer called “{other.name}” already (owner: {owner_name(other, context)}). "
        "Two of one name are easily confused; merge them if they are one. Rename it anyway?",
    )
    label = context.say(f"查看 {other.name}", f"Show {other.name}")
    button = ask(label, "show_customer", customer=ref(other))
    return Reply(blocks=(Text(text=text),), buttons=(button,))


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
    ("是，照改", "Yes, change it"),
)
