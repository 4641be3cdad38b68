"""leave_request: somebody wants to be contacted; a visitor becomes a lead."""

import re

from crm_store.models import Activity, Customer, Lead, User
from crm_store.repositories.addresses import Addresses
from crm_store.repositories.leads import new_lead_of
from intents.accounts.visiting import not_known
from intents.context import Context, RefusedError, ref
from intents.intent import CUSTOMERS, Effect, Intent
from intents.notices import notify_user, worded_for_user
from intents.own import customer_meant
from intents.pattern import Pattern
from intents.reply import Reply, Text, say
from intents.service.handing_over import responsible
from intents.slots import Slots, TextSlot

LONGEST = 500
DIGITS = (7, 15)
_LETTER = Pattern(r"[^\W\d_]")


class LeaveRequest(Slots):
    """How to reach them, and what about."""

    phone: TextSlot | None = None
    name: TextSlot | None = None
    interest: TextSlot | None = None


def handle(slots: LeaveRequest, context: Context) -> Reply:
    """A lead, or for a customer a word to whoever looks after them."""
    if not context.actor.is_visitor:
        return _of_customer(slots, context)
    if not context.actor.account:
        raise not_known(context)
    phone = _phone(slots.phone or "", context)
    interest = _interest(slots, context)
    source = context.actor.account.partition(":")[0]
    lead = new_lead_of(context.store.session, phone, source)
    if lead is None:
        lead = context.store.leads.add(
            Lead(name=_name(slots, context) or phone, phone=phone,
                 source=source, interest=interest)
        )  # fmt: skip
    elif interest and not lead.interest:
        lead.interest = interest
    for user in Addresses(context.store.session).service_team():
        _tell(user, lead, context)
    return say(
        context.say(
            f"记下了，同事会尽快打 {phone} 联系你。",
            f"Thank you. A colleague will call you on {phone} soon.",
        )
    )


def _name(slots: LeaveRequest, context: Context) -> str:
    """The name that they give, else the one that their account shows; a figure is none."""
    said = slots.name or ""
    return (said if _LETTER.search(said) else context.actor.name)[:LONGEST]


def _phone(said: str, context: Context) -> str:
    digits = re.sub(r"\D", "", said)
    least, most = DIGITS
    if not least <= len(digits) <= most:
        raise RefusedError(
            context.say("这个号码不完整。", "That is not a whole phone number."),
            context.say("请再说一次“请联系我”，然后发手机号。",
                        "Say “contact me” again, then send your number."),
        )  # fmt: skip
    return f"+{digits}" if said.strip().startswith("+") else digits


def _interest(slots: LeaveRequest, context: Context) -> str | None:
    """What they want: as said, else the product that was talked about."""
    product = context.memory.focus.get("product")
    wanted = slots.interest or (product.name if product else None)
    return wanted[:LONGEST] if wanted else None


def _tell(user: User, lead: Lead, context: Context) -> None:
    theirs = worded_for_user(user, context)
    about = f"：{lead.interest}" if lead.interest else ""
    about_en = f": {lead.interest}" if lead.interest else ""
    text = theirs.say(
        f"新线索：{lead.name}，{lead.phone}（来自 {lead.source}）{about}",
        f"A new lead: {lead.name}, {lead.phone} (from {lead.source}){about_en}",
    )
    reply = Reply(blocks=(Text(text=text),), focus=(ref(lead),))
    notify_user(user, f"lead:{lead.id}:{context.now.isoformat()}", reply, context)


def _of_customer(slots: LeaveRequest, context: Context) -> Reply:
    customer = customer_meant(None, context)
    assert customer is not None
    about = _interest(slots, context) or context.say("希望联系", "wants to be contacted")
    context.store.activities.add(
        Activity(customer_id=customer.id, contact_id=context.actor.contact_id, at=context.now,
                 kind="message", summary=about)
    )  # fmt: skip
    people = responsible(customer, context)
    for user in people:
        _pass_on(user, about, slots.phone, customer, context)
    names = context.say("、", ", ").join(user.name for user in people)
    return say(context.say(f"已经转告 {names}，会尽快联系你。",
                           f"I have told {names}, who will contact you soon."))  # fmt: skip


def _pass_on(
    user: User, about: str, phone: str | None, customer: Customer, context: Context
) -> None:
    theirs = worded_for_user(user, context)
    who = f"{customer.name} · {context.actor.name}" + (f" ({phone})" if phone else "")
    text = theirs.say(f"{who} 希望你联系：{about}", f"{who} asks to be contacted: {about}")
    reply = Reply(blocks=(Text(text=text),), focus=(ref(customer),))
    notify_user(user, f"contact:{customer.id}:{context.now.isoformat()}", reply, context)


leave_request = Intent(
    "leave_request",
    CUSTOMERS,
    LeaveRequest,
    Effect.WRITE,
    ("留下电话，请同事联系", "leave a number to be called"),
    handle,
    asks_visitors=("phone",),
)
