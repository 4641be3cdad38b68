"""What people take back while they speak: "三十万，不对，三十二万", "Wed, no wait, Thursday".

Of two mentions of one sort with such words between them the later one counts, and stands for both.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from intents.pattern import Pattern
from intents.understand.mentions import Mentions
from intents.understand.names_in_text import Named
from intents.understand.slots.span import Found

T = TypeVar("T")
_LONGEST_GAP = 48
_TAKEN_BACK = Pattern(
    r"不对|说错|错了|口误|更正|不不|[哦噢啊呃]不|"
    r"\bno,? wait|\bwait,? no|\b(?:scratch|strike) that|\bi meant?\b|\bmake (?:that|it)\b|\bcorrection\b|"
    r"\bor rather\b|\bsorry\b|\bmy bad\b|\bhang on\b|\bactually\b|[,.–—-]\s*no[,.–—\s-]", re.I,
)  # fmt: skip
_CHANGED = Pattern(r"改成|改为|应该是")
"""Between two values these say which counts; between two names they tell who takes over."""
_NOT_THIS = Pattern(
    r"(?:不是|而不是|而非|\bnot|\bnicht|\bno[tn]e? of|\binstead of|\brather than)\s?(?:归|给|到|在|on|at|by|to|the|for)?\s*$",
    re.I,
)


def corrected(mentions: Mentions) -> Mentions:
    """The mentions without those that the message itself takes back."""
    text = mentions.text
    return replace(
        mentions,
        names=_names(text, mentions.names),
        money=values(text, mentions.money),
        times=values(text, mentions.times),
        past_times=values(text, mentions.past_times),
        percents=values(text, mentions.percents),
        discounts=values(text, mentions.discounts),
        numbers=values(text, mentions.numbers),
    )


def without_denied(mentions: Mentions) -> Mentions:
    """The mentions without the names that are said not to be meant: "Acme, not Apex"."""
    return replace(mentions, names=_names(mentions.text, mentions.names))


def values(text: str, found: Sequence[Found[T]]) -> tuple[Found[T], ...]:
    """The values that count, in text order; one that corrects another covers both's words."""
    kept: list[Found[T]] = []
    for one in found:
        corrects = kept and _corrects(text[kept[-1].end : one.start], loosely=True)
        start = kept.pop().start if corrects else one.start
        kept.append(Found(start, one.end, one.value, text[start : one.end]) if corrects else one)
    return tuple(one for one in kept if len(kept) < 2 or not _NOT_THIS.search(text[: one.start]))


def _names(text: str, names: Sequence[Named]) -> tuple[Named, ...]:
    """The names that count: one that is denied ("not Acme") neither counts nor corrects another."""
    meant = [one for one in names if not _NOT_THIS.search(text[: one.start])]
    kinds = {one.kind for one in meant}
    kept: list[Named] = []
    for one in names:
        if one not in meant and one.kind in kinds:
            continue
        if kept and kept[-1].kind == one.kind and _corrects(text[kept[-1].end : one.start]):
            kept.pop()
        kept.append(one)
    return tuple(kept)


def _corrects(gap: str, *, loosely: bool = False) -> bool:
    if len(gap) > _LONGEST_GAP:
        return False
    return bool(_TAKEN_BACK.search(gap) or (loosely and _CHANGED.search(gap)))
