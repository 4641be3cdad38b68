"""show_contract: a contract, its term and what has been paid."""

from collections.abc import Sequence

from crm_store.models import Contract, Payment
from crm_store.payment_plan import NOUGHT, left_in_all, paid_of
from crm_store.repositories.documents import Documents
from intents.buttons import ask
from intents.context import Context, ref
from intents.contracts.wording import contracts_table, plan_table, state_of, term
from intents.format import money
from intents.intent import EVERYBODY, Effect, Intent
from intents.own_documents import nothing_yet, own_documents
from intents.reply import AnyBlock, Button, Fields, Reply
from intents.slots import ContractSlot, CustomerSlot, Slots

CONTRACTS = ("合同", "contracts")
RENEWABLE = ("active", "expired")


class ShowContract(Slots):
    """Which contract, or whose."""

    contract: ContractSlot | None = None
    customer: CustomerSlot | None = None


def handle(slots: ShowContract, context: Context) -> Reply:
    """The contract; without a number the customer's, the one that runs first in full."""
    documents = Documents(context.store)
    found = own_documents(
        slots.contract, slots.customer, documents.contract, documents.contracts, CONTRACTS, context
    )
    if not found:
        return nothing_yet(slots.customer, CONTRACTS, context)
    return _one(found[0], found[1:], context)


def _one(contract: Contract, others: Sequence[Contract], context: Context) -> Reply:
    payments = context.store.payments.of(contract)
    blocks: list[AnyBlock] = [_card(contract, payments, context)]
    if payments:
        blocks.append(plan_table(contract, payments, context))
    focus = (ref(contract), ref(contract.customer))
    if others:
        blocks.append(contracts_table(others, context))
    more = tuple(ask(one.number, "show_contract", contract=ref(one)) for one in others)
    buttons = (*_next_steps(contract, payments, context), *more)
    return Reply(blocks=tuple(blocks), buttons=buttons, focus=focus)


def _next_steps(
    contract: Contract, payments: Sequence[Payment], context: Context
) -> list[Button]:  # fmt: skip
    """What a colleague does with it: renew it, or record what was paid."""
    if not context.actor.is_staff:
        return []
    steps: list[Button] = []
    if contract.status in RENEWABLE:
        label = context.say("续签", "Renew")
        steps.append(ask(label, "renew_contract", contract=ref(contract)))
    if left_in_all(payments):
        label = context.say("登记回款", "Record a payment")
        whose = ref(contract.customer)
        steps.append(ask(label, "record_payment", customer=whose, contract=ref(contract)))
    return steps


def _card(contract: Contract, payments: Sequence[Payment], context: Context) -> Fields:
    say, actor = context.say, context.actor
    paid = sum(map(paid_of, payments), NOUGHT)
    earlier, later = _chain(contract, context)
    fields: list[tuple[str, str | None]] = [
        (say("客户", "Customer"), contract.customer.name if actor.is_staff else None),
        (say("名称", "Name"), contract.name),
        (say("期限", "Term"), term(contract, context)),
        (say("状态", "Status"), state_of(contract, context)),
        (say("金额", "Amount"), money(contract.amount, contract.currency)),
        (say("已付", "Paid"), money(paid, contract.currency) if payments else None),
        (say("续签自", "Renews"), earlier),
        (say("续签为", "Renewed by"), later),
        (say("负责人", "Account manager"), contract.owner.name if contract.owner else None),
    ]
    filled = tuple((label, value) for label, value in fields if value)
    return Fields(title=f"{say('合同', 'Contract')} {contract.number}", fields=filled,
                  record=ref(contract))  # fmt: skip


def _chain(contract: Contract, context: Context) -> tuple[str | None, str | None]:
    """The numbers of the contract that it renews, and of the one that renewed it."""
    contracts = context.store.contracts
    earlier = contracts.get(contract.renewed_from_id) if contract.renewed_from_id else None
    later = contracts.renewed_by([contract.id]).get(contract.id)
    return (earlier.number if earlier else None), (later.number if later else None)


show_contract = Intent(
    "show_contract",
    EVERYBODY,
    ShowContract,
    Effect.READ,
    ("看合同、期限和已付款", "show a contract, its term and payments"),
    handle,
    sensitive=True,
)
