"""show_forecast: expected revenue against the target."""

from crm_store.metrics.forecast import DealSum, Forecast, forecast
from crm_store.metrics.result import MetricError
from intents.analytics import figures
from intents.analytics.periods import this_quarter
from intents.context import Context, RefusedError
from intents.intent import STAFF, Effect, Intent
from intents.reply import Fields, Reply, Text
from intents.slots import PeriodSlot, Slots, UserSlot


class ShowForecast(Slots):
    """Of which period and whom."""

    period: PeriodSlot | None = None
    owner: UserSlot | None = None


def handle(slots: ShowForecast, context: Context) -> Reply:
    """Won so far, weighted open deals, best case, and the gap to the target."""
    period = slots.period or this_quarter(context)
    owners = figures.owner_ids(slots.owner)
    try:
        found = forecast(context.store, period.start, period.end, owners)
    except MetricError as error:
        raise RefusedError(str(error)) from error
    title = context.say(
        f"预测 {period.start} 至 {period.end}", f"Forecast {period.start} to {period.end}"
    )
    return Reply(
        blocks=(
            Text(text=_headline(found, context)),
            Fields(title=title, fields=tuple(_fields(found, context))),
            figures.receipt(found.receipt, context),
        )
    )


def _headline(found: Forecast, context: Context) -> str:
    expected = _money(found.expected, found)
    if found.target is None:
        return context.say(
            f"预计 {expected}。这段时间没有设目标；经理可以说“给方晴设这个季度目标 100 万”。",
            f"{expected} expected. No target is set for this period; a manager can say "
            "“set Daniel's target for this quarter to 500k”.",
        )
    done = figures.share(found.attainment[0] if found.attainment else None)
    target = _money(found.target, found)
    return context.say(
        f"预计 {expected}，目标 {target}，已完成 {done}。",
        f"{expected} expected against a target of {target}; {done} of it is won.",
    )


def _fields(found: Forecast, context: Context) -> list[tuple[str, str]]:
    def row(zh: str, en: str, deals: DealSum) -> tuple[str, str]:
        count = context.say(
            f"（{deals.deals} 个）", f" ({deals.deals} deal{'' if deals.deals == 1 else 's'})"
        )
        return context.say(zh, en), _money(deals.amounts, found) + count

    rows = [
        row("已赢单", "Won so far", found.won),
        row("在跟，预计本期成交", "Open, expected in the period", found.open),
        (context.say("按概率加权", "Weighted by probability"), _money(found.open.weighted, found)),
        (context.say("预计", "Expected"), _money(found.expected, found)),
        (context.say("最好情况", "Best case"), _money(found.best_case, found)),
    ]
    if found.overdue.deals:
        rows.append(row("其中预计日已过", "Of these past their close date", found.overdue))
    if found.left_over.deals:
        rows.append(row("更早过期未结的", "Left over from before", found.left_over))
    if found.target is not None:
        rows.append((context.say("目标", "Target"), _money(found.target, found)))
    if found.gap_to_won is not None:
        rows.append((context.say("离目标还差", "Still to win"), _money(found.gap_to_won, found)))
    return rows


def _money(values: object, found: Forecast) -> str:
    assert isinstance(values, tuple)
    return figures.shown(values, found.currencies, "money")


show_forecast = Intent(
    "show_forecast",
    STAFF,
    ShowForecast,
    Effect.READ,
    ("看业绩预测和目标的差距", "show the forecast against the target"),
    handle,
)
