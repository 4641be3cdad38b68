"""Memory: what a conversation remembers between turns."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from intents.call import Call, RecordRef


class Option(BaseModel):
    """One answer that a question offers: a record or a word for the open slot, or a whole call."""

    model_config = ConfigDict(frozen=True)

    label: str
    record: RecordRef | None = None
    text: str | None = None
    call: Call | None = None


class Question(BaseModel):
    """What was asked and is still open, with the calls that wait for the answer.

    `choice` offers options for `slot` of the first call, `slot` asks for it in words, `form` for
    several, `confirm` wants a yes, `reading` offers whole calls. `versions` are those of the
    records that a confirmation showed ("deal:7" -> 3), to notice that they changed since. `asides`
    counts the questions of one's own that were answered while it stayed open.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    kind: Literal["choice", "slot", "form", "confirm", "reading"]
    calls: tuple[Call, ...]
    slot: str | None = None
    options: tuple[Option, ...] = ()
    versions: dict[str, int] = Field(default_factory=dict)
    text: str = ""
    asides: int = 0


class Lapsed(BaseModel):
    """What a long silence has put out of mind: names of records, and whether something was open."""

    model_config = ConfigDict(frozen=True)

    names: tuple[str, ...] = ()
    intents: tuple[str, ...] = ()


class Memory(BaseModel):
    """One conversation's memory.

    `focus` is the record in focus of each kind, `recent` the order in which they came up (the
    latest first), `listed` the records of the last list, `others` the candidates that were not
    taken, `last_calls` what was last carried out and `last_change` its undo record; `changed_turn`
    is the turn of the last change or taking back, `undoable` how many changes of this conversation
    are not taken back, and `unheard` says that the last message was not understood. `language` is
    the one that somebody who has not chosen any wrote last. `taught` is the key of the example by
    which the last request was read. `lapsed` is set after a long silence, when `focus` and
    `question` are no longer known: the names of what was talked about, and what was left open.
    `missed` counts a customer's messages in a row that were not understood.
    """

    model_config = ConfigDict(frozen=True)

    focus: dict[str, RecordRef] = Field(default_factory=dict)
    recent: tuple[str, ...] = ()
    listed: tuple[RecordRef, ...] = ()
    others: tuple[RecordRef, ...] = ()
    question: Question | None = None
    last_calls: tuple[Call, ...] = ()
    last_change: int | None = None
    changed_turn: int | None = None
    undoable: int = 0
    unheard: bool = False
    language: Literal["zh", "en"] | None = None
    taught: int | None = None
    lapsed: Lapsed | None = None
    missed: int = 0
    turns: int = 0
    at: datetime | None = None

    def latest(self, *kinds: str) -> RecordRef | None:
        """The record of one of these kinds that came up last."""
        for kind in self.recent:
            if kind in kinds and kind in self.focus:
                return self.focus[kind]
        return None
