"""Refusing what does not belong together: a contact or a deal of another customer."""

from crm_store.models import Contact, Customer, Deal
from intents.call import RecordRef
from intents.context import Context, RefusedError


def contact_of(customer: Customer, named: RecordRef | None, context: Context) -> Contact | None:
    """The contact that was named, who has to be one of the customer's."""
    contact = context.load(Contact, named) if named else None
    if contact is not None and contact.customer_id != customer.id:
        raise _of_another(contact.name, contact.customer_id, customer, context)
    return contact


def deal_of(customer: Customer, named: RecordRef | None, context: Context) -> Deal | None:
    """The deal that was named, which has to be one of the customer's."""
    deal = context.load(Deal, named) if named else None
    if deal is not None and deal.customer_id != customer.id:
        raise _of_another(deal.name, deal.customer_id, customer, context)
    return deal


def _of_another(
    name: str, customer_id: int | None, customer: Customer, context: Context
) -> RefusedError:
    other = context.store.customers.get(customer_id or 0)
    owner_zh = f"属于{other.name}，" if other else ""
    owner_en = f" but to {other.name}" if other else ""
    return RefusedError(
        context.say(
            f"{name}{owner_zh}不属于{customer.name}。",
            f"{name} does not belong to {customer.name}{owner_en}.",
        ),
        context.say(
            "没有记录。请说清楚是哪一家。", "Nothing was recorded. Say which one you mean."
        ),
    )
