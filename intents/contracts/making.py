"""Making contracts: what is possible, their numbers, and the instalments of their plans."""

from collections.abc import Sequence
from datetime import date

from crm_store.models import Contract, Payment
from crm_store.payment_plan import Instalment
from intents.context import Context, RefusedError
from intents.deals.amounts import LARGEST
from intents.format import day
from intents.slots import Money

FIRST_YEAR, LAST_YEAR = 1980, 2199


def worth(amount: Money, context: Context) -> Money:
    """The amount; RefusedError where nobody signs or pays that."""
    if not 0 < amount.amount < LARGEST:
        raise RefusedError(
            context.say("这个金额不对。", "That amount cannot be right."),
            context.say("金额要大于 0，小于一万亿。", "It is more than 0, less than a trillion."),
        )
    return amount


def check_term(start: date, end: date, context: Context) -> None:
    """Refuse a term that ends before it begins, or in a year that must be a slip."""
    if end < start:
        first, last = day(start, context.actor), day(end, context.actor)
        raise RefusedError(
            context.say(f"合同不能在开始之前结束（{first} 至 {last}）。",
                        f"A contract cannot end before it begins ({first} to {last})."),
            context.say("请再说一次起止日期，比如“从 2026-12-01 到 2027-11-30”。",
                        "Say the dates once more: “from 2026-12-01 to 2027-11-30”."),
        )  # fmt: skip
    if start.year < FIRST_YEAR or end.year > LAST_YEAR:
        raise RefusedError(
            context.say(f"合同的年份不对：{start} 至 {end}。",
                        f"The years cannot be right: {start} to {end}."),
            context.say("请再说一次起止日期。", "Say the dates once more."),
        )  # fmt: skip


def add_contract(contract: Contract, plan: Sequence[Instalment], context: Context) -> list[Payment]:
    """Give a contract its number and its status, and keep it with its payment plan."""
    assert contract.start is not None
    contract.number = context.store.contracts.next_number(contract.start.year)
    over = contract.end is not None and contract.end < context.today
    contract.status = "expired" if over else "active"
    contract.created_at = context.now
    context.store.contracts.add(contract)
    return add_plan(contract, plan, context)


def add_plan(contract: Contract, plan: Sequence[Instalment], context: Context) -> list[Payment]:
    """Keep the instalments of a contract."""
    payments = [
        Payment(contract_id=contract.id, due=one.due, amount=one.amount, created_at=context.now)
        for one in plan
    ]
    return [context.store.payments.add(one) for one in payments]
