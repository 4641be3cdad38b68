"""show_forecast: expected revenue against the target."""

from dataclasses import replace

from crm_store.metrics.forecast import DealSum, Forecast, Money, forecast
from crm_store.metrics.result import MetricError, Receipt
from crm_store.metrics.standings import standings
from intents.analytics import figures
from intents.analytics.people import people_table
from intents.analytics.periods import this_quarter
from intents.analytics.targets import of_one_only, target_note, target_text
from intents.context import Context, RefusedError
from intents.intent import STAFF, Effect, Intent
from intents.reply import AnyBlock, Fields, Reply, Text
from intents.slots import PeriodSlot, Slots, UserSlot


class ShowForecast(Slots):
    """Of which period and whom."""

    period: PeriodSlot | None = None
    owner: UserSlot | None = None


def handle(slots: ShowForecast, context: Context) -> Reply:
    """Won so far, weighted open deals, best case, and the gap to the target; who stands where.

    A rep's own is what they own: a colleague's shared deal counts for the colleague's target.
    """
    period = slots.period or this_quarter(context)
    owners = _owners(slots, context)
    try:
        found = forecast(context.store, period.start, period.end, owners)
    except MetricError as error:
        raise RefusedError(str(error)) from error
    title = context.say(
        f"预测 {period.start} 至 {period.end}", f"Forecast {period.start} to {period.end}"
    )
    blocks: list[AnyBlock] = [
        Text(text=_headline(found, context)),
        Fields(title=title, fields=tuple(_fields(found, context))),
    ]
    if owners is None:
        each = standings(context.store, period.start, period.end)
        blocks += [people_table(each, context)] if len(each.people) > 1 else []
    return Reply(blocks=(*blocks, figures.receipt(_noted(found, context), context)))


def _owners(slots: ShowForecast, context: Context) -> tuple[int, ...] | None:
    actor = context.actor
    found = figures.whose(slots.owner, context)
    if found is None and not actor.manages and actor.user_id is not None:
        return (actor.user_id,)
    return found


def _noted(found: Forecast, context: Context) -> Receipt:
    note = target_note(found.target_figure, context)
    return replace(found.receipt, notes=(*found.receipt.notes, note)) if note else found.receipt


def _headline(found: Forecast, context: Context) -> str:
    expected = _money(found.expected, found)
    if found.target is None:
        return context.say(
            f"预计 {expected}。这段时间没有设目标；经理可以说“给方晴设这个季度目标 100 万”。",
            f"{expected} expected. No target is set for this period; a manager can say "
            "“set Daniel's target for this quarter to 500k”.",
        )
    target = target_text(found, context)
    if of_one_only(found):
        return context.say(
            f"预计 {expected}。{target}，不能当作整个团队的目标。",
            f"{expected} expected. {target[:1].upper() + target[1:]}, which is not the team's.",
        )
    if not any(found.won.amounts):
        return context.say(
            f"预计 {expected}，{target}，还没有赢单。",
            f"{expected} expected against {target}; none of it is won yet.",
        )
    done = figures.share(found.attainment[0] if found.attainment else None)
    return context.say(
        f"预计 {expected}，{target}，已完成 {done}。",
        f"{expected} expected against {target}; {done} of it is won.",
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
    if found.gap_to_won is not None and not of_one_only(found):
        rows.append(_gap(found.gap_to_won, found, context))
    return rows


def _gap(gap: Money, found: Forecast, context: Context) -> tuple[str, str]:
    """What is still to be won; where it is won already, by how much more."""
    if all(value <= 0 for value in gap):
        over = _money(tuple(-value for value in gap), found)
        return context.say("已超额", "Over the target by"), over
    return context.say("离目标还差", "Still to win"), _money(gap, found)


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
