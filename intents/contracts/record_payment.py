"""record_payment: money received, on the oldest unpaid instalments of a contract's plan."""

from collections.abc import Sequence
from datetime import date

from crm_store.models import Contract, Customer, Payment
from crm_store.payment_plan import (
    Instalment,
    Part,
    Spread,
    left_in_all,
    left_of,
    receive,
    spread,
)
from intents import asking
from intents.buttons import ask
from intents.call import Call
from intents.context import Context, RefusedError, ref
from intents.contracts.currencies import other_currency
from intents.contracts.making import add_plan, worth
from intents.format import day, money
from intents.intent import STAFF, Effect, Intent
from intents.memory import Option
from intents.outcome import Outcome
from intents.reply import Reply, Text
from intents.slots import ContractSlot, CustomerSlot, DateSlot, MoneySlot, Slots

Plan = tuple[Contract, list[Payment]]


class RecordPayment(Slots):
    """Whose money, how much, when it came (today), and for which contract."""

    customer: CustomerSlot
    amount: MoneySlot
    at: DateSlot | None = None
    contract: ContractSlot | None = None


def unsettled(call: Call, slots: RecordPayment, context: Context) -> Outcome | None:
    """Ask for which of several contracts it is, and in whose currency."""
    worth(slots.amount, context)
    _day(slots.at, context)
    plans = _plans(slots, context)
    if len(plans) > 1:
        return _which(call, plans, context)
    return other_currency(call, plans[0][0], slots.amount, context)


def handle(slots: RecordPayment, context: Context) -> Reply:
    """Pay the plan's oldest instalments; what is left of it, or too much of it, is told."""
    ((contract, held), *_) = _plans(slots, context)
    at = _day(slots.at, context)
    payments = held or _plan_of(contract, at, context)
    found = spread(payments, worth(slots.amount, context).amount)
    for part in _with_surplus(found):
        rest = receive(part, at)
        payments += [context.store.payments.add(rest)] if rest else []
    step = ask(context.say("看合同", "Show the contract"), "show_contract", contract=ref(contract))
    text = _told(contract, found, at, context) + _left(contract, payments, context)
    text += _too_much(contract, found, context)
    focus = (ref(contract), ref(contract.customer))
    return Reply(blocks=(Text(text=text),), buttons=(step,), focus=focus)


def _plans(slots: RecordPayment, context: Context) -> list[Plan]:
    """The contract that was named, else those of the customer that something is owed on."""
    customer = context.load(Customer, slots.customer)
    plans = context.store.payments.plans_of(customer)
    if slots.contract is not None:
        named = [one for one in plans if one[0].id == slots.contract.id]
        if not named:
            raise _not_theirs(slots.contract.name, customer, context)
        plans = named
    owed = [one for one in plans if _is_owed(*one)]
    if owed:
        return owed
    raise _nothing_owed(plans, customer, context)


def _is_owed(contract: Contract, payments: Sequence[Payment]) -> bool:
    """Whether money is still to come: by its plan, else by its amount."""
    if payments:
        return left_in_all(payments) > 0
    return bool(contract.amount) and contract.status != "terminated"


def _not_theirs(number: str, customer: Customer, context: Context) -> RefusedError:
    return RefusedError(
        context.say(f"{number} 不是 {customer.name} 的合同。",
                    f"{number} is no contract of {customer.name}."),
        context.say("请再说一次客户或合同编号。", "Say the customer or the number once more."),
    )  # fmt: skip


def _nothing_owed(plans: Sequence[Plan], customer: Customer, context: Context) -> RefusedError:
    name = plans[0][0].number if len(plans) == 1 else customer.name
    text = context.say(f"{name} 没有待付的款，所以没有登记。",
                       f"Nothing is owed on {name}, so nothing was recorded.")  # fmt: skip
    if not plans:
        text = context.say(f"{customer.name} 没有合同，这笔钱没有地方记。",
                           f"{customer.name} has no contract to record it on.")  # fmt: skip
    label = context.say("新建合同", "New contract")
    return RefusedError(
        text,
        context.say("如果是新的合作，先新建合同再登记。",
                    "If it is for something new, add that contract first."),
        (ask(label, "create_contract", customer=ref(customer)),),
    )  # fmt: skip


