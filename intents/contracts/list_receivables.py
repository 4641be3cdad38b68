"""list_receivables: money owed, by age."""

from collections.abc import Sequence
from decimal import Decimal

from crm_store.metrics.periods import Period as Days
from crm_store.metrics.receivables import Age, Aging, Wanted, aging, oldest
from crm_store.metrics.result import MetricError
from crm_store.models import Payment
from crm_store.payment_plan import left_of
from intents.analytics import figures
from intents.buttons import ask
from intents.context import Context, RefusedError, ref
from intents.format import EMPTY, day, money
from intents.intent import STAFF, Effect, Intent
from intents.reply import AnyBlock, Button, Chart, Reply, Series, Table, Text
from intents.slots import CustomerSlot, IntSlot, PeriodSlot, Slots, UserSlot

MOST = 20
MOST_BUTTONS = 3
LONGEST = 36_500


class ListReceivables(Slots):
    """Whose, due when, or overdue by at least so many days."""

    customer: CustomerSlot | None = None
    owner: UserSlot | None = None
    overdue: IntSlot | None = None
    period: PeriodSlot | None = None


def handle(slots: ListReceivables, context: Context) -> Reply:
    """What is owed by age, in each currency and in the workspace's own, and the oldest of it."""
    wanted = _wanted(slots, context)
    try:
        found = aging(context.store, wanted)
    except MetricError as error:
        raise RefusedError(str(error)) from error
    receipt = figures.receipt(found.receipt, context)
    if not found.whole.count:
        text = context.say(f"没有应收款{_narrowed(slots, context)}。",
                           f"Nothing is owed{_narrowed(slots, context)}.")  # fmt: skip
        return Reply(blocks=(Text(text=text), receipt))
    payments = oldest(context.store, wanted, MOST)
    contracts = tuple(dict.fromkeys(ref(one.contract) for one in payments))
    return Reply(
        blocks=(
            Text(text=_headline(found, slots, context)),
            *_chart(found, context),
            _ages(found, context),
            _table(payments, found.whole.count - len(payments), context),
            receipt,
        ),
        buttons=_buttons(payments, context),
        listed=contracts,
    )


def _wanted(slots: ListReceivables, context: Context) -> Wanted:
    if slots.overdue is not None and not 0 <= slots.overdue <= LONGEST:
        raise RefusedError(
            context.say("逾期天数不对。", "That is no number of days to be overdue."),
            context.say("比如“逾期超过 30 天的应收”。", "For example “more than 30 days overdue”."),
        )
    return Wanted(
        period=Days(slots.period.start, slots.period.end) if slots.period else None,
        owner_ids=figures.owner_ids(slots.owner),
        customer_id=slots.customer.id if slots.customer else None,
        overdue=slots.overdue,
    )


def _narrowed(slots: ListReceivables, context: Context) -> str:
    """What the list was narrowed to beside owner and dates, which the receipt says."""
    parts = [slots.customer.name] if slots.customer else []
    if slots.overdue is not None:
        days = slots.overdue
        parts.append(context.say(f"逾期至少 {days} 天", f"at least {days} days overdue"))
    if not parts:
        return ""
    return context.say(f"（{'，'.join(parts)}）", f" ({', '.join(parts)})")


def _headline(found: Aging, slots: ListReceivables, context: Context) -> str:
    whole, late = _sum(found.whole, found, context), found.overdue
    narrowed = _narrowed(slots, context)
    if slots.overdue:  # all of it is
        return context.say(f"应收款 {whole}{narrowed}，{late.count:,} 期。",
                           f"{whole} is owed{narrowed}, {_instalments(late.count)}.")  # fmt: skip
    if not late.count:
        return context.say(f"应收款 {whole}{narrowed}，没有逾期的。",
                           f"{whole} is owed{narrowed}, none of it overdue.")  # fmt: skip
    overdue = _sum(late, found, context)
    return context.say(
        f"应收款 {whole}{narrowed}，其中逾期 {overdue}（{late.count:,} 期）。",
        f"{whole} is owed{narrowed}; overdue of it {overdue} ({_instalments(late.count)}).",
    )


def _instalments(count: int) -> str:
    return f"{count:,} instalment{'' if count == 1 else 's'}"


