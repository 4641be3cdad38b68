"""Labelled messages through the whole of `understand`, on the store of a home folder."""

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypedDict, cast

from pydantic import JsonValue

from bench.understanding.figures import Answer
from bot import render_calls
from bot.bootstrap import App, build
from bot.settings import Settings
from bot.terminal.lines import local_moment
from bot.terminal.speaker import speaker
from crm_store.scope import Role
from crm_store.store import Store
from intents.context import Context
from intents.understand.reading import Reading
from intents.understand.text import language_of

CHANNEL = "terminal"


Row = TypedDict(
    "Row",
    {"text": str, "intent": str, "slots": dict[str, JsonValue], "as": str, "now": str},
    total=False,
)
"""A line of the file; `as` and `now` as `guanxi understand` takes them."""


@dataclass(frozen=True)
class Message:
    """A message as it was read: the answer, and each labelled slot with whether it is right."""

    text: str
    role: Role
    language: str
    answer: Answer
    sure: bool
    slots: dict[str, bool]

    @property
    def all_right(self) -> bool:
        """Whether intent and every labelled slot are right."""
        return self.answer.right and all(self.slots.values())


def messages(file: Path, home: Path) -> list[Message]:
    """Read every line of the file as `guanxi understand --jsonl` would on that home's store."""
    app = build(Settings(guanxi_home=home))
    app.reader.warm()
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
    return [_message(row, app) for row in rows]


def slots_right(read: Sequence[Message]) -> dict[str, tuple[int, int]]:
    """Each slot of the messages whose intent is right: how often it is right, and of how many."""
    counted: dict[str, tuple[int, int]] = {}
    for message in read:
        for name, right in message.slots.items() if message.answer.right else ():
            before, count = counted.get(name, (0, 0))
            counted[name] = (before + right, count + 1)
    return counted


def _message(row: Row, app: App) -> Message:
    role, reading, milliseconds = _read(row, app)
    slots = render_calls.slots(reading.call)
    wanted = row.get("slots", {})
    return Message(
        text=row["text"],
        role=role,
        language=language_of(row["text"], "zh"),
        answer=Answer(row["intent"], reading.call.intent, reading.confidence, milliseconds),
        sure=reading.sure,
        slots={name: _same(value, slots.get(name)) for name, value in wanted.items()},
    )


def _read(row: Row, app: App) -> tuple[Role, Reading, float]:
    """Who said it, what it was read as, and the milliseconds that took."""
    with app.database.reading() as session:
        _, actor = speaker(app, session, row.get("as"), CHANNEL)
        said = row.get("now")
        now = local_moment(said, actor.timezone) if said else datetime.now(UTC)
        context = Context(actor, Store(session, actor, now), now)
        started = time.perf_counter()
        reading = app.reader.read(row["text"], context)
        return actor.role, reading, (time.perf_counter() - started) * 1000


def _same(wanted: JsonValue, given: JsonValue) -> bool:
    """Whether a slot is as labelled: {"any": [...]} gives several that are right."""
    if isinstance(wanted, dict) and set(wanted) == {"any"}:
        return any(_same(one, given) for one in cast(list[JsonValue], wanted["any"]))
    return _plain(wanted) == _plain(given)


def _plain(value: JsonValue) -> JsonValue:
    """A value for comparing: no case, no spaces, a whole number however it was written."""
    if isinstance(value, str):
        return "".join(value.casefold().split())
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items() if part is not None}
    if isinstance(value, list):
        return sorted((_plain(part) for part in value), key=repr)
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value
