"""Reply: what a handler answers, as a closed union of blocks that every channel can show."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from intents.call import Action, RecordRef


class Block(BaseModel):
    """The base of the blocks; `type` tells them apart when a reply is kept as JSON."""

    model_config = ConfigDict(frozen=True)


class Text(Block):
    """One paragraph or several. `*…*` is never markup here: text is shown as it is."""

    type: Literal["text"] = "text"
    text: str


class Fields(Block):
    """A card: a title, and labelled values in order."""

    type: Literal["fields"] = "fields"
    title: str
    fields: tuple[tuple[str, str], ...]
    record: RecordRef | None = None


class Table(Block):
    """Rows under headers; every cell is text as a person reads it. `numeric` are column indexes."""

    type: Literal["table"] = "table"
    title: str = ""
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[int, ...] = ()
    records: tuple[RecordRef | None, ...] = ()
    more: int = 0


class Series(BaseModel):
    """One line or set of bars: as many values as the chart has categories."""

    model_config = ConfigDict(frozen=True)

    name: str
    values: tuple[Decimal, ...]


class Chart(Block):
    """A chart as data; a channel draws it. A table beside it says the same in words."""

    type: Literal["chart"] = "chart"
    kind: Literal["bar", "line", "funnel"]
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""


class Change(Block):
    """What a write changed: a record's columns, old -> new, as people read them."""

    type: Literal["change"] = "change"
    op: Literal["create", "update", "delete", "restore", "merge"]
    title: str
    record: RecordRef | None = None
    fields: tuple[tuple[str, str, str], ...]


class File(Block):
    """A file to hand over; `content` is base64 when kept as JSON.

    Of one that stands in the store only its key is kept, `attachment`, and its size in bytes;
    whoever sends it reads it.
    """

    model_config = ConfigDict(frozen=True, ser_json_bytes="base64", val_json_bytes="base64")

    type: Literal["file"] = "file"
    name: str
    media_type: str
    content: bytes = b""
    attachment: int | None = None
    size: int = 0


class FormField(BaseModel):
    """One field of a form. `type` is a slot type of the catalogue; `options` for a choice."""

    model_config = ConfigDict(frozen=True)

    name: str
    label: str
    type: str
    required: bool
    value: str = ""
    options: tuple[tuple[str, str], ...] = ()
    error: str = ""


class Form(Block):
    """The slots of an intent to be filled in; submitting it answers the open question."""

    type: Literal["form"] = "form"
    title: str
    intent: str
    fields: tuple[FormField, ...]
    submit: str


class Failure(Block):
    """Something that could not be done: what, and what to do next."""

    type: Literal["failure"] = "failure"
    text: str
    hint: str = ""


AnyBlock = Annotated[
    Text | Fields | Table | Chart | Change | File | Form | Failure, Field(discriminator="type")
]


class Button(BaseModel):
    """Something to press. `id` is unique in its reply; `action` says what a press does."""

    model_config = ConfigDict(frozen=True)

    id: str
    label: str
    action: Action
    style: Literal["default", "primary", "danger"] = "default"


class Reply(BaseModel):
    """One answer to one turn: what is shown, what can be pressed, what to keep in mind.

    `focus` are the records that "it", "her", "that deal" mean from now on, most important first;
    `listed` are those of a list, for "the second one".
    """

    model_config = ConfigDict(frozen=True)

    blocks: tuple[AnyBlock, ...]
    buttons: tuple[Button, ...] = ()
    focus: tuple[RecordRef, ...] = ()
    listed: tuple[RecordRef, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether this reply says that something could not be done."""
        return any(isinstance(block, Failure) for block in self.blocks)


def say(text: str, *, focus: tuple[RecordRef, ...] = ()) -> Reply:
    """A reply of one text."""
    return Reply(blocks=(Text(text=text),), focus=focus)


def fail(text: str, hint: str = "") -> Reply:
    """A reply that says what could not be done, and what to do next."""
    return Reply(blocks=(Failure(text=text, hint=hint),))
