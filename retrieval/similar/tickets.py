"""Tickets like what is asked now, and what solved them: by meaning and by word, from the index."""

from dataclasses import dataclass
from datetime import datetime

from crm_store.repositories.alike import Alike
from crm_store.repositories.passages import PassageFilter
from crm_store.scope import Actor
from crm_store.store import Store
from retrieval.search import Wanted
from retrieval.service import Named, Retrieval

COVERED, NEAR = 0.34, 0.06
"""A passage with so much of the words, or so near in meaning, is about the same."""
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


def solved_alike(
    retrieval: Retrieval, actor: Actor, now: datetime, subject: str, but: int | None = None
) -> list[SolvedTicket]:
    """Solved tickets about the same, the nearest first.

    Only tickets that the actor may see, and none that is not in the index yet; `but` is the key of
    one that is left out.
    """
    wanted = Wanted(topic=subject, narrowed=PassageFilter(kinds=("ticket",)), limit=LOOKED)
    hits = retrieval.search(actor, now, wanted, catch_up=False).hits
    keys = dict.fromkeys(one.hit.record_id for one in hits if _is_near(one))
    keys.pop(but or 0, None)
    if not keys:
        return []
    with retrieval.database.reading() as session:
        solved = Alike(Store(session, actor, now)).solved(list(keys))[:SHOWN]
        return [
            SolvedTicket(
                ticket.id, ticket.number, ticket.subject,
                ticket.customer.name if ticket.customer else "", ticket.resolved_at, solution,
            )
            for ticket, solution in solved
        ]  # fmt: skip


def _is_near(named: Named) -> bool:
    return named.hit.covered >= COVERED or (named.hit.nearness or 0.0) >= NEAR
