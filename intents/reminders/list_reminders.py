"""list_reminders: what will be posted by itself, and by which rules."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

from intents.automation import Expected, RuleInfo
from intents.context import Context
from intents.format import EMPTY, moment
from intents.intent import STAFF, Effect, Intent
from intents.reminders.rule_settings import all_settings
from intents.reply import AnyBlock, Reply, Table, Text
from intents.slots import Period, PeriodSlot, Slots

MOST = 30
A_WEEK, A_MONTH = 7, 31


class ListReminders(Slots):
    """Of which kind, and when."""

    kind: (
        Literal["birthday", "renewal", "churn", "payment", "stalled_deal", "task", "care"] | None
    ) = None
    period: PeriodSlot | None = None


def handle(slots: ListReminders, context: Context) -> Reply:
    """What is coming, of what the speaker sees, and the rules it comes from."""
    days = _days(slots.period, context)
    found = context.rules.expected(context, slots.kind, days, MOST + 1)
    head = _head(days, context)
    rules = context.rules.rules(context.store.workspace, slots.kind)
    if not rules:
        text = context.say("这种提醒还没有。", "There are no reminders of that kind.")
        return Reply(blocks=(Text(text=text),))
    first: AnyBlock = (
        _table(head, found, context)
        if found
        else Text(text=context.say(f"{head}：没有提醒。", f"{head}: no reminders."))
    )
    return Reply(blocks=(first, _rules(rules, context)))


def _days(period: Period | None, context: Context) -> list[date]:
    """The days that are asked about, from today on; a week where none are named."""
    if period is None:
        period = Period(start=context.today, end=context.today + timedelta(days=A_WEEK - 1))
    start = max(period.start, context.today)
    number = min((period.end - start).days + 1, A_MONTH)
    return [start + timedelta(days=count) for count in range(number)] or [context.today]


def _head(days: Sequence[date], context: Context) -> str:
    first, last = days[0], days[-1]
    return context.say(f"{first} 至 {last} 的提醒", f"Reminders from {first} to {last}")


def _table(head: str, found: Sequence[Expected], context: Context) -> Table:
    headers = (
        context.say("时间", "When"), context.say("提醒", "Reminder"),
        context.say("客户", "Customer"), context.say("发给", "To"), context.say("原因", "Why"),
    )  # fmt: skip
    rows = tuple(_row(one, context) for one in found[:MOST])
    return Table(title=head, headers=headers, rows=rows, more=max(len(found) - MOST, 0))


def _row(one: Expected, context: Context) -> tuple[str, ...]:
    return (
        moment(one.due, context.actor),
        context.say(*one.rule.label),
        one.customer or EMPTY,
        one.recipient or EMPTY,
        context.say(*one.reason),
    )


def _rules(rules: Sequence[RuleInfo], context: Context) -> Table:
    """The rules with their settings."""
    headers = (context.say("规则", "Rule"), context.say("做什么", "What it does"),
               context.say("设置", "Settings"))  # fmt: skip
    separator = context.say("，", ", ")
    rows = tuple(
        (
            context.say(*rule.label),
            context.say(*rule.does),
            separator.join(f"{name} {value}" for name, value in all_settings(rule, context)),
        )
        for rule in rules
    )
    return Table(title=context.say("规则", "Rules"), headers=headers, rows=rows)


list_reminders = Intent(
    "list_reminders",
    STAFF,
    ListReminders,
    Effect.READ,
    ("看将要发出的提醒", "list the reminders to come"),
    handle,
)
