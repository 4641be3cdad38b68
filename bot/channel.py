"""The port between channels and the pipeline: what comes in, and what goes out."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from intents.call import Call
from intents.reply import Reply


class Press(BaseModel):
    """A pressed button: its id or label, and the message that it belongs to (None: the last)."""

    model_config = ConfigDict(frozen=True)

    button: str
    message: int | None = None


class Sender(BaseModel):
    """Who wrote, as the channel knows them: a user or customer by name, or an account's id.

    `shown` and `language` are what an account tells of itself. In `public` others read along, so
    that nothing of anybody's account may be said.
    """

    model_config = ConfigDict(frozen=True)

    kind: Literal["user", "customer", "contact", "account"]
    name: str
    customer: str | None = None
    shown: str = ""
    language: str = ""
    public: bool = False


class Event(BaseModel):
    """The base of what is no text, press or form; `type` tells them apart in the inbox."""

    model_config = ConfigDict(frozen=True)


class Started(Event):
    """A deep link was opened: its token."""

    type: Literal["started"] = "started"
    token: str


class SharedContact(Event):
    """A telephone number was shared; `own` says that it is the sender's."""

    type: Literal["contact"] = "contact"
    phone: str
    own: bool


class SentFile(Event):
    """A file was sent. `id` is the platform's; `content` is fetched once the inbox has the rest."""

    type: Literal["file"] = "file"
    id: str
    name: str
    media_type: str
    size: int
    caption: str = ""
    content: bytes | None = Field(default=None, exclude=True)


class Command(Event):
    """A command of the channel's own menu, without its slash, and what stands after it."""

    type: Literal["command"] = "command"
    name: str
    rest: str = ""


class Edited(Event):
    """A message was edited after it was answered; the text is the new one."""

    type: Literal["edited"] = "edited"
    key: str


class Unreadable(Event):
    """Something that only people understand: a voice message, a sticker.

    `words` are what of it can be written down, `file` is its recording, if it has one.
    """

    type: Literal["unreadable"] = "unreadable"
    what: str
    words: str = ""
    file: SentFile | None = None


class AtDesk(Event):
    """The base of what a colleague does for a customer who was handed over."""

    handover: int


class Answered(AtDesk):
    """They answer; `text` goes to the customer word for word, and so do the files."""

    type: Literal["answered"] = "answered"
    text: str
    files: tuple[SentFile, ...] = ()


class HandedBack(AtDesk):
    """They give the customer back to the bot."""

    type: Literal["handed_back"] = "handed_back"


AnyEvent = Annotated[
    Started | SharedContact | SentFile | Command | Edited | Unreadable | Answered | HandedBack,
    Field(discriminator="type"),
]


class Inbound(BaseModel):
    """One delivery from a channel: a text, a press, a form or an event.

    `key` is the platform's own id of the delivery. `form_call` says what a form was filled in for
    where no question asked for it (a shortcut's), with the records that were picked in it. `now` is
    set only where a program plays with the clock; it is aware.
    """

    model_config = ConfigDict(frozen=True)

    channel: str
    key: str
    conversation: str
    sender: Sender
    text: str | None = None
    press: Press | None = None
    form: dict[str, str] | None = None
    form_call: Call | None = None
    event: AnyEvent | None = None
    now: datetime | None = None

    def body(self) -> dict[str, object]:
        """What the inbox keeps of it, beside the columns that say where it came from."""
        apart = {"channel", "key", "conversation"}
        return self.model_dump(mode="json", exclude=apart, exclude_none=True)


class Outbound(BaseModel):
    """A reply on its way out: `id` is its key in the outbox; `again` says that an earlier attempt
    at sending it may have got through.

    `calls` and `source` say what was understood and by which recogniser, `changes` what was
    committed with the reply (the import format's columns). `ephemeral_to` is the account that alone
    is to see it, where a channel can do that. `about` is what a notice tells its adapter.
    """

    id: int
    again: bool = Field(default=False, exclude=True)
    channel: str
    conversation: str
    reply: Reply
    intent: str = "none"
    slots: dict[str, object] = Field(default_factory=dict)
    source: str = ""
    changes: list[dict[str, object]] = Field(default_factory=list)
    ephemeral_to: str | None = None
    about: dict[str, JsonValue] = Field(default_factory=dict)
