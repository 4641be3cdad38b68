"""What is understood in this domain and not carried out yet."""

from intents.intent import STAFF, AnyIntent, Effect, Intent
from intents.slots import CustomerSlot, DateSlot, DealSlot, LinesSlot, QuoteSlot, Slots


class CreateQuote(Slots):
    """Slots of `create_quote`."""

    customer: CustomerSlot
    lines: LinesSlot
    valid_until: DateSlot | None = None
    deal: DealSlot | None = None


class SendQuote(Slots):
    """Slots of `send_quote`."""

    quote: QuoteSlot


DECLARED: tuple[AnyIntent, ...] = (
    Intent(
        "create_quote",
        STAFF,
        CreateQuote,
        Effect.WRITE,
        ("做一份报价单", "make a quote"),
    ),
    Intent(
        "send_quote",
        STAFF,
        SendQuote,
        Effect.CONFIRMED,
        ("把报价单发给客户", "send a quote to the customer"),
    ),
)
