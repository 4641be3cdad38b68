"""A risk in words: its level, its reasons, the records that speak for it, and what to do."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import cast

from crm_store.metrics.churn.factors import Act
from crm_store.metrics.churn.risk import Level, Reason, Risk
from crm_store.metrics.churn.stake import Sums
from crm_store.models import (
    Activity,
    Contact,
    Contract,
    Customer,
    Deal,
    Order,
    Payment,
    Record,
    Ticket,
)
from intents.buttons import ask
from intents.context import Context, ref
from intents.contracts.wording import state_of
from intents.customers.card import short
from intents.format import EMPTY, day, moment, money, word
from intents.reply import Button
from retrieval.passages import sentences_of

LEVELS: dict[Level, tuple[str, str]] = {
    "high": ("高", "high"), "medium": ("中", "medium"), "low": ("低", "low"),
}  # fmt: skip

MOST_ACTS = 4


def level_word(level: Level, context: Context) -> str:
    """High, medium or low."""
    return context.say(*LEVELS[level])


def score_text(risk: Risk, context: Context) -> str:
    """The score and its level."""
    return f"{risk.score} · {level_word(risk.level, context)}"


def labels(reasons: tuple[Reason, ...], context: Context) -> str:
    """The weightiest reasons in a word or two each."""
    return context.say("、", ", ").join(context.say(*one.factor.label) for one in reasons[:3])


def stake_text(sums: Sums) -> str:
    """The money at stake, each currency apart."""
    return " + ".join(money(total, name) for name, total in sums.items() if total) or EMPTY


def told(record: Record, words: Sequence[str], context: Context) -> str:
    """A record that speaks for a factor: when, which, what; of a note what has these words."""
    if isinstance(record, Activity):
        return _activity(record, words, context)
    tell = cast("Callable[[Record, Context], str]", TOLD[type(record)])
    return tell(record, context)


def _contract(one: Contract, context: Context) -> str:
    until = context.say("至 ", "until ") + _day(one.end, context)
    return " · ".join((one.number, state_of(one, context), until))


def _payment(one: Payment, context: Context) -> str:
    left = money(one.amount - (one.paid_amount or 0), one.contract.currency)
    due = context.say(f"{_day(one.due, context)} 到期", f"due {_day(one.due, context)}")
    if one.paid_at is not None and not one.amount > (one.paid_amount or one.amount):
        left = money(one.amount, one.contract.currency)
        due += context.say("，", ", ") + context.say("付于 ", "paid ") + _day(one.paid_at, context)
    return f"{one.contract.number} · {left} · {due}"


def _order(one: Order, context: Context) -> str:
    return f"{moment(one.ordered_at, context.actor, time=False)} · {one.number}"


def _deal(one: Deal, context: Context) -> str:
    when = moment(one.closed_at, context.actor, time=False) if one.closed_at else ""
    why = one.competitor or one.lost_reason
    return " · ".join(part for part in (when, one.name, short(why)) if part)


def _ticket(one: Ticket, context: Context) -> str:
    score = context.say(f"{one.score} 分", f"{one.score} of 5") if one.score else ""
    when = moment(one.opened_at, context.actor, time=False)
    return " · ".join(part for part in (when, one.number, short(one.subject), score) if part)


def _activity(one: Activity, words: Sequence[str], context: Context) -> str:
    when = moment(one.at, context.actor, time=False)
    text = one.summary or ""
    telling = (
        sentence for sentence in sentences_of(text) if any(w in sentence.lower() for w in words)
    )
    what = short(next(telling, text)) or EMPTY
    return " · ".join((when, word(one.kind, context.actor), what))


def _contact(one: Contact, context: Context) -> str:
    gone = context.say("已从联系人中移除", "removed from the contacts")
    return " · ".join(part for part in (one.name, one.title, gone) if part)


def _day(value: date | None, context: Context) -> str:
    return day(value, context.actor) if value is not None else EMPTY


TOLD: dict[type[Record], object] = {
    Contract: _contract, Payment: _payment, Order: _order, Deal: _deal, Ticket: _ticket,
    Contact: _contact,
}  # fmt: skip


def what_to_do(risk: Risk, context: Context, most: int = 4) -> list[str]:
    """Advice for the weightiest reasons, each only once."""
    found = dict.fromkeys(context.say(*one.factor.advice) for one in risk.reasons)
    return list(found)[:most]


def acts(customer: Customer, risk: Risk, contract: Contract | None, context: Context) -> (
    "Iterator[Button]"
):  # fmt: skip
    """Buttons that do what the reasons call for, and always a to-do and a logged call."""
    wanted = dict.fromkeys(one.factor.act for one in risk.reasons)
    for act in list(wanted)[:MOST_ACTS]:
        if act == "renew" and contract is not None:
            yield ask(context.say("续签合同", "Renew the contract"), "renew_contract",
                      contract=ref(contract))  # fmt: skip
        elif act in LOOKS:
            zh, en, intent = LOOKS[act]
            yield ask(context.say(zh, en), intent, customer=ref(customer))
    yield to_do(customer, risk, context)
    yield ask(context.say("记一次电话", "Log a call"), "log_activity",
              customer=ref(customer), kind="call")  # fmt: skip


def to_do(customer: Customer, risk: Risk, context: Context) -> Button:
    """A button that makes a to-do of the first advice, due today."""
    advice = next(iter(what_to_do(risk, context)), context.say("联系客户", "get in touch"))
    title = context.say(f"挽留{customer.name}：{advice}", f"Keep {customer.name}: {advice}")
    label = context.say("建待办", "Add a to-do")
    return ask(label, "create_task", title=title, due=context.today.isoformat(),
               customer=ref(customer))  # fmt: skip


LOOKS: dict[Act, tuple[str, str, str]] = {
    "visit": ("约见面", "Schedule a meeting", "schedule_meeting"),
    "tickets": ("看工单", "See the tickets", "list_tickets"),
    "payments": ("看欠款", "See what is owed", "list_receivables"),
    "offer": ("推荐什么", "What to offer", "recommend"),
    "people": ("登记新联系人", "Add the new contact", "create_contact"),
}
