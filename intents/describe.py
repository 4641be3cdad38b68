"""What tells a record from its namesakes, in a few words: for the buttons of a choice."""

from crm_store.models import Contact, Contract, Customer, Deal, Task, User
from intents.call import RecordRef
from intents.context import Context, RecordGoneError
from intents.format import moment, money, stage


def describe(record: RecordRef, context: Context) -> str:
    """The record's name, and where it belongs."""
    try:
        detail = _DETAILS.get(record.kind, _nothing)(record, context)
    except RecordGoneError:
        return record.name
    return f"{record.name} · {detail}" if detail else record.name


def _nothing(_record: RecordRef, _context: Context) -> str:
    return ""


def _customer(record: RecordRef, context: Context) -> str:
    customer = context.load(Customer, record)
    parts = [customer.industry, customer.region, customer.phone, customer.email]
    return " · ".join([part for part in parts if part][:2])


def _contact(record: RecordRef, context: Context) -> str:
    contact = context.load(Contact, record)
    customer = context.store.customers.get(contact.customer_id or 0)
    return " · ".join(part for part in (customer.name if customer else "", contact.title) if part)


def _deal(record: RecordRef, context: Context) -> str:
    deal = context.load(Deal, record)
    parts = [stage(context.store, deal.stage)]
    if deal.amount is not None:
        parts.append(money(deal.amount, deal.currency))
    return " · ".join(parts)


def _user(record: RecordRef, context: Context) -> str:
    return context.load(User, record).email or ""


def _contract(record: RecordRef, context: Context) -> str:
    contract = context.load(Contract, record)
    customer = context.store.customers.get(contract.customer_id)
    until = context.say(f"到 {contract.end}", f"until {contract.end}") if contract.end else ""
    named = contract.name or (customer.name if customer else "")
    return " · ".join(part for part in (named, until) if part)


def _task(record: RecordRef, context: Context) -> str:
    task = context.load(Task, record)
    customer = context.store.customers.get(task.customer_id or 0)
    due = moment(task.due, context.actor, time=task.due_time) if task.due else ""
    return " · ".join(part for part in (customer.name if customer else "", due) if part)


_DETAILS = {
    "customer": _customer,
    "contact": _contact,
    "deal": _deal,
    "contract": _contract,
    "user": _user,
    "task": _task,
}
