"""plan_payments, which only a button does: a plan of equal instalments over a contract's term."""

from datetime import date, timedelta

from crm_store import terms
from crm_store.metrics.periods import Period, add_months
from crm_store.models import Contract
from crm_store.payment_plan import Instalment, moved_on, paid_of
from crm_store.repositories.documents import Documents
from intents.buttons import ask
from intents.context import Context, RecordGoneError, RefusedError, ref
from intents.contracts.making import add_plan
from intents.contracts.wording import plan_table
from intents.intent import STAFF, Effect, Intent
from intents.reply import Button, Reply, Text
from intents.slots import ContractSlot, IntSlot, Slots

MOST = 60
QUARTER = 3


class PlanPayments(Slots):
    """Which contract is to be paid in how many instalments."""

    contract: ContractSlot
    instalments: IntSlot


def handle(slots: PlanPayments, context: Context) -> Reply:
    """The new plan takes the place of the one there was, of which nothing is paid."""
    contract = Documents(context.store).contract(slots.contract.id)
    if contract is None:
        raise RecordGoneError(slots.contract)
    held = context.store.payments.of(contract)
    if any(map(paid_of, held)):
        raise RefusedError(
            context.say(f"{contract.number} 已经有回款，付款计划不能再改。",
                        f"Something of {contract.number} is paid; its plan stays as it is."),
        )  # fmt: skip
    plan = _plan(contract, slots.instalments, context)
    for one in held:
        one.deleted_at = context.now
    payments = add_plan(contract, plan, context)
    text = context.say(
        f"{contract.number} 分 {len(plan)} 期付。",
        f"{contract.number} is paid in {len(plan)} parts.",
    )
    table = plan_table(contract, payments, context)
    return Reply(blocks=(Text(text=text), table), focus=(ref(contract), ref(contract.customer)))


def _plan(contract: Contract, count: int, context: Context) -> list[Instalment]:
    term = _term(contract)
    if term is None or contract.amount is None or not 1 <= count <= min(MOST, term.days):
        raise RefusedError(
            context.say(f"{contract.number} 不能分成 {count} 期。",
                        f"{contract.number} cannot be paid in {count} parts."),
        )  # fmt: skip
    shares = [Instalment(day, contract.amount) for day in _days(term, count)]
    return moved_on(shares, contract.amount, lambda due: due)


def _days(term: Period, count: int) -> list[date]:
    """Days as far apart, from the first one on: whole months apart where there are enough."""
    months = terms.length_of(term).months
    if months >= count:
        return [add_months(term.start, place * months // count) for place in range(count)]
    return [term.start + timedelta(days=place * term.days // count) for place in range(count)]


def _term(contract: Contract) -> Period | None:
    whole = contract.start and contract.end and contract.start <= contract.end
    return Period(contract.start, contract.end) if whole else None  # type: ignore[arg-type]


def plan_buttons(contract: Contract, context: Context) -> tuple[Button, ...]:
    """A new contract's other plans: in two parts, by the quarter, by the month."""
    term = _term(contract)
    months = terms.length_of(term).months if term else 0
    counts = {2, months} | ({months // QUARTER} if months % QUARTER == 0 else set())
    return tuple(
        ask(
            context.say(f"分 {count} 期", f"In {count} parts"),
            "plan_payments",
            contract=ref(contract),
            instalments=count,
        )
        for count in sorted(counts)
        if 2 <= count <= min(MOST, months)
    )


plan_payments = Intent(
    "plan_payments",
    STAFF,
    PlanPayments,
    Effect.WRITE,
    ("分期付款", "split a contract into instalments"),
    handle,
)
