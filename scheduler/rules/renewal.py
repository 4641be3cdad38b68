"""renewal: the owner is told before a contract ends; the customer too, once the owner agrees."""

from collections.abc import Iterator
from datetime import date, timedelta

from pydantic import Field

from crm_store.models import Contract, Deal
from crm_store.repositories.documents import Documents
from crm_store.repositories.renewals import EndingSoon, Renewals
from intents.buttons import ask
from intents.context import Context, ref
from intents.contracts.renewing import nobody_spoke_since, what_to_do
from intents.contracts.show_contract import RENEWABLE
from intents.deals.naming import short_name
from intents.format import day as day_words
from intents.format import money, stage
from intents.reminders.greeting import called
from intents.reply import Button, Reply, Text
from scheduler.greeted import greeted
from scheduler.rule import CustomerSettings, Finding, Look, Rule, Settings
from scheduler.rules.day_lists import DayList, is_past, step_after


class RenewalSettings(Settings):
    """When the owner is told."""

    days: DayList = Field((90, 60, 30, 7), description="到期前几天 | so many days before the end")


class LetterSettings(CustomerSettings):
    """When the customer is written to."""

    approval: bool = Field(
        True, description="先给负责人过目 | the owner sees it the day before and decides"
    )
    days: DayList = Field((30,), description="到期前几天 | so many days before the end")


def find(look: Look[RenewalSettings]) -> Iterator[Finding]:
    """Contracts that end in so many days; what was renewed or terminated is left in peace."""
    yield from _found("renewal", look, look.settings.days)


def find_letters(look: Look[LetterSettings]) -> Iterator[Finding]:
    """The same, for the customer."""
    yield from _found("renewal_letter", look, look.settings.days)


def _found(
    name: str, look: "Look[RenewalSettings] | Look[LetterSettings]", days: DayList
) -> Iterator[Finding]:
    ends = [look.day + timedelta(days=ahead) for ahead in days]
    for one in Renewals(look.store).ending_on(ends):
        ahead = (one.end - look.day).days
        yield _finding(name, one, ahead, step_after(-ahead, (-day for day in days)))


def _finding(name: str, one: EndingSoon, days: int, then: int | None) -> Finding:
    return Finding(
        key=f"{name}:{one.contract_id}:{one.end}:{days}",
        reason=(
            f"合同 {one.number} 在 {one.end} 到期，提前 {days} 天提醒",
            f"contract {one.number} ends on {one.end}; this is the word {days} days before",
        ),
        user_id=one.owner_id,
        customer_id=one.customer_id,
        contact_id=one.contact_id,
        subject=("contract", one.contract_id),
        facts={"end": one.end.isoformat(), "then": then},
    )


def compose(finding: Finding, context: Context) -> Reply | None:
    """What ends when, how far its renewal is, what to do next; None where nothing is to be done."""
    contract = _still_open(finding, context)
    if contract is None or contract.end is None:
        return None
    deal = Renewals(context.store).deals([contract.customer_id]).get(contract.customer_id)
    left, worth = _days_left(contract, context), money(contract.amount, contract.currency)
    end, name = day_words(contract.end, context.actor), contract.customer.name
    text = context.say(
        f"📄 {name} 的合同 {contract.number}（{worth}）{left}，{end}。",
        f"📄 The contract {contract.number} of {name} ({worth}) {left}, on {end}.",
    )
    lines = [text, _state(contract, deal, context), what_to_do(contract, deal, context)]
    return Reply(
        blocks=(Text(text="\n".join(line for line in lines if line)),),
        buttons=_buttons(contract, deal, context),
        focus=(ref(contract), ref(contract.customer)),
    )


def compose_letter(finding: Finding, context: Context) -> Reply | None:
    """A word to the customer that their contract ends, in their language."""
    contract, whom = _still_open(finding, context), greeted(finding, context)
    if contract is None or contract.end is None or whom is None:
        return None
    name, end = called(whom), day_words(contract.end, context.actor)
    owner = whom.owner.name if whom.owner else ""
    what = contract.name or contract.number
    text = context.say(
        f"{name}，您好！您的合同“{what}”将于 {end} 到期。我们很愿意继续为您服务，"
        f"续约的事随时可以在这里回复我们。{f'—— {owner}' if owner else ''}",
        f"Hello {name}, your contract “{what}” ends on {end}. We would be glad to go on working "
        f"for you; just answer here about renewing it.{f' – {owner}' if owner else ''}",
    )
    button = ask(context.say("看合同", "My contract"), "show_contract", contract=ref(contract))
    return Reply(blocks=(Text(text=text),), buttons=(button,), focus=(ref(contract),))


def _still_open(finding: Finding, context: Context) -> Contract | None:
    """The contract, as long as it is still to be renewed, ends then, and no next step has come."""
    _kind, key = finding.subject or ("", 0)
    contract = Documents(context.store).contract(key)
    if contract is None or contract.status not in RENEWABLE:
        return None
    renewed = context.store.contracts.renewed_by([contract.id])
    end = date.fromisoformat(str(finding.facts["end"]))
    past = is_past(finding.facts["then"], (context.today - end).days)
    return None if renewed or past or contract.end != end else contract


def _days_left(contract: Contract, context: Context) -> str:
    assert contract.end is not None
    days = (contract.end - context.today).days
    if days < 0:
        return context.say(f"{-days} 天前已到期", f"ended {-days} days ago")
    if days == 0:
        return context.say("今天到期", "ends today")
    return context.say(f"还有 {days} 天到期", f"ends in {days} day{'' if days == 1 else 's'}")


def _state(contract: Contract, deal: Deal | None, context: Context) -> str:
    """How far its renewal is: the deal about it, else whether anybody spoke with them lately."""
    if deal is not None:
        where = stage(context.store, deal.stage)
        return context.say(
            f"续约商机“{deal.name}”在“{where}”阶段。", f"The deal “{deal.name}” is in {where}."
        )
    return nobody_spoke_since(contract, context)


def _buttons(contract: Contract, deal: Deal | None, context: Context) -> tuple[Button, ...]:
    say, customer = context.say, contract.customer
    renew = ask(say("续签", "Renew"), "renew_contract", contract=ref(contract))
    if deal is not None:
        return renew, ask(say("看商机", "Show the deal"), "show_deal", deal=ref(deal))
    name = say(f"{short_name(customer.name)} 续约", f"{short_name(customer.name)} renewal")
    end = contract.end.isoformat() if contract.end else None
    start = ask(
        say("建续约商机", "Open a deal"),
        "create_deal",
        customer=ref(customer),
        name=name,
        close_date=end,
    )
    show = ask(say("看合同", "Show the contract"), "show_contract", contract=ref(contract))
    return renew, start, show


renewal = Rule(
    "renewal",
    "renewal",
    ("续约提醒", "renewals"),
    ("合同到期前提醒负责人", "tells the owner before a contract ends"),
    "staff",
    RenewalSettings,
    find,
    compose,
    rank=65,
    matters_for=timedelta(days=14),
)

renewal_letter = Rule(
    "renewal_letter",
    "renewal",
    ("续约通知客户", "renewal letters"),
    (
        "合同到期前告诉客户，先给负责人过目",
        "tells the customer before a contract ends, once the owner agrees",
    ),
    "customer",
    LetterSettings,
    find_letters,
    compose_letter,
    rank=55,
    matters_for=timedelta(days=5),
    purpose=None,
)
