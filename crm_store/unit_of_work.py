"""The only commit: a change, its audit trail, its undo record and its index jobs, in one."""

from dataclasses import dataclass, field
from datetime import datetime
from types import TracebackType
from typing import Any, Self

from pydantic import JsonValue
from sqlalchemy import delete, event, inspect
from sqlalchemy.orm import Session, UOWTransaction

from crm_store.database import Database
from crm_store.kinds import KINDS
from crm_store.ledger import PARTS, Ledger
from crm_store.models import Base, Deal, Record, StageChange, UndoRecord
from crm_store.name_index import index_names, name_rows
from crm_store.scope import Actor
from crm_store.store import Store
from crm_store.values import record_title, shown, stored_columns, to_json

SILENT = frozenset({"version", "updated_at", "last_activity_at"})
UNIT = "unit_of_work"
"""Under which a session knows its unit of work."""
SEARCHED = frozenset({"customer", "contact", "activity", "deal", "ticket", "contract", "quote"})


@dataclass
class RecordChange:
    """What a unit of work did to one record; `fields` are the import format's columns."""

    op: str
    kind: str
    record_id: int
    record: str
    fields: dict[str, list[JsonValue]] = field(default_factory=dict)


class DiscardedError(Exception):
    """Nothing went wrong, and nothing is to be kept."""


@dataclass
class _Touched:
    record: Record
    created: bool
    values: dict[str, list[Any]] = field(default_factory=dict)


