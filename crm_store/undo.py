"""Taking back a whole change, as one more change that is audited and can be taken back itself."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Dialect, inspect
from sqlalchemy.types import TypeDecorator, TypeEngine

from crm_store import noted_settings, side_rows
from crm_store.kinds import KINDS, Kind
from crm_store.models import AuditEntry, Record, UndoRecord
from crm_store.repositories.history import History
from crm_store.scope import Actor
from crm_store.unit_of_work import SILENT, UnitOfWork
from crm_store.values import from_json, to_json

APART = {side_rows.OP, *noted_settings.OPS}
"""Operations of entries that are not of records."""
UNTRACKED = SILENT | {"id"}


class UndoRefusedError(ValueError):
    """A change that is not taken back: a sentence to the person, and what to do next."""

    def sentence(self, actor: Actor) -> str:
        """Why not."""
        raise NotImplementedError

    def advice(self, actor: Actor) -> str:
        """What to do instead."""
        return actor.zh_en("没有任何改动。", "Nothing was changed.")


class UnknownChangeError(UndoRefusedError):
    """There is no such change, or it is another person's (which must look the same)."""

    def sentence(self, actor: Actor) -> str:
        return actor.zh_en("没有找到你可以撤销的这次改动。", "I found no such change of yours.")


class AlreadyUndoneError(UndoRefusedError):
    """The change has been taken back before."""

    def __init__(self, at: datetime) -> None:
        super().__init__(at.isoformat())
        self.at = at

    def sentence(self, actor: Actor) -> str:
        when = _clock(self.at, actor)
        return actor.zh_en(f"这次改动在 {when} 已经撤销了。", f"That was undone already, {when}.")


class UndoConflictError(UndoRefusedError):
    """A record is not as the change left it: `field` of it was changed since, by `who` at `at`."""

    def __init__(
        self, kind: Kind, record: str, attribute: str, who: str | None, at: datetime | None
    ) -> None:
        super().__init__(f"{kind.name} {record}: {attribute}")
        self.kind = kind
        self.record = record
        self.attribute = attribute
        self.who = who
        self.at = at

    def field(self, actor: Actor) -> str:
        """The changed field as people call it."""
        named = (column for column in self.kind.columns if column.attribute == self.attribute)
        column = next(named, None)
        return column.label(actor.language) if column else self.attribute

    def sentence(self, actor: Actor) -> str:
        who = self.who or actor.zh_en("有人", "somebody")
        when = f" {_clock(self.at, actor)}" if self.at else ""
        if self.attribute == "deleted_at":
            return actor.zh_en(
                f"不能撤销：{who}{when} 又删除或恢复了“{self.record}”。",
                f"This cannot be undone: {who} deleted or restored “{self.record}” since{when}.",
            )
        field = self.field(actor)
        return actor.zh_en(
            f"不能撤销：{who}{when} 又改过“{self.record}”的{field}。",
            f"This cannot be undone: {who} changed the {field} of “{self.record}” since{when}.",
        )

    def advice(self, actor: Actor) -> str:
        return actor.zh_en(
            "没有任何改动。看一下现在的内容，再直接说要改成什么。",
            "Nothing was changed. Look at it as it is now, and say what it should become.",
        )


class SettingConflictError(UndoRefusedError):
    """A setting, or who is told of a customer, was changed since."""

    def sentence(self, actor: Actor) -> str:
        return actor.zh_en(
            "不能撤销：这项设置后来又改过。",
            "This cannot be undone: the setting was changed again since.",
        )


def undo_change(unit: UnitOfWork, change_id: int, *, corrected: bool = False) -> UndoRecord:
    """Take back every part of a change: old values set, created deleted, deleted restored.

    Where it is `corrected` by something else, what the change itself took back stays taken back.
    Returns the change taken back; `unit.changes` has what that did after `unit.finish()`. Raises
    UndoRefusedError, before anything is touched in the store, where one part cannot be taken back.
    """
    history = History(unit.session, unit.store.actor)
    change = history.change(change_id)
    if change is None:
        raise UnknownChangeError(str(change_id))
    if change.undone_at is not None:
        raise AlreadyUndoneError(change.undone_at)
    entries = history.entries(change.id)
    if corrected and change.undoes_id is not None:
        gone = {(entry.kind, entry.record_id) for entry in history.entries(change.undoes_id)}
        entries = [entry for entry in entries if (entry.kind, entry.record_id) not in gone]
    parts = list(_parts(history, [entry for entry in entries if entry.op not in APART]))
    dialect = unit.session.get_bind().dialect
    for entry, record in parts:
        _check(history, entry, record, dialect)
    for entry, record in parts:
        _take_back(entry, record, unit.store.now)
    unit.undoing(change)
    unit.session.flush()
    for entry in entries:
        if entry.op in APART:
            _take_back_apart(entry, unit)
    return change


