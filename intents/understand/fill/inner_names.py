"""The speaker's own customers by an inner part of their name: 机场 of 燕京机场贵宾服务, Rheinfels."""

from collections.abc import Iterator

from crm_store.names import LEGAL_ZH, TRADES_ZH, fold, simplify
from crm_store.places import PLACES_ZH
from intents.call import Mention, RecordRef
from intents.pattern import Pattern
from intents.understand.fill.request import Request

_CHINESE = Pattern(r"[\u3400-\u9fff]")
_SURE_RUN = 3
_LONGEST = 8
_POINTED = Pattern(
    r"(?:那|这)|的|家|客户|到账|到帐|付|打了|打来|回款|欠|投诉|报修|订|下单|续|\s*[:：]"
)
"""What follows two characters that are meant as a name."""
_MORE_BEFORE = Pattern(
    r"[A-Z][\w&'-]*\s+$|[\u3400-\u9fff]$(?<![给跟和去到把的在帮对与看查为约向从让找请由])(?<!一下|客户|联系|拜访|见了|今天|昨天|明天|上午|下午|刚才)"
)
_MORE_AFTER = Pattern(rf"\s[A-Z]|[a-z]|{'|'.join((*LEGAL_ZH, *TRADES_ZH))}")
_NO_NAME = frozenset((*PLACES_ZH, *TRADES_ZH, *LEGAL_ZH))
_SHORTEST_WORD = 5


def own_by_part(request: Request) -> Mention | None:
    """The one customer of the speaker's of whose name the message has the longest part."""
    user_id = request.context.actor.user_id
    if user_id is None:
        return None
    held, pairs = request.context.store.customers.names_owned(user_id), _pairs(request.unnamed)
    near = [(key, name) for key, name in held if not pairs.isdisjoint(_pairs(simplify(name)))]
    scored = [(_said(name, request), key, name) for key, name in near]
    top = max((len(run) for run, _, _ in scored), default=0)
    best = [one for one in scored if len(one[0]) == top]
    if not top or len(best) > 1:
        return None
    run, key, name = best[0]
    return Mention(
        kind="customer", text=run, candidates=(RecordRef(kind="customer", id=key, name=name),)
    )


def _pairs(text: str) -> set[str]:
    """The pairs of characters of a text; names that share none with a message are not in it."""
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _said(name: str, request: Request) -> str:
    """The longest inner part of a name that a message has as a name; empty where none."""
    runs = _runs(simplify(name)) if _CHINESE.search(name) else _words(name)
    return next((run for run in runs if _stands_for(run, request)), "")


def _runs(name: str) -> Iterator[str]:
    """The runs of a Chinese name after its start, the longest first."""
    for size in range(min(_LONGEST, len(name) - 1), 1, -1):
        for start in range(1, len(name) - size + 1):
            yield name[start : start + size]


def _words(name: str) -> Iterator[str]:
    yield from sorted(
        (w for w in name.split()[1:] if len(w) >= _SHORTEST_WORD), key=len, reverse=True
    )


def _stands_for(run: str, request: Request) -> bool:
    place = request.unnamed.find(run)
    if place < 0 or run in _NO_NAME or request.ordinary(fold(run)):
        return False
    before, after = request.unnamed[:place], request.unnamed[place + len(run) :]
    if _MORE_BEFORE.search(before) or _MORE_AFTER.match(after):
        return False  # part of a longer name, which is another's
    if not _CHINESE.search(run):
        return run[0].isupper()
    if len(run) < _SURE_RUN:
        return place == 0 and _POINTED.match(request.unnamed, len(run)) is not None
    return not any(run.startswith(word) for word in _NO_NAME) or len(run) > _SURE_RUN
