"""What is understood in this domain and not carried out yet."""

from intents.intent import EVERYBODY, STAFF, AnyIntent, Effect, Intent
from intents.slots import CustomerSlot, IntSlot, Slots, TextSlot


class AddPoints(Slots):
    """Slots of `add_points`."""

    customer: CustomerSlot
    points: IntSlot
    reason: TextSlot | None = None


class RedeemPoints(Slots):
    """Slots of `redeem_points`."""

    points: IntSlot
    customer: CustomerSlot | None = None


DECLARED: tuple[AnyIntent, ...] = (
    Intent("add_points", STAFF, AddPoints, Effect.WRITE, ("加积分", "credit points")),
    Intent(
        "redeem_points",
        EVERYBODY,
        RedeemPoints,
        Effect.WRITE,
        ("用积分抵扣", "redeem points"),
    ),
)
