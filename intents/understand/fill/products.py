"""Products by single words of their names: PH20传感器, "the gateways", RG5试剂, "30 FL30s"."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from crm_store.names import fold, name_key, singular
from crm_store.repositories.name_lookup import NameMatch
from intents.call import Mention, RecordRef, SlotValue
from intents.pattern import Pattern
from intents.understand.fill.request import Request
from intents.understand.names_in_text import Named

_CHINESE = Pattern(r"[\u3400-\u9fff]")
_TOKEN = Pattern(r"[\u3400-\u9fff]+|[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
_LONGEST = 6
_MODEL = 3.0
"""What a word with a figure in it (PH20) weighs; any other word weighs by its length."""


@dataclass(frozen=True)
class Said:
    """A product in a message: where it stands, its words, and the products it may be."""

    start: int
    end: int
    text: str
    records: tuple[RecordRef, ...]

    @property
    def name(self) -> str:
        """The product's own name where one matches, else the words as typed."""
        return self.records[0].name if len(self.records) == 1 else self.text


@dataclass(frozen=True)
class _Word:
    start: int
    end: int
    key: str


def product_said(request: Request) -> SlotValue:
    """The product that a message names, or None."""
    found = products_said(request)
    if not found:
        return None
    return Mention(kind="product", text=found[0].text, candidates=found[0].records)


def products_said(request: Request) -> list[Said]:
    """Every product in a message, in text order: by its name, else by words of its name."""
    exact = [_longer(one, request) for one in request.named("product")]
    words = _words(request)
    wanted = {word.key for word in words}
    matches = request.context.store.names.of_keys(wanted, ("word",), ["product"]) if wanted else {}
    known = [word for word in words if word.key in matches]
    groups = [one for one in _groups(request.text, known, exact) if not _only_measures(one)]
    found = [_best(request.text, group, matches) for group in groups]
    return sorted((*exact, *(one for one in found if one)), key=lambda one: one.start)


_MEASURES = frozenset(
    "day week month year hour seat unit box pack set kit bottle pair visit session licence license service 服务 年度 套餐".split()
)


def _only_measures(group: list[_Word]) -> bool:
    """Whether words are measures, by which no product is meant: the day of Field Training Day."""
    return all(word.key in _MEASURES for word in group)


def _longer(one: Named, request: Request) -> Said:
    """A product by its name, with a plural that goes on to another's: X200| Pros."""
    match = _NEXT_WORD.match(request.text, one.end)
    if match is not None:
        key = name_key(one.text + singular(match[1]))
        found = request.context.store.names.of_keys([key], ("full",), ["product"]).get(key, [])
        if found:
            refs = tuple(RecordRef(kind="product", id=m.id, name=m.name) for m in found)
            return Said(one.start, match.end(), request.text[one.start : match.end()], refs)
    return Said(one.start, one.end, one.text, one.by_kind["product"])


_NEXT_WORD = Pattern(r"\s([A-Za-z]{3,}s)\b")


def named_by_words(words: str, request: Request) -> str | None:
    """The one product whose name has all of these words, everyday ones too: 滤芯, milk fridges."""
    keys = [name_key(words)] if _CHINESE.search(words) else [_key(one) for one in words.split()]
    if not keys or not all(keys):
        return None
    found = request.context.store.names.of_keys(keys, ("word",), ["product"])
    shared = set.intersection(*({(m.id, m.name) for m in found.get(key, ())} for key in keys))
    return shared.pop()[1] if len(shared) == 1 else None


def without_products(text: str, products: Iterable[Said]) -> str:
    """A text with its products blanked out: the 5 of RG5十盒 is no number."""
    chars = list(text)
    for one in products:
        chars[one.start : one.end] = "|" * (one.end - one.start)
    return "".join(chars)


def _words(request: Request) -> list[_Word]:
    """The words outside the names of other records; Chinese ones as runs of 2 to 6."""
    chars = list(request.text)
    for one in request.mentions.names:
        chars[one.start : one.end] = " " * (one.end - one.start)
    words: list[_Word] = []
    for match in _TOKEN.finditer("".join(chars)):
        words += _parts(match) if match[0][0] >= "\u3400" else _latin(match)
    return [word for word in words if not request.ordinary(word.key) or len(word.key) > 2]


def _key(word: str) -> str:
    return singular(fold(word).replace("-", ""))


def _latin(match: re.Match[str]) -> list[_Word]:
    key = _key(match[0])
    return [_Word(match.start(), match.end(), key)] if len(key) > 1 and not key.isdigit() else []


def _parts(match: re.Match[str]) -> list[_Word]:
    text, start = fold(match[0]), match.start()
    return [
        _Word(start + i, start + i + n, text[i : i + n])
        for n in range(2, _LONGEST + 1)
        for i in range(len(text) - n + 1)
    ]


def _groups(text: str, words: list[_Word], exact: list[Said]) -> list[list[_Word]]:
    """Words that stand side by side name one thing."""
    groups: list[list[_Word]] = []
    for word in sorted(words, key=lambda w: (w.start, -w.end)):
        if any(word.start < one.end + 2 and one.start - 2 < word.end for one in exact):
            continue
        end = max((w.end for w in groups[-1]), default=0) if groups else 0
        if groups and not text[end : word.start].strip(" -的"):
            groups[-1].append(word)
        else:
            groups.append([word])
    return groups


def _best(text: str, group: list[_Word], matches: dict[str, list[NameMatch]]) -> Said | None:
    scores: dict[RecordRef, float] = defaultdict(float)
    for key in {word.key for word in group}:
        for match in matches[key]:
            ref = RecordRef(kind="product", id=match.id, name=match.name)
            scores[ref] += _weight(key)
    top = max(scores.values())
    records = tuple(ref for ref, score in scores.items() if score == top)
    said = "".join(dict.fromkeys(word.key for word in group))
    records = tuple(ref for ref in records if name_key(ref.name) == said) or records
    start, end = min(word.start for word in group), max(word.end for word in group)
    return Said(start, end, text[start:end], records)


def _weight(key: str) -> float:
    if re.search(r"\d", key) and re.search(r"[a-z]", key):
        return _MODEL
    return 1.0 + 0.1 * len(key)
