"""Intent: what a person may ask for, declared once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from crm_store.scope import Actor, Role
from intents.reply import Reply
from intents.slots import Slots, SlotSpec, slot_specs

if TYPE_CHECKING:
    from intents.call import Call, RecordRef
    from intents.context import Context
    from intents.outcome import Outcome

S = TypeVar("S", bound=Slots)

STAFF: tuple[Role, ...] = ("rep", "manager", "admin")
MANAGERS_AND_CUSTOMERS: tuple[Role, ...] = ("manager", "admin", "customer")
MANAGERS: tuple[Role, ...] = ("manager", "admin")
EVERYBODY: tuple[Role, ...] = ("rep", "manager", "admin", "customer")
CUSTOMERS: tuple[Role, ...] = ("customer",)


class Effect(Enum):
    """What an intent does to the store: nothing, a change, or a change that is confirmed first."""

    READ = "read"
    WRITE = "write"
    CONFIRMED = "confirmed"


@dataclass(frozen=True)
class Intent(Generic[S]):
    """One thing to ask for.

    `does` says it in Chinese and English. `handle` answers it; an intent without one is understood
    and answered with the honest word that it cannot be done yet. `preview` shows what a CONFIRMED
    intent is about to do; where it returns None there is nothing to ask and the call is carried
    out. `yes` is what the button that confirms it says. `also_asks` are optional slots that are
    asked for all the same where they are missing; `asks_staff` those that only a colleague is, and
    `asks_visitors` only a visitor. `offers` are the records to pick from where the first slot, a
    record's, is all that is missing; `unsettled` is the question that whole and valid slots may
    still leave: which of a customer's contracts. `carried` are slots that a button gives and no
    form shows. A `sensitive` one wants proof of who asks.
    """

    name: str
    who: tuple[Role, ...]
    slots: type[S]
    effect: Effect
    does: tuple[str, str]
    handle: "Callable[[S, Context], Reply] | None" = None
    preview: "Callable[[S, Context], Reply | None] | None" = None
    yes: tuple[str, str] = ("确认", "Confirm")
    also_asks: tuple[str, ...] = ()
    asks_staff: tuple[str, ...] = ()
    asks_visitors: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()
    sensitive: bool = False
    offers: "Callable[[Call, Context], Sequence[RecordRef]] | None" = None
    unsettled: "Callable[[Call, S, Context], Outcome | None] | None" = None

    def __post_init__(self) -> None:
        if self.effect is Effect.CONFIRMED and self.handle and not self.preview:
            raise TypeError(f"{self.name} is to be confirmed and has no preview.")

    @property
    def specs(self) -> tuple[SlotSpec, ...]:
        """Its slots, in order."""
        return slot_specs(self.slots)

    def asks(self, spec: SlotSpec, actor: Actor) -> bool:
        """Whether a slot is asked for where this person has not said it."""
        also = (
            *self.also_asks,
            *(self.asks_staff if actor.is_staff else ()),
            *(self.asks_visitors if actor.is_visitor else ()),
        )
        return spec.required or spec.name in also

    def allows(self, actor: Actor) -> bool:
        """Whether this person may ask for it."""
        return actor.role in self.who

    def description(self, language: str) -> str:
        """What it does, in a few words that may stand within a sentence."""
        return self.does[0] if language == "zh" else self.does[1]

    def label(self, language: str) -> str:
        """What it does, as the words on a button or over a form."""
        return capitalised(self.description(language))


AnyIntent = Intent[Any]


def capitalised(words: str) -> str:
    """Words as they stand alone: with a capital first letter."""
    return words[:1].upper() + words[1:]
