"""What is understood in this domain and not carried out yet."""

from intents.intent import STAFF, AnyIntent, Effect, Intent
from intents.slots import CustomerSlot, Slots, UserSlot


class SegmentRfm(Slots):
    """Slots of `segment_rfm`."""

    owner: UserSlot | None = None


class ShowValue(Slots):
    """Slots of `show_value`."""

    customer: CustomerSlot


class Recommend(Slots):
    """Slots of `recommend`."""

    customer: CustomerSlot


DECLARED: tuple[AnyIntent, ...] = (
    Intent(
        "segment_rfm",
        STAFF,
        SegmentRfm,
        Effect.READ,
        ("按 RFM 给客户分组", "group customers by RFM"),
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
)
