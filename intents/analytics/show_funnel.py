"""show_funnel: the sales funnel and the conversion between its stages."""

from decimal import Decimal

from crm_store.metrics.funnel import Funnel, FunnelStage, funnel
from crm_store.metrics.result import MetricError
from intents.analytics import figures
from intents.analytics.periods import this_quarter
from intents.context import Context, RefusedError
from intents.intent import STAFF, Effect, Intent
from intents.reply import Chart, Reply, Series, Table, Text, say
from intents.slots import PeriodSlot, Slots, UserSlot


class ShowFunnel(Slots):
    """Of which period and whom."""

    period: PeriodSlot | None = None
    owner: UserSlot | None = None


def handle(slots: ShowFunnel, context: Context) -> Reply:
    """What is in each stage now, how many came so far, and what came of the closed ones."""
    period = slots.period or this_quarter(context)
    owners = figures.whose(slots.owner, context)
    try:
        found = funnel(context.store, period.start, period.end, owners)
    except MetricError as error:
        raise RefusedError(str(error)) from error
    if found.empty:
        text = context.say("这段时间没有商机。", "There are no deals in this period.")
        return say(f"{text}\n{figures.receipt(found.receipt, context).text}")
    return Reply(
        blocks=(
            Text(text=_headline(found, context)),
            funnel_chart(found, context),
            _table(found, context),
            figures.receipt(found.receipt, context),
        )
    )


def _headline(found: Funnel, context: Context) -> str:
    count = sum(stage.deals for stage in found.stages)
    totals = [sum((stage.amounts[i] for stage in found.stages), Decimal(0)) for i in
              range(len(found.currencies))]  # fmt: skip
    worth = figures.shown(totals, found.currencies, "money")
    won = figures.shown(found.won.amounts, found.currencies, "money")
    rate = figures.share(found.win_rate)
    stalled = sum(stage.stalled for stage in found.stages)
    text = context.say(
        f"在跟 {count} 个商机，共 {worth}；赢单 {found.won.deals} 个，{won}；赢单率 {rate}。",
        f"{count} open deals worth {worth}; {found.won.deals} won for {won}; win rate {rate}.",
    )
    if not stalled:
        return text
    return text + context.say(f"其中 {stalled} 个停滞了。", f" {stalled} of the open ones stalled.")


def funnel_chart(found: Funnel, context: Context) -> Chart:
    """How many deals came to each stage."""
    stages = (*found.stages, found.won)
    return Chart(
        kind="funnel",
        title=context.say("销售漏斗（到过该阶段的商机数）", "Funnel (deals that came so far)"),
        categories=tuple(stage.name for stage in stages),
        series=(
            Series(
                name=context.say("商机数", "deals"),
                values=tuple(Decimal(stage.reached) for stage in stages),
            ),
        ),
    )


def _table(found: Funnel, context: Context) -> Table:
    headers = context.say(
        "阶段|现有|金额|到过|进入下一阶段|停滞", "Stage|Now here|Amount|Came so far|Went on|Stalled"
    )
    rows = [_row(stage, found) for stage in (*found.stages, found.won, found.lost)]
    return Table(headers=tuple(headers.split("|")), rows=tuple(rows), numeric=(1, 2, 3, 4, 5))


def _row(stage: FunnelStage, found: Funnel) -> tuple[str, ...]:
    worth = figures.shown(stage.amounts, found.currencies, "money")
    went_on = figures.share(stage.conversion)
    return (
        stage.name, str(stage.deals), worth, str(stage.reached), went_on, str(stage.stalled or ""),
    )  # fmt: skip


show_funnel = Intent(
    "show_funnel",
    STAFF,
    ShowFunnel,
    Effect.READ,
    ("看销售漏斗和各阶段的转化", "show the sales funnel"),
    handle,
)
