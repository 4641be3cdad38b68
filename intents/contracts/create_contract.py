"""create_contract: a contract, with one instalment due on its first day."""

from crm_store.models import Contract, Customer
from crm_store.payment_plan import Instalment
from intents.buttons import ask
from intents.context import Context, ref
from intents.contracts.making import add_contract, check_term, worth
from intents.contracts.plan_payments import plan_buttons
from intents.contracts.wording import days_of
from intents.customers.field_values import name_value
from intents.format import day, money
from intents.intent import STAFF, Effect, Intent
from intents.reply import Reply, Text
from intents.slots import CustomerSlot, DateSlot, MoneySlot, Slots, TextSlot


class CreateContract(Slots):
    """With whom, for how much, from when to when."""

    customer: CustomerSlot
    amount: MoneySlot
    start: DateSlot
    end: DateSlot
    name: TextSlot | None = None


def handle(slots: CreateContract, context: Context) -> Reply:
    """Add the contract, owned by whoever has the customer; all of it is due on the first day."""
    customer = context.load(Customer, slots.customer)
    check_term(slots.start, slots.end, context)
    amount = worth(slots.amount, context)
    contract = Contract(
        name=name_value(slots.name, context) if slots.name else None,
        customer_id=customer.id,
        owner_id=customer.owner_id or context.actor.user_id,
        amount=amount.amount,
        currency=amount.currency,
        start=slots.start,
        end=slots.end,
    )
    alike = context.store.contracts.alike(contract)
    add_contract(contract, [Instalment(slots.start, amount.amount)], context)
    text = _told(contract, customer, context) + _noted(contract, alike, context)
    step = ask(context.say("看合同", "Show the contract"), "show_contract", contract=ref(contract))
    steps = (*plan_buttons(contract, context), step)
    return Reply(blocks=(Text(text=text),), buttons=steps, focus=(ref(contract), ref(customer)))


def _told(contract: Contract, customer: Customer, context: Context) -> str:
    assert contract.start is not None
    run = days_of(contract.start, contract.end, context)
    worth = money(contract.amount, contract.currency)
    due = day(contract.start, context.actor)
    return context.say(
        f"已为 {customer.name} 新建合同 {contract.number}：{worth}，{run}。\n"
        f"付款计划：一期，{due} 应付 {worth}。",
        f"New contract {contract.number} with {customer.name}: {worth}, {run}.\n"
        f"Payment plan: one instalment of {worth}, due {due}.",
    )


def _noted(contract: Contract, alike: Contract | None, context: Context) -> str:
    if alike is not None:
        return context.say(
            f"\n注意：已有一份同样期限和金额的合同 {alike.number}，重复了就撤销这一份。",
            f"\nNote: {alike.number} has the same term and amount; undo this one if it is twice.",
        )
    if contract.status == "expired":
        return context.say("\n注意：这个期限已经过去了。", "\nNote: that term is over already.")
    return ""


create_contract = Intent(
    "create_contract",
    STAFF,
    CreateContract,
    Effect.WRITE,
    ("新建合同", "add a contract"),
    handle,
)