def _take_back_apart(entry: AuditEntry, unit: UnitOfWork) -> None:
    if entry.op == side_rows.OP:
        side_rows.move_back(unit.session, entry, unit.begun())
        return
    try:
        noted_settings.take_back(unit, entry)
    except noted_settings.ChangedSinceError as error:
        raise SettingConflictError(str(error)) from error


def _parts(history: History, entries: Iterable[AuditEntry]) -> Iterable[tuple[AuditEntry, Record]]:
    """Each entry with its record, read kind by kind in batches."""
    by_kind: dict[str, list[AuditEntry]] = defaultdict(list)
    for entry in entries:
        by_kind[entry.kind].append(entry)
    for kind, parts in by_kind.items():
        keys = [entry.record_id for entry in parts]
        found: dict[int, Record] = {
            record.id: record  # type: ignore[attr-defined]
            for record in history.records(kind, keys)
        }
        for entry in parts:
            if entry.record_id not in found:
                raise UndoConflictError(KINDS[kind], entry.name, "deleted_at", None, None)
            yield entry, found[entry.record_id]


def _check(history: History, entry: AuditEntry, record: Record, dialect: Dialect) -> None:
    """Refuse where an attribute does not hold what the change gave it."""
    for attribute, column_type in _columns(record).items():
        if entry.op != "create" and attribute not in entry.raw:
            continue
        old, given = entry.raw.get(attribute, (None, None))
        held = getattr(record, attribute)
        if isinstance(given, dict) or isinstance(held, dict):
            same = _same_keys(old or {}, given or {}, held or {}, whole=entry.op == "create")
        else:
            wanted = _kept(from_json(given, column_type), column_type, dialect)
            same = wanted == _kept(held, column_type, dialect)
        if not same:
            who, at = history.later(entry, attribute) or (None, None)
            raise UndoConflictError(KINDS[entry.kind], entry.name, attribute, who, at)


def _columns(record: Record) -> dict[str, TypeEngine[Any]]:
    """The mapped attributes that a change accounts for, with the types of their columns."""
    mapper = inspect(type(record))
    columns = ((attribute.key, attribute.columns[0].type) for attribute in mapper.column_attrs)
    return {key: column_type for key, column_type in columns if key not in UNTRACKED}


def _same_keys(
    old: Mapping[str, Any], given: Mapping[str, Any], held: Mapping[str, Any], *, whole: bool
) -> bool:
    """Whether custom fields that the change set still are so; others may have changed."""
    names = {*old, *given, *held} if whole else {*old, *given}
    return all(
        held.get(name) == given.get(name)
        for name in names
        if whole or old.get(name) != given.get(name)
    )


def _kept(value: Any, column_type: TypeEngine[Any], dialect: Dialect) -> Any:
    """A value as the store keeps it, so that 1 and 1.0000, or one moment in two zones, agree."""
    if isinstance(column_type, TypeDecorator):
        return column_type.process_bind_param(value, dialect)
    return value


def _take_back(entry: AuditEntry, record: Record, now: datetime) -> None:
    if entry.op == "create":
        record.deleted_at = now
        return
    columns = _columns(record)
    for attribute, (old, given) in entry.raw.items():
        if isinstance(old, dict) or isinstance(given, dict):
            setattr(record, attribute, _earlier(old or {}, given or {}, getattr(record, attribute)))
        elif attribute in columns:
            setattr(record, attribute, from_json(old, columns[attribute]))


def _earlier(
    old: Mapping[str, Any], given: Mapping[str, Any], held: Mapping[str, Any]
) -> dict[str, Any]:
    """Custom fields as they are now, but for those that the change set, as they were before it."""
    kept = {name: value for name, value in held.items() if name not in given or name in old}
    changed = {name: value for name, value in old.items() if value != given.get(name)}
    return {name: to_json(value) for name, value in {**kept, **changed}.items()}


def _clock(moment: datetime, actor: Actor) -> str:
    return moment.astimezone(actor.timezone).strftime("%Y-%m-%d %H:%M")
