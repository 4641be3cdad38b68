"""Reading: what a message asks for, as the recogniser read it."""

from dataclasses import dataclass

from crm_store.scope import Language
from intents.call import Call


@dataclass(frozen=True)
class Reading:
    """What a message asks for: the first call and any further ones found in it.

    `likely` are the likeliest readings with their probabilities, the best first; `sure` whether
    the first may be acted upon without asking. `taught` is the key of the example it was read by;
    `clues` the names of the evidence in its form. `left` are parts that could not be read;
    `perhaps` is the question of history that it may be, if history answers it; `failing_that` is
    one where the lookup that it was read as has nothing to show.
    """

    call: Call
    also: tuple[Call, ...]
    confidence: float
    source: str
    likely: tuple[tuple[str, float], ...]
    language: Language
    sure: bool = True
    taught: int | None = None
    clues: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    perhaps: Call | None = None
    failing_that: Call | None = None

    @property
    def calls(self) -> tuple[Call, ...]:
        """Every call of the message."""
        return (self.call, *self.also)
