"""Leads that nobody touched: still new, and nothing changed in them since; and who could take one.

Whoever gets a lead has its time anew, because that changes the lead.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from crm_store.models import AuditEntry, Lead, User
from crm_store.store import Store

MANY = 500
NEW = "new"
OPEN = (NEW, "contacted", "qualified")


@dataclass(frozen=True)
class UntouchedLead:
    """A new lead, whose it is (None: nobody's), and since when it waits (UTC)."""

    id: int
    owner_id: int | None
    since: datetime


def untouched_leads(store: Store, before: datetime) -> Iterator[UntouchedLead]:
    """New leads that came in, or were changed last, before that moment; streamed."""
    changed = (
        select(func.max(AuditEntry.at))
        .where(AuditEntry.kind == "lead", AuditEntry.record_id == Lead.id)
        .where(AuditEntry.op == "update")
        .correlate(Lead)
        .scalar_subquery()
    )
    query = (
        store.leads.query()
        .with_only_columns(Lead.id, Lead.owner_id, Lead.created_at, changed)
        .where(Lead.status == NEW, Lead.created_at < before)
        .order_by(Lead.id)
    )
    rows: Any = store.session.execute(query.execution_options(yield_per=MANY))
    for key, owner, created, last in rows:
        since = max(created, last) if last is not None else created
        if since < before:
            yield UntouchedLead(key, owner, since)


class Takers:
    """Colleagues who could take a lead: of the owner's team, whoever has the fewest; in turn.

    Where they live by several clocks, it is the lead's and the week's turn that says by which its
    taker lives, whatever was given meanwhile. Who looks on each clock's morning finds the same.
    """

    def __init__(self, store: Store) -> None:
        reps = store.users.query().where(User.role == "rep").order_by(User.id)
        self._reps = list(store.session.scalars(reps))
        held = store.leads.query().where(Lead.status.in_(OPEN), Lead.owner_id.is_not(None))
        counted = held.with_only_columns(Lead.owner_id, func.count()).group_by(Lead.owner_id)
        self._held: Counter[int] = Counter(
            {owner: count for owner, count in store.session.execute(counted) if owner is not None}
        )

    def next_for(self, owner_id: int | None, turn: int) -> int | None:
        """Who is to have a lead of that colleague's, or one that is nobody's; None for nobody."""
        team = next((one.team_id for one in self._reps if one.id == owner_id), None)
        fit = [
            one
            for one in self._reps
            if one.id != owner_id and (owner_id is None or one.team_id == team)
        ]
        if not fit:
            return None
        clock = fit[turn % len(fit)].timezone
        there = [one.id for one in fit if one.timezone == clock]
        taker = min(there, key=lambda key: (self._held[key], key))
        self._held[taker] += 1
        return taker
