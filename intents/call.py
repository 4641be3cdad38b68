"""Call: a request as both recognisers give it, and what a button does when it is pressed."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue


class RecordRef(BaseModel):
    """A record: kind (customer, deal …), key in the store, and name as people say it."""

    model_config = ConfigDict(frozen=True)

    kind: str
    id: int
    name: str


class Mention(BaseModel):
    """Words that name a record: those as typed, and the records that they may mean.

    One candidate is a match, several are a choice, none is a name that the store does not have
    (or that the speaker may not see, which must look the same).
    """

    model_config = ConfigDict(frozen=True)

    kind: str
    text: str
    candidates: tuple[RecordRef, ...] = ()

    @property
    def name(self) -> str:
        """The record's own name where one matches, else the words as typed."""
        return self.candidates[0].name if len(self.candidates) == 1 else self.text


SlotValue = Annotated[Mention | JsonValue, Field(union_mode="left_to_right")]


class Narrowing(BaseModel):
    """What a figure is asked of that none of its slots takes.

    `records` are the customers, products and teams that it is narrowed to, `trade` the industry or
    region of customers (column and value), `group` is the row of the breakdown that is asked about,
    `lowest` has the lowest stand first, and `beside` is what it is compared with: the same dates a
    year earlier, or others (first and last day).
    """

    model_config = ConfigDict(frozen=True)

    records: tuple[RecordRef, ...] = ()
    trade: tuple[str, str] | None = None
    group: str = ""
    lowest: bool = False
    beside: Literal["year"] | tuple[date, date] | None = None


class Call(BaseModel):
    """An intent and its slots, before anything is validated or authorised.

    A record slot holds a Mention; every other slot the catalogue's JSON form (a date is
    "2026-12-03", money {"amount": "350000", "currency": "CNY"}, lines a list of objects). A call
    that a model `proposed` changes nothing before the person has seen it and said yes. `about` is
    the customer that the message names where no slot takes one: its contracts may be meant. `unmet`
    is what was asked besides that no slot can hold (see `intents.unmet`): the answer says so.
    `of_team` says that the work of the speaker's whole team is asked about, and nobody's by name;
    `currency` is the one in which a figure is wanted, where that is said, and `narrowed` what else
    it is asked of.
    `most` is how many of a list of deals are wanted.
    `of_list` is the call of a list that an export has the records of, where it is narrowed to one.
    """

    model_config = ConfigDict(frozen=True)

    intent: str
    slots: dict[str, SlotValue] = Field(default_factory=dict)
    proposed: bool = False
    about: Mention | None = None
    unmet: tuple[str, ...] = ()
    of_team: bool = False
    currency: str | None = None
    most: int | None = None
    of_list: "Call | None" = None
    narrowed: Narrowing = Narrowing()

    def with_slots(self, **slots: SlotValue) -> "Call":
        """The same call with some slots set."""
        return self.of_slots({**self.slots, **slots})

    def given(self, **slots: SlotValue) -> "Call":
        """The same call with the slots that were asked for."""
        return self.model_copy(update={"slots": {**self.slots, **slots}})

    def of_slots(self, slots: dict[str, SlotValue]) -> "Call":
        """The same call with these slots alone."""
        return self.model_copy(update={"slots": slots, "unmet": ()})

    def agreed(self) -> "Call":
        """The same call after the person has said yes to it."""
        return self.model_copy(update={"proposed": False})


class Ask(BaseModel):
    """Pressing makes this call, as if it had been said."""

    model_config = ConfigDict(frozen=True)

    type: Literal["ask"] = "ask"
    call: Call


class Answer(BaseModel):
    """Pressing answers the open question `question` with option number `value` (or yes, no)."""

    model_config = ConfigDict(frozen=True)

    type: Literal["answer"] = "answer"
    question: str
    value: str


class Undo(BaseModel):
    """Pressing takes back one change, by the key of its undo record."""

    model_config = ConfigDict(frozen=True)

    type: Literal["undo"] = "undo"
    change: int


class Share(BaseModel):
    """Pressing gives one's own telephone number, where a channel can ask for it."""

    model_config = ConfigDict(frozen=True)

    type: Literal["share"] = "share"


Action = Annotated[Ask | Answer | Undo | Share, Field(discriminator="type")]
