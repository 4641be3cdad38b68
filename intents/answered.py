"""Answered: what an answer to an open question comes to."""

from dataclasses import dataclass

from intents.call import Call
from intents.outcome import Outcome


@dataclass(frozen=True)
class Answered:
    """Calls to carry out, or an outcome.

    `confirmed` says that a yes was given to them; `show` that they are shown once more first, with
    a `note` above them. `picked` is the message whose reading was picked by it.
    """

    calls: tuple[Call, ...] = ()
    confirmed: bool = False
    outcome: Outcome | None = None
    intent: str | None = None
    show: bool = False
    note: str = ""
    picked: str = ""
