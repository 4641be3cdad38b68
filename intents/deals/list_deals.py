"""list_deals: opportunities that match."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from crm_store.models import Deal
from crm_store.repositories.deals import DealFilter, DealTotal
from intents.context import Context, RefusedError, ref
from intents.deals.amounts import least_amounts, possible
from intents.deals.stages import stage_key
from intents.format import EMPTY, day, money, stage
from intents.intent import STAFF, Effect, Intent
from intents.reply import Reply, Table, Text
from intents.slots import (
    CustomerSlot,
    IntSlot,
    MoneySlot,
    PeriodSlot,
    Slots,
    StageSlot,
    UserSlot,
)

MOST = 20
LONGEST_STILL = 36_500


class ListDeals(Slots):
    """What the list is narrowed to."""

    stage: StageSlot | None = None
    owner: UserSlot | None = None
    customer: CustomerSlot | None = None
    period: PeriodSlot | None = None
    stalled_days: IntSlot | None = None
    min_amount: MoneySlot | None = None


def handle(slots: ListDeals, context: Context) -> Reply:
    """How many there are and what they come to, and the largest of them."""
    wanted = filter_of(slots, context)
    deals = context.store.deals
    whole = _tells_of_closed(slots, wanted)
    counted = replace(wanted, open_only=False) if whole else wanted
    most = min(context.most or MOST, MOST)
    every, found = deals.totals_and_page(counted, most)
    totals = [one for one in every if not wanted.open_only or _outcome(one, context) == "open"]
    narrowed = narrowed_to(slots, wanted, context)
    if not totals:
        text = context.say(f"没有符合的商机（{narrowed}）。", f"No deals match ({narrowed}).")
        return Reply(blocks=(Text(text=text), *(_of_all(every, context) if whole else ())))
    if counted != wanted:
        found = deals.page(wanted, most)
    count = sum(total.count for total in totals)
    listed = tuple(ref(deal) for deal in found)
    return Reply(
        blocks=(Text(text=_summary(count, totals, narrowed, context)),
                *(_of_all(every, context) if whole else ()),
                _table(found, count - len(found), slots, context)),
        focus=listed if len(listed) == 1 else (),
        listed=listed,
    )  # fmt: skip


def filter_of(slots: ListDeals, context: Context) -> DealFilter:
    """What is looked for. Raises RefusedError for what cannot be."""
    if slots.stalled_days is not None and not 0 <= slots.stalled_days <= LONGEST_STILL:
        raise RefusedError(
            context.say("天数不对。", "That is no number of days I can count back."),
            context.say("比如“停滞 30 天的商机”。", "For example “deals stalled for 30 days”."),
        )
    still = slots.stalled_days
    least = possible(slots.min_amount, context) if slots.min_amount else None
    key = stage_key(slots.stage, context) if slots.stage else None
    return DealFilter(
        stages=(key,) if key else (),
        owner_id=slots.owner.id if slots.owner else None,
        customer_id=slots.customer.id if slots.customer else None,
        close_from=slots.period.start if slots.period else None,
        close_until=slots.period.end if slots.period else None,
        still_since=None if still is None else context.now - timedelta(days=still),
        min_amounts=least_amounts(least, context) if least else {},
        open_only=_open_only(slots, key, context),
    )


def _open_only(slots: ListDeals, key: str | None, context: Context) -> bool:
    """Open deals are meant, unless a stage says otherwise or the period lies in the past."""
    if slots.stalled_days is not None:
        return True
    over = slots.period is not None and slots.period.end < context.today
    return key is None and not over


def narrowed_to(slots: ListDeals, wanted: DealFilter, context: Context) -> str:
    """What the list was narrowed to, in words."""
    say, actor = context.say, context.actor
    parts = [stage(context.store, key) for key in wanted.stages]
    if wanted.open_only:
        parts.append(say("进行中", "open"))
    if slots.owner:
        parts.append(say(f"负责人：{slots.owner.name}", f"owner: {slots.owner.name}"))
    if slots.customer:
        parts.append(say(f"客户：{slots.customer.name}", f"customer: {slots.customer.name}"))
    if slots.period:
        start, end = day(slots.period.start, actor), day(slots.period.end, actor)
        parts.append(say(f"成交日期 {start} 至 {end}", f"closing from {start} to {end}"))
    if slots.stalled_days is not None:
        days = slots.stalled_days
        parts.append(say(f"{days} 天没有进展", f"no progress for {days} days"))
    if slots.min_amount:
        parts.append(_at_least(slots, wanted, context))
    whole = say("你能看到的全部", "all that you can see")
    return say("，", ", ").join(parts if slots != ListDeals() else [*parts, whole])


def _at_least(slots: ListDeals, wanted: DealFilter, context: Context) -> str:
    assert slots.min_amount is not None
    least, currency = slots.min_amount, slots.min_amount.currency
    shown = money(least.amount, currency)
    others = {name for name in wanted.min_amounts if name not in (None, currency)}
    if others:
        return context.say(
            f"不低于 {shown}（其他币种已折算）", f"at least {shown} (others converted)"
        )
    return context.say(f"不低于 {shown}（只看 {currency}）", f"at least {shown} (only {currency})")


def _summary(count: int, totals: Sequence[DealTotal], narrowed: str, context: Context) -> str:
    sums: dict[str | None, Decimal] = {}
    for one in sorted(totals, key=lambda total: (-total.count, total.currency or "")):
        if one.amount is not None:
            sums[one.currency] = sums.get(one.currency, Decimal(0)) + one.amount
    shown = [money(amount, currency) for currency, amount in sums.items()]
    come_to = context.say("、", " + ").join(shown)
    worth = context.say(f"，合计 {come_to}", f", {come_to} in all") if come_to else ""
    deals = "deal" if count == 1 else "deals"
    return context.say(
        f"商机共 {count:,} 个{worth}（{narrowed}）。", f"{count:,} {deals}{worth} ({narrowed})."
    )


def _tells_of_closed(slots: ListDeals, wanted: DealFilter) -> bool:
    """Whether a list of open deals also says how many are closed: where nothing else narrows it."""
    narrower = slots.period or slots.min_amount or slots.stalled_days is not None
    return wanted.open_only and not narrower


def _outcome(total: DealTotal, context: Context) -> str:
    stage = context.store.workspace.stages.get(total.stage)
    return stage.outcome if stage else "open"


def _of_all(totals: Sequence[DealTotal], context: Context) -> tuple[Text, ...]:
    """How many deals there are with those that are won and lost; nothing where none is."""
    found = {"open": 0, "won": 0, "lost": 0}
    for one in totals:
        found[_outcome(one, context)] += one.count
    won, lost, every = found["won"], found["lost"], sum(found.values())
    if not won and not lost:
        return ()
    text = context.say(
        f"连同已关闭的共 {every:,} 个：赢单 {won:,}，输单 {lost:,}。",
        f"With the closed ones there are {every:,}: {won:,} won and {lost:,} lost.",
    )
    return (Text(text=text),)


def _table(found: Sequence[Deal], more: int, slots: ListDeals, context: Context) -> Table:
    say = context.say
    customers = context.store.customers.names([deal.customer_id for deal in found])
    still = slots.stalled_days is not None
    rows = tuple(
        (
            deal.name,
            customers.get(deal.customer_id or 0, EMPTY),
            stage(context.store, deal.stage),
            money(deal.amount, deal.currency),
            day(deal.close_date, context.actor) if deal.close_date else EMPTY,
            deal.owner.name if deal.owner else EMPTY,
            *([str((context.now - _touched(deal)).days)] if still else []),
        )
        for deal in found
    )
    headers = (
        say("商机", "Deal"), say("客户", "Customer"), say("阶段", "Stage"), say("金额", "Amount"),
        say("成交日期", "Close date"), say("负责人", "Owner"),
        *([say("未动天数", "Days still")] if still else []),
    )  # fmt: skip
    records = tuple(ref(deal) for deal in found)
    numeric = (3, 6) if still else (3,)
    return Table(headers=headers, rows=rows, records=records, numeric=numeric, more=more)


def _touched(deal: Deal) -> datetime:
    """When its stage was last moved, or something last happened about it."""
    return max(deal.stage_since, deal.last_activity_at or deal.stage_since)


list_deals = Intent(
    "list_deals",
    STAFF,
    ListDeals,
    Effect.READ,
    ("列出符合条件的商机", "list deals that match"),
    handle,
)
