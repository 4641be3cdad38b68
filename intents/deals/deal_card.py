"""The card of a deal and the history of its stages."""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from crm_store.models import Deal, StageChange
from intents.context import Context, ref
from intents.deals.closing import outcome_of
from intents.format import EMPTY, day, moment, money, stage
from intents.reply import Fields, Table


def deal_fields(deal: Deal, customer: str | None, context: Context) -> Fields:
    """What a deal is, with whom and where it stands; `deal` has its owner and product loaded."""
    say, actor = context.say, context.actor
    fields: list[tuple[str, str | None]] = [
        (say("客户", "Customer"), customer),
        (say("阶段", "Stage"), stage_with_chance(deal, context)),
        (say("金额", "Amount"), money(deal.amount, deal.currency)),
        (say("成交日期", "Close date") if deal.closed_at else say("预计成交", "Expected to close"),
         _close_date(deal, context)),
        (say("负责人", "Owner"), deal.owner.name if deal.owner else None),
        (say("产品", "Product"), deal.product.name if deal.product else None),
        (say("编号", "Number"), deal.number),
        (say("来源", "Source"), deal.source),
        (say("输单原因", "Lost because of"), deal.lost_reason),
        (say("竞争对手", "Competitor"), deal.competitor),
        (say("创建", "Created"), moment(deal.created_at, actor, time=False)),
    ]  # fmt: skip
    filled = tuple((label, value) for label, value in fields if value)
    return Fields(title=deal.name, fields=filled, record=ref(deal))


def stage_with_chance(deal: Deal, context: Context) -> str:
    """The stage and, while the deal is open, the chance to win it."""
    name = stage(context.store, deal.stage)
    if outcome_of(deal, context) != "open":
        return name
    held = context.store.workspace.stages.get(deal.stage)
    chance = deal.probability if deal.probability is not None else held and held.probability
    return name if chance is None else f"{name} · {chance}%"


def _close_date(deal: Deal, context: Context) -> str | None:
    if deal.close_date is None:
        return None
    shown = day(deal.close_date, context.actor)
    if deal.close_date >= context.today or outcome_of(deal, context) != "open":
        return shown
    return shown + context.say("（已过期）", " (overdue)")


def stage_table(deal: Deal, history: Sequence[StageChange], context: Context) -> Table:
    """Each stage with the day it began, how many days it lasted, and who moved the deal there."""
    moves = [(move.to_stage, move.at, move.user_id) for move in history]
    moves = moves or [(deal.stage, deal.stage_since, None)]
    people = context.store.users.names([user for *_, user in moves if user is not None])
    ends = [later for _, (_, later, _) in pairwise(moves)] + [None]
    rows = tuple(
        (
            stage(context.store, key),
            moment(at, context.actor, time=False),
            _days(deal, at, end, context),
            people.get(user or 0, EMPTY),
        )
        for (key, at, user), end in zip(moves, ends, strict=True)
    )
    say = context.say
    headers = (say("阶段", "Stage"), say("开始", "Since"), say("天数", "Days"), say("操作人", "By"))
    return Table(title=say("阶段历史", "Stage history"), headers=headers, rows=rows, numeric=(2,))


def _days(deal: Deal, start: datetime, end: datetime | None, context: Context) -> str:
    if end is None and outcome_of(deal, context) != "open":
        return EMPTY
    until = context.local(end or context.now).date()
    return str((until - context.local(start).date()).days)
