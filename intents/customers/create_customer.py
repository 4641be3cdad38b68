"""create_customer: a new customer, after looking for duplicates."""

from collections.abc import Sequence
from typing import Literal

from crm_store.models import Customer
from intents.buttons import ask
from intents.context import Context, ref
from intents.customers.card import owner_name
from intents.customers.field_values import (
    clean,
    email_value,
    level_value,
    name_value,
    phone_value,
)
from intents.customers.kind_of_name import likely_kind
from intents.format import EMPTY, word
from intents.intent import STAFF, Effect, Intent
from intents.reply import Reply, Table, Text
from intents.slots import Slots, TextSlot, UserSlot

MOST_ALIKE = 3


class CreateCustomer(Slots):
    """What is known of the new customer."""

    name: TextSlot
    kind: Literal["company", "person"] | None = None
    industry: TextSlot | None = None
    region: TextSlot | None = None
    phone: TextSlot | None = None
    email: TextSlot | None = None
    source: TextSlot | None = None
    level: TextSlot | None = None
    owner: UserSlot | None = None


def preview(slots: CreateCustomer, context: Context) -> Reply | None:
    """Those that may be the same customer; None where there are none, and nothing to ask."""
    new = _made(slots, context)
    alike = context.store.customers.alike(new.name, new.phone, new.email)
    return _it_may_be(new.name, alike, context) if alike else None


def handle(slots: CreateCustomer, context: Context) -> Reply:
    """Add the customer, owned by the speaker unless somebody else is named."""
    customer = _made(slots, context)
    context.store.customers.add(customer)
    kind = word(customer.kind, context.actor)
    guessed = "" if slots.kind else context.say("（按名称判断）", " (judging by the name)")
    text = context.say(
        f"已新建客户：{customer.name}，类型：{kind}{guessed}。",
        f"New customer: {customer.name}, a {kind}{guessed}.",
    )
    buttons = (
        ask(context.say("新建商机", "New deal"), "create_deal", customer=ref(customer)),
        ask(context.say("添加联系人", "Add a contact"), "create_contact", customer=ref(customer)),
    )
    return Reply(blocks=(Text(text=text),), buttons=buttons, focus=(ref(customer),))


def _made(slots: CreateCustomer, context: Context) -> Customer:
    name = name_value(slots.name, context)
    kind = slots.kind or ("company" if slots.industry else likely_kind(name))
    return Customer(
        name=name,
        kind=kind,
        industry=clean(slots.industry) if slots.industry else None,
        region=clean(slots.region) if slots.region else None,
        phone=phone_value(slots.phone, context) if slots.phone else None,
        email=email_value(slots.email, context) if slots.email else None,
        source=clean(slots.source) if slots.source else None,
        level=level_value(slots.level) if slots.level else None,
        owner_id=slots.owner.id if slots.owner else context.actor.user_id,
        created_at=context.now,
    )


def _it_may_be(name: str, alike: Sequence[Customer], context: Context) -> Reply:
    say = context.say
    text = say(
        f"“{name}”可能已经有了（{len(alike)} 个相近的客户）。还要新建吗？",
        f"“{name}” may be there already ({len(alike)} alike). Create it anyway?",
    )
    rows = tuple(
        (one.name, one.industry or EMPTY, one.phone or EMPTY, owner_name(one, context))
        for one in alike
    )
    table = Table(
        headers=(say("客户", "Customer"), say("行业", "Industry"), say("电话", "Phone"),
                 say("负责人", "Owner")),
        rows=rows,
        records=tuple(ref(one) for one in alike),
    )  # fmt: skip
    buttons = tuple(
        ask(say(f"查看 {one.name}", f"Show {one.name}"), "show_customer", customer=ref(one))
        for one in alike[:MOST_ALIKE]
    )
    listed = tuple(ref(one) for one in alike)
    return Reply(blocks=(Text(text=text), table), buttons=buttons, listed=listed)


create_customer = Intent(
    "create_customer",
    STAFF,
    CreateCustomer,
    Effect.CONFIRMED,
    ("新建客户（先查重）", "add a customer"),
    handle,
    preview,
    ("仍然新建", "Create anyway"),
)
