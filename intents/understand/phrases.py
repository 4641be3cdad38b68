"""The phrases beside each intent: what the recogniser is trained on, and examples for help."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from zlib import crc32

import yaml

from crm_store.scope import Language

DOMAINS = (
    "customers", "activities", "deals", "quotes", "contracts", "orders", "service", "marketing",
    "loyalty", "analytics", "reminders", "general",
)  # fmt: skip
LANGUAGES: tuple[Language, ...] = ("zh", "en")
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
    loaded: dict[str, list[str]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


@lru_cache(maxsize=1)
def all_phrases() -> tuple[Phrase, ...]:
    """Every phrase, in the order of the files."""
    return tuple(_phrases())


def _phrases() -> Iterator[Phrase]:
    for domain in DOMAINS:
        for language in LANGUAGES:
            for intent, texts in read(domain, language).items():
                yield from (Phrase(text, intent, language) for text in texts)


def examples(intent: str, language: Language, count: int) -> list[str]:
    """The first phrases of an intent in one language."""
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
