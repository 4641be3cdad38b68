"""Whether a message is an angry one, by the expressions in `angry.yaml`."""

import re
from functools import lru_cache
from pathlib import Path

import yaml

from intents.pattern import Pattern
from intents.understand.text import is_chinese

WORDS = Path(__file__).with_name("angry.yaml")
SHOUTED = 0.7
SHORTEST_SHOUT = 8


def is_angry(text: str) -> bool:
    """One strong expression, or a mild one with another, with shouting or with "!!"."""
    said = text.lower()
    if _strong().search(said):
        return True
    mild = {match[0] for match in _mild().finditer(said)}
    marks = said.count("!") + said.count("！")
    return len(mild) > 1 or (bool(mild) and (marks > 1 or _shouts(text)))


def _shouts(text: str) -> bool:
    letters = [char for char in text if char.isascii() and char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    return len(letters) >= SHORTEST_SHOUT and capitals / len(letters) > SHOUTED


@lru_cache(maxsize=1)
def _strong() -> Pattern:
    return _pattern("strong")


@lru_cache(maxsize=1)
def _mild() -> Pattern:
    return _pattern("mild")


def _pattern(strength: str) -> Pattern:
    words = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    every = [str(word) for language in ("zh", "en") for word in words[language][strength]]
    return Pattern("|".join(map(_whole, sorted(every, key=len, reverse=True))))


def _whole(word: str) -> str:
    escaped = re.escape(word.lower())
    return escaped if is_chinese(word[0]) else rf"(?<![a-z0-9]){escaped}(?![a-z0-9])"
