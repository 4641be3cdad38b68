"""Where in a message a record may be named: by runs of words, or by a surname with a title."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from crm_store.names import (
    COMPOUND_SURNAMES,
    LEGAL_EN,
    LEGAL_ZH,
    TRADES_EN,
    TRADES_ZH,
    fold,
    singular,
)
from crm_store.repositories.name_lookup import FIRST
from intents.pattern import Pattern
from intents.understand.document_numbers import document_runs
from intents.understand.text import is_chinese

LONGEST_NAME = 24
LONGEST_IN_LONG_TEXT = 12
LONG_TEXT = 60
"""Words of a message beyond which names are looked for with fewer words, so as not to slow down."""
MOST_TOKENS = 300

_REST_OF_COMPANY = Pattern(
    rf"(?:{'|'.join(TRADES_ZH)})*(?:{'|'.join(LEGAL_ZH)})|"
    rf"(?:[\s,]+(?:{'|'.join(sorted(TRADES_EN))}))*[\s,]+(?:{'|'.join(sorted(LEGAL_EN - {'co', 'sa', 'ag', 'company', 'group'}))})\b\.?",
    re.I,
)
_TOKEN = Pattern(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+(?:[-–][^\W_\u3400-\u9fff]+)*")
_TITLES_ZH = (
    "总经理|总监|总|经理|工程师|工|老师|先生|女士|小姐|主任|院长|校长|处长|科长|部长|局长|董事长|董|博士|教授|"
    "医生|大夫|姐|哥|老板|主管|师傅|阿姨|叔|厂长|书记|馆长|店长|行长|所长|站长|会长|队长|秘书长|部长|园长|掌柜"
)
_SURNAME_ZH = rf"((?:{'|'.join(COMPOUND_SURNAMES)})|[\u3400-\u9fff])"
_HONORIFIC_ZH = Pattern(rf"{_SURNAME_ZH}(?:{_TITLES_ZH})(?![\u3400-\u9fff]{{0}}部)")
_OLD_YOUNG = Pattern(r"(?<![\u3400-\u9fff])[老小]([\u3400-\u9fff])(?![\u3400-\u9fff]板)")
_HONORIFIC_EN = Pattern(
    r"\b(?:mr|mrs|ms|miss|mister|dr|prof|professor|sir|madam|sister|sr|brother|father|captain|chef|herr|frau)\.?\s+([^\W\d_]+)",
    re.I,
)


ALWAYS_CAPITAL = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june "
    "july august september october november december mon tue wed thu fri sat sun jan feb mar apr jun "
    "jul aug sep sept oct nov dec".split()
)
"""Words of the calendar, of which the capital tells nothing: Monday alone is no customer."""
_IN_PIECES = Pattern(r"\b[A-Za-z]{1,2} | [A-Za-z]{1,2}\b")
"""Little words that together spell somebody's given name: the Ana of "an A account"."""


@dataclass(frozen=True)
class Place:
    """Words that may name records: from `start` to `said` a key, to `end` with a legal form.

    `filed` are the (kind, form) pairs under which the key is filed and may be meant by the words.
    `loose`: the words say the key of a product in another shape, "lift desks", 单人的静音舱.
    """

    start: int
    said: int
    end: int
    key: str
    titled: bool = False
    loose: bool = False
    filed: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True)
class _Token:
    start: int
    end: int
    key: str


def find_places(text: str) -> list[Place]:
    """Wherever a record may be named: by a run of words, or by a surname with a title."""
    runs = [
        Place(start, end, end, key) for start, end, key in word_runs(text) + document_runs(text)
    ]
    titled = [
        Place(start, end, end, key, titled=True)
        for key, spans in _surnames(text).items()
        for start, end in spans
    ]
    return runs + titled + [one for run in runs for one in _loosely(text, run)]


_PLURAL = Pattern(r"[^\W\d_]s$", re.I)


def _loosely(text: str, run: Place) -> Iterator[Place]:
    """The place as a product's, said in the plural or with 的 between the words of its name."""
    if is_chinese(text[run.start]):
        if "的" in run.key[1:-1]:
            yield replace(run, key=run.key.replace("的", ""), loose=True)
    elif _PLURAL.search(run.key) and len(run.key) > _SHORTEST_PLURAL:
        keys = {run.key[:-1], singular(run.key)}
        yield from (replace(run, key=key, loose=True) for key in sorted(keys))


