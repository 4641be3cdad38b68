"""`guanxi understand --jsonl`: what messages ask for, with nothing changed (cli.md)."""

import time
from datetime import UTC, datetime
from functools import partial

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from bot import render_calls
from bot.bootstrap import App
from bot.terminal.lines import Answer, local_moment, parsed, run
from bot.terminal.speaker import speaker
from crm_store.scope import Actor
from crm_store.store import Store
from intents.call import Call
from intents.context import Context
from intents.understand.deciding import is_claimed
from intents.understand.llm.second_reader import Asking, ask_again
from intents.understand.reading import Reading
from intents.understand.weighing import NONE

CHANNEL = "terminal"


class UnderstandRequest(BaseModel):
    """One line in. `id` is given back as it came."""

    model_config = ConfigDict(extra="ignore", strict=True)

    id: JsonValue = None
    text: str
    as_: str | None = Field(None, alias="as")
    now: str | None = None


def recognise(app: App, default_speaker: str | None) -> None:
    """Answer standard input until it ends."""
    app.reader.warm()
    run(partial(answer, app, default_speaker))


def answer(app: App, default_speaker: str | None, value: JsonValue) -> Answer:
    """What one message asks for. Raises an error whose text is a sentence."""
    request = parsed(UnderstandRequest, value)
    with app.database.reading() as session:
        name = default_speaker if request.as_ is None else request.as_
        _, actor = speaker(app, session, name, CHANNEL)
        now = local_moment(request.now, actor.timezone) if request.now else datetime.now(UTC)
        context = Context(actor, Store(session, actor, now), now)
        started = time.perf_counter()
        reading = app.reader.read(request.text, context)
        asking = ask_again(app.second_reader, request.text, reading, context)
    if asking is not None:
        reading = _read_again(app, asking, actor, now)
    milliseconds = (time.perf_counter() - started) * 1000
    claimed = is_claimed(reading.call.intent, reading.confidence)
    return {
        "id": request.id,
        **render_calls.call(reading.call if claimed else Call(intent=NONE)),
        "confidence": round(reading.confidence, 4),
        "source": reading.source,
        "sure": reading.sure,
        "also": [render_calls.call(one) for one in reading.also if claimed],
        "ms": round(milliseconds, 2),
    }


def _read_again(app: App, asking: Asking, actor: Actor, now: datetime) -> Reading:
    """The model's reading, or the local one; the store is not held while it is waited for."""
    answer = asking.ask()
    with app.database.reading() as session:
        return asking.read(answer, Context(actor, Store(session, actor, now), now)).reading
