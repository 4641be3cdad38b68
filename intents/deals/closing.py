"""Closing a deal and opening it again, which update_deal, win_deal and lose_deal share."""

from datetime import date

from crm_store.models import Deal, Stage
from intents.context import Context


def outcome_of(deal: Deal, context: Context) -> str:
    """Whether a deal is open, won or lost."""
    stage = context.store.workspace.stages.get(deal.stage)
    return "open" if stage is None else stage.outcome


def closing_stage(outcome: str, context: Context) -> str:
    """The stage in which deals of this outcome (won or lost) end."""
    return context.store.workspace.stages.keys(outcome)[0]


def close_as(deal: Deal, key: str, context: Context) -> None:
    """Move a deal to a closing stage, today; why it was lost is of no account once it is won."""
    if deal.stage == key:
        return
    deal.stage = key
    deal.stage_since = context.now
    deal.closed_at = context.now
    deal.close_date = context.today
    if outcome_of(deal, context) == "won":
        deal.lost_reason = None
        deal.competitor = None


def reopen_if_open(deal: Deal, key: str, context: Context) -> None:
    """Move a deal to an open stage; one that was closed is open again."""
    was_closed = outcome_of(deal, context) != "open"
    deal.stage = key
    deal.stage_since = context.now
    if was_closed:
        deal.closed_at = None
        deal.lost_reason = None
        deal.competitor = None


def is_expected(stage: Stage | None, close_date: date | None, context: Context) -> bool:
    """Whether a deal said to be won is won on a day to come: that is when it is expected."""
    won = stage is not None and stage.outcome == "won"
    return won and close_date is not None and close_date > context.today
