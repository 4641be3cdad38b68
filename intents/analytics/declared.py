"""What is understood in this domain and not carried out yet."""

from intents.intent import STAFF, AnyIntent, Effect, Intent
from intents.slots import CustomerSlot, Slots


class Recommend(Slots):
    """Slots of `recommend`."""

    customer: CustomerSlot


DECLARED: tuple[AnyIntent, ...] = (
    Intent(
        "recommend",
        STAFF,
        Recommend,
        Effect.READ,
        ("推荐下一步卖什么", "recommend what to offer next"),
    ),
)
