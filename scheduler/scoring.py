"""Every customer is scored anew each day: model first, then customers by the thousand.

However many there are, no more than one chunk of them is in memory; what is as it was is not
written again. Each chunk is a unit of work, so that nobody else waits long for the store.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np

from crm_store.actors import Defaults, system_actor, zone_of
from crm_store.database import Database
from crm_store.locks import is_mine
from crm_store.metrics.buying.histories import CHUNK, Histories, histories
from crm_store.metrics.buying.model import SETTING, PurchaseModel, fitted, stored
from crm_store.metrics.buying.scores import ScoreRow, score_rows, scores
from crm_store.repositories.scores import KeptScores, Moved
from crm_store.scope import Actor
from crm_store.store import Store
from crm_store.unit_of_work import UnitOfWork

WORK = "scoring"

Kept = Mapping[int, tuple[int, str]]
"""Mark and segment by a customer's key."""


@dataclass
class Scored:
    """What a day's scoring came to: customers looked at, buyers among them, rows written, moves."""

    customers: int = 0
    buyers: int = 0
    written: int = 0
    moved: int = 0


def score_daily(database: Database, defaults: Defaults, now: datetime) -> Scored | None:
    """Score everybody, once a day by the workspace's calendar; None where that is done already."""
    with database.reading() as session:
        store = Store(session, system_actor(defaults), now)
        zone = zone_of(store.workspace.setting("timezone"), defaults.timezone)
        model = stored(store)
    if model is not None and model.day >= now.astimezone(zone).date():
        return None
    return score_customers(database, replace(system_actor(defaults), timezone=zone), now)


def score_customers(
    database: Database, actor: Actor, now: datetime, chunk: int = CHUNK
) -> Scored | None:
    """Score everybody as of the actor's today; None where another process is at it.

    The segments that customers come into are noted, but not when they are scored for the first
    time: nothing happened to them then.
    """
    with database.reading() as session:
        store = Store(session, actor, now)
        scoring = _Scoring(database, actor, now, fitted(store, store.today),
                           first_time=not KeptScores(session).any())  # fmt: skip
        customers = store.customers.query()
        for keys, found in histories(store, customers, scoring.model.home, store.today, chunk):
            if not scoring.keep(keys, found):
                return None
    return scoring.finish()


class _Scoring:
    """One run through the customers."""

    def __init__(
        self, database: Database, actor: Actor, now: datetime, model: PurchaseModel,
        *, first_time: bool,
    ) -> None:  # fmt: skip
        self.model = model
        self._work = (database, actor, now)
        self._first_time = first_time
        self._last = 0
        self._scored = Scored()

    def keep(self, keys: Sequence[int], found: Histories) -> bool:
        """Write what is new of a chunk of customers; False where another process is at it."""
        with self._unit() as unit:
            if not is_mine(unit.session, WORK):
                return False
            table = KeptScores(unit.session)
            before = table.of(self._last + 1, keys[-1])
            changed = self._changed(found, before)
            moved = list(self._moved(changed, before))
            table.keep(changed)
            table.forget(sorted(before.keys() - set(found.customer.tolist())))
            table.note(moved)
        self._last = keys[-1]
        self._count(len(keys), len(found), len(changed), len(moved))
        return True

    def _changed(self, found: Histories, before: Kept) -> list[ScoreRow]:
        if not len(found):
            return []
        of = scores(found, self.model)
        pairs = zip(found.customer.tolist(), of.marks().tolist(), strict=True)
        new = [key not in before or before[key][0] != mark for key, mark in pairs]
        return list(score_rows(of.of(np.array(new))))

    def finish(self) -> Scored:
        """Keep the model, and nothing of customers that are gone."""
        with self._unit() as unit:
            KeptScores(unit.session).forget_after(self._last)
            unit.store.workspace.set(SETTING, self.model.to_json())
        return self._scored

    def _moved(self, changed: Sequence[ScoreRow], before: Kept) -> Iterator[Moved]:
        for row in changed:
            _mark, was = before.get(row.customer_id, (0, None))
            if was != row.segment and not self._first_time:
                yield Moved(row.customer_id, was, row.segment, self.model.day)

    def _count(self, customers: int, buyers: int, written: int, moved: int) -> None:
        self._scored.customers += customers
        self._scored.buyers += buyers
        self._scored.written += written
        self._scored.moved += moved

    def _unit(self) -> UnitOfWork:
        database, actor, now = self._work
        return UnitOfWork(database, actor, now, intent=WORK)