class UnitOfWork:
    """A writing session with its store. Leaving it without an error commits all of it, or nothing.

    `changes` and `change_id` (the undo record's key, None where nothing changed) are there after
    `finish`, which leaving calls if nobody has.
    """

    def __init__(
        self,
        database: Database,
        actor: Actor,
        now: datetime,
        *,
        intent: str | None = None,
        conversation: str | None = None,
    ) -> None:
        self._scope = database.writing()
        self._actor = actor
        self._now = now
        self._intent = intent
        self.conversation = conversation
        self._touched: dict[int, _Touched] = {}
        self._merged: set[int] = set()
        self._undoes: UndoRecord | None = None
        self._undo: UndoRecord | None = None
        self._ledger = Ledger()
        self._finished = False
        self._discarded = False
        self.changes: list[RecordChange] = []
        self.change_id: int | None = None
        self.session: Session
        self.store: Store

    def __enter__(self) -> Self:
        self.session = self._scope.__enter__()
        self.store = Store(self.session, self._actor, self._now)
        self.session.info[UNIT] = self
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None and self._discarded:
            self._scope.__exit__(DiscardedError, DiscardedError(), None)
            return
        try:
            if error is None:
                self.finish()
        except BaseException as late:
            self._scope.__exit__(type(late), late, late.__traceback__)
            raise
        self._scope.__exit__(kind, error, trace)

    def mark_merged(self, record: Record) -> None:
        """Say that this record's deletion is a merge into another one."""
        self._merged.add(id(record))

    def begun(self) -> UndoRecord:
        """The undo record of this change, for what is noted with it besides the records."""
        return self._open_undo_record()

    def made_so_far(self) -> set[tuple[str, int]]:
        """The records, by kind and key, that were written since this was settled last."""
        self.session.flush()
        return {
            (touched.record.__kind__, touched.record.id)  # type: ignore[attr-defined]
            for touched in self._touched.values()
        }

    def undoing(self, undone: UndoRecord) -> None:
        """Say that this unit of work takes back an earlier one."""
        self._undoes = undone
        undone.undone_at = self._now

    def discard(self) -> None:
        """Keep nothing of it: it was only to see what would change."""
        self._discarded = True

    def finish(self) -> None:
        """Flush, and write the audit trail, the undo record, name keys and index jobs."""
        if not self._finished:
            self._finished = True
            self.settle()

    def settle(self) -> None:
        """Account for what was touched so far and let go of it, so that a long import stays small.

        Nothing is committed by it; all of a unit of work has one undo record.
        """
        self.session.flush()
        changed = [(touched, _values_of(touched)) for touched in self._touched.values()]
        for touched, values in changed:
            if values:  # what was set to what it was is nothing to take back
                self._account_for(touched, values, self._open_undo_record())
        self._touched.clear()
        self._ledger.write(self.session)

    def _open_undo_record(self) -> UndoRecord:
        if self._undo is not None:
            return self._undo
        self._undo = undo = UndoRecord(
            user_id=self._actor.user_id,
            customer_id=self._actor.customer_id,
            conversation=self.conversation,
            intent=self._intent,
            at=self._now,
            undoes_id=self._undoes.id if self._undoes else None,
        )
        self.session.add(undo)
        self.session.flush()
        self.change_id = undo.id
        return undo

    def _account_for(
        self, touched: _Touched, values: dict[str, list[Any]], undo: UndoRecord
    ) -> None:
        record, kind = touched.record, KINDS[touched.record.__kind__]
        key: int = record.id  # type: ignore[attr-defined]
        change = RecordChange(self._op(touched, values), kind.name, key, "", {})
        change.record = record_title(self.session, kind, record)
        for column in stored_columns(kind):
            if column.attribute in values:
                change.fields[column.name] = [
                    shown(self.session, column, value, self._actor.timezone)
                    for value in values[column.attribute]
                ]
        self._add_custom(change, values)
        self.changes.append(change)
        if isinstance(record, Deal) and "stage" in values:
            self._note_stage(record, *values["stage"])
        self._write_entry(change, values, undo)
        if touched.created:
            self._ledger.names += name_rows(record)
        else:
            index_names(self.session, record, values)

    def _add_custom(self, change: RecordChange, values: dict[str, list[Any]]) -> None:
        old, new = (side or {} for side in values.get("custom", [{}, {}]))
        for name in {**old, **new}:
            if old.get(name) != new.get(name):
                change.fields[name] = [old.get(name), new.get(name)]

    def _write_entry(
        self, change: RecordChange, values: dict[str, list[Any]], undo: UndoRecord
    ) -> None:
        raw = {name: [to_json(old), to_json(new)] for name, (old, new) in values.items()}
        self._ledger.entries.append(
            {
                "undo_id": undo.id,
                "user_id": self._actor.user_id,
                "at": self._now,
                "op": change.op,
                "kind": change.kind,
                "record_id": change.record_id,
                "name": change.record,
                "fields": change.fields,
                "raw": raw,
            }
        )
        if change.kind in SEARCHED:
            job = {"kind": change.kind, "record_id": change.record_id, "at": self._now}
            self._ledger.jobs.append(job)

    def _note_stage(self, deal: Deal, old: str | None, new: str) -> None:
        """A move is noted; taking it back removes the note, and doing it again notes it anew."""
        if self._undoes is not None and self._remove_move(deal, old, self._undoes.at):
            return
        at = self._now if old else min(deal.stage_since, self._now)  # an import knows since when
        move = {"deal_id": deal.id, "from_stage": old, "to_stage": new, "at": at}
        self._ledger.moves.append({**move, "user_id": self._actor.user_id})

    def _remove_move(self, deal: Deal, to_stage: str | None, at: datetime) -> bool:
        moves = delete(StageChange).where(
            StageChange.deal_id == deal.id,
            StageChange.to_stage == to_stage,
            StageChange.at == at,
        )
        return bool(self.session.execute(moves.returning(StageChange.id)).all())

    def _op(self, touched: _Touched, values: dict[str, list[Any]]) -> str:
        if touched.created:
            return "create"
        if "deleted_at" not in values:
            return "update"
        if values["deleted_at"][1] is None:
            return "restore"
        return "merge" if id(touched.record) in self._merged else "delete"

    def note_changes(self, session: Session) -> None:
        """Take down what a session is about to write."""
        changed = [record for record in session.dirty if isinstance(record, Record)]
        for record in [record for record in session.new if isinstance(record, Record)]:
            self._note(record, created=True)
        for part in [*session.new, *session.dirty, *session.deleted]:
            self._note_part(part)
        for record in sorted(changed, key=_in_order):
            self._note(record, created=False)

    def _note_part(self, part: object) -> None:
        """Have the search index read the record again that this is a part of."""
        whose = PARTS.get(type(part)) if isinstance(part, Base) else None
        if whose is not None:
            kind, attribute = whose
            if (key := getattr(part, attribute)) is not None:
                self._ledger.jobs.append({"kind": kind, "record_id": key, "at": self._now})

    def _note(self, record: Record, *, created: bool) -> None:
        touched = self._touched.setdefault(id(record), _Touched(record, created))
        if touched.created:
            return
        state = inspect(record)
        for attribute in state.mapper.column_attrs:
            history = state.attrs[attribute.key].history
            if attribute.key in SILENT or not history.has_changes():
                continue
            old = history.deleted[0] if history.deleted else None
            new = history.added[0] if history.added else None
            touched.values.setdefault(attribute.key, [old, new])[1] = new


@event.listens_for(Session, "before_flush")  # once: a listener of each session's costs 0.1 ms
def _before_flush(session: Session, _context: UOWTransaction, _rows: object) -> None:
    unit: UnitOfWork | None = session.info.get(UNIT)
    if unit is not None:
        unit.note_changes(session)


def _all_values(record: Record) -> dict[str, list[Any]]:
    mapper = inspect(type(record))
    names = [attribute.key for attribute in mapper.column_attrs if attribute.key not in SILENT]
    held = {name: getattr(record, name) for name in names if name != "id"}
    return {name: [None, value] for name, value in held.items() if value not in (None, (), {})}


def _values_of(touched: _Touched) -> dict[str, list[Any]]:
    return _all_values(touched.record) if touched.created else _changed(touched)


def _changed(touched: _Touched) -> dict[str, list[Any]]:
    return {name: pair for name, pair in touched.values.items() if pair[0] != pair[1]}


def _in_order(record: Record) -> tuple[int, int]:
    """What was changed at once is told kind by kind, in the order of the import format."""
    key: int = record.id  # type: ignore[attr-defined]
    return list(KINDS).index(record.__kind__), key
