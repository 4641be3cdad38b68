"""What is understood in this domain and not carried out yet."""

from intents.intent import STAFF, AnyIntent, Effect, Intent
from intents.slots import CustomerSlot, DateSlot, IntSlot, MoneySlot, Slots, TextSlot, UserSlot


class SegmentRfm(Slots):
    """Slots of `segment_rfm`."""

    owner: UserSlot | None = None


class ListChurnRisks(Slots):
    """Slots of `list_churn_risks`."""

    owner: UserSlot | None = None
    limit: IntSlot | None = None


class ExplainChurn(Slots):
    """Slots of `explain_churn`."""

    customer: CustomerSlot


class ShowValue(Slots):
    """Slots of `show_value`."""

    customer: CustomerSlot


class Recommend(Slots):
    """Slots of `recommend`."""

    customer: CustomerSlot


class LogExpense(Slots):
    """Slots of `log_expense`."""

    amount: MoneySlot
    purpose: TextSlot
    customer: CustomerSlot | None = None
    at: DateSlot | None = None


DECLARED: tuple[AnyIntent, ...] = (
    Intent(
        "segment_rfm",
        STAFF,
        SegmentRfm,
        Effect.READ,
        ("按 RFM 给客户分组", "group customers by RFM"),
    ),
    Intent(
        "list_churn_risks",
        STAFF,
        ListChurnRisks,
        Effect.READ,
        ("列出可能流失的客户", "list customers who may leave"),
    ),
    Intent(
        "explain_churn",
        STAFF,
        ExplainChurn,
        Effect.READ,
        ("看客户为什么可能流失", "say why a customer may leave"),
    ),
    Intent(
        "show_value",
        STAFF,
        ShowValue,
        Effect.READ,
        ("看客户的价值", "show what a customer is worth"),
    ),
    Intent(
        "recommend",
        STAFF,
        Recommend,
        Effect.READ,
        ("推荐下一步卖什么", "recommend what to offer next"),
    ),
    Intent(
        "log_expense",
        STAFF,
        LogExpense,
        Effect.WRITE,
        ("登记一笔客户费用", "record an expense on a customer"),
    ),
)
