"""`guanxi chat --jsonl`: the conversation for a program (cli.md)."""

import time
import uuid
from datetime import UTC, datetime
from functools import partial

from pydantic import BaseModel, ConfigDict, Field, JsonValue, TypeAdapter, model_validator

from bot.bootstrap import App
from bot.channel import Inbound, Outbound, Press
from bot.plain import to_plain
from bot.saved_files import folder_name, save_files
from bot.terminal.lines import Answer, local_moment, parsed, run
from bot.terminal.speaker import speaker
from crm_store import outbox
from crm_store.scope import Language
from intents.reply import File, Reply

TERMINAL = "terminal"
OBJECT = TypeAdapter(dict[str, JsonValue])

PATIENCE = 60.0
"""Seconds that a program waits, at its first question, for an index that nobody keeps in step."""


class LineRequest(BaseModel):
    """One line in. `form` holds the values of a form by the names of its fields."""

    model_config = ConfigDict(extra="ignore", strict=True)

    conversation: str | int = "default"
    as_: str | None = Field(None, alias="as")
    channel: str | None = Field(None, min_length=1)
    now: str | None = None
    text: str | None = None
    press: str | None = None
    form: dict[str, str] | None = None

    @model_validator(mode="after")
    def _one_thing(self) -> "LineRequest":
        if sum(part is not None for part in (self.text, self.press, self.form)) != 1:
            raise ValueError("A line needs one of text, press and form")
        return self


def converse(app: App, default_speaker: str | None, channel: str) -> None:
    """Answer standard input until it ends."""
    app.retrieval.patience = PATIENCE
    run(partial(answer, app, default_speaker, channel), app.load_rest)


def answer(app: App, default_speaker: str | None, channel: str, value: JsonValue) -> Answer:
    """The answer to one line. Raises an error whose text is a sentence."""
    request = parsed(LineRequest, value)
    inbound, language = _inbound(app, default_speaker, channel, request)
    started = time.perf_counter()
    outbound = app.turn(inbound)
    milliseconds = (time.perf_counter() - started) * 1000
    said = _told(app, outbound, language)
    with app.database.writing() as session:
        outbox.mark_sent(session, [outbound.id], datetime.now(UTC))
    return {
        "conversation": request.conversation,
        "intent": outbound.intent,
        "slots": OBJECT.validate_python(outbound.slots),
        "source": outbound.source,
        "reply": said,
        "changes": [OBJECT.validate_python(change) for change in outbound.changes],
        "ms": round(milliseconds, 2),
    }


def _inbound(
    app: App, default_speaker: str | None, channel: str, request: LineRequest
) -> tuple[Inbound, Language]:
    """The delivery that a line stands for, and the language of whoever speaks.

    The channel says whose rendering applies to this one line. It is no part of a conversation's
    name: a button of a reply to a "slack" line may be pressed by a line that names no channel.
    """
    with app.database.reading() as session:
        name = default_speaker if request.as_ is None else request.as_
        sender, actor = speaker(app, session, name, request.channel or channel)
    inbound = Inbound(
        channel=TERMINAL,
        key=f"jsonl:{uuid.uuid4().hex}",
        conversation=str(request.conversation),
        sender=sender,
        text=request.text,
        press=None if request.press is None else Press(button=request.press),
        form=request.form,
        now=None if request.now is None else local_moment(request.now, actor.timezone),
    )
    return inbound, actor.language


def _told(app: App, outbound: Outbound, language: Language) -> JsonValue:
    """A reply as text, as blocks without bytes, with its buttons and its files on this machine."""
    reply = outbound.reply
    folder = app.home / "files" / folder_name(f"{outbound.channel}-{outbound.conversation}")
    files = save_files(reply, folder, str(outbound.id), language)
    return {
        "text": to_plain(reply, language),
        "blocks": blocks_json(reply),
        "buttons": [{"id": button.id, "label": button.label} for button in reply.buttons],
        "files": [file.model_dump() for file in files],
    }


def blocks_json(reply: Reply) -> list[JsonValue]:
    """The blocks without the bytes of files."""
    return [
        block.model_dump(mode="json", exclude={"content"} if isinstance(block, File) else None)
        for block in reply.blocks
    ]
