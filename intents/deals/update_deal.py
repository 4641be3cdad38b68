"""update_deal: move or change an opportunity."""

from crm_store.models import Deal
from intents.context import Context, RefusedError, ref
from intents.deals.amounts import possible
from intents.deals.closing import close_as, is_expected, reopen_if_open
from intents.deals.stages import stage_key
from intents.intent import STAFF, Effect, Intent
from intents.reply import Reply, Text
from intents.slots import DateSlot, DealSlot, MoneySlot, PercentSlot, Slots, StageSlot


class UpdateDeal(Slots):
    """What of which deal becomes what."""

    deal: DealSlot
    stage: StageSlot | None = None
    amount: MoneySlot | None = None
    close_date: DateSlot | None = None
    probability: PercentSlot | None = None


def handle(slots: UpdateDeal, context: Context) -> Reply:
    """Set what was said; the reply's change card shows old -> new."""
    deal = context.load(Deal, slots.deal)
    if not any((slots.stage, slots.amount, slots.close_date, slots.probability is not None)):
        raise RefusedError(
            context.say(f"要改 {deal.name} 的什么？", f"What should change about {deal.name}?"),
            context.say("比如“推到谈判”“改成 40 万”；名称还不能在聊天里改。",
                        "For example “move it to negotiation”; its name cannot be changed here."),
        )  # fmt: skip
    before = (deal.stage, deal.amount, deal.currency, deal.close_date, deal.probability)
    _apply(slots, deal, context)
    after = (deal.stage, deal.amount, deal.currency, deal.close_date, deal.probability)
    text = context.say(f"已更新：{deal.name}", f"Updated: {deal.name}")
    if before == after:
        text = context.say(f"{deal.name} 已经是这样了。", f"{deal.name} is like that already.")
    if slots.close_date and slots.close_date < context.today and deal.closed_at is None:
        text += context.say(
            "。注意：这个预计成交日已经过去了。", ". Note: that close date is past."
        )
    return Reply(blocks=(Text(text=text),), focus=(ref(deal),))


def _apply(slots: UpdateDeal, deal: Deal, context: Context) -> None:
    if slots.stage:
        key = stage_key(slots.stage, context)
        stage = context.store.workspace.stages.get(key)
        if is_expected(stage, slots.close_date, context):
            pass  # 年底前成交 says when, and no stage
        elif stage is not None and stage.outcome != "open":
            close_as(deal, key, context)
        elif key != deal.stage:
            reopen_if_open(deal, key, context)
    if slots.amount:
        amount = possible(slots.amount, context)
        deal.amount, deal.currency = amount.amount, amount.currency
    if slots.close_date:
        deal.close_date = slots.close_date
    if slots.probability is not None:
        deal.probability = int(slots.probability)


update_deal = Intent(
    "update_deal",
    STAFF,
    UpdateDeal,
    Effect.WRITE,
    ("推进或修改商机", "move or change a deal"),
    handle,
)
