"""Names of records within a message: every run of words that is a key of some record."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rapidfuzz.fuzz import ratio

from crm_store.names import (
    LEGAL_EN,
    LEGAL_ZH,
    TRADES_EN,
    TRADES_ZH,
    company_forms,
    fold,
    name_key,
    sound_key,
)
from crm_store.repositories.name_lookup import (
    ALIKE,
    NameLookup,
    NameMatch,
    alike_probes,
    best,
    likeness,
)
from intents.call import RecordRef
from intents.understand.document_numbers import document_runs
from intents.understand.text import is_chinese

LONGEST_NAME = 24
LONGEST_IN_LONG_TEXT = 12
LONG_TEXT = 60
"""Words of a message beyond which names are looked for with fewer words, so as not to slow down."""
MOST_TOKENS = 300
SAME_COMPANY = 88.0

KIND_ORDER = (
    "customer", "contact", "user", "product", "deal", "order", "contract", "quote", "ticket",
    "lead", "campaign", "segment",
)  # fmt: skip

SHORTENED = frozenset({"short", "brand"})
_REST_OF_COMPANY = re.compile(
    rf"(?:{'|'.join(TRADES_ZH)})*(?:{'|'.join(LEGAL_ZH)})|"
    rf"(?:[\s,]+(?:{'|'.join(sorted(TRADES_EN))}))*[\s,]+(?:{'|'.join(sorted(LEGAL_EN - {'co', 'sa', 'ag', 'company', 'group'}))})\b\.?",
    re.I,
)
_TOKEN = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+(?:[-–][^\W_\u3400-\u9fff]+)*")
_TITLES_ZH = (
    "总经理|总监|总|经理|工程师|工|老师|先生|女士|小姐|主任|院长|校长|处长|科长|部长|局长|董事长|董|博士|教授|"
    "医生|大夫|姐|哥|老板|主管|师傅|阿姨|叔"
)
_HONORIFIC_ZH = re.compile(rf"([\u3400-\u9fff])(?:{_TITLES_ZH})(?![\u3400-\u9fff]{{0}}部)")
_OLD_YOUNG = re.compile(r"(?<![\u3400-\u9fff])[老小]([\u3400-\u9fff])(?![\u3400-\u9fff]板)")
_HONORIFIC_EN = re.compile(
    r"\b(?:mr|mrs|ms|miss|mister|dr|prof|professor|sir|madam)\.?\s+([^\W\d_]+)", re.I
)


@dataclass(frozen=True)
class Named:
    """A name in a message: where it stands, and the records of each kind that it may mean."""

    start: int
    end: int
    text: str
    by_kind: dict[str, tuple[RecordRef, ...]]
    score: float

    @property
    def kind(self) -> str:
        """The likeliest kind."""
        return next(kind for kind in KIND_ORDER if kind in self.by_kind)


@dataclass(frozen=True)
class _Token:
    start: int
    end: int
    key: str
    chinese: bool


@dataclass(frozen=True)
class _Candidate:
    """A run of words that names records; most of them overlap a longer one and are dropped."""

    start: int
    end: int
    matches: Sequence[NameMatch]
    score: float

    def named(self, text: str) -> Named:
        """The name that it turns out to be."""
        words = text[self.start : self.end]
        return Named(self.start, self.end, words, _by_kind(self.matches), self.score)


Ordinary = Callable[[str], bool]
N = TypeVar("N", Named, Named | _Candidate)


def find_names(text: str, lookup: NameLookup, ordinary: Ordinary) -> list[Named]:
    """The records that a message names, longest names first kept, in text order.

    `ordinary` says whether a key is an everyday word, which names nothing by a loose form.
    """
    runs = _runs(text) + document_runs(text)
    matches = lookup.of_keys({key for _, _, key in runs} | _surnames(text).keys())
    found: list[Named | _Candidate | None] = [
        _candidate(text, start, end, matches[key], ordinary)
        for start, end, key in runs
        if key in matches
    ]
    for key, spans in _surnames(text).items():
        people = [m for m in matches.get(key, ()) if m.form == "surname"]
        found += [_surname(text, start, end, people) for start, end in spans if people]
    left = _without_overlaps([one for one in found if one is not None])
    kept = [one.named(text) if isinstance(one, _Candidate) else one for one in left]
    return sorted((*kept, *_first_words(text, lookup, ordinary, kept)), key=lambda n: n.start)


def _first_words(
    text: str, lookup: NameLookup, ordinary: Ordinary, kept: Sequence[Named]
) -> list[Named]:
    """Customers by the first word of their Latin name, where nothing else claims that word."""
    words = [
        (m.start(), m.end(), fold(m[0]))
        for m in re.finditer(r"[A-Za-z]{4,}", text)
        if not any(m.start() < one.end and one.start < m.end() for one in kept)
    ]
    words = [word for word in words if not ordinary(word[2])]
    matches = lookup.by_first_word({key for _, _, key in words}) if words else {}
    found = (
        _candidate(text, start, end, matches.get(key, ()), ordinary) for start, end, key in words
    )
    return [one.named(text) for one in found if one is not None]


def find_alike(
    text: str, lookup: NameLookup, kinds: Sequence[str], taken: Iterable[tuple[int, int]],
    ordinary: Ordinary,
) -> list[Named]:  # fmt: skip
    """Misspelt names of these kinds (wrong homophones, missing letters) outside what is taken."""
    spans = list(taken)
    runs = [
        (start, end, key)
        for start, end, key in _runs(text, longest=6)
        if _may_be_misspelt(key, ordinary) and not any(s < end and start < e for s, e in spans)
    ]
    probes = {key: alike_probes(key) for _, _, key in runs}
    wanted = {probe for ones in probes.values() for probe in ones}
    matches = lookup.of_keys(wanted, ("sound", "gap", "skeleton"), kinds)
    found = [_alike(text, run, probes[run[2]], matches) for run in runs]
    return _without_overlaps([one for one in found if one is not None])


def _runs(text: str, longest: int = LONGEST_NAME) -> list[tuple[int, int, str]]:
    """Runs of up to `longest` words (a Chinese character is one), with their keys."""
    tokens = [
        _Token(m.start(), m.end(), re.sub(r"[-–]", "", fold(m[0])), is_chinese(m[0][0]))
        for m in list(_TOKEN.finditer(text))[:MOST_TOKENS]
    ]
    if len(tokens) > LONG_TEXT:
        longest = min(longest, LONGEST_IN_LONG_TEXT)
    runs: list[tuple[int, int, str]] = []
    for first in range(len(tokens)):
        key = ""
        for last in range(first, min(first + longest, len(tokens))):
            if last > first and tokens[last].start - tokens[last - 1].end > 3:
                break
            key += tokens[last].key
            if len(key) > 1:
                runs.append((tokens[first].start, tokens[last].end, key))
    return runs


def _candidate(
    text: str, start: int, end: int, matches: Sequence[NameMatch], ordinary: Ordinary
) -> "_Candidate | None":
    fit = [match for match in matches if _fits(match, text[start:end], ordinary)]
    further = _goes_on(text, end)
    if further is not None:
        said = company_forms(text[start:further])["short"]
        fit = [m for m in fit if m.form not in SHORTENED or said in name_key(m.name)]
        end = further if fit else end
    if not fit:
        return None
    return _Candidate(start, end, fit, max(match.score for match in fit))


def _goes_on(text: str, end: int) -> int | None:
    """Where a company's name that goes on to its legal form ends: 绿雄|贸易有限公司, Acme| Foods Inc.

    Another company of the same brand must not be taken for it.
    """
    match = _REST_OF_COMPANY.match(text, end)
    return match.end() if match else None


def _fits(match: NameMatch, written: str, ordinary: Ordinary) -> bool:
    if match.form == "surname":
        # A surname alone names somebody only where it cannot be a word: Whitfield, but not Young.
        return not is_chinese(written[0]) and written[:1].isupper() and not ordinary(match.key)
    if match.form in ("number", "full"):
        return len(match.key) > 2 or not ordinary(match.key)
    return not ordinary(match.key) or (written[:1].isupper() and not written.isupper())


def _by_kind(matches: Iterable[NameMatch]) -> dict[str, tuple[RecordRef, ...]]:
    """The best records of each kind; a kind that fits much worse than another is left out."""
    kinds: dict[str, list[NameMatch]] = defaultdict(list)
    for match in matches:
        kinds[match.kind].append(match)
    return {
        kind: tuple(RecordRef(kind=kind, id=m.id, name=m.name) for m in best(ones))
        for kind, ones in kinds.items()
    }


def _surnames(text: str) -> dict[str, list[tuple[int, int]]]:
    """Surnames with a title: 顾总, 老顾, Ms Whitfield -> the surname's key and where it stands."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for pattern in (_HONORIFIC_ZH, _OLD_YOUNG, _HONORIFIC_EN):
        for match in pattern.finditer(text):
            found[fold(match[1])].append(match.span())
    return found


