"""To-dos that a message names by their title, masked before it is recognised.

A title is a sentence of its own ("Order samples for Redwood"), and was taken for the request.
"""

from collections.abc import Sequence
from dataclasses import replace

from intents.understand.mentions import Mentions

SHORTEST = 12
"""Letters of a title that is looked for, a Chinese character counting as three."""


def without_titles(mentions: Mentions, titles: Sequence[str]) -> str:
    """The masked text, the longest of these titles that stands in it masked as a to-do too."""
    said = _longest_said(mentions.text, titles)
    if said is None:
        return mentions.masked
    start = mentions.text.index(said)
    end = start + len(said)
    around = replace(
        mentions,
        names=tuple(one for one in mentions.names if one.end <= start or end <= one.start),
        money=tuple(one for one in mentions.money if one.end <= start or end <= one.start),
        times=tuple(one for one in mentions.times if one.end <= start or end <= one.start),
    )
    return around.masked.replace(said, "{task}", 1)


def _longest_said(text: str, titles: Sequence[str]) -> str | None:
    """A title as the text writes it."""
    lowered = text.lower()
    if len(lowered) != len(text):
        return None  # letters whose small form is longer; then no place is certain
    held = (title for title in titles if title.lower() in lowered)
    found = max((one.lower() for one in held if _length(one) >= SHORTEST), key=len, default=None)
    if found is None:
        return None
    start = lowered.index(found)
    return text[start : start + len(found)]


def _length(title: str) -> int:
    return sum(3 if char > "\u3400" else 1 for char in title)
