"""list_renewals: contracts that come up for renewal, and what was done about each."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

from crm_store.metrics.exchange import Exchange, exchange_for
from crm_store.metrics.periods import Period as Days
from crm_store.metrics.receipts import check_owners, receipt_for
from crm_store.metrics.result import MetricError
from crm_store.models import Contract, Deal
from crm_store.repositories.renewals import EndingTotal, Renewals
from intents.analytics import figures
from intents.buttons import ask
from intents.context import Context, RefusedError, ref
from intents.format import EMPTY, day, money, stage
from intents.intent import STAFF, Effect, Intent
from intents.reply import Button, Reply, Table, Text
from intents.slots import Period, PeriodSlot, Slots, UserSlot

AHEAD = timedelta(days=90)
MOST = 20
MOST_BUTTONS = 3


class ListRenewals(Slots):
    """Which contracts: by the days on which they end (the next 90), and whose."""

    period: PeriodSlot | None = None
    owner: UserSlot | None = None


def handle(slots: ListRenewals, context: Context) -> Reply:
    """What they come to, and each with its days left; the earliest first."""
    owners = figures.owner_ids(slots.owner)
    try:
        check_owners(context.store, owners)
    except MetricError as error:
        raise RefusedError(str(error)) from error
    period = slots.period or Period(start=context.today, end=context.today + AHEAD)
    renewals = Renewals(context.store)
    query = renewals.ending(period.start, period.end, owners[0] if owners else None)
    totals = renewals.totals(query)
    exchange = _exchange(totals, context)
    counted = sum(one.count for one in totals)
    receipt = receipt_for(
        context.store, Days(period.start, period.end), owners, exchange, rows=counted
    )
    text = Text(text=_summary(totals, exchange, context) + _lapsed(slots, context))
    found = renewals.page(query, MOST)
    blocks = (text, *_table(found, counted - len(found), context))
    listed = tuple(ref(one) for one in found)
    return Reply(
        blocks=(*blocks, figures.receipt(receipt, context)),
        buttons=_buttons(found, context),
        focus=listed if len(listed) == 1 else (),
        listed=listed,
    )


def _exchange(totals: Sequence[EndingTotal], context: Context) -> Exchange:
    return exchange_for(context.store, {one.currency or "" for one in totals}, context.today)


def _summary(totals: Sequence[EndingTotal], exchange: Exchange, context: Context) -> str:
    """How many there are and what they come to; how many of them are still to be renewed."""
    if not totals:
        return context.say("没有到期要续签的合同。", "No contract comes up for renewal.")
    count = sum(one.count for one in totals)
    left = [one for one in totals if not one.renewed]
    open_ = sum(one.count for one in left)
    worth, due = _worth(totals, exchange, context), _worth(left, exchange, context)
    if not open_:
        return context.say(
            f"到期合同 {count:,} 份，合计 {worth}，都已续签。",
            f"{count:,} contract{'' if count == 1 else 's'} ending, {worth} in all, and renewed.",
        )
    return context.say(
        f"到期合同 {count:,} 份，合计 {worth}；其中未续 {open_:,} 份，{due}。",
        f"{count:,} contract{'' if count == 1 else 's'} ending, {worth} in all; {open_:,} not "
        f"renewed yet, {due}.",
    )


def _worth(totals: Sequence[EndingTotal], exchange: Exchange, context: Context) -> str:
    """The sum of each currency and, where the workspace has rates, of all in its own."""
    sums: dict[str, Decimal] = {}
    for one in totals:
        if one.amount is not None:
            sums[one.currency or ""] = sums.get(one.currency or "", Decimal(0)) + one.amount
    shown = " + ".join(money(amount, currency) for currency, amount in sorted(sums.items()))
    if not exchange.converts or len(sums) < 2:
        return shown or EMPTY
    whole = money(figures.rounded(exchange.figures(sums)[0]), exchange.currencies[0])
    return context.say(f"{shown}（折合 {whole}）", f"{shown} ({whole} together)")


def _lapsed(slots: ListRenewals, context: Context) -> str:
    """A word on those that ended lately and were never renewed, which a list ahead leaves out."""
    if slots.period is not None:
        return ""
    yesterday = context.today - timedelta(days=1)
    owner = slots.owner.id if slots.owner else None
    lapsed = Renewals(context.store).lapsed(context.today - AHEAD, yesterday, owner)
    if not lapsed:
        return ""
    return context.say(
        f"\n另有 {lapsed:,} 份在过去 90 天内到期、还没有续签。",
        f"\n{lapsed:,} more ended within the last 90 days and {'was' if lapsed == 1 else 'were'} "
        "not renewed.",
    )


def _table(found: Sequence[Contract], more: int, context: Context) -> tuple[Table, ...]:
    if not found:
        return ()
    say = context.say
    later = context.store.contracts.renewed_by([one.id for one in found])
    deals = Renewals(context.store).deals([one.customer_id for one in found])
    rows = tuple(
        (
            one.number,
            one.customer.name,
            money(one.amount, one.currency),
            day(one.end, context.actor) if one.end else EMPTY,
            _days_left(one, context),
            _state(one, later.get(one.id), deals.get(one.customer_id), context),
            one.owner.name if one.owner else EMPTY,
        )
        for one in found
    )
    headers = (
        say("合同", "Contract"), say("客户", "Customer"), say("金额", "Amount"),
        say("到期日", "Ends"), say("剩余", "Left"), say("续签", "Renewal"), say("负责人", "Owner"),
    )  # fmt: skip
    records = tuple(ref(one) for one in found)
    return (Table(headers=headers, rows=rows, records=records, numeric=(2,), more=more),)


def _days_left(contract: Contract, context: Context) -> str:
    assert contract.end is not None
    days = (contract.end - context.today).days
    plural = "" if abs(days) == 1 else "s"
    if days < 0:
        return context.say(f"过期 {-days} 天", f"over for {-days} day{plural}")
    return context.say(f"{days} 天", f"{days} day{plural}")


def _state(contract: Contract, later: Contract | None, deal: Deal | None, context: Context) -> str:
    if later is not None:
        return context.say(f"已续签 → {later.number}", f"renewed → {later.number}")
    if contract.status == "renewed":
        return context.say("已续签", "renewed")
    if deal is not None:
        where = stage(context.store, deal.stage)
        return context.say(f"在谈：{deal.name}（{where}）", f"open deal: {deal.name} ({where})")
    return context.say("未续", "not yet")


def _buttons(found: Sequence[Contract], context: Context) -> tuple[Button, ...]:
    later = context.store.contracts.renewed_by([one.id for one in found])
    left = [one for one in found if one.status != "renewed" and one.id not in later]
    return tuple(
        ask(
            context.say(f"续签 {one.number}", f"Renew {one.number}"),
            "renew_contract",
            contract=ref(one),
        )
        for one in left[:MOST_BUTTONS]
    )


list_renewals = Intent(
    "list_renewals",
    STAFF,
    ListRenewals,
    Effect.READ,
    ("看快到期要续签的合同", "list contracts up for renewal"),
    handle,
)
