"""What is understood in this domain and not carried out yet."""

from intents.intent import STAFF, AnyIntent, Effect, Intent
from intents.slots import CustomerSlot, Slots, TextSlot


class AskHistory(Slots):
    """Slots of `ask_history`."""

    question: TextSlot
    customer: CustomerSlot | None = None


class BriefCustomer(Slots):
    """Slots of `brief_customer`."""

    customer: CustomerSlot


DECLARED: tuple[AnyIntent, ...] = (
    Intent(
        "ask_history",
        STAFF,
        AskHistory,
        Effect.READ,
        (
            "从以往的沟通里找答案",
            "find the answer in what was said and written before",
        ),
    ),
    Intent(
        "brief_customer",
        STAFF,
        BriefCustomer,
        Effect.READ,
        ("见客户前的简报", "brief me before a meeting"),
    ),
)
