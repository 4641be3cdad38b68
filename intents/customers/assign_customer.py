"""assign_customer: give a customer another owner."""

from crm_store.models import Customer, User
from intents.context import Context, ref
from intents.intent import MANAGERS, Effect, Intent
from intents.reply import Reply, Text
from intents.slots import CustomerSlot, Slots, UserSlot


class AssignCustomer(Slots):
    """Which customer, and to whom."""

    customer: CustomerSlot
    owner: UserSlot


def handle(slots: AssignCustomer, context: Context) -> Reply:
    """Set the owner; deals and tasks stay with whom they are (hand_over moves all)."""
    customer = context.load(Customer, slots.customer)
    owner = context.load(User, slots.owner)
    if customer.owner_id == owner.id:
        text = context.say(
            f"{customer.name} 已经由{owner.name}负责。",
            f"{customer.name} belongs to {owner.name} already.",
        )
    else:
        customer.owner_id = owner.id
        text = context.say(
            f"{customer.name} 现在由{owner.name}负责。",
            f"{customer.name} now belongs to {owner.name}.",
        )
    return Reply(blocks=(Text(text=text),), focus=(ref(customer),))


assign_customer = Intent(
    "assign_customer",
    MANAGERS,
    AssignCustomer,
    Effect.WRITE,
    ("给客户换负责人", "give a customer another owner"),
    handle,
)
