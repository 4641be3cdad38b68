"""What is understood in this domain and not carried out yet."""

from intents.intent import CUSTOMERS, AnyIntent, Effect, Intent
from intents.slots import NoSlots

DECLARED: tuple[AnyIntent, ...] = (
    Intent(
        "erase_me",
        CUSTOMERS,
        NoSlots,
        Effect.CONFIRMED,
        ("删除我的个人数据", "ask for one's personal data to be erased, after a confirmation"),
    ),
)
