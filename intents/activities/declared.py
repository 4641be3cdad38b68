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
            "answer a question from what was said and written before, with its sources",
        ),
    ),
    Intent(
        "brief_customer",
        STAFF,
        BriefCustomer,
        Effect.READ,
        ("见客户前的简报", "a briefing before a meeting"),
    ),
)
