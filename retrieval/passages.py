"""Drafts: a record's texts cut into passages, long ones overlapping."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from crm_store.models import Passage
from crm_store.repositories.indexable import Source
from retrieval.files import WHY, text_of
from retrieval.words import language_of, terms_of

LONGEST = 480
"""Characters of a passage, a Chinese one counting for two: what the encoder reads at its best."""
OVERLAP = 80
_CUT = re.compile(r"(?<=[。！？!?；;\n])|(?<=\.)\s+")
_SPACE = re.compile(r"[ \t\u3000]+")


@dataclass(frozen=True)
class Draft:
    """A passage that is to be kept."""

    kind: str
    record_id: int
    part: int
    source: str
    customer_id: int | None
    contact_id: int | None
    user_id: int | None
    at: datetime
    language: str
    text: str

    def same_as(self, held: Passage) -> bool:
        """Whether a kept passage is this one."""
        return all(getattr(held, name) == getattr(self, name) for name in COMPARED)

    def row(self) -> Passage:
        """A new row for it."""
        values = {name: getattr(self, name) for name in COMPARED}
        return Passage(**values, words=" ".join(terms_of(self.text)))


COMPARED = tuple(Draft.__dataclass_fields__)


def drafts(sources: Iterable[Source]) -> Iterator[Draft]:
    """The passages of one kind's records; their parts are numbered record by record."""
    numbers: dict[int, int] = {}
    for source in sources:
        for piece in pieces_of(_text(source)):
            part = numbers[source.record_id] = numbers.get(source.record_id, -1) + 1
            yield Draft(
                source.kind, source.record_id, part, source.source, source.customer_id,
                source.contact_id, source.user_id, source.at, language_of(piece), piece,
            )  # fmt: skip


def _text(source: Source) -> str:
    if source.file is None:
        return source.text
    name, body = source.file.name, text_of(source.file.name, source.file.content)
    if body.unread is None:
        return f"{name}\n{body.text}" if body.text else ""
    zh, en = WHY[body.unread]
    return f"{name}（{zh}）" if language_of(name) == "zh" else f"{name} ({en})"


def pieces_of(text: str) -> list[str]:
    """A text in pieces of at most LONGEST, cut between sentences, overlapping a little."""
    sentences = [
        piece for one in _CUT.split(_SPACE.sub(" ", text)) for piece in _short(one.strip())
    ]
    pieces: list[list[str]] = []
    for sentence in filter(None, sentences):
        if pieces and _width(" ".join(pieces[-1])) + _width(sentence) <= LONGEST:
            pieces[-1].append(sentence)
        else:
            pieces.append([*(_tail(pieces[-1]) if pieces else []), sentence])
    return [_joined(piece) for piece in pieces]


def sentences_of(text: str) -> list[str]:
    """The sentences of a text."""
    return [one.strip() for one in _CUT.split(text) if one.strip()]


def _short(sentence: str) -> Iterator[str]:
    """A sentence, or parts of it where it is longer than a passage."""
    step = LONGEST // (2 if language_of(sentence) == "zh" else 1)
    if _width(sentence) <= LONGEST:
        yield sentence
        return
    for start in range(0, len(sentence), step - OVERLAP):
        yield sentence[start : start + step]


def _tail(piece: list[str]) -> list[str]:
    """The last sentence again, where it is short enough to be an overlap."""
    return piece[-1:] if len(piece) > 1 and _width(piece[-1]) <= 2 * OVERLAP else []


def _width(text: str) -> int:
    return sum(2 if char > "\u2e80" else 1 for char in text)


def _joined(sentences: list[str]) -> str:
    text = ""
    for sentence in sentences:
        gap = "" if not text or text[-1] > "\u2e80" or sentence[0] > "\u2e80" else " "
        text += gap + sentence
    return text
