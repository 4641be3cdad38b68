"""show_points: loyalty points and level."""

from collections.abc import Sequence
from datetime import timedelta

from pydantic import TypeAdapter

from crm_store.models import Customer, PointsEntry
from crm_store.repositories.documents import Documents
from intents.context import Context, ref
from intents.format import EMPTY, moment
from intents.intent import EVERYBODY, Effect, Intent
from intents.own import customer_meant, needs_customer
from intents.reply import AnyBlock, Fields, Reply, Table
from intents.slots import CustomerSlot, Slots

LATEST = 10
SOON = timedelta(days=60)
LEVELS: tuple[tuple[int, str, str], ...] = (
    (0, "普通会员", "Member"),
    (1_000, "银卡", "Silver"),
    (5_000, "金卡", "Gold"),
    (20_000, "白金卡", "Platinum"),
)
"""From so many points on; a workspace may set its own as `loyalty_levels`."""
_LEVELS = TypeAdapter(tuple[tuple[int, str, str], ...])


class ShowPoints(Slots):
    """Whose points."""

    customer: CustomerSlot | None = None


def handle(slots: ShowPoints, context: Context) -> Reply:
    """The balance, the level, what is about to expire, and the latest entries."""
    customer = customer_meant(slots.customer, context)
    if customer is None:
        raise needs_customer("积分", "points", context)
    balance, latest = Documents(context.store).points(customer.id, LATEST)
    blocks: tuple[AnyBlock, ...] = (_card(customer, balance, latest, context),)
    if latest:
        blocks = (*blocks, _ledger(latest, context))
    return Reply(blocks=blocks, focus=(ref(customer),))


def _card(
    customer: Customer, balance: int, latest: Sequence[PointsEntry], context: Context
) -> Fields:
    say = context.say
    fields = [
        (say("积分", "Points"), f"{balance:,}"),
        (say("等级", "Level"), _level(balance, context)),
    ]
    soon = [
        entry
        for entry in latest
        if entry.points > 0
        and entry.expires_at
        and context.now < entry.expires_at <= context.now + SOON
    ]
    if soon:
        first = min(entry.expires_at for entry in soon if entry.expires_at)
        text = say(f"{moment(first, context.actor, time=False)} 起有积分到期",
                   f"some expire from {moment(first, context.actor, time=False)}")  # fmt: skip
        fields.append((say("提醒", "Note"), text))
    return Fields(title=customer.name, fields=tuple(fields), record=ref(customer))


def _level(balance: int, context: Context) -> str:
    own = context.store.workspace.setting("loyalty_levels")
    levels = sorted(_LEVELS.validate_python(own) if own else LEVELS)
    reached = [one for one in levels if one[0] <= max(balance, 0)] or levels[:1]
    above = [one for one in levels if one[0] > max(balance, 0)]
    name = context.say(*reached[-1][1:])
    if not above:
        return name
    left = above[0][0] - balance
    return name + context.say(
        f"（再得 {left:,} 分升{above[0][1]}）", f" ({left:,} more for {above[0][2]})"
    )


def _ledger(latest: Sequence[PointsEntry], context: Context) -> Table:
    say = context.say
    rows = tuple(
        (moment(one.at, context.actor, time=False), f"{one.points:+,}", one.reason or EMPTY)
        for one in latest
    )
    headers = (say("日期", "Date"), say("积分", "Points"), say("原因", "Reason"))
    return Table(title=say("最近明细", "Latest entries"), headers=headers, rows=rows, numeric=(1,))


show_points = Intent(
    "show_points",
    EVERYBODY,
    ShowPoints,
    Effect.READ,
    ("看积分和等级", "show points and level"),
    handle,
)
