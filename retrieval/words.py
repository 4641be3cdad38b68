"""Terms of a text for full-text search: English words, pairs of neighbouring Chinese characters.

Both databases are given these terms and no text, so that they find the same on both.
"""

import re
import unicodedata
from functools import lru_cache

from opencc import OpenCC

from crm_store.scope import Language

_RUN = re.compile(r"[a-z0-9]+|[\u3400-\u9fff]+")
_CJK = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]+")
LONGEST_TERM = 40
STOP = frozenset(
    "a about all an and any are as at be been but by can could did do does for from had has have "
    "he her his how i if in is it its me my no not of on or our said say she so that the their "
    "them they this to told us was we were what when where which who why will with would you your "
    "什么 有没 没有 我们 他们 你们 上次 之前 以前 怎么 是不 不是 过什 说过 么时 时候 哪些 哪个 "
    "记得 提过 提到 是谁 谁说 的是 是什".split()
)
"""Words that every question has; they say nothing about what it is about."""


@lru_cache(maxsize=1)
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


def folded(text: str) -> str:
    """The text in small letters, plain width and simplified characters."""
    plain = unicodedata.normalize("NFKC", text).lower()
    return str(_simplifier().convert(plain)) if _CJK.search(plain) else plain


def terms_of(text: str) -> list[str]:
    """The terms of a text, in order, each as often as it stands there."""
    found: list[str] = []
    for run in _RUN.findall(folded(text)):
        if run[0] > "\u3400":
            found += [run[at : at + 2] for at in range(max(1, len(run) - 1))]
        elif len(run) <= LONGEST_TERM:
            found.append(_stem(run))
    return found


def asked_terms(text: str) -> list[str]:
    """The terms of a question that say what it is about."""
    return [term for term in dict.fromkeys(terms_of(text)) if term not in STOP]


def language_of(text: str) -> Language:
    """The language that most of a text is in."""
    return "zh" if len(_CJK.findall(text)) >= len(_LATIN.findall(text)) else "en"


def _stem(word: str) -> str:
    """An English word without its commonest endings, so that shipment finds shipments."""
    if len(word) > 5 and word.endswith("ing"):
        return word[:-3]
    if len(word) > 4 and word.endswith(("ed", "es")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word.removesuffix("e") if len(word) > 4 else word
