"""payment: what is due soon or overdue goes to the owner and, when it stays so, to the manager."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from pydantic import Field

from crm_store.metrics.receivables import FallingDue, falling_due
from crm_store.models import Contract
from crm_store.payment_plan import left_in_all
from crm_store.repositories.documents import Documents
from intents.buttons import ask
from intents.context import Context, ref
from intents.contracts.currencies import as_slot
from intents.format import day as day_words
from intents.format import money
from intents.reply import Button, Reply, Text
from scheduler.rule import Finding, Look, Rule, Settings
from scheduler.rules.day_lists import DayList, is_past, step_after

LATE, LONG = 7, 30


class PaymentSettings(Settings):
    """When whom is told; 0 days before is the day itself."""

    before: DayList = Field((3, 0), description="到期前几天 | so many days before it is due")
    owner: DayList = Field((7, 1), description="逾期几天告诉负责人 | days overdue, to the owner")
    manager: DayList = Field(
        (30, 14), description="逾期几天告诉经理 | days overdue, to the manager"
    )


def find(look: Look[PaymentSettings]) -> Iterator[Finding]:
    """What is owed and due on a day that is a step of the ladder from this one."""
    settings = look.settings
    to_owner = {-days for days in settings.before} | {days for days in settings.owner if days}
    to_manager = {days for days in settings.manager if days}
    dues = [look.day - timedelta(days=late) for late in sorted(to_owner | to_manager)]
    for one in falling_due(look.store, dues):
        late = (look.day - one.due).days
        if late in to_owner:
            yield _finding(one, late, step_after(late, to_owner), to_manager=False)
        if late in to_manager:
            yield _finding(one, late, step_after(late, to_manager), to_manager=True)


def _finding(one: FallingDue, late: int, then: int | None, *, to_manager: bool) -> Finding:
    step = f"{late}:manager" if to_manager else str(late)
    return Finding(
        key=f"payment:{one.contract_id}:{one.due}:{step}",
        reason=_reason(one, late),
        user_id=one.owner_id,
        customer_id=one.customer_id,
        subject=("contract", one.contract_id),
        facts={"due": one.due.isoformat(), "manager": to_manager, "then": then},
        to_manager=to_manager,
    )


def _reason(one: FallingDue, late: int) -> tuple[str, str]:
    what = (
        f"合同 {one.number} 有一笔款 {one.due} 应付",
        f"a payment of {one.number} is due {one.due}",
    )
    if late > 0:
        return f"{what[0]}，逾期 {late} 天", f"{what[1]}, {late} days overdue"
    return f"{what[0]}，还没有付", f"{what[1]} and not paid"


def compose(finding: Finding, context: Context) -> Reply | None:
    """How much is due when, of how much in all; None where it was paid, or the next step came."""
    _kind, key = finding.subject or ("", 0)
    contract = Documents(context.store).contract(key)
    due = date.fromisoformat(str(finding.facts["due"]))
    if contract is None or is_past(finding.facts["then"], (context.today - due).days):
        return None
    plan = context.store.payments.of(contract)
    left = left_in_all(one for one in plan if one.due == due)
    if not left:
        return None
    lines = [
        _headline(contract, due, left, context),
        _beside(contract, left_in_all(plan) - left, context),
        _whose(contract, context) if finding.facts.get("manager") else "",
        _what_to_do(due, context),
    ]
    return Reply(
        blocks=(Text(text="\n".join(line for line in lines if line)),),
        buttons=_buttons(contract, left, due, context),
        focus=(ref(contract), ref(contract.customer)),
    )


def _headline(contract: Contract, due: date, left: Decimal, context: Context) -> str:
    name, number = contract.customer.name, contract.number
    sum_, on = money(left, contract.currency), day_words(due, context.actor)
    late = (context.today - due).days
    if late > 0:
        return context.say(
            f"⚠ {name} 有 {sum_} 逾期 {late} 天（{number}，{on} 应付）。",
            f"⚠ {name} is {late} day{'' if late == 1 else 's'} late with {sum_} ({number}, due "
            f"{on}).",
        )
    if late == 0:
        return context.say(f"💰 {name} 今天应付 {sum_}（{number}）。",
                           f"💰 {name} is to pay {sum_} today ({number}).")  # fmt: skip
    return context.say(
        f"💰 {name} {-late} 天后应付 {sum_}（{number}，{on}）。",
        f"💰 {name} is to pay {sum_} in {-late} day{'' if late == -1 else 's'} ({number}, {on}).",
    )


def _beside(contract: Contract, more: Decimal, context: Context) -> str:
    if not more:
        return ""
    sum_ = money(more, contract.currency)
    return context.say(
        f"这份合同另外还有 {sum_} 未付。", f"Another {sum_} of it is still to be paid."
    )


def _whose(contract: Contract, context: Context) -> str:
    owner = contract.owner.name if contract.owner else context.say("没有", "nobody")
    return context.say(f"负责人：{owner}。", f"Whose it is: {owner}.")


def _what_to_do(due: date, context: Context) -> str:
    late = (context.today - due).days
    if late <= 0:
        return ""
    if late < LATE:
        return context.say("建议：打个电话，问哪天付。", "Next: call them and ask for a date.")
    if late < LONG:
        return context.say(
            "建议：发书面催款，约定付款日。", "Next: ask in writing for a fixed date."
        )
    return context.say("建议：和经理商量下一步，先不要再发货或续签。",
                       "Next: decide what follows; no new work before it is paid.")  # fmt: skip


def _buttons(contract: Contract, left: Decimal, due: date, context: Context) -> tuple[Button, ...]:
    say, whose = context.say, ref(contract.customer)
    show = ask(say("看合同", "Show the contract"), "show_contract", contract=ref(contract))
    currency = contract.currency or context.actor.currency
    paid = ask(
        say(f"已到账 {money(left, currency)}", f"{money(left, currency)} was paid"),
        "record_payment",
        customer=whose,
        contract=ref(contract),
        amount=as_slot(left, currency),
    )
    if due >= context.today:
        return paid, show
    title = say(f"催款：{contract.number}", f"Chase the payment of {contract.number}")
    chase = ask(say("建催款待办", "Add a task"), "create_task", title=title, customer=whose)
    return paid, chase, show


payment = Rule(
    "payment",
    "payment",
    ("回款提醒", "payments"),
    (
        "款项到期前和逾期后提醒负责人，久了告诉经理",
        "tells the owner of what is due and overdue, and then the manager",
    ),
    "staff",
    PaymentSettings,
    find,
    compose,
    rank=70,
)
