"""Contracts in words: their terms, and their payment plans with what is paid."""

from collections.abc import Sequence
from datetime import date

from crm_store.models import Contract, Payment
from crm_store.payment_plan import left_of, paid_of
from intents.context import Context, ref
from intents.format import EMPTY, day, money, word
from intents.reply import Table


def term(contract: Contract, context: Context) -> str:
    """From when to when it runs, and how many days are left while it does."""
    text = days_of(contract.start, contract.end, context)
    if contract.end is None or contract.status != "active":
        return text
    days = (contract.end - context.today).days
    if days < 0:
        return text + context.say("（已到期）", " (over)")
    return text + context.say(
        f"（还有 {days} 天）", f" ({days} day{'' if days == 1 else 's'} left)"
    )


def is_over(contract: Contract, context: Context) -> bool:
    """Whether its end has passed and nothing was made of that in the store."""
    passed = contract.end is not None and contract.end < context.today
    return passed and contract.status == "active"


def state_of(contract: Contract, context: Context) -> str:
    """Its status in words; one that is over is so, whether anybody noted it or not."""
    return word("expired" if is_over(contract, context) else contract.status, context.actor)


def days_of(start: date | None, end: date | None, context: Context) -> str:
    """Two days, either of which may be unknown."""
    first, last = (EMPTY if one is None else day(one, context.actor) for one in (start, end))
    return context.say(f"{first} 至 {last}", f"{first} to {last}")


def plan_table(contract: Contract, payments: Sequence[Payment], context: Context) -> Table:
    """The payment plan: what is due when, and what is paid of it."""
    say = context.say
    rows = tuple(
        (
            day(one.due, context.actor),
            money(one.amount, contract.currency),
            _state(one, contract.currency, context),
        )
        for one in payments
    )
    headers = (say("应付日", "Due"), say("金额", "Amount"), say("状态", "Status"))
    return Table(title=say("付款计划", "Payment plan"), headers=headers, rows=rows, numeric=(1,))


def _state(payment: Payment, currency: str | None, context: Context) -> str:
    left, paid = left_of(payment), paid_of(payment)
    on = f" {payment.paid_at.isoformat()}" if payment.paid_at else ""
    if not left:
        return context.say(f"✓ 已付{on}", f"✓ paid{on}")
    late = _late(payment, context)
    if not paid:
        return late
    return context.say(
        f"{late}；已付 {money(paid, currency)}{on}，还差 {money(left, currency)}",
        f"{late}; {money(paid, currency)} paid{on}, {money(left, currency)} to go",
    )


def _late(payment: Payment, context: Context) -> str:
    days = (context.today - payment.due).days
    if days <= 0:
        return context.say("未到期", "not due yet")
    return context.say(f"⚠ 逾期 {days} 天", f"⚠ {days} day{'' if days == 1 else 's'} overdue")


def contracts_table(contracts: Sequence[Contract], context: Context) -> Table:
    """A customer's other contracts, a row each."""
    say = context.say
    rows = tuple(
        (one.number, one.name or EMPTY, money(one.amount, one.currency), term(one, context),
         state_of(one, context))
        for one in contracts
    )  # fmt: skip
    headers = (say("合同", "Contract"), say("名称", "Name"), say("金额", "Amount"),
               say("期限", "Term"), say("状态", "Status"))  # fmt: skip
    return Table(title=say("其他合同", "Other contracts"), headers=headers, rows=rows, numeric=(2,),
                 records=tuple(ref(one) for one in contracts))  # fmt: skip
