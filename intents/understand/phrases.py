"""The phrases beside each intent: what the recogniser is trained on, and examples for help."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from zlib import crc32

import yaml

from crm_store.scope import Language
from intents.understand.masking import mask
from intents.understand.slots.money import find_money
from intents.understand.slots.times import find_times

DOMAINS = (
    "customers", "activities", "deals", "quotes", "contracts", "orders", "service", "marketing",
    "loyalty", "analytics", "reminders", "general",
)  # fmt: skip
LANGUAGES: tuple[Language, ...] = ("zh", "en")
_ANY_MONDAY = datetime(2026, 11, 23, 10)  # noqa: DTZ001  (find_times reads local times)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The same as `safe_load`, and ten times as quick: a first greeting waited for it."""
HELD_BACK = 10
"""One phrase in so many is kept from training, to measure with."""


@dataclass(frozen=True)
class Phrase:
    """One way to ask for an intent, with placeholders such as {customer}."""

    text: str
    intent: str
    language: Language

    @property
    def held_back(self) -> bool:
        """Whether training does not see it; fixed by its own text, whatever is added later."""
        return crc32(self.text.encode()) % HELD_BACK == 0


def read(domain: str, language: Language) -> dict[str, list[str]]:
    """The phrases of one file: intent -> phrases."""
    path = files("intents") / domain / f"phrases.{language}.yaml"
    loaded: dict[str, list[str]] = yaml.load(path.read_text(encoding="utf-8"), _LOADER)  # noqa: S506
    return loaded


@lru_cache(maxsize=1)
def all_phrases() -> tuple[Phrase, ...]:
    """Every phrase, in the order of the files."""
    return tuple(_phrases())


def masked(text: str) -> str:
    """A phrase as its message is masked: the times and money that stand in it in words as well."""
    times = find_times(text, _ANY_MONDAY, "future")
    money = find_money(text, "CNY")
    spans: list[tuple[int, int, str]] = [(one.start, one.end, one.value.kind) for one in times]
    taken = [(one.start, one.end) for one in times]
    spans += [
        (one.start, one.end, "money")
        for one in money
        if not any(start < one.end and one.start < end for start, end in taken)
    ]
    return mask(text, spans)


def _phrases() -> Iterator[Phrase]:
    for domain in DOMAINS:
        for language in LANGUAGES:
            for intent, texts in read(domain, language).items():
                yield from (Phrase(text, intent, language) for text in texts)


def examples(intent: str, language: Language, count: int | None) -> list[str]:
    """The first phrases of an intent in one language; all of them without a count."""
    for domain in DOMAINS:
        found = read_cached(domain, language).get(intent)
        if found:
            return found[:count]
    return []


@lru_cache(maxsize=32)
def read_cached(domain: str, language: Language) -> dict[str, list[str]]:
    """`read`, once a process."""
    return read(domain, language)


def fingerprint() -> str:
    """A hash of every phrase: what a trained head is the head of."""
    text = "\n".join(f"{p.language}\t{p.intent}\t{p.text}" for p in all_phrases())
    return sha256(text.encode()).hexdigest()
