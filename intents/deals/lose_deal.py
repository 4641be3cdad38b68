"""lose_deal: close as lost."""

from crm_store.models import Deal
from intents.buttons import ask
from intents.context import Context, ref
from intents.customers.field_values import LONGEST, clean
from intents.deals.closing import close_as, closing_stage, outcome_of
from intents.intent import STAFF, Effect, Intent
from intents.reply import Button, Reply, Text
from intents.slots import DealSlot, Slots, TextSlot

USUAL_REASONS = (
    ("价格太高", "Price"), ("输给竞争对手", "Competitor"), ("没有预算", "No budget"),
    ("时机不对", "Timing"),
)  # fmt: skip


class LoseDeal(Slots):
    """Which deal, why, and to whom."""

    deal: DealSlot
    reason: TextSlot | None = None
    competitor: TextSlot | None = None


def handle(slots: LoseDeal, context: Context) -> Reply:
    """Close the deal today, and ask why where nobody said."""
    deal = context.load(Deal, slots.deal)
    already = outcome_of(deal, context) == "lost"
    if not already:
        close_as(deal, closing_stage("lost", context), context)
    if slots.reason:
        deal.lost_reason = clean(slots.reason)[:LONGEST]
    if slots.competitor:
        deal.competitor = clean(slots.competitor)[:LONGEST]
    told = bool(deal.lost_reason or deal.competitor)
    text = _text(deal, slots, already, context)
    buttons = () if told else _reasons(deal, context)
    if buttons:
        text += context.say("是什么原因？", " Why was it lost?")
    return Reply(blocks=(Text(text=text),), buttons=buttons, focus=(ref(deal),))


def _text(deal: Deal, slots: LoseDeal, already: bool, context: Context) -> str:
    if not already:
        return context.say(f"{deal.name} 记为输单。", f"{deal.name} is closed as lost.")
    if slots.reason or slots.competitor:
        return context.say(f"记下了：{deal.name}。", f"Noted for {deal.name}.")
    return context.say(f"{deal.name} 已经是输单了。", f"{deal.name} is lost already.")


def _reasons(deal: Deal, context: Context) -> tuple[Button, ...]:
    said = [context.say(*reason) for reason in USUAL_REASONS]
    return tuple(ask(reason, "lose_deal", deal=ref(deal), reason=reason) for reason in said)


lose_deal = Intent(
    "lose_deal",
    STAFF,
    LoseDeal,
    Effect.WRITE,
    ("商机输单", "close a deal as lost"),
    handle,
)
