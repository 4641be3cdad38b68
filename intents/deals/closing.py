"""Closing a deal and opening it again, which update_deal, win_deal and lose_deal share."""

from crm_store.models import Deal
from intents.context import Context


def close_as(deal: Deal, key: str, context: Context) -> None:
    """Move a deal to a closing stage, today."""
    if deal.stage == key:
        return
    deal.stage = key
    deal.stage_since = context.now
    deal.closed_at = context.now
    deal.close_date = context.today


def reopen_if_open(deal: Deal, key: str, context: Context) -> None:
    """Move a deal to an open stage; one that was closed is open again."""
    stage = context.store.workspace.stages.get(deal.stage)
    deal.stage = key
    deal.stage_since = context.now
    if stage is not None and stage.outcome != "open":
        deal.closed_at = None
        deal.lost_reason = None
        deal.competitor = None
