"""list_activities: the timeline."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import Select

from crm_store.models import Activity, Customer, User
from intents.activities.due import days_text
from intents.context import Context, ref
from intents.format import EMPTY, moment, word
from intents.intent import STAFF, Effect, Intent
from intents.reply import Reply, Table, Text
from intents.slots import CustomerSlot, PeriodSlot, Slots, UserSlot

MOST = 20
COUNTED = 1000
"""More than so many are said to be more, and not counted."""
LOOKED_BACK = timedelta(days=30)
"""How far back the timeline goes where neither a customer nor a period is named."""


class ListActivities(Slots):
    """With whom, of what kind, by whom and when."""

    customer: CustomerSlot | None = None
    kind: Literal["call", "visit", "meeting", "email", "message", "note"] | None = None
    user: UserSlot | None = None
    period: PeriodSlot | None = None


def handle(slots: ListActivities, context: Context) -> Reply:
    """The latest first, with how many there are of each kind."""
    customer = context.load(Customer, slots.customer) if slots.customer else None
    user = context.load(User, slots.user) if slots.user else None
    query = _query(slots, customer, user, context)
    head = _head(slots, customer, user, context)
    focus = (ref(customer),) if customer else ()
    activities = context.store.activities
    pinned = customer is not None or user is not None
    rows = activities.first(query, MOST) if pinned else activities.latest(query, MOST)
    if not rows:
        text = context.say(f"{head}：没有跟进记录。", f"{head}: no activities.")
        return Reply(blocks=(Text(text=text),), focus=focus)
    whole = len(rows) < MOST
    counts = _of_each_kind(rows) if whole else activities.counts(query, COUNTED + 1)
    table = _table(rows, sum(counts.values()), customer, context)
    blocks = (Text(text=f"{head}{_counted(counts, context)}"), table)
    return Reply(blocks=blocks, focus=focus, listed=tuple(ref(row) for row in rows))


def _of_each_kind(rows: Sequence[Activity]) -> dict[str, int]:
    """How many there are of each kind, the most first."""
    counts = Counter(row.kind for row in rows)
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _query(
    slots: ListActivities, customer: Customer | None, user: User | None, context: Context
) -> Select[Activity]:
    activities = context.store.activities
    start, end = _span(slots, context)
    return activities.between(
        start,
        end,
        customer_id=customer.id if customer else None,
        kind=slots.kind,
        user_id=user.id if user else None,
    )


def _span(slots: ListActivities, context: Context) -> tuple[datetime | None, datetime | None]:
    if slots.period:
        return context.span(slots.period)
    if slots.customer:
        return None, None
    return context.moment(context.today) - LOOKED_BACK, None


def _head(
    slots: ListActivities, customer: Customer | None, user: User | None, context: Context
) -> str:
    """With whom, by whom, when: what the figures that follow count."""
    parts = [customer.name if customer else "", user.name if user else ""]
    if not customer and not user:
        parts.append(_all_of(context))
    if slots.kind:
        parts.append(word(slots.kind, context.actor))
    if slots.period:
        parts.append(days_text(slots.period.start, slots.period.end, context))
    elif not customer:
        days = LOOKED_BACK.days
        parts.append(context.say(f"最近 {days} 天", f"the last {days} days"))
    return " · ".join(part for part in parts if part)


def _all_of(context: Context) -> str:
    """Whose activities those of nobody in particular are."""
    if context.actor.sees_all:
        return context.say("全部跟进", "all activities")
    if context.actor.manages:
        return context.say("团队的跟进", "the team's activities")
    return context.say("我的跟进", "my activities")


def _counted(counts: dict[str, int], context: Context) -> str:
    total = sum(counts.values())
    if total > COUNTED:
        return context.say(f"：超过 {COUNTED:,} 条", f": more than {COUNTED:,}")
    each = context.say("，", ", ").join(
        f"{word(kind, context.actor)} {number}" for kind, number in counts.items()
    )
    return context.say(f"：共 {total} 条（{each}）", f": {total} in all ({each})")


def _table(rows: list[Activity], total: int, customer: Customer | None, context: Context) -> Table:
    headers = [context.say("时间", "When"), context.say("方式", "Kind"),
               context.say("同事", "By"), context.say("内容", "What")]  # fmt: skip
    if customer is None:
        headers.insert(1, context.say("客户", "Customer"))
    return Table(
        headers=tuple(headers),
        rows=tuple(_row(row, context, with_customer=customer is None) for row in rows),
        records=tuple(ref(row) for row in rows),
        more=total - len(rows) if total <= COUNTED else 0,
    )


def _row(activity: Activity, context: Context, *, with_customer: bool) -> tuple[str, ...]:
    when = moment(activity.at, context.actor)
    if activity.at > context.now:
        when += context.say("（已预约）", " (planned)")
    whom = (activity.customer.name if activity.customer else EMPTY,) if with_customer else ()
    what = activity.summary or EMPTY
    if activity.contact is not None:
        what = f"{activity.contact.name}{context.say('：', ': ')}{what}"
    by = activity.user.name if activity.user else EMPTY
    return (when, *whom, word(activity.kind, context.actor), by, what)


list_activities = Intent(
    "list_activities",
    STAFF,
    ListActivities,
    Effect.READ,
    ("查看跟进记录", "show the timeline"),
    handle,
)
