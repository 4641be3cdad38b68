"""Deals and contracts by the words of their own name, beside their customer's: 智慧泵站那单."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from rapidfuzz.fuzz import partial_ratio

from crm_store.names import name_key
from intents.call import Mention, RecordRef, SlotValue
from intents.pattern import Pattern
from intents.understand.fill.request import Request
from intents.understand.names_in_text import Named

ALIKE = 85.0
ALIKE_CLAUSE = 76.0
_CHINESE = Pattern(r"[\u3400-\u9fff]")
_SPACE = r"[\s·\-–—/()（）]+"


def own_words(name: str, customers: Sequence[str], text: str) -> int:
    """The longest run of a name, beside its customer's, that a folded text holds; 0 if short."""
    own = _own_part(name, customers)
    match = SequenceMatcher(None, own, text, autojunk=False).find_longest_match()
    run = own[match.a : match.a + match.size]
    return len(run) if len(run) >= (2 if _CHINESE.search(run) else 4) else 0


def text_beside(request: Request, named: Named) -> str:
    """The folded message without one name and what only says that a deal or contract is meant."""
    return name_key(request.plain[: named.start] + " " + request.plain[named.end :])


def own_deals(request: Request) -> SlotValue:
    """The speaker's open deals of which the message has two words, or a long one, in a row."""
    actor = request.context.actor
    if actor.user_id is None:
        return None
    text = name_key(request.unnamed)
    held = request.context.store.deals.open_names(actor.user_id)
    scored = [(_said(name, text), key, name) for key, name in held]
    top = max((score for score, _, _ in scored), default=0)
    if not top:
        return None
    refs = tuple(RecordRef(kind="deal", id=key, name=name) for s, key, name in scored if s == top)
    return Mention(
        kind="deal", text=refs[0].name if len(refs) == 1 else request.text, candidates=refs
    )


def _said(name: str, text: str) -> int:
    """The length of the longest run of a name's own words that a text holds; 0 without one."""
    key = name_key(name)
    chinese = bool(_CHINESE.search(key))
    runs = [key[i:] for i in range(1, len(key) - 3)] if chinese else []
    words = [name_key(word) for word in re.split(_SPACE, name)]
    runs += [
        "".join(words[i:j]) for i in range(1, len(words)) for j in range(i + 1, len(words) + 1)
    ]
    opening = [] if chinese else ["".join(words[:j]) for j in range(2, len(words) + 1)]
    found = [run for run in runs if _tells(run)] + [run for run in opening if len(run) >= _OPENING]
    return max((len(run) for run in found if run in text), default=0)


_OPENING = 6
"""So many letters of two words that a name begins with mean it: Tower C, of Tower C fit-out."""


def _tells(run: str) -> bool:
    """Whether a run of a name is long enough to mean it: 智慧泵站, Line 4, but not "sensors"."""
    if _CHINESE.search(run):
        return len(run) >= 4
    return len(run) >= 9 or (len(run) >= 4 and run[-1].isdigit())


def contracts_said(request: Request) -> list[Named]:
    """The customer's contracts whose own words the message has: 绿源运维第三年那份合同."""
    customers = request.named("customer")
    if not customers:
        return []
    named = customers[0]
    text = text_beside(request, named)
    held = [
        (key, number, _own_part(name, [one.name for one in named.by_kind["customer"]]))
        for one in named.by_kind["customer"]
        for key, number, name in request.context.store.contracts.names_of(one.id)
    ]
    scored = [(_overlap(own, text), key, number) for key, number, own in held]
    top = max((score for score, _, _ in scored), default=0.0)
    if top < ALIKE:
        return []
    refs = tuple(RecordRef(kind="contract", id=k, name=n) for score, k, n in scored if score == top)
    return [Named(named.start, named.end, named.text, {"contract": refs}, 0.9)]


def _own_part(name: str, customers: Sequence[str]) -> str:
    key = name_key(name)
    for customer in customers:
        for length in range(len(name_key(customer)), 1, -1):
            if key.startswith(name_key(customer)[:length]):
                return key[length:]
    return key


def _overlap(own: str, text: str) -> float:
    """How much of a contract's own words a text has; generic ones alone are too little."""
    bare = re.sub(
        r"^(?:contract|合同)|(?:contract|agreement|合同|协议|服务|service|plan)$", "", own
    )
    least = 2 if _CHINESE.search(bare) else 4
    if len(bare) < least:
        bare = own
    if len(bare) < least or len(text) < len(bare):
        return 0.0
    return partial_ratio(bare, text)


def tasks_by_clause(request: Request, said: str) -> tuple[RecordRef, ...]:
    """The speaker's to-dos whose title's first clause is nearly in these words."""
    text = name_key(said)
    if len(text) < 4:
        return ()
    held = request.context.store.task_titles.own
    scored = [(partial_ratio(_first_clause(title), text), key, title) for key, title in held]
    top = max((score for score, _, _ in scored), default=0.0)
    if top < ALIKE_CLAUSE:
        return ()
    return tuple(RecordRef(kind="task", id=k, name=t) for score, k, t in scored if score == top)


@lru_cache(maxsize=4096)  # a person's titles are asked of time and again
def _first_clause(title: str) -> str:
    return name_key(re.split(r"[,，;；。]", title)[0])