def _sum(age: Age, found: Aging, context: Context) -> str:
    """What an age comes to: each currency, and all of it in the workspace's own."""
    shown = " + ".join(money(value, name) for name, value in sorted(age.sums.items()))
    if not found.exchange.converts or len(age.sums) < 2:
        return shown or EMPTY
    whole = _converted(age, found)
    return context.say(f"{shown}（折合 {whole}）", f"{shown} ({whole} together)")


def _converted(age: Age, found: Aging) -> str:
    value = figures.rounded(found.exchange.figures(age.sums)[0])
    return money(value, found.exchange.currencies[0])


def _name(age: Age, before: Age | None, context: Context) -> str:
    if before is None:
        return context.say("未到期", "Not due")
    first = (before.most or 0) + 1
    if age.most is None:
        return context.say(f"逾期 {before.most} 天以上", f"Over {before.most} days")
    return context.say(f"逾期 {first}–{age.most} 天", f"{first}–{age.most} days")


def _names(found: Aging, context: Context) -> list[str]:
    earlier = (None, *found.ages)
    return [_name(age, before, context) for age, before in zip(found.ages, earlier, strict=False)]


def _ages(found: Aging, context: Context) -> Table:
    """A row for each age, a column for each currency, one more for all in the workspace's own."""
    say = context.say
    base = [found.exchange.currencies[0]] if found.exchange.converts else []
    headers = (
        say("账龄", "Age"),
        *(name or EMPTY for name in found.currencies),
        *(say(f"折合 {name}", f"In {name}") for name in base),
        say("期数", "Instalments"),
    )
    named = [*zip(_names(found, context), found.ages, strict=True),
             (say("合计", "Total"), found.whole)]  # fmt: skip
    rows = tuple(
        (
            name,
            *(money(age.sums.get(one, Decimal(0)), one) for one in found.currencies),
            *(_converted(age, found) for _ in base),
            f"{age.count:,}",
        )
        for name, age in named
    )
    return Table(headers=headers, rows=rows, numeric=tuple(range(1, len(headers))))


def _chart(found: Aging, context: Context) -> tuple[AnyBlock, ...]:
    """The ages as bars, where all of it is in one currency."""
    if len(found.exchange.currencies) > 1:
        return ()
    title = context.say("应收款账龄", "Receivables by age")
    bars = tuple(figures.number(found.exchange.figures(age.sums)[0]) for age in found.ages)
    chart = Chart(
        kind="bar",
        title=title,
        categories=tuple(_names(found, context)),
        series=(Series(name=title, values=bars),),
        unit=found.exchange.currencies[0],
    )
    return (chart,)


def _table(payments: Sequence[Payment], more: int, context: Context) -> Table:
    say = context.say
    rows = tuple(
        (
            one.contract.number,
            one.contract.customer.name,
            day(one.due, context.actor),
            _late(one, context),
            money(left_of(one), one.contract.currency),
            one.contract.owner.name if one.contract.owner else EMPTY,
        )
        for one in payments
    )
    headers = (
        say("合同", "Contract"), say("客户", "Customer"), say("应付日", "Due"),
        say("逾期天数", "Days overdue"), say("未付", "Unpaid"), say("负责人", "Owner"),
    )  # fmt: skip
    records = tuple(ref(one.contract) for one in payments)
    return Table(headers=headers, rows=rows, records=records, numeric=(3, 4), more=more)


def _late(payment: Payment, context: Context) -> str:
    days = (context.today - payment.due).days
    return str(days) if days > 0 else EMPTY


def _buttons(payments: Sequence[Payment], context: Context) -> tuple[Button, ...]:
    """Record what came for the contracts that are owed on the longest."""
    contracts = {one.contract.id: one.contract for one in payments}
    return tuple(
        ask(
            context.say(f"登记回款 {one.number}", f"Record a payment: {one.number}"),
            "record_payment",
            customer=ref(one.customer),
            contract=ref(one),
        )
        for one in [*contracts.values()][:MOST_BUTTONS]
    )


list_receivables = Intent(
    "list_receivables",
    STAFF,
    ListReceivables,
    Effect.READ,
    ("看应收款", "list money owed"),
    handle,
)
