"""list_churn_risks: customers likely to leave, why, what is at stake and what to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from crm_store.metrics.churn.counting import as_of, count_signals, these
from crm_store.metrics.churn.keeping import counted_on
from crm_store.metrics.churn.model import model_of
from crm_store.metrics.churn.risk import HIGH, MEDIUM, Risk, risk_of
from crm_store.metrics.churn.stake import Sums, at_stake
from crm_store.metrics.receipts import check_owners
from crm_store.metrics.result import MetricError
from crm_store.models import Customer
from crm_store.repositories.risks import Risks
from intents.analytics import figures
from intents.analytics.churn_words import labels, score_text, stake_text, what_to_do
from intents.buttons import ask
from intents.context import Context, RefusedError, ref
from intents.format import EMPTY
from intents.intent import STAFF, Effect, Intent
from intents.reply import AnyBlock, Button, Reply, Table, Text
from intents.slots import IntSlot, Slots, UserSlot

USUAL, MOST = 10, 50
FRESH = timedelta(days=3)
"""Kept risks of so many days say well enough whom to look at; what is shown is counted anew."""
COUNTED_NOW = 2_000
"""So many customers are counted while the person waits."""
SHARE = 3
"""So many times as many as are shown are counted anew."""
BUTTONS = 3
CLOSEST = 3


class ListChurnRisks(Slots):
    """Whose customers, and how many."""

    owner: UserSlot | None = None
    limit: IntSlot | None = None


@dataclass(frozen=True)
class _Found:
    customer: Customer
    risk: Risk


def handle(slots: ListChurnRisks, context: Context) -> Reply:
    """Those at risk, the highest first; where nobody is, the closest to it."""
    limit = _limit(slots, context)
    found, counted = _ranked(slots, limit, context)
    shown = found[: limit if slots.limit else _worth_showing(found, limit)]
    stake = at_stake(context.store, [one.customer.id for one in shown], as_of(context.store))
    blocks: list[AnyBlock] = [Text(text=_headline(found, shown, context))]
    if shown:
        blocks.append(_table(shown, stake, context))
    blocks.append(Text(text=_receipt(slots, counted, context)))
    listed = tuple(ref(one.customer) for one in shown)
    return Reply(blocks=tuple(blocks), buttons=_buttons(shown, context), listed=listed)


def _worth_showing(found: Sequence[_Found], limit: int) -> int:
    """How many are at medium or high risk, or a few where nobody is."""
    return min(sum(one.risk.level != "low" for one in found), limit) or CLOSEST


def _limit(slots: ListChurnRisks, context: Context) -> int:
    if slots.limit is not None and slots.limit < 1:
        raise RefusedError(context.say("至少要列 1 个。", "A list has at least 1."))
    return min(slots.limit or USUAL, MOST)


def _ranked(slots: ListChurnRisks, limit: int, context: Context) -> tuple[list[_Found], int | None]:
    """Those at risk, counted anew; and of how many customers, None where of all that are kept."""
    keys, counted = _candidates(slots, limit, context)
    store = context.store
    signals = count_signals(store, these(*keys), as_of(store))
    judge = model_of(store)
    risks = {key: risk_of(one, judge) for key, one in signals.items()}
    rising = sorted((key for key, risk in risks.items() if risk), key=lambda key: -key)
    customers = {one.id: one for one in store.customers.many(rising)}
    found = [
        _Found(customers[key], risk)
        for key in rising
        if key in customers and (risk := risks[key]) is not None and risk.score
    ]
    return sorted(found, key=lambda one: -one.risk.score), counted


def _candidates(
    slots: ListChurnRisks, limit: int, context: Context
) -> tuple[list[int], int | None]:  # fmt: skip
    store, owners = context.store, figures.owner_ids(slots.owner)
    try:
        check_owners(store, owners)
    except MetricError as error:
        raise RefusedError(str(error)) from error
    risks = Risks(store.session, context.actor)
    some = risks.some(COUNTED_NOW + 1, owners)
    if len(some) <= COUNTED_NOW:
        return some, len(some)
    on = counted_on(store)
    if on is None or context.today - on > FRESH:
        raise RefusedError(
            context.say("客户太多，要等每晚的计算完成，而最近没有算过。",
                        "There are too many customers to count while you wait, and the nightly "
                        "count has not been made lately."),
            context.say("可以先问某位同事的客户；`guanxi serve` 每晚会计算全部客户。",
                        "Ask about one colleague's customers; `guanxi serve` counts all of them "
                        "every night."),
        )  # fmt: skip
    return risks.worst(SHARE * limit, owners), None


def _headline(found: Sequence[_Found], shown: Sequence[_Found], context: Context) -> str:
    high = sum(one.risk.level == "high" for one in found)
    medium = sum(one.risk.level == "medium" for one in found)
    if high or medium:
        return context.say(
            f"流失风险高的客户 {high} 个，中等的 {medium} 个。",
            f"Customers at high risk of leaving: {high}; at medium risk: {medium}.",
        )
    if shown:
        return context.say(
            "没有客户的流失风险达到中等。离它最近的是：",
            "No customer is at medium or high risk of leaving. The closest to it:",
        )
    return context.say(
        "没有发现流失迹象：你能看到的客户里，有合同、订单或赢单的都没有预警。",
        "No sign of anybody leaving: of the customers that you can see, none with a contract, an "
        "order or a won deal gives a warning.",
    )


def _table(shown: Sequence[_Found], stake: dict[int, Sums], context: Context) -> Table:
    headers = context.say("客户|风险|主要原因|涉及金额|先做什么",
                          "Customer|Risk|Main reasons|At stake|Do first")  # fmt: skip
    rows = tuple(
        (
            one.customer.name,
            score_text(one.risk, context),
            labels(one.risk.reasons, context) or EMPTY,
            stake_text(stake[one.customer.id]),
            next(iter(what_to_do(one.risk, context)), EMPTY),
        )
        for one in shown
    )
    records = tuple(ref(one.customer) for one in shown)
    return Table(headers=tuple(headers.split("|")), rows=rows, records=records)


def _receipt(slots: ListChurnRisks, counted: int | None, context: Context) -> str:
    whose = slots.owner.name if slots.owner else context.say("你能看到的", "all that you can see")
    many = context.say("全部客户", "all customers") if counted is None else context.say(
        f"{counted} 个客户", f"customers: {counted}"
    )  # fmt: skip
    levels = context.say(f"满分 100，{HIGH} 起为高，{MEDIUM} 起为中",
                         f"out of 100; high from {HIGH}, medium from {MEDIUM}")  # fmt: skip
    return context.say(f"口径: {whose} · {many} · {levels}",
                       f"Counted: {whose} · {many} · {levels}")  # fmt: skip


def _buttons(shown: Sequence[_Found], context: Context) -> tuple[Button, ...]:
    return tuple(
        ask(
            context.say(f"为什么：{one.customer.name}", f"Why {one.customer.name}?"),
            "explain_churn",
            customer=ref(one.customer),
        )
        for one in shown[:BUTTONS]
    )


list_churn_risks = Intent(
    "list_churn_risks",
    STAFF,
    ListChurnRisks,
    Effect.READ,
    ("列出可能流失的客户", "list customers who may leave"),
    handle,
)
