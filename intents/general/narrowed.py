"""Exports of a list: the records that it has, and how it was narrowed, in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Select

from crm_store.models import Customer, Task, Ticket
from intents.activities.due import days_text
from intents.activities.list_tasks import ListTasks
from intents.call import Call, Mention
from intents.context import Context, RefusedError
from intents.customers import list_customers
from intents.deals import list_deals
from intents.format import word
from intents.general.exported import OPEN
from intents.service import list_tickets


@dataclass(frozen=True)
class Narrowed:
    """The kind, the keys of its records, and what they were narrowed to."""

    kind: str
    keys: Select[int]
    words: str


def narrowed(what: str | None, context: Context) -> Narrowed | None:
    """What the call's list has; None where nothing narrows it, or a customer is still to be found.

    Raises RefusedError where a colleague who is named is not to be found.
    """
    listed = context.call.of_list if context.call else None
    values = None if listed is None else _values(listed, context)
    if listed is None or values is None:
        return None
    try:
        return _LISTS[listed.intent](values, what or "", context)
    except ValidationError:
        return None


def _values(listed: Call, context: Context) -> Mapping[str, Any] | None:
    values: dict[str, Any] = {}
    for name, value in listed.slots.items():
        if not isinstance(value, Mention):
            values[name] = value
        elif len(value.candidates) == 1:
            values[name] = value.candidates[0].model_dump()
        elif value.kind == "user":
            raise _nobody(value.text, context)
        else:
            return None
    return values


def _nobody(name: str, context: Context) -> RefusedError:
    return RefusedError(
        context.say(f"没有找到叫“{name}”的同事，什么也没有导出。",
                    f"I found no single colleague called “{name}”, and exported nothing."),
        context.say("请说出全名。", "Say the full name."),
    )  # fmt: skip


def _deals(values: Mapping[str, Any], what: str, context: Context) -> Narrowed:
    """Deals in every stage, unless the words say otherwise."""
    slots = list_deals.ListDeals.model_validate(values)
    wanted = list_deals.filter_of(slots, context)
    wanted = replace(wanted, open_only=OPEN.search(what) is not None)
    words = list_deals.narrowed_to(slots, wanted, context)
    return Narrowed("deal", context.store.deals.keys(wanted), words)


def _customers(values: Mapping[str, Any], _what: str, context: Context) -> Narrowed:
    slots = list_customers.ListCustomers.model_validate(values)
    found = context.store.customers.matching(list_customers.filter_of(slots, context))
    keys = found.order_by(None).with_only_columns(Customer.id)
    return Narrowed("customer", keys, list_customers.narrowed_to(slots, context))


def _tickets(values: Mapping[str, Any], _what: str, context: Context) -> Narrowed:
    slots = list_tickets.ListTickets.model_validate(values)
    found = context.store.tickets.matching(list_tickets.filter_of(slots, context))
    keys = found.order_by(None).with_only_columns(Ticket.id)
    return Narrowed("ticket", keys, list_tickets.narrowed_to(slots, context))


def _tasks(values: Mapping[str, Any], _what: str, context: Context) -> Narrowed:
    """To-dos of everybody whose work is seen, done and open, unless the words say otherwise."""
    slots = ListTasks.model_validate(values)
    start, end = context.span(slots.period) if slots.period else (None, None)
    tasks = context.store.tasks
    found = tasks.matching(
        assignee_id=slots.assignee.id if slots.assignee else None,
        customer_id=slots.customer.id if slots.customer else None,
        status="open" if slots.status == "overdue" else slots.status,
        due_from=start,
        due_before=end,
    )
    if slots.status == "overdue":
        found = tasks.overdue(found, context.now, context.moment(context.today))
    words = [one.name for one in (slots.assignee, slots.customer) if one]
    words += [word(slots.status, context.actor)] if slots.status else []
    if slots.period:
        days = days_text(slots.period.start, slots.period.end, context)
        words.append(context.say(f"到期 {days}", f"due {days}"))
    keys = found.order_by(None).with_only_columns(Task.id)
    return Narrowed("task", keys, context.say("，", ", ").join(words))


_LISTS: dict[str, Callable[[Mapping[str, Any], str, Context], Narrowed]] = {
    "list_customers": _customers,
    "list_deals": _deals,
    "list_tickets": _tickets,
    "list_tasks": _tasks,
}
