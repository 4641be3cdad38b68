"""create_deal: a new sales opportunity."""

from crm_store.models import Customer, Deal, Product
from intents.buttons import ask
from intents.context import Context, RefusedError, ref
from intents.customers.field_values import name_value
from intents.deals.amounts import possible
from intents.deals.closing import close_as, is_expected
from intents.deals.naming import not_taken, usual_name
from intents.deals.stages import stage_key
from intents.intent import STAFF, Effect, Intent
from intents.reply import Reply, Text
from intents.slots import (
    CustomerSlot,
    DateSlot,
    MoneySlot,
    ProductSlot,
    Slots,
    StageSlot,
    TextSlot,
)


class CreateDeal(Slots):
    """With whom, and what is known of it."""

    customer: CustomerSlot
    name: TextSlot | None = None
    amount: MoneySlot | None = None
    close_date: DateSlot | None = None
    stage: StageSlot | None = None
    product: ProductSlot | None = None


def handle(slots: CreateDeal, context: Context) -> Reply:
    """Add the deal, owned by the speaker, in the first stage unless another is named."""
    customer = context.load(Customer, slots.customer)
    product = context.load(Product, slots.product) if slots.product else None
    deal = Deal(
        name=_name(slots, customer, product, context),
        customer_id=customer.id,
        owner_id=context.actor.user_id,
        product_id=product.id if product else None,
        stage=context.store.workspace.stages.keys("open")[0],
        stage_since=context.now,
        created_at=context.now,
    )
    _fill(deal, slots, context)
    context.store.deals.add(deal)
    text = context.say(
        f"已为{customer.name}新建商机：{deal.name}。",
        f"New deal for {customer.name}: {deal.name}.",
    )
    if deal.amount is None and deal.stage in context.store.workspace.stages.keys("open"):
        text += context.say("可以接着说金额和日期，比如“45 万，月底前成交”。",
                            " Say its amount and date next: “50k, closing in March”.")  # fmt: skip
    step = ask(context.say("新建待办", "New task"), "create_task", customer=ref(customer))
    return Reply(blocks=(Text(text=text),), buttons=(step,), focus=(ref(deal), ref(customer)))


def _name(slots: CreateDeal, customer: Customer, product: Product | None, context: Context) -> str:
    taken = context.store.deals.names_of(customer)
    if slots.name is None:
        return not_taken(usual_name(customer.name, product, context), taken)
    name = name_value(slots.name, context)
    if name in taken:
        raise RefusedError(
            context.say(f"{customer.name} 已经有叫“{name}”的商机了。",
                        f"{customer.name} has a deal called “{name}” already."),
            context.say("请换个名称，或者直接更新那个商机。",
                        "Give this one another name, or update that one."),
        )  # fmt: skip
    return name


def _fill(deal: Deal, slots: CreateDeal, context: Context) -> None:
    if slots.amount:
        amount = possible(slots.amount, context)
        deal.amount, deal.currency = amount.amount, amount.currency
    key = stage_key(slots.stage, context) if slots.stage else deal.stage
    stage = context.store.workspace.stages.get(key)
    if is_expected(stage, slots.close_date, context):
        pass  # 年底前成交: it stays where a new deal is
    elif stage is not None and stage.outcome != "open":
        close_as(deal, key, context)
    else:
        deal.stage = key
    if slots.close_date:
        deal.close_date = slots.close_date


create_deal = Intent(
    "create_deal",
    STAFF,
    CreateDeal,
    Effect.WRITE,
    ("新建商机", "add a deal"),
    handle,
)
