"""Fields of a new customer that are listed: "…: region Utrecht, industry biotech", "…, chemicals, Oslo, …"."""

import re
from collections.abc import Iterator

from intents.pattern import Pattern
from intents.understand.fill.proper_names import STOPS

_LABELS = {
    "region": r"(?:region|city|town|location|territory)(?=\s*[:=]|\s+is\b|\s+(?-i:[A-Z]))",
    "industry": r"industry|sector",
    "source": r"source",
}
_LABELLED = {
    column: Pattern(
        rf"\b(?:{words})(?:\s*[:=]\s*|\s+is\s+|\s+)(?!is\b|of\b|for\b|to\b)([^,;:=.\n()\0]{{2,40}}?)"
        r"(?=\s*(?:$|[,;:\n()\0]|\.(?:\s|$)|\s[-–]\s|\b(?:and|with|level|tier|owner|phone|tel|email|please|pls|"
        r"region|city|location|industry|sector|source)\b))",
        re.I,
    )
    for column, words in _LABELS.items()
}
_BETWEEN = Pattern(r"[,;:()\n]|\.(?=\s|$)|\s[-–—/|]\s|\s?/\s?")
_PLACE = Pattern(
    r"(?:(?:San|New|Los|Las|St\.?|Port|Fort|Santa|El|La|Le|Bad|Den|Cape|Salt Lake|Hong|Tel|Kuala|Buenos) )?[A-Z][a-zäöüßøåéèç]{3,}"
)


def labelled(column: str, text: str) -> str | None:
    """The value after its column's English word; None where the word says nothing."""
    pattern = _LABELLED.get(column)
    match = pattern.search(text) if pattern else None
    words = match[1].strip(" \"“”'") if match else ""
    return words if len(words) > 1 and words.lower() not in STOPS else None


def places_listed(text: str) -> Iterator[str]:
    """The pieces of a list that look like places: one word with a capital, of no other meaning here."""
    for piece in _BETWEEN.split(text):
        words = re.sub(r"^(?:and|in|from|based in)\s+", "", piece.strip())
        if _PLACE.fullmatch(words) and words.lower() not in STOPS:
            yield words