def _surname(text: str, start: int, end: int, people: Sequence[NameMatch]) -> Named | None:
    by_kind: dict[str, list[RecordRef]] = defaultdict(list)
    for match in people:
        ref = RecordRef(kind=match.kind, id=match.id, name=match.name)
        if ref not in by_kind[match.kind]:
            by_kind[match.kind].append(ref)
    kinds = {kind: tuple(refs) for kind, refs in by_kind.items() if kind != "user" or
             "contact" not in by_kind}  # fmt: skip
    return Named(start, end, text[start:end], kinds, 0.85)


def _short_alike(said: str, name: str) -> bool:
    """Whether a company's name without its legal form sounds like what was said."""
    return ratio(sound_key(said), sound_key(company_forms(name)["short"])) >= SAME_COMPANY


def _may_be_misspelt(key: str, ordinary: Ordinary) -> bool:
    if is_chinese(key[0]):
        return 2 <= len(key) <= 6 and not ordinary(key)
    return len(key) >= 5 and key.isalpha() and not ordinary(key)


def _alike(
    text: str,
    run: tuple[int, int, str],
    probes: set[str],
    matches: dict[str, list[NameMatch]],
) -> Named | None:
    start, end, key = run
    fit = [
        NameMatch(m.kind, m.id, m.name, m.form, m.key, likeness(key, m) / 100 * m.score)
        for probe in probes
        for m in matches.get(probe, ())
        if likeness(key, m) >= ALIKE and (len(key) > 2 or m.form == "sound")
    ]
    further = _goes_on(text, end)
    if further is not None:
        said = company_forms(text[start:further])["short"]
        fit = [m for m in fit if _short_alike(said, m.name)]
        end = further if fit else end
    if not fit:
        return None
    return Named(start, end, text[start:end], _by_kind(fit), max(m.score for m in fit))


def _without_overlaps(found: Sequence[N]) -> list[N]:
    kept: list[N] = []
    for one in sorted(found, key=lambda n: (n.start - n.end, -n.score, n.start)):
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda n: n.start)
