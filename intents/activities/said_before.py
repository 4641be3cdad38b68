"""What a customer's notes say of promises, of what stands in the way, and of the mood."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Literal

import yaml

from crm_store.models import Activity
from intents.pattern import Pattern
from retrieval.passages import sentences_of

Topic = Literal[
    "promises", "blocks", "unhappy", "happy", "likes", "personal", "worries", "opinion", "wants"
]  # fmt: skip
WORDS = Path(__file__).with_name("said_before.yaml")
CLAUSE = Pattern(r"[，,；;。.]")


@dataclass(frozen=True)
class Said:
    """A sentence of a note: when, by which colleague; `theirs` is a promise of the customer's."""

    text: str
    at: datetime
    user: str
    activity: Activity
    theirs: bool = False


def said_about(topic: Topic, activities: Iterable[Activity]) -> Iterator[Said]:
    """The sentences about a topic, in the order of the notes."""
    pattern = _patterns()[topic]
    for one in activities:
        for sentence in sentences_of(one.summary or ""):
            if (match := pattern.search(sentence)) is not None:
                before = CLAUSE.split(sentence[: match.start()])[-1]
                theirs = _patterns()["theirs"].search(before) is not None
                user = one.user.name if one.user else ""
                yield Said(sentence, one.at, user, one, theirs)


def expression(topic: Topic) -> re.Pattern[str]:
    """How a topic is put in words."""
    return _patterns()[topic].compiled()


@lru_cache(maxsize=1)
def _patterns() -> dict[str, Pattern]:
    words = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    return {topic: Pattern("|".join(any_of), re.I) for topic, any_of in words.items()}
