"""Slot by slot, as far as phrases carry them: gaps filled with known values, read by the Reader."""

import re
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import JsonValue

from bench.cast import Speaker, cast
from bench.make_store import store_url
from bench.sizes import HOME, NOW, Sizes
from crm_store.database import Database
from crm_store.scope import Language
from crm_store.store import Store
from intents.call import Call, Mention, SlotValue
from intents.catalogue import INTENTS
from intents.context import Context
from intents.understand.masking import PLACEHOLDER
from intents.understand.phrases import Phrase
from intents.understand.reader import Reader

CUSTOMERS = 400
RECORDS = ("customer", "contact", "deal", "user")
SAID: dict[str, tuple[str, str, JsonValue]] = {
    "money": ("36.5万", "$36.5k", {"amount": "36500"}),
    "date": ("2026年12月9号", "December 9th 2026", "2026-12-09"),
    "datetime": ("2026年12月9号下午三点", "December 9th 2026 at 3pm", "2026-12-09T15:00"),
    "period": ("2026年10月", "October 2026", {"start": "2026-10-01", "end": "2026-10-31"}),
}
"""What stands in a gap that names no record, and its value; the year leaves nothing open."""

FITTING = {"date": ("date", "datetime"), "datetime": ("datetime", "date")}
"""A slot of these types takes that mention; else only a slot of the mention's own type."""


@dataclass(frozen=True)
class SlotRead:
    """A gap of a phrase: its type, the text, what was to be read, and what was."""

    kind: str
    text: str
    wanted: JsonValue
    given: JsonValue
    right: bool


def slots_read(phrases: Sequence[Phrase], reader: Reader) -> list[SlotRead]:
    """Every gap whose value is known, of phrases that are read as the intent they are of."""
    with tempfile.TemporaryDirectory() as folder:
        url = store_url("sqlite", Sizes(CUSTOMERS), Path(folder), lambda _: None)
        return _on_store(Database(url), phrases, reader)


def _on_store(database: Database, phrases: Sequence[Phrase], reader: Reader) -> list[SlotRead]:
    speakers = cast(database, HOME)
    found: list[SlotRead] = []
    with database.reading() as session:
        for phrase in phrases:
            speaker = _speaker(phrase, speakers)
            if speaker is not None:
                context = Context(speaker.actor, Store(session, speaker.actor, NOW), NOW)
                found += _of_phrase(phrase, speaker, context, reader)
    database.close()
    return found


def by_kind(read: Sequence[SlotRead]) -> dict[str, tuple[int, int]]:
    """How many gaps of each type are read right, and of how many."""
    counted: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for one in read:
        right, count = counted[one.kind]
        counted[one.kind] = (right + one.right, count + 1)
    return dict(counted)


def _speaker(phrase: Phrase, speakers: Sequence[Speaker]) -> Speaker | None:
    """Who can say it: nobody where a gap has no known value or its intent is a customer's."""
    kinds = PLACEHOLDER.findall(phrase.text)
    if not kinds or len(set(kinds)) < len(kinds) or not {*kinds} <= {*RECORDS, *SAID}:
        return None
    intent = INTENTS.get(phrase.intent)
    return next((s for s in speakers if intent and intent.allows(s.actor)), None)


def _of_phrase(
    phrase: Phrase, speaker: Speaker, context: Context, reader: Reader
) -> Iterator[SlotRead]:
    words = _words(speaker, phrase.language)
    text = PLACEHOLDER.sub(lambda match: words[match[1]][0], phrase.text)
    call = reader.read(text, context).call
    if call.intent != phrase.intent:
        return
    for kind in PLACEHOLDER.findall(phrase.text):
        given = _given(call, kind)
        if given is not None:
            wanted = words[kind][1]
            values = [_plain(value) for value in given]
            yield SlotRead(kind, text, wanted, values, any(_same(wanted, v) for v in values))


def _words(speaker: Speaker, language: Language) -> dict[str, tuple[str, JsonValue]]:
    names = speaker.words(language)
    side = 0 if language == "zh" else 1
    said: dict[str, tuple[str, JsonValue]] = {
        kind: ((zh, en)[side], value) for kind, (zh, en, value) in SAID.items()
    }
    if language == "zh":
        said["money"] = (SAID["money"][0], {"amount": "365000"})
    return {**said, **{kind: (names[kind], names[kind]) for kind in RECORDS}}


def _given(call: Call, kind: str) -> list[SlotValue] | None:
    """The values of the slots of that type; None where the intent has no such slot."""
    types = FITTING.get(kind, (kind,))
    names = [spec.name for spec in INTENTS[call.intent].specs if spec.type in types]
    return [call.slots[name] for name in names if name in call.slots] if names else None


def _plain(value: SlotValue) -> JsonValue:
    return value.name if isinstance(value, Mention) else value


def _same(wanted: JsonValue, given: JsonValue) -> bool:
    if isinstance(wanted, dict):
        return isinstance(given, dict) and all(given.get(k) == v for k, v in wanted.items())
    if isinstance(wanted, str) and re.match(r"\d{4}-", wanted):
        return str(given).startswith(wanted[:10])
    return wanted == given
