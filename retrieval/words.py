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
    "ever anybody anyone somebody someone".split()
)
"""English words that every question has; they say nothing about what it is about."""
_TOLD = STOP | frozenset(
    "ask asked asks mention mentioned want wanted wants because there talk talks talked talking "
    "speak speaks spoke spoken say says tell tells think thinks thought feel feels felt "
    "promise promised promises complain complained complains worry worried worries".split()
)
"""Those of a question about what somebody said or wanted, too."""
_ASKING = re.compile(
    "有没有|是不是|什么时候|什么|为什么|怎么|哪些|哪个|哪家|哪位|多少|我们|他们|她们|你们|咱们|上次|之前|以前|"
    "曾经|记得|要求|问过|问起|有人|关于|提到|提过|说过|说了|谈到|聊到|来着|客户|或者|或是|还是|以及|喜欢|觉得|认为|"
    "抱怨|投诉|答应|承诺|担心|[谁过的了吗呢吧啊和跟与在是对把被给我你他她们都也还]"
)
"""Chinese ones: a question is cut there, so that no pair of characters spans two words."""


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


@lru_cache(maxsize=1)
def _told_terms() -> frozenset[str]:
    return _TOLD | {_stem(word) for word in _TOLD}


def telling_terms(text: str) -> list[str]:
    """The terms of a question that say what it is about; none where it says nothing of that."""
    cut = _ASKING.sub(" ", folded(text))
    told = dict.fromkeys(terms_of(cut))
    return [term for term in told if term not in _told_terms() and len(term) > 1]


def asked_terms(text: str) -> list[str]:
    """The terms to search by: the telling ones, or all where there are none."""
    return telling_terms(text) or list(dict.fromkeys(terms_of(text)))


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
