"""win_deal: close as won."""

from crm_store.models import Deal
from intents.context import Context, ref
from intents.deals.amounts import possible
from intents.deals.closing import close_as, closing_stage, outcome_of
from intents.format import day, money
from intents.intent import STAFF, Effect, Intent
from intents.reply import Reply, Text
from intents.slots import DealSlot, MoneySlot, Slots


class WinDeal(Slots):
    """Which deal, and for how much in the end."""

    deal: DealSlot
    amount: MoneySlot | None = None


def handle(slots: WinDeal, context: Context) -> Reply:
    """Close the deal today; one that is won already takes a new amount at most."""
    deal = context.load(Deal, slots.deal)
    already = outcome_of(deal, context) == "won"
    if slots.amount:
        amount = possible(slots.amount, context)
        deal.amount, deal.currency = amount.amount, amount.currency
    if not already:
        close_as(deal, closing_stage("won", context), context)
    text = _already(deal, context) if already else _won(deal, context)
    return Reply(blocks=(Text(text=text),), focus=(ref(deal),))


def _already(deal: Deal, context: Context) -> str:
    known = [money(deal.amount, deal.currency)]
    if deal.close_date:
        known.insert(0, day(deal.close_date, context.actor))
    details = context.say("，", ", ").join(known)
    return context.say(
        f"{deal.name} 已经是赢单了（{details}）。", f"{deal.name} is won already ({details})."
    )


def _won(deal: Deal, context: Context) -> str:
    if deal.amount is None:
        return context.say(
            f"恭喜，{deal.name} 赢单了！它还没有金额，可以说“金额 35 万”。",
            f"Congratulations, {deal.name} is won! It has no amount yet: say “amount 35k”.",
        )
    shown = money(deal.amount, deal.currency)
    return context.say(
        f"恭喜，{deal.name} 赢单了，{shown}！", f"Congratulations, {deal.name} is won: {shown}!"
    )


win_deal = Intent(
    "win_deal",
    STAFF,
    WinDeal,
    Effect.WRITE,
    ("商机赢单", "close a deal as won"),
    handle,
)
