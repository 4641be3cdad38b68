"""The words that tell which to-do is meant, and how much of what was said a title has.

"色板那个任务", "swatches went out": people seldom say a title as it is written. What is left of a
message without times and the words of doing and moving is compared with what is left of a title.
"""

from dataclasses import dataclass
from functools import lru_cache

from intents.pattern import Pattern
from retrieval.words import STOP, folded, terms_of

_RUN = Pattern(r"[\u3400-\u9fff]+")
_FRAME = Pattern(
    r"[这那上][个条件项]?(?:待办|任务|提醒|事情|事儿?|活儿?)|待办|任务|提醒|来不及|供应商|顺延|延后|推迟|提前|往后|完成|完毕|办妥|搞定|"
    r"\b(?:so )?(?:that one|that|this one|this|it)(?:['’]s| is) (?:off|done|sorted|dealt with|one)\b(?: (?:my|the) (?:list|plate|desk))?|\boff (?:my|the) (?:list|plate|desk)\b|"
    r"\b(?:tick|cross|check|scratch|strike|mark) (?:it|that|this)(?: one)?(?: off| out| as done| done)?\b"
)
_PARTICLES = frozenset(
    "的了过吧啊呀呢哦哈嘛吗啦咯喽把给跟和与去来我你他她它们那这个件事儿就都也已经刚完好搞定办妥成做推到改天日周月今明后昨"
    "再还又先没不能要得会前之挪延拖移缓迟放换晚早拉勾划掉打销在里上下"
)
_SMALL = STOP | frozenset(
    "done dust finish complet sort tick off just already mark pleas pls now up out it that's and move push shift shov bump postpon "
    "delay eod kick drag defer wait slip slid til till until instead thing task todo to-do reminder item one job went gon cross "
    "check scratch strik knock clos ready today all set got get make mak tomorrow next monday friday yet mov cool thank thx ok "
    "then after before let make can should i'v i'll i'm finally lastly actually he she they him her hour minut ago more need give till slip".split()
)
_SAME = {
    "sent": "send", "bought": "buy", "paid": "pay", "wrote": "writ", "gave": "giv", "took": "tak",
    "met": "meet", "spoke": "speak", "told": "tell", "brought": "bring", "built": "build", "rang": "ring",
    "drew": "draw", "chose": "choos", "found": "find", "ran": "run", "held": "hold", "price": "pric",
    "寄": "发", "送": "发", "邮": "发", "递": "发", "买": "订",
}  # fmt: skip
"""Past tenses, and words for one thing that people say for each other."""
_SHORTEST_STEM = 4


@dataclass(frozen=True)
class Words:
    """Chinese characters and English stems that tell what a text is about.

    `pairs` are neighbouring characters: single ones meet by chance. `heads` are how stems begin:
    two texts without one in common have no stem of which the other has a longer form.
    """

    letters: frozenset[str]
    pairs: frozenset[str]
    stems: frozenset[str]
    heads: frozenset[str]

    def __len__(self) -> int:
        return len(self.letters) + len(self.stems)


@lru_cache(maxsize=4096)  # a person's titles are asked of at every message
def words_of(text: str) -> Words:
    """What a text is about."""
    plain = _FRAME.sub(" ", folded(text))
    runs = [run for whole in _RUN.findall(plain) for run in _content(whole)]
    pairs = {run[at : at + 2] for run in runs for at in range(len(run) - 1)}
    latin = {_SAME.get(term, term) for term in terms_of(_RUN.sub(" ", plain))}
    stems = {term for term in latin - _SMALL if len(term) > 1}
    heads = {term[:_SHORTEST_STEM] for term in stems}
    return Words(frozenset("".join(runs)), frozenset(pairs), frozenset(stems), frozenset(heads))


def _content(run: str) -> list[str]:
    """The parts of a run of characters between particles."""
    return "".join(" " if c in _PARTICLES else _SAME.get(c, c) for c in run).split()


def common(said: Words, title: Words) -> int:
    """How many of the words said are the title's; characters only where two stand together."""
    apart = said.pairs.isdisjoint(title.pairs)
    letters = 0 if apart else len(said.letters & title.letters)
    if said.heads.isdisjoint(title.heads):
        return letters
    return letters + sum(1 for one in said.stems if _held(one, title.stems))


def _held(stem: str, stems: frozenset[str]) -> bool:
    """Whether stems hold one, or a longer form of it: cert of certificate."""
    if stem in stems or len(stem) < _SHORTEST_STEM:
        return stem in stems
    long_ones = (one for one in stems if len(one) >= _SHORTEST_STEM)
    return any(one.startswith(stem) or stem.startswith(one) for one in long_ones)
