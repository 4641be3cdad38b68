"""log_activity: record what happened with a customer."""

from datetime import datetime, time, timedelta
from typing import Literal

from crm_store.models import Activity, Contact, Customer, Deal
from intents.activities.belongs import contact_of, deal_of
from intents.buttons import ask
from intents.context import Context, RefusedError, ref
from intents.format import moment, word
from intents.intent import STAFF, Effect, Intent
from intents.reply import Button, Reply, Text
from intents.slots import ContactSlot, CustomerSlot, DealSlot, Slots, TextSlot, WhenSlot

FOLLOW_UP = timedelta(days=3)
MINUTE = timedelta(minutes=1)
"""What "now" may be ahead by, because a time is said to the minute."""


class LogActivity(Slots):
    """What happened with whom, how and when."""

    customer: CustomerSlot
    kind: Literal["call", "visit", "meeting", "email", "message", "note"] | None = None
    summary: TextSlot
    at: WhenSlot | None = None
    contact: ContactSlot | None = None
    deal: DealSlot | None = None


def handle(slots: LogActivity, context: Context) -> Reply:
    """Keep it in the timeline, and offer what usually comes next."""
    customer = context.load(Customer, slots.customer)
    contact = contact_of(customer, slots.contact, context)
    deal = deal_of(customer, slots.deal, context)
    activity = context.store.activities.add(
        Activity(
            customer_id=customer.id,
            at=_when(slots, context),
            kind=slots.kind or "note",
            user_id=context.actor.user_id,
            contact_id=contact.id if contact else None,
            deal_id=deal.id if deal else None,
            summary=slots.summary.strip(),
        )
    )
    involved = [record for record in (customer, contact, deal) if record is not None]
    return Reply(
        blocks=(Text(text=_told(activity, customer, contact, context)),),
        buttons=_next_steps(customer, deal, context),
        focus=tuple(ref(record) for record in involved),
    )


def _when(slots: LogActivity, context: Context) -> datetime:
    """When it happened; today without a time of day is now. Refuses what is still to come."""
    if slots.at is None or slots.at == context.today:
        return context.now.replace(second=0, microsecond=0)
    at = context.moment(slots.at, time(0, 0))
    if at > context.now + MINUTE and slots.kind != "meeting":
        shown = moment(at, context.actor, time=isinstance(slots.at, datetime))
        raise RefusedError(
            context.say(f"{shown} 还没到，不能记成已经发生的跟进。",
                        f"{shown} is still to come, so it cannot be logged as done."),
            context.say("可以建一个待办，或者安排会面。",
                        "You could add a to-do, or schedule a meeting."),
        )  # fmt: skip
    return at


def _told(activity: Activity, customer: Customer, contact: Contact | None, context: Context) -> str:
    kind = word(activity.kind, context.actor)
    when = moment(activity.at, context.actor)
    whom = f"{customer.name} · {contact.name}" if contact else customer.name
    head = context.say(f"已记录：{whom} · {kind} · {when}", f"Logged: {whom} · {kind} · {when}")
    return f"{head}\n{activity.summary}"


def _next_steps(customer: Customer, deal: Deal | None, context: Context) -> tuple[Button, ...]:
    due = (context.today + FOLLOW_UP).isoformat()
    follow_up = ask(
        context.say("3 天后跟进", "Follow up in 3 days"),
        "create_task",
        title=context.say(f"跟进{customer.name}", f"Follow up with {customer.name}"),
        due=due,
        customer=ref(customer),
    )
    advance = _advance(customer, deal, context)
    return (follow_up, advance) if advance else (follow_up,)


def _advance(customer: Customer, deal: Deal | None, context: Context) -> Button | None:
    """Move the deal that was named, or the customer's only open one, to its next open stage."""
    if deal is None:
        opened = context.store.deals.open_of_customer(customer.id)
        deal = opened[0] if len(opened) == 1 else None
    stages = context.store.workspace.stages
    keys = stages.keys("open")
    if deal is None or deal.stage not in keys[:-1]:
        return None
    following = keys[keys.index(deal.stage) + 1]
    name = stages.name(following, context.actor.language)
    label = context.say(f"“{deal.name}”推到{name}", f"Move “{deal.name}” to {name}")
    return ask(label, "update_deal", deal=ref(deal), stage=following)


log_activity = Intent(
    "log_activity",
    STAFF,
    LogActivity,
    Effect.WRITE,
    ("记录与客户的往来", "record what happened with a customer"),
    handle,
)