def _which(call: Call, plans: Sequence[Plan], context: Context) -> Outcome:
    options = [
        Option(label=_described(contract, payments, context), record=ref(contract))
        for contract, payments in plans[: asking.MOST_OPTIONS]
    ]
    name = plans[0][0].customer.name
    text = context.say(
        f"{name} 有 {len(plans)} 份合同有待付的款，是哪一份的？",
        f"{name} owes money on {len(plans)} contracts. Which is it for?",
    )
    return asking.choose(call, "contract", text, options, context)


def _described(contract: Contract, payments: Sequence[Payment], context: Context) -> str:
    left = left_in_all(payments) if payments else contract.amount
    owed = context.say(f"待付 {money(left, contract.currency)}",
                       f"{money(left, contract.currency)} to pay")  # fmt: skip
    return " · ".join(part for part in (contract.number, contract.name, owed) if part)


def _day(at: date | None, context: Context) -> date:
    """The day it came; RefusedError for one that is yet to come."""
    if at is not None and at > context.today:
        raise RefusedError(
            context.say(f"{day(at, context.actor)} 还没到，还不能登记到账。",
                        f"{day(at, context.actor)} is yet to come; nothing can have been paid."),
            context.say("钱到了再说一次，或者建一个待办。",
                        "Say it again when the money is there, or add a task."),
        )  # fmt: skip
    return at or context.today


def _plan_of(contract: Contract, at: date, context: Context) -> list[Payment]:
    """A plan for a contract that has none: its whole amount, due on its first day."""
    assert contract.amount is not None
    return add_plan(contract, [Instalment(contract.start or at, contract.amount)], context)


def _with_surplus(found: Spread) -> list[Part]:
    """The parts; money that nobody owes stays with the last instalment it came with."""
    *others, last = found.parts
    return [*others, Part(last.payment, last.amount + found.surplus)]


def _told(contract: Contract, found: Spread, at: date, context: Context) -> str:
    currency = contract.currency
    whole = sum((part.amount for part in found.parts), found.surplus)
    on, sum_ = day(at, context.actor), money(whole, currency)
    lines = [_paid(part, currency, context) for part in found.parts]
    head = context.say(
        f"已登记 {contract.customer.name} {on} 到账 {sum_}（合同 {contract.number}）。",
        f"Recorded {sum_} from {contract.customer.name} on {on} ({contract.number}).",
    )
    return "\n".join([head, *lines])


def _paid(part: Part, currency: str | None, context: Context) -> str:
    due, sum_ = day(part.payment.due, context.actor), money(part.amount, currency)
    return context.say(f"· {due} 应付的一期：付了 {sum_}", f"· due {due}: {sum_} of it")


def _left(contract: Contract, payments: Sequence[Payment], context: Context) -> str:
    """What is still to be paid of the contract, and when next."""
    owed = [one for one in payments if left_of(one)]
    if not owed:
        return context.say("\n这份合同已全部付清。", "\nThe contract is paid in full.")
    left = money(left_in_all(owed), contract.currency)
    first = min(owed, key=lambda one: (one.due, one.id))
    due = day(first.due, context.actor)
    sum_ = money(left_of(first), contract.currency)
    late = context.say("，已逾期", ", overdue") if first.due < context.today else ""
    return context.say(
        f"\n还差 {left}；下一笔 {sum_}，{due} 应付{late}。",
        f"\n{left} to go; next {sum_}, due {due}{late}.",
    )


def _too_much(contract: Contract, found: Spread, context: Context) -> str:
    if not found.surplus:
        return ""
    over = money(found.surplus, contract.currency)
    return context.say(
        f"\n⚠ 比应付的多 {over}，记在最后一期上。金额说错了就撤销，再说一次。",
        f"\n⚠ That is {over} more than was owed; it is kept with the last instalment. If the "
        "amount is a slip, undo it and say it again.",
    )


record_payment = Intent(
    "record_payment",
    STAFF,
    RecordPayment,
    Effect.WRITE,
    ("登记一笔回款", "record a payment"),
    handle,
    unsettled=unsettled,
)
