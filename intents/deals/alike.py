"""Deals like the one that is shown, and how they ended."""

from collections.abc import Sequence

from crm_store.models import Customer, Deal
from intents.context import Context, ref
from intents.customers.card import short
from intents.format import EMPTY, moment, money
from intents.reply import Table
from retrieval.similar.deals import AlikeDeal, deals_alike


def alike_table(deal: Deal, customer: Customer | None, context: Context) -> Table | None:
    """The closed deals that are most like this one; None where there is none."""
    found = deals_alike(context.store, deal, customer)
    if not found:
        return None
    headers = context.say("商机|结果|金额|原因", "Deal|How it ended|Amount|Why").split("|")
    return Table(
        title=_title(found, context),
        headers=tuple(headers),
        rows=tuple(_row(one, context) for one in found),
        numeric=(2,),
        records=tuple(ref(one.deal) for one in found),
    )


def _title(found: Sequence[AlikeDeal], context: Context) -> str:
    won = sum(one.won for one in found)
    return context.say(
        f"类似的商机：{len(found)} 个里赢了 {won} 个",
        f"Deals like this one: {won} of {len(found)} won",
    )


def _row(one: AlikeDeal, context: Context) -> tuple[str, ...]:
    deal = one.deal
    how = context.say("赢单", "won") if one.won else context.say("输单", "lost")
    when = moment(deal.closed_at, context.actor, time=False) if deal.closed_at else ""
    against = context.say(f"对手 {deal.competitor}", f"against {deal.competitor}")
    why = [short(deal.lost_reason), against if deal.competitor else None]
    return (
        deal.name,
        " · ".join(part for part in (how, when) if part),
        money(deal.amount, deal.currency),
        " · ".join(part for part in why if part) or EMPTY,
    )
