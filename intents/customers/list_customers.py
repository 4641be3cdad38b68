"""list_customers: customers that match."""

from collections.abc import Sequence
from datetime import timedelta

from crm_store.models import Customer
from crm_store.repositories.customers import CustomerFilter
from intents.call import RecordRef
from intents.context import Context, RefusedError, ref
from intents.format import EMPTY, day, moment
from intents.intent import STAFF, Effect, Intent
from intents.reply import Reply, Table, Text
from intents.slots import IntSlot, PeriodSlot, Slots, TextSlot, UserSlot

USUAL = 20
MOST = 100
COUNTED = 1_000
"""More than so many are said to be more, and not counted."""
LONGEST_QUIET = 36_500


class ListCustomers(Slots):
    """What the list is narrowed to."""

    industry: TextSlot | None = None
    region: TextSlot | None = None
    level: TextSlot | None = None
    source: TextSlot | None = None
    owner: UserSlot | None = None
    tag: TextSlot | None = None
    inactive_days: IntSlot | None = None
    created: PeriodSlot | None = None
    limit: IntSlot | None = None


def handle(slots: ListCustomers, context: Context) -> Reply:
    """How many there are, and the first of them with owner and last contact."""
    limit = _limit(slots, context)
    customers = context.store.customers
    query = customers.matching(filter_of(slots, context))
    quiet = slots.inactive_days is not None
    found, total = customers.page(query, limit, COUNTED + 1)
    if quiet and total <= MOST:  # of more, which are quiet for longest is not looked for
        every = found if total <= limit else customers.page(query, MOST, total)[0]
        found = _longest_quiet(every, context)[:limit]
    narrowed = narrowed_to(slots, context)
    if not found:
        return _nothing(narrowed, context)
    shown = _table(found, total - len(found) if total <= COUNTED else 0, context)
    text = _counted(total, narrowed, context)
    if total > len(found):
        text += context.say(f"先列出 {len(found)} 个。", f" The first {len(found)}:")
    listed = tuple(ref(one) for one in found)
    return Reply(blocks=(Text(text=text), shown), focus=_alone(listed), listed=listed)


def _longest_quiet(found: Sequence[Customer], context: Context) -> list[Customer]:
    """Those of whom nothing was heard for longest first; as many as are listed at most."""
    last = context.store.activities.last_by_customer([one.id for one in found], context.now)
    return sorted(found, key=lambda one: (one.id in last, last.get(one.id, context.now)))


def _counted(total: int, narrowed: str, context: Context) -> str:
    if total > COUNTED:
        return context.say(
            f"客户超过 {COUNTED:,} 个（{narrowed}）。",
            f"More than {COUNTED:,} customers ({narrowed}).",
        )
    return context.say(
        f"客户共 {total} 个（{narrowed}）。", f"{total} customer{_s(total)} ({narrowed})."
    )


def _limit(slots: ListCustomers, context: Context) -> int:
    if slots.limit is not None and slots.limit < 1:
        raise RefusedError(context.say("至少要列 1 个。", "A list has at least 1."))
    if slots.inactive_days is not None and not 0 <= slots.inactive_days <= LONGEST_QUIET:
        raise RefusedError(
            context.say("天数不对。", "That is no number of days I can count back."),
            context.say("比如“90 天没联系的客户”。", "For example “not contacted for 90 days”."),
        )
    return min(slots.limit or USUAL, MOST)


def filter_of(slots: ListCustomers, context: Context) -> CustomerFilter:
    """What is looked for."""
    created = context.span(slots.created) if slots.created else (None, None)
    quiet = slots.inactive_days
    return CustomerFilter(
        industry=slots.industry,
        region=slots.region,
        level=slots.level,
        source=slots.source,
        owner_id=slots.owner.id if slots.owner else None,
        tag=slots.tag,
        quiet_since=None if quiet is None else context.now - timedelta(days=quiet),
        quiet_until=None if quiet is None else context.now,
        created_from=created[0],
        created_before=created[1],
    )


def narrowed_to(slots: ListCustomers, context: Context) -> str:
    """What the list was narrowed to, in words; without anything, whose it is."""
    say, actor = context.say, context.actor
    parts = [
        say(f"行业：{slots.industry}", f"industry: {slots.industry}") if slots.industry else "",
        say(f"地区：{slots.region}", f"region: {slots.region}") if slots.region else "",
        say(f"级别：{slots.level}", f"level: {slots.level}") if slots.level else "",
        say(f"来源：{slots.source}", f"source: {slots.source}") if slots.source else "",
        say(f"标签：{slots.tag}", f"tag: {slots.tag}") if slots.tag else "",
        say(f"负责人：{slots.owner.name}", f"owner: {slots.owner.name}") if slots.owner else "",
    ]
    if slots.inactive_days is not None:
        days = slots.inactive_days
        parts.append(say(f"{days} 天没有联系", f"not contacted for {days} days"))
    if slots.created is not None:
        start, end = day(slots.created.start, actor), day(slots.created.end, actor)
        parts.append(say(f"{start}至{end}新建", f"created from {start} to {end}"))
    return say("，", ", ").join(part for part in parts if part) or say(
        "你能看到的全部", "all that you can see"
    )


def _nothing(narrowed: str, context: Context) -> Reply:
    text = context.say(
        f"你能看到的客户里没有符合的（{narrowed}）。",
        f"None of the customers that you can see match ({narrowed}).",
    )
    return Reply(blocks=(Text(text=text),))


def _table(found: Sequence[Customer], more: int, context: Context) -> Table:
    say = context.say
    last = context.store.activities.last_by_customer([one.id for one in found], context.now)
    rows = tuple(
        (
            one.name,
            one.industry or EMPTY,
            one.region or EMPTY,
            one.level or EMPTY,
            one.owner.name if one.owner else say("公海", "pool"),
            moment(last[one.id], context.actor, time=False) if one.id in last else EMPTY,
        )
        for one in found
    )
    headers = (say("客户", "Customer"), say("行业", "Industry"), say("地区", "Region"),
               say("级别", "Level"), say("负责人", "Owner"),
               say("最近联系", "Last contact"))  # fmt: skip
    records = tuple(ref(one) for one in found)
    return Table(headers=headers, rows=rows, records=records, more=more)


def _alone(listed: tuple[RecordRef, ...]) -> tuple[RecordRef, ...]:
    return listed if len(listed) == 1 else ()


def _s(count: int) -> str:
    return "" if count == 1 else "s"


list_customers = Intent(
    "list_customers",
    STAFF,
    ListCustomers,
    Effect.READ,
    ("列出符合条件的客户", "list customers that match"),
    handle,
)
