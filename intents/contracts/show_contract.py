"""show_contract: a contract, its term and what has been paid."""

from collections.abc import Sequence
from decimal import Decimal

from crm_store.models import Contract, Customer, Payment
from crm_store.repositories.documents import Documents
from intents.buttons import ask
from intents.context import Context, RecordGoneError, ref
from intents.format import EMPTY, day, money, word
from intents.intent import EVERYBODY, Effect, Intent
from intents.own import customer_meant, needs_customer
from intents.reply import AnyBlock, Fields, Reply, Table, Text
from intents.slots import ContractSlot, CustomerSlot, Slots

MOST = 10


class ShowContract(Slots):
    """Which contract, or whose."""

    contract: ContractSlot | None = None
    customer: CustomerSlot | None = None


def handle(slots: ShowContract, context: Context) -> Reply:
    """The contract; without a number the customer's, the one that runs first in full."""
    documents = Documents(context.store)
    customer = customer_meant(slots.customer, context)
    if slots.contract is not None:
        contract = documents.contract(slots.contract.id)
        if contract is None:
            raise RecordGoneError(slots.contract)
        return _one(contract, (), context)
    if customer is None:
        raise needs_customer("合同", "contracts", context)
    found = documents.contracts(customer.id, MOST)
    return _one(found[0], found[1:], context) if found else _none(customer, context)


def _none(customer: Customer, context: Context) -> Reply:
    text = context.say("你还没有合同。", "You have no contracts.")
    if context.actor.is_staff:
        text = context.say(f"{customer.name} 没有合同。", f"{customer.name} has no contracts.")
    return Reply(blocks=(Text(text=text),))


def _one(contract: Contract, others: Sequence[Contract], context: Context) -> Reply:
    payments = Documents(context.store).payments(contract)
    blocks: list[AnyBlock] = [_card(contract, payments, context)]
    if payments:
        blocks.append(_plan(contract, payments, context))
    focus = (ref(contract), ref(contract.customer))
    if others:
        blocks.append(_table(others, context))
    buttons = tuple(ask(one.number, "show_contract", contract=ref(one)) for one in others)
    return Reply(blocks=tuple(blocks), buttons=buttons, focus=focus)


def _card(contract: Contract, payments: Sequence[Payment], context: Context) -> Fields:
    say, actor = context.say, context.actor
    paid = sum((paid_of(one) for one in payments), Decimal(0))
    fields: list[tuple[str, str | None]] = [
        (say("客户", "Customer"), contract.customer.name if actor.is_staff else None),
        (say("名称", "Name"), contract.name),
        (say("期限", "Term"), _term(contract, context)),
        (say("状态", "Status"), word(contract.status, actor)),
        (say("金额", "Amount"), money(contract.amount, contract.currency)),
        (say("已付", "Paid"), money(paid, contract.currency) if payments else None),
        (say("负责人", "Account manager"), contract.owner.name if contract.owner else None),
    ]
    filled = tuple((label, value) for label, value in fields if value)
    return Fields(title=f"{say('合同', 'Contract')} {contract.number}", fields=filled,
                  record=ref(contract))  # fmt: skip


def paid_of(payment: Payment) -> Decimal:
    """What was paid of an instalment: all of it, where only the day is known."""
    if payment.paid_amount is not None:
        return payment.paid_amount
    return payment.amount if payment.paid_at is not None else Decimal(0)


def _term(contract: Contract, context: Context) -> str:
    start, end = (
        EMPTY if one is None else day(one, context.actor) for one in (contract.start, contract.end)
    )
    text = context.say(f"{start} 至 {end}", f"{start} to {end}")
    if contract.end is None or contract.status != "active":
        return text
    days = (contract.end - context.today).days
    if days < 0:
        return text + context.say("（已到期）", " (over)")
    return text + context.say(f"（还有 {days} 天）", f" ({days} days left)")


def _plan(contract: Contract, payments: Sequence[Payment], context: Context) -> Table:
    say = context.say
    rows = tuple(
        (day(one.due, context.actor), money(one.amount, contract.currency), _state(one, context))
        for one in payments
    )
    headers = (say("应付日", "Due"), say("金额", "Amount"), say("状态", "Status"))
    return Table(title=say("付款计划", "Payment plan"), headers=headers, rows=rows, numeric=(1,))


def _state(payment: Payment, context: Context) -> str:
    left = payment.amount - paid_of(payment)
    if left <= 0:
        on = f" {payment.paid_at.isoformat()}" if payment.paid_at else ""
        return context.say(f"✓ 已付{on}", f"✓ paid{on}")
    if payment.due < context.today:
        days = (context.today - payment.due).days
        return context.say(f"⚠ 逾期 {days} 天", f"⚠ {days} days overdue")
    return context.say("未到期", "not due yet")


def _table(contracts: Sequence[Contract], context: Context) -> Table:
    say = context.say
    rows = tuple(
        (one.number, one.name or EMPTY, money(one.amount, one.currency), _term(one, context),
         word(one.status, context.actor))
        for one in contracts
    )  # fmt: skip
    headers = (say("合同", "Contract"), say("名称", "Name"), say("金额", "Amount"),
               say("期限", "Term"), say("状态", "Status"))  # fmt: skip
    return Table(title=say("其他合同", "Other contracts"), headers=headers, rows=rows, numeric=(2,),
                 records=tuple(ref(one) for one in contracts))  # fmt: skip


show_contract = Intent(
    "show_contract",
    EVERYBODY,
    ShowContract,
    Effect.READ,
    ("看合同、期限和已付款", "show a contract, its term and payments"),
    handle,
    sensitive=True,
)
