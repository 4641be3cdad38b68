"""set_target: a sales target."""

from sqlalchemy.orm import Session

from crm_store.metrics.periods import Period as Dates
from crm_store.metrics.periods import name_of
from crm_store.models import Target, User
from intents.analytics.periods import this_quarter
from intents.context import Context, RefusedError
from intents.format import money
from intents.intent import MANAGERS, Effect, Intent
from intents.reply import Reply, Text
from intents.slots import MoneySlot, PeriodSlot, Slots, UserSlot


class SetTarget(Slots):
    """How much, for whom, in which period."""

    amount: MoneySlot
    user: UserSlot | None = None
    period: PeriodSlot | None = None


def handle(slots: SetTarget, context: Context) -> Reply:
    """Set the target of a person and period, in the place of one that was there."""
    asked = slots.period or this_quarter(context)
    name = name_of(Dates(asked.start, asked.end))
    if name is None:
        raise RefusedError(
            context.say(
                "目标要设在整月、整季度或整年上。",
                "A target is for a whole month, quarter or year.",
            ),
            context.say(
                "比如“本季度”“2026 年”“12 月”。", "For example “this quarter”, “2026”, “December”."
            ),
        )
    user = _whose(slots, context)
    if slots.amount.amount <= 0:
        raise RefusedError(
            context.say("目标要大于 0。", "A target is more than nothing."),
            context.say("比如“120 万”。", "For example “500k”."),
        )
    _set(user, name, slots, context)
    amount = money(slots.amount.amount, slots.amount.currency)
    teams = [team for team, key, _ in context.store.users.leads() if key == user.id]
    whose_zh = "".join((user.name, *(f"（{team}）" for team in teams)))
    whose_en = " ".join((f"{user.name}'s", *(f"({team})" for team in teams)))
    text = context.say(
        f"{whose_zh} {name} 的目标是 {amount}。", f"{whose_en} target for {name} is {amount}."
    )
    return Reply(blocks=(Text(text=text),))


def _whose(slots: SetTarget, context: Context) -> User:
    users = context.store.users
    key = slots.user.id if slots.user else context.actor.user_id
    user = users.get(key or 0)
    if user is None or not users.sees(user):
        raise RefusedError(
            context.say(
                "只能给自己和自己团队的人设目标。",
                "You can set targets for yourself and your team.",
            ),
            context.say("请说清楚是谁的目标。", "Say whose target it is."),
        )
    return user


def _set(user: User, name: str, slots: SetTarget, context: Context) -> None:
    session: Session = context.work.session
    held = context.store.targets.of(user.id, name)
    if held is None:
        held = Target(user_id=user.id, period=name, amount=slots.amount.amount,
                      currency=slots.amount.currency)  # fmt: skip
        session.add(held)
    held.amount, held.currency = slots.amount.amount, slots.amount.currency


set_target = Intent(
    "set_target",
    MANAGERS,
    SetTarget,
    Effect.WRITE,
    ("设销售目标", "set a sales target"),
    handle,
)
