"""log_expense: money spent on a customer."""

from datetime import date

from crm_store.models import Customer, Expense
from intents.context import Context, RefusedError, ref
from intents.format import day, money
from intents.intent import STAFF, Effect, Intent
from intents.reply import Reply, Text
from intents.slots import CustomerSlot, DateSlot, MoneySlot, Slots, TextSlot

OLDEST_YEARS = 5


class LogExpense(Slots):
    """How much, for what, on whom and when."""

    amount: MoneySlot
    purpose: TextSlot
    customer: CustomerSlot | None = None
    at: DateSlot | None = None


def handle(slots: LogExpense, context: Context) -> Reply:
    """Keep it as the speaker's own expense."""
    customer = context.load(Customer, slots.customer) if slots.customer else None
    _check(slots, context)
    expense = context.store.expenses.add(
        Expense(
            amount=slots.amount.amount,
            currency=slots.amount.currency,
            purpose=slots.purpose.strip(),
            customer_id=customer.id if customer else None,
            user_id=context.actor.user_id,
            at=slots.at or context.today,
        )
    )
    return Reply(
        blocks=(Text(text=_told(expense, customer, context)),),
        focus=(ref(customer),) if customer else (),
    )


def _check(slots: LogExpense, context: Context) -> None:
    if slots.amount.amount <= 0:
        raise RefusedError(
            context.say("费用要大于 0。", "An expense is more than nothing."),
            context.say("比如“打车 86 元”。", "For example “taxi, $23”."),
        )
    if not slots.purpose.strip():
        raise RefusedError(context.say("这笔钱花在什么上？", "What was it spent on?"))
    at = slots.at or context.today
    if at > context.today:
        raise RefusedError(
            context.say(f"{day(at, context.actor)} 还没到，不能记成已经花的钱。",
                        f"{day(at, context.actor)} is still to come, so it cannot be spent yet."),
            context.say("花了以后再记，或者先建一个待办。",
                        "Log it once it is spent, or add a to-do."),
        )  # fmt: skip
    if at < date(context.today.year - OLDEST_YEARS, 1, 1):
        raise RefusedError(
            context.say(f"{day(at, context.actor)} 太久以前了。",
                        f"{day(at, context.actor)} is too long ago."),
            context.say("请核对日期。", "Please check the date."),
        )  # fmt: skip


def _told(expense: Expense, customer: Customer | None, context: Context) -> str:
    amount = money(expense.amount, expense.currency)
    when = day(expense.at, context.actor)
    parts = (amount, expense.purpose, customer.name if customer else "", when)
    what = " · ".join(part for part in parts if part)
    return context.say(f"已记费用：{what}", f"Expense logged: {what}")


log_expense = Intent(
    "log_expense",
    STAFF,
    LogExpense,
    Effect.WRITE,
    ("登记一笔客户费用", "record an expense on a customer"),
    handle,
)
