"""The index's queue, and the passages as the indexer keeps them: for no actor in particular."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, exists, func, insert, select, text, update
from sqlalchemy.orm import Session

from crm_store.models import IndexJob, Passage, WorkspaceSetting

VECTOR = "vector"
"""A job of this kind is for a passage that is gone: its vector goes too. `record_id` is its key."""
SHELF = "search_index"
"""The setting that names the index in use."""
BUILDING = "search_index_building"
"""The setting that names an index being built: a rebuild that was stopped goes on with it."""
LOCK = 7_310_057
"""PostgreSQL's advisory lock of whoever changes passages; SQLite has one writer anyway."""

Job = tuple[int, str, int]
"""A job's key, and the kind and key of its record."""


@dataclass(frozen=True)
class Backlog:
    """What the index has yet to do: records to read again, passages without a vector."""

    records: int
    passages: int

    @property
    def empty(self) -> bool:
        """Whether the index is up to date."""
        return not (self.records or self.passages)


class IndexQueue:
    """What is to be indexed, and what was."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def lock(self) -> None:
        """Wait until nobody else changes passages, and keep them from it until the commit."""
        if self.session.get_bind().dialect.name == "postgresql":
            self.session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})

    def backlog(self) -> Backlog:
        """How much there is to do."""
        jobs = self.session.scalar(select(func.count()).select_from(IndexJob)) or 0
        waiting = select(func.count()).select_from(Passage).where(Passage.embedded.is_(False))
        return Backlog(jobs, self.session.scalar(waiting) or 0)

    def idle(self) -> bool:
        """Whether there is nothing to do; cheaper than the backlog."""
        waiting = select(Passage.id).where(Passage.embedded.is_(False))
        busy = exists(select(IndexJob.id)) | exists(waiting)
        return not self.session.scalar(select(busy))

    def jobs(self, limit: int, *, vectors: bool = False) -> list[Job]:
        """The oldest jobs: records to read again, or (`vectors`) vectors to remove."""
        query = select(IndexJob.id, IndexJob.kind, IndexJob.record_id).order_by(IndexJob.id)
        query = query.where((IndexJob.kind == VECTOR) if vectors else (IndexJob.kind != VECTOR))
        return [(row[0], row[1], row[2]) for row in self.session.execute(query.limit(limit))]

    def add(self, kind: str, keys: Sequence[int], at: datetime) -> None:
        """Have these records read again."""
        if keys:
            rows = [{"kind": kind, "record_id": key, "at": at} for key in keys]
            self.session.execute(insert(IndexJob), rows)

    def are_there(self, jobs: Sequence[int]) -> bool:
        """Whether nobody else has done any of these jobs meanwhile."""
        there = select(func.count()).select_from(IndexJob).where(IndexJob.id.in_(jobs))
        return self.session.scalar(there) == len(jobs)

    def newest(self, kind: str) -> int:
        """The key of the newest job of a kind, 0 where there is none."""
        newest = select(func.max(IndexJob.id)).where(IndexJob.kind == kind)
        return self.session.scalar(newest) or 0

    def done(self, jobs: Sequence[int]) -> None:
        """Take these jobs off the queue."""
        self.session.execute(delete(IndexJob).where(IndexJob.id.in_(jobs)))

    def held(self, kind: str, keys: Sequence[int]) -> list[Passage]:
        """The passages of these records."""
        query = select(Passage).where(Passage.kind == kind, Passage.record_id.in_(keys))
        return list(self.session.scalars(query.order_by(Passage.id)))

    def remove(self, keys: Sequence[int], at: datetime) -> None:
        """Remove passages, and have their vectors removed."""
        if keys:
            self.session.execute(delete(Passage).where(Passage.id.in_(keys)))
            self.add(VECTOR, keys, at)

    def waiting(self, limit: int) -> list[tuple[int, str]]:
        """Passages without a vector: their keys and texts, the newest first."""
        query = select(Passage.id, Passage.text).where(Passage.embedded.is_(False))
        rows = self.session.execute(query.order_by(Passage.id.desc()).limit(limit))
        return [(row[0], row[1]) for row in rows]

    def passages(self, keys: Sequence[int]) -> list[Passage]:
        """These passages, as far as they are still there."""
        return list(self.session.scalars(select(Passage).where(Passage.id.in_(keys))))

    def records_of(self, kind: str) -> list[tuple[int, int]]:
        """The passages of a kind: their keys and their records' keys."""
        query = select(Passage.id, Passage.record_id).where(Passage.kind == kind)
        return [(row[0], row[1]) for row in self.session.execute(query)]

    def embedded(self, keys: Sequence[int] | None = None) -> None:
        """Note that the vectors of these passages (of all, without keys) are in the index."""
        changed = update(Passage).where(Passage.embedded.is_(False)).values(embedded=True)
        self.session.execute(changed if keys is None else changed.where(Passage.id.in_(keys)))

    def lost(self, keys: Sequence[int] | None = None) -> None:
        """Note that the vectors of these passages (of all, without keys) are not in the index."""
        changed = update(Passage).values(embedded=False)
        changed = changed if keys is None else changed.where(Passage.id.in_(keys))
        self.session.execute(changed)

    def all_keys(self, *, embedded: bool = False) -> set[int]:
        """The key of every passage, or of every one that has its vector."""
        query = select(Passage.id)
        return set(self.session.scalars(query.where(Passage.embedded) if embedded else query))

    def counted(self) -> int:
        """How many passages are noted to have a vector."""
        query = select(func.count()).select_from(Passage).where(Passage.embedded)
        return self.session.scalar(query) or 0

    def shelf(self, *, hold: bool = False) -> str:
        """The name of the index in use, empty before there is one; with `hold` nobody moves it."""
        query = select(WorkspaceSetting.value).where(WorkspaceSetting.key == SHELF)
        value = self.session.scalar(query.with_for_update() if hold else query)
        return value if isinstance(value, str) else ""
