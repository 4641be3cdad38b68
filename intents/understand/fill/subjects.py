"""Tickets and campaigns by words of their subject or name, and documents by an unknown number."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from crm_store.names import name_key, singular
from intents.call import Mention, RecordRef, SlotValue
from intents.pattern import Pattern
from intents.understand.document_numbers import digits_said
from intents.understand.fill.request import Request

ENOUGH = 0.5
"""How much of a subject has to be said to mean it."""
_CHINESE = Pattern(r"[\u3400-\u9fff]")
_LONG_RUN = 4
_SHORT_WORD = 3
_NUMBER = Pattern(
    r"(?<![A-Za-z0-9-])#?([A-Za-z]{1,4}-\d{2,6}(?:-\d{1,6})?|[A-Za-z]{1,3}\d{4,10})(?![A-Za-z0-9-])"
)
_NUMBERED = frozenset({"quote", "contract", "order", "ticket"})


@dataclass(frozen=True)
class _Titled:
    """A record and the words that it is known by."""

    record: RecordRef
    words: str


def typed_number(kind: str, request: Request) -> SlotValue:
    """The number of a document that the store does not have, as typed: Q-2026-0018."""
    match = _NUMBER.search(request.unnamed) if kind in _NUMBERED else None
    return Mention(kind=kind, text=match[1]) if match else None


def by_subject(kind: str, request: Request) -> SlotValue:
    """The ticket or campaign of whose subject or name the message has most words."""
    held = _held(kind, request)
    if refs := _by_digits(kind, held, request):
        return Mention(kind=kind, text=refs[0].name, candidates=refs)
    scored = [(_share(one.words, request), one.record) for one in held]
    top = max((score for score, _ in scored), default=0.0)
    if top < ENOUGH:
        return None
    refs = tuple(record for score, record in scored if score == top)
    return Mention(kind=kind, text=refs[0].name, candidates=refs)


def _by_digits(kind: str, held: Sequence[_Titled], request: Request) -> tuple[RecordRef, ...]:
    """The documents whose number ends in the figures that a message names: GD-451 by 451号工单."""
    said = digits_said(kind, request.text)
    if said is None:
        return ()
    ends = ((re.search(r"(\d+)$", one.record.name), one.record) for one in held)
    return tuple(record for end, record in ends if end and int(end[1]) == said)


def _held(kind: str, request: Request) -> Sequence[_Titled]:
    store = request.context.store
    if kind == "campaign":
        return [_Titled(RecordRef(kind=kind, id=k, name=n), n) for k, n in store.campaigns.names()]
    meant = request.intent.name.endswith("_ticket") or _TICKET_WORD.search(request.plain)
    if kind != "ticket" or not meant:
        return []
    customers = {one.id for named in request.named("customer") for one in named.by_kind["customer"]}
    return [
        _Titled(RecordRef(kind=kind, id=key, name=number), subject)
        for key, number, subject, customer in store.tickets.subjects()
        if not customers or customer in customers
    ]


_TICKET_WORD = Pattern(
    r"工单|单子|单$|单(?=[解处转改升降关怎什有到给派分标设,，\s])|[那这]张|[那这]单|投诉|报修|退货|"
    r"\b(?:tickets?|cases?|issues?|complaints?|repairs?|requests?|returns?|problems?)\b", re.I,
)  # fmt: skip


def _share(words: str, request: Request) -> float:
    """How much of a subject a message says, 0 to 1."""
    if _CHINESE.search(words):
        return _share_zh(name_key(words), name_key(request.text))
    said = _latin_words(request.text)
    own = [word for word in _latin_words(words) if word not in _SMALL]
    shared = sum(len(word) for word in own if word in said)
    share = shared / sum(map(len, own)) if own else 0.0
    pairs = {pair for pair in pairwise(said) if min(map(len, pair)) > _SHORT_WORD}
    return max(share, ENOUGH) if pairs & set(pairwise(own)) else share


def _share_zh(own: str, text: str) -> float:
    """Of a long subject one long run is enough."""
    return (
        max(shares_runs(own, text), ENOUGH)
        if _longest(own, text) >= _LONG_RUN
        else shares_runs(own, text)
    )


def _runs(own: str, text: str) -> list[int]:
    pairs = "".join("1" if own[i : i + 2] in text else "0" for i in range(len(own) - 1))
    return [len(run) + 1 for run in pairs.split("0") if run]


def _longest(own: str, text: str) -> int:
    return max(_runs(own, text), default=0)


def shares_runs(own: str, text: str) -> float:
    """How much of a key stands in a text, 0 to 1, in pairs of characters in any order."""
    return sum(_runs(own, text)) / len(own) if own else 0.0


def _latin_words(text: str) -> list[str]:
    return [singular(word) for word in re.findall(r"[a-z0-9]+", text.lower())]


_SMALL = frozenset("the a an to for of with about on in at by and or my our every up".split())
