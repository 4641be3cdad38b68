"""An amount in another currency than the contract's: which one it was is asked, not guessed."""

from decimal import Decimal

from crm_store.models import Contract
from crm_store.payment_plan import CENT
from intents import asking
from intents.call import Call, SlotValue
from intents.context import Context
from intents.format import money
from intents.memory import Option
from intents.outcome import Outcome
from intents.slots import Money


def other_currency(
    call: Call, contract: Contract, amount: Money | None, context: Context
) -> Outcome | None:
    """The question which amount in the contract's currency was meant; None where it is in that."""
    own = contract.currency
    if amount is None or own is None or amount.currency == own:
        return None
    said = money(amount.amount, amount.currency)
    options = [_option(call, amount.amount, own, money(amount.amount, own))]
    converted = _converted(amount, own, context)
    if converted is not None:
        label = context.say(f"{said}，折合 {money(converted, own)}",
                            f"{said}, which is {money(converted, own)}")  # fmt: skip
        options.append(_option(call, converted, own, label))
    text = context.say(
        f"合同 {contract.number} 用的是 {own}，你说的是 {said}。应该记哪一个？",
        f"Contract {contract.number} is in {own}, and you said {said}. Which is it?",
    )
    return asking.choose(call, "amount", text, options, context)


def _option(call: Call, amount: Decimal, currency: str, label: str) -> Option:
    return Option(label=label, call=call.with_slots(amount=as_slot(amount, currency)))


def as_slot(amount: Decimal, currency: str) -> SlotValue:
    """An amount as a call holds it."""
    return {"amount": str(amount), "currency": currency}


def _converted(amount: Money, currency: str, context: Context) -> Decimal | None:
    """The amount at today's rates; None where the workspace has none for it."""
    rates = context.store.workspace.rates(context.today)
    if amount.currency not in rates or not rates.get(currency):
        return None
    return (amount.amount * rates[amount.currency] / rates[currency]).quantize(CENT)
