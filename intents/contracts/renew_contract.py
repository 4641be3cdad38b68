"""renew_contract: the contract that follows one, with its term, amount and plan moved on."""

from collections.abc import Callable
from datetime import date, timedelta

from crm_store import terms
from crm_store.metrics.periods import Period, add_months
from crm_store.models import Contract
from crm_store.payment_plan import Instalment, moved_on
from crm_store.repositories.documents import Documents
from crm_store.repositories.renewals import Renewals, was_renewed
from intents.asking import MOST_OPTIONS
from intents.buttons import ask
from intents.call import Call, RecordRef
from intents.context import Context, RecordGoneError, RefusedError, ref
from intents.contracts.currencies import as_slot, other_currency
from intents.contracts.list_renewals import AHEAD
from intents.contracts.making import add_contract, check_term, worth
from intents.contracts.show_contract import RENEWABLE
from intents.contracts.wording import days_of, plan_table
from intents.format import money
from intents.intent import STAFF, Effect, Intent
from intents.outcome import Outcome
from intents.reply import Button, Reply, Text
from intents.slots import ContractSlot, DateSlot, Money, MoneySlot, Slots


class RenewContract(Slots):
    """Which contract, until when and for how much; without those as long and as much as before."""

    contract: ContractSlot
    end: DateSlot | None = None
    amount: MoneySlot | None = None


def offers(call: Call, context: Context) -> list[RecordRef]:
    """The contracts that can be renewed: those of the customer spoken of, else that end soon."""
    renewals = Renewals(context.store)
    focus = context.memory.focus.get("customer")
    customers = call.about.candidates if call.about else (focus,) if focus else ()
    if customers:
        found = renewals.renewable([one.id for one in customers])
        return [ref(one) for one in found]
    query = renewals.ending(context.today, context.today + AHEAD).where(~was_renewed())
    return [ref(one) for one in renewals.page(query, MOST_OPTIONS)]


def unsettled(call: Call, slots: RenewContract, context: Context) -> Outcome | None:
    """Ask which amount is meant where it is not in the contract's currency."""
    return other_currency(call, _renewable(slots, context), slots.amount, context)


def handle(slots: RenewContract, context: Context) -> Reply:
    """Add the contract that follows; the one before is `renewed` from then on."""
    old = _renewable(slots, context)
    term = _term(old, slots.end, context)
    check_term(term.start, term.end, context)
    amount = worth(slots.amount, context) if slots.amount else _as_before(old, context)
    new = Contract(
        name=old.name,
        customer_id=old.customer_id,
        owner_id=old.owner_id,
        amount=amount.amount,
        currency=amount.currency,
        start=term.start,
        end=term.end,
        renewed_from_id=old.id,
    )
    payments = add_contract(new, _plan(old, new, context), context)
    old.status = "renewed"
    return Reply(
        blocks=(Text(text=_told(old, new, context)), plan_table(new, payments, context)),
        buttons=_next_steps(old, new, context),
        focus=(ref(new), ref(old.customer)),
    )


def _renewable(slots: RenewContract, context: Context) -> Contract:
    """The contract; RefusedError where it was renewed already, or terminated."""
    contract = Documents(context.store).contract(slots.contract.id)
    if contract is None:
        raise RecordGoneError(slots.contract)
    later = context.store.contracts.renewed_by([contract.id]).get(contract.id)
    if later is not None:
        number = later.number
        raise RefusedError(
            context.say(f"{contract.number} 已经续签过了，新合同是 {number}。",
                        f"{contract.number} has been renewed already, by {number}."),
            context.say(f"要接着续，就续签 {number}。", f"To go on from there, renew {number}."),
            (ask(number, "show_contract", contract=ref(later)),),
        )  # fmt: skip
    if contract.status not in RENEWABLE:
        raise _over(contract, context)
    return contract


def _over(contract: Contract, context: Context) -> RefusedError:
    number = contract.number
    label = context.say("新建合同", "New contract")
    step = (ask(label, "create_contract", customer=ref(contract.customer)),)
    hint = context.say("需要的话另建一份新合同。", "Make a new contract if one is needed.")
    if contract.status == "terminated":
        text = context.say(f"{number} 已经终止，不能续签。",
                           f"{number} was terminated and cannot be renewed.")  # fmt: skip
    else:
        text = context.say(
            f"{number} 已经标为续签过了。", f"{number} is marked as renewed already."
        )
    return RefusedError(text, hint, step)


def _term(old: Contract, end: date | None, context: Context) -> Period:
    """From the day after the old term, or from today where even the next one would be over."""
    held = Period(old.start, old.end) if old.start and old.end else None
    length = terms.length_of(held) if held and held.start <= held.end else terms.YEAR
    start = old.end + timedelta(days=1) if old.end else context.today
    if end is None and length.from_day(start).end < context.today:
        start = context.today
    return Period(start, end or length.from_day(start).end)


def _as_before(old: Contract, context: Context) -> Money:
    if old.amount is None:
        raise RefusedError(
            context.say(f"{old.number} 没有金额，续签多少？", f"{old.number} has no amount."),
            context.say(f"比如“{old.number} 续签，12 万”。",
                        f"Say for how much: “renew {old.number} for 50k”."),
        )  # fmt: skip
    currency = old.currency or context.store.workspace.base_currency or context.actor.currency
    return worth(Money(amount=old.amount, currency=currency), context)


def _plan(old: Contract, new: Contract, context: Context) -> list[Instalment]:
    """The old plan's shares, due as long after the start as they were; else all on the first day.

    What would be due after the end is due at the end.
    """
    assert new.amount is not None
    assert new.start is not None
    held = [Instalment(one.due, one.amount) for one in context.store.payments.of(old)]
    moved = moved_on(held, new.amount, _mover(old, new)) if old.start else []
    return moved or [Instalment(new.start, new.amount)]


def _mover(old: Contract, new: Contract) -> Callable[[date], date]:
    """How a day of the old term becomes one of the new."""
    assert old.start is not None
    assert new.start is not None
    assert new.end is not None
    start, last, days = new.start, new.end, new.start - old.start
    between = terms.length_of(Period(old.start, new.start - timedelta(days=1)))

    def move(due: date) -> date:
        later = due + days if between.days else add_months(due, between.months)
        return max(start, min(later, last))

    return move


def _told(old: Contract, new: Contract, context: Context) -> str:
    run = days_of(new.start, new.end, context)
    before, after = money(old.amount, old.currency), money(new.amount, new.currency)
    return context.say(
        f"已续签：{old.number} → {new.number}（{old.customer.name}）。\n"
        f"新期限 {run}，金额 {before} → {after}。",
        f"Renewed: {old.number} → {new.number} ({old.customer.name}).\n"
        f"It runs {run}, amount {before} → {after}.",
    )


def _next_steps(old: Contract, new: Contract, context: Context) -> tuple[Button, ...]:
    """Show it, and close as won the deal that was about it."""
    show = ask(context.say("看合同", "Show the contract"), "show_contract", contract=ref(new))
    deal = Renewals(context.store).deals([old.customer_id]).get(old.customer_id)
    if deal is None or new.amount is None or new.currency is None:
        return (show,)
    label = context.say(f"赢单：{deal.name}", f"Won: {deal.name}")
    amount = as_slot(new.amount, new.currency)
    return show, ask(label, "win_deal", deal=ref(deal), amount=amount)


renew_contract = Intent(
    "renew_contract",
    STAFF,
    RenewContract,
    Effect.WRITE,
    ("续签合同", "renew a contract"),
    handle,
    offers=offers,
    unsettled=unsettled,
)
