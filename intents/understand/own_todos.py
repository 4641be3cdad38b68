"""Whether a message speaks of one of the speaker's own open to-dos, in whatever order and tense.

"招标澄清回给卢主任了" is the to-do 给卢主任回招标澄清 done, and "sent O'Malley's the plan" that of
sending it. Such a message has most of the to-do's words, and few others.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from retrieval.words import STOP, folded, terms_of

SAID_OF_TITLE = 0.55
"""So much of a title's words a message has that speaks of it."""
TITLE_OF_SAID = 0.55
"""And so much of the message's words are the title's."""
FEWEST = 3
"""A word less would be met by chance; a Chinese character counts as one."""
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_PARTICLES = frozenset(
    "的了过吧啊呀呢哦哈嘛吗把给跟和与去来我你他她它们那这个件事儿就都也已经刚完好搞定办妥成做推到改天日周月今明后昨"
)
_SMALL = STOP | frozenset(
    "done dust finish complet sort tick off just already mark off pleas now up out it that's and move push shift bump postpon delay eod".split()
)
_PAST = {
    "sent": "send", "bought": "buy", "paid": "pay", "wrote": "writ", "gave": "giv", "took": "tak", "made": "mak",
    "got": "get", "met": "meet", "spoke": "speak", "told": "tell", "brought": "bring", "built": "build", "rang": "ring",
    "did": "do", "put": "put", "drew": "draw", "chose": "choos", "found": "find", "ran": "run", "set": "set", "held": "hold",
}  # fmt: skip


def speaks_of(text: str, titles: Sequence[str]) -> bool:
    """Whether a text has most of the words of one of these titles, and few besides."""
    said = _words(text)
    return len(said) >= FEWEST and any(_same(said, _words(title)) for title in titles)


def _same(said: frozenset[str], wanted: frozenset[str]) -> bool:
    common = len(said & wanted)
    enough = common >= FEWEST or common == len(wanted) >= 2
    return enough and common >= SAID_OF_TITLE * len(wanted) and common >= TITLE_OF_SAID * len(said)


@lru_cache(maxsize=4096)  # a person's titles are asked of at every message
def _words(text: str) -> frozenset[str]:
    """Stems of English words, and Chinese characters, that tell what a text is about."""
    characters = set(_CHINESE.findall(folded(text))) - _PARTICLES
    latin = {_PAST.get(term, term) for term in terms_of(_CHINESE.sub(" ", text))}
    return frozenset(characters | {term for term in latin - _SMALL if len(term) > 1})
