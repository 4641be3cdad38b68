"""Amounts of deals: which are possible, and how several currencies are compared."""

from decimal import Decimal

from intents.context import Context, RefusedError
from intents.slots import Money

LARGEST = Decimal(10) ** 12


def possible(money: Money, context: Context) -> Money:
    """The amount; RefusedError where no deal can have it."""
    if not 0 <= money.amount < LARGEST:
        raise RefusedError(
            context.say("这个金额不对。", "That amount cannot be right."),
            context.say("金额要在 0 到一万亿之间。", "It lies between 0 and a trillion."),
        )
    return money


def least_amounts(least: Money, context: Context) -> dict[str | None, Decimal]:
    """What an amount is in each currency that the workspace has a rate for, and in its own.

    The key None is for deals without a currency, which count as the usual one.
    """
    workspace = context.store.workspace
    rates = workspace.rates(context.today)
    amounts: dict[str | None, Decimal] = {least.currency: least.amount}
    if least.currency in rates:
        in_base = least.amount * rates[least.currency]
        amounts |= {currency: in_base / rate for currency, rate in rates.items() if rate}
    usual = workspace.base_currency or context.actor.currency
    return amounts | ({None: amounts[usual]} if usual in amounts else {})
