"""Tickets like one of this subject, and what solved them: by word and, where asked, by meaning."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from crm_store.models import Ticket
from crm_store.repositories.alike import Alike
from crm_store.repositories.passages import PassageFilter
from crm_store.store import Store
from retrieval.search import Hit, Wanted, search_by_word
from retrieval.service import Retrieval

LOOKED, SHOWN = 12, 3


@dataclass(frozen=True)
class SolvedTicket:
    """A ticket that was solved, and what solved it."""

    id: int
    number: str
    subject: str
    customer: str
    solved_at: datetime | None
    solution: str


def solved_by_word(store: Store, subject: str, but: int) -> list[SolvedTicket]:
    """Solved tickets with the words of a subject, in some milliseconds: no model is waited for.

    Only tickets that the actor may see, the nearest first; `but` is the key of one left out.
    """
    return _solved(store, search_by_word(store, _wanted(subject)), but)


def solved_by_meaning(
    store: Store, retrieval: Retrieval, subject: str, but: int, *, nearest: bool = False
) -> list[SolvedTicket]:
    """As `solved_by_word`, in whatever language; what was written just now is not waited for.
    `nearest` takes the nearest ones, whether they are like it or not."""
    found = retrieval.search(store.actor, store.now, _wanted(subject), catch_up=False)
    return _solved(store, [one.hit for one in found.hits], but, nearest)


def alike_by_meaning(
    store: Store, retrieval: Retrieval, subject: str, but: int
) -> list[Ticket]:  # fmt: skip
    """Tickets like one of this subject, solved or not; as above, the nearest first."""
    found = retrieval.search(store.actor, store.now, _wanted(subject), catch_up=False)
    likely = [one.hit.record_id for one in found.hits if one.hit.sure and one.hit.record_id != but]
    keys = list(dict.fromkeys(likely))[:SHOWN]
    return Alike(store).tickets(keys) if keys else []


def _wanted(subject: str) -> Wanted:
    return Wanted(topic=subject, narrowed=PassageFilter(kinds=("ticket",)), limit=LOOKED)


def _solved(
    store: Store, hits: Sequence[Hit], but: int, nearest: bool = False
) -> list[SolvedTicket]:
    likely = [one for one in hits if (one.sure or nearest) and one.record_id != but]
    keys = dict.fromkeys(one.record_id for one in likely)
    found = Alike(store).solved(list(keys))[:SHOWN] if keys else []
    return [
        SolvedTicket(
            ticket.id, ticket.number, ticket.subject,
            ticket.customer.name if ticket.customer else "", ticket.resolved_at, solution,
        )
        for ticket, solution in found
    ]  # fmt: skip
