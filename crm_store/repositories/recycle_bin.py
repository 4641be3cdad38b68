"""The recycle bin: deleted records by name, and what was deleted together with one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from crm_store.models import AuditEntry, Record
from crm_store.names import company_forms, name_key
from crm_store.repositories.history import History
from crm_store.repositories.name_lookup import EXACT, NameLookup, NameMatch
from crm_store.store import Store

MISSPELT = ("customer", "contact", "deal")
"""The kinds of which names that are only alike are looked for as well."""


@dataclass(frozen=True)
class Deletion:
    """How a record came into the bin: the change's key, and whether it was merged into another."""

    change_id: int
    merged: bool


class RecycleBin:
    """Deleted records that the actor would see if they were not deleted."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.session = store.session
        self._names = NameLookup(store.session, store.by_kind, deleted=True)

    def find(self, text: str) -> list[NameMatch]:
        """The deleted records that a name means, of whatever kind; the best ones only."""
        whole = name_key(text)
        found = self._names.of_keys({whole, *company_forms(text).values()}, EXACT)
        matches = found.get(whole) or [match for key in found for match in found[key]]
        if not matches:
            matches = [match for kind in MISSPELT for match in self._names.alike(text, kind)]
        return _best(matches)

    def get(self, kind: str, key: int) -> Record | None:
        """A deleted record, or None where it is not there for the actor."""
        repository: Any = self.store.by_kind.get(kind)
        record: Record | None = repository.get(key, deleted=True) if repository else None
        return record

    def deletion(self, record: Record) -> Deletion | None:
        """The change that deleted a record last; None where the trail does not know."""
        key: int = record.id  # type: ignore[attr-defined]
        query = (
            select(AuditEntry.undo_id, AuditEntry.op)
            .where(
                AuditEntry.kind == record.__kind__,
                AuditEntry.record_id == key,
                AuditEntry.op.in_(("delete", "merge")),
            )
            .order_by(AuditEntry.id.desc())
            .limit(1)
        )
        row = self.session.execute(query).first()
        return Deletion(row.undo_id, row.op == "merge") if row and row.undo_id else None

    def gone_with(self, deletion: Deletion) -> Iterator[Record]:
        """The records that were deleted in the same change and still are."""
        query = select(AuditEntry.kind, AuditEntry.record_id).where(
            AuditEntry.undo_id == deletion.change_id, AuditEntry.op == "delete"
        )
        by_kind: dict[str, list[int]] = {}
        for kind, key in self.session.execute(query):
            by_kind.setdefault(kind, []).append(key)
        history = History(self.session, self.store.actor)
        for kind, keys in by_kind.items():
            for record in history.records(kind, keys):
                if record.deleted_at is not None:
                    yield record


def _best(matches: Sequence[NameMatch]) -> list[NameMatch]:
    """The highest-scoring matches, each record once."""
    top = max((match.score for match in matches), default=0.0)
    best = {(m.kind, m.id): m for m in matches if m.score >= top - 1e-9}
    return [best[key] for key in sorted(best)]