_SHORTEST_PLURAL = 4


def first_words(text: str) -> list[Place]:
    """Words that may be the first of a customer's Latin name, where nothing else claims them."""
    found = re.finditer(r"[A-Za-z]{4,}", text)
    return [Place(m.start(), m.end(), m.end(), fold(m[0])) for m in found]


def going_on(text: str, place: Place) -> Place:
    """The place, to the end of the legal form that follows it if one does."""
    return replace(place, end=goes_on(text, place.end) or place.end)


def goes_on(text: str, end: int) -> int | None:
    """Where a company's name that goes on to its legal form ends: 绿雄|贸易有限公司, Acme| Foods Inc.

    Another company of the same brand must not be taken for it.
    """
    match = _REST_OF_COMPANY.match(text, end)
    return match.end() if match else None


_LONGEST_GAP = 4
"""Signs that may stand between two words of a name: the `'); ` of Robert'); DROP TABLE."""
_NEXT_WORD = Pattern(r"[ ]?(&)|[ ]([^\W_\u3400-\u9fff]+)")
_RUN_ZH = Pattern(r"[\u3400-\u9fff]{2,10}")


def rest_of(name: str, text: str, start: int, end: int) -> int:
    """Where a name ends that is said shorter than it is written, with a piece of its rest:

    Bramble| & Thorn, of Bramble & Thorn Distillers; 楚才|中学, of 楚才实验中学.
    """
    said, whole = fold(text[start:end]), fold(name)
    left = whole[whole.find(said) + len(said) :] if said in whole else ""
    if run := _RUN_ZH.match(text, end):
        pieces = (run[0][:size] for size in range(len(run[0]), 1, -1))
        return end + next((len(piece) for piece in pieces if fold(piece) in left), 0)
    words, kept = re.findall(r"&|\w+", left), end
    while (word := _NEXT_WORD.match(text, end)) and (key := fold(word[1] or word[2])) in words:
        words, end = words[words.index(key) + 1 :], word.end()
        kept = end if key != "&" else kept
    return kept


def word_runs(text: str, longest: int = LONGEST_NAME) -> list[tuple[int, int, str]]:
    """Runs of up to `longest` words (a Chinese character is one), with their keys."""
    tokens = [
        _Token(m.start(), m.end(), re.sub(r"[-–]", "", fold(m[0])))
        for m in list(_TOKEN.finditer(text))[:MOST_TOKENS]
    ]
    if len(tokens) > LONG_TEXT:
        longest = min(longest, LONGEST_IN_LONG_TEXT)
    runs: list[tuple[int, int, str]] = []
    for first in range(len(tokens)):
        key = ""
        for last in range(first, min(first + longest, len(tokens))):
            if last > first and tokens[last].start - tokens[last - 1].end > _LONGEST_GAP:
                break
            key += tokens[last].key
            if len(key) > 1:
                runs.append((tokens[first].start, tokens[last].end, key))
    return runs


def _surnames(text: str) -> dict[str, list[tuple[int, int]]]:
    """Surnames with a title: 顾总, 老顾, Ms Whitfield -> the surname's key and where it stands."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for pattern in (_HONORIFIC_ZH, _OLD_YOUNG, _HONORIFIC_EN):
        for match in pattern.finditer(text):
            found[fold(match[1])].append(match.span())
    return found


def fits(form: str, key: str, written: str, ordinary: Callable[[str], bool]) -> bool:
    """Whether words as written may mean a record by a key that is filed in this form."""
    if form == FIRST:
        return False  # looked up apart, where nothing else claims the word
    if form == "surname":
        # A surname alone names somebody only where it cannot be a word: Whitfield, but not Young.
        return not is_chinese(written[0]) and written[:1].isupper() and not ordinary(key)
    if form in ("number", "full"):
        return len(key) > 2 or not ordinary(key)
    if key in ALWAYS_CAPITAL or (form == "given" and _IN_PIECES.search(written)):
        return False
    return not ordinary(key) or (written[:1].isupper() and not written.isupper())
