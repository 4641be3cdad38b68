"""What is understood in this domain and not carried out yet."""

from typing import Literal

from intents.intent import MANAGERS, STAFF, AnyIntent, Effect, Intent
from intents.slots import CustomerSlot, PeriodSlot, Slots, TextSlot


class ListReminders(Slots):
    """Slots of `list_reminders`."""

    kind: (
        Literal["birthday", "renewal", "churn", "payment", "stalled_deal", "task", "care"] | None
    ) = None
    period: PeriodSlot | None = None


class SetRule(Slots):
    """Slots of `set_rule`."""

    kind: Literal["birthday", "renewal", "churn", "payment", "stalled_deal", "task", "care"]
    setting: TextSlot


class PreviewGreeting(Slots):
    """Slots of `preview_greeting`."""

    customer: CustomerSlot


DECLARED: tuple[AnyIntent, ...] = (
    Intent(
        "list_reminders",
        STAFF,
        ListReminders,
        Effect.READ,
        ("看将要发出的提醒", "list the reminders to come"),
    ),
    Intent(
        "set_rule",
        MANAGERS,
        SetRule,
        Effect.WRITE,
        ("设置提醒规则", "set when reminders come"),
    ),
    Intent(
        "preview_greeting",
        STAFF,
        PreviewGreeting,
        Effect.READ,
        ("预览祝福语", "preview a greeting"),
    ),
)
