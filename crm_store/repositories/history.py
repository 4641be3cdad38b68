"""What was changed, by whom and when: the audit trail, and what can be taken back."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, false, func, or_, select, true
from sqlalchemy.orm import Session

from crm_store.kinds import KINDS
from crm_store.models import AuditEntry, NameKey, Record, UndoRecord, User
from crm_store.names import company_forms, name_key
from crm_store.repositories.base import KEPT, Repository
from crm_store.repositories.name_lookup import EXACT
from crm_store.scope import Actor

BATCH = 500
RECENT = 50
"""How many of one's changes are looked through for the last one of a conversation."""
SET, MUTED = "set", "mute"
"""What is done to a setting, and to what somebody is told of (crm_store/noted_settings.py)."""
TOLD = ("create", "update", "delete", "restore", "merge", SET, MUTED)
UNDO_WITHIN = timedelta(hours=24)
"""How long a change of another conversation counts as one's last one."""


@dataclass(frozen=True)
class RecordKey:
    """A record, by its kind and its key."""

    kind: str
    id: int


@dataclass(frozen=True)
class AuditFilter:
    """What the audit trail is narrowed to. `records` are those that a name may mean."""

    records: tuple[RecordKey, ...] = ()
    user_id: int | None = None
    start: datetime | None = None
    before: datetime | None = None


class History:
    """The changes of the store, as far as the actor may know of them."""

    def __init__(self, session: Session, actor: Actor) -> None:
        self.session = session
        self.actor = actor
        self._held: list[Record] = []

    def change(self, change_id: int) -> UndoRecord | None:
        """A change that the actor may take back: their own (a customer its), any for an admin.

        PostgreSQL locks it, so that of two who press Undo at once the second is told.
        """
        query = select(UndoRecord).where(UndoRecord.id == change_id, self._may_undo())
        return self.session.scalar(query.with_for_update())

    def last_change(self, conversation: str | None, now: datetime) -> UndoRecord | None:
        """The actor's last change that is not taken back: of this conversation, else of today.

        What was itself a taking back does not count, so that saying "undo" twice goes back twice.
        """
        if self.actor.user_id is None:
            return None
        query = (
            select(UndoRecord)
            .where(
                UndoRecord.user_id == self.actor.user_id,
                UndoRecord.undone_at.is_(None),
                UndoRecord.undoes_id.is_(None),
            )
            .order_by(UndoRecord.id.desc())
            .limit(RECENT)
        )
        latest = list(self.session.scalars(query))
        here = (change for change in latest if conversation and change.conversation == conversation)
        today = (change for change in latest if change.at > now - UNDO_WITHIN)
        return next(here, None) or next(today, None)

    def _may_undo(self) -> ColumnElement[bool]:
        if self.actor.sees_all:
            return true()
        actor = self.actor
        if actor.customer_id is not None:
            return UndoRecord.customer_id == actor.customer_id
        user_id = actor.user_id
        return UndoRecord.user_id == user_id if user_id is not None else false()

    def entries(self, change_id: int) -> list[AuditEntry]:
        """The records' parts of a change, in the order in which they were made."""
        query = select(AuditEntry).where(AuditEntry.undo_id == change_id).order_by(AuditEntry.id)
        return list(self.session.scalars(query))

    def records(self, kind: str, keys: Sequence[int]) -> Iterator[Record]:
        """The records of these keys, in batches, those in the recycle bin among them.

        Not narrowed to what the actor sees: a change is its maker's to take back even where it
        gave the record to somebody else.
        """
        model = KINDS[kind].model
        key = model.__mapper__.columns["id"]  # type: ignore[attr-defined]
        for start in range(0, len(keys), BATCH):
            query = select(model).where(key.in_(keys[start : start + BATCH]))
            yield from self.session.scalars(query)

    def hold(self, entries: Iterable[AuditEntry]) -> None:
        """Keep the records of these entries in the session, so that telling of them reads none."""
        keys: dict[str, set[int]] = defaultdict(set)
        for entry in entries:
            if entry.kind in KINDS:
                keys[entry.kind].add(entry.record_id)
        self._held = [
            record for kind, ids in keys.items() for record in self.records(kind, sorted(ids))
        ]

    def later(self, entry: AuditEntry, attribute: str) -> tuple[str | None, datetime] | None:
        """Who changed an attribute of the record after that entry, and when: the last who did."""
        query = (
            select(AuditEntry, User.name)
            .outerjoin(User, User.id == AuditEntry.user_id)
            .where(
                AuditEntry.kind == entry.kind,
                AuditEntry.record_id == entry.record_id,
                AuditEntry.id > entry.id,
            )
            .order_by(AuditEntry.id.desc())
            .limit(BATCH)
        )
        for later, name in self.session.execute(query):
            if attribute in later.raw:
                return name, later.at
        return None

    def trail(self, wanted: AuditFilter) -> Select[AuditEntry]:
        """The entries of a filter, the newest first.

        Of records that were found in the actor's scope every entry; else those of the colleagues
        whose work the actor sees.
        """
        query = select(AuditEntry).where(AuditEntry.op.in_(TOLD))
        if wanted.records:
            query = query.where(_among(wanted.records))
        else:
            query = query.where(self._work_seen())
        if wanted.user_id is not None:
            query = query.where(AuditEntry.user_id == wanted.user_id)
        if wanted.start is not None:
            query = query.where(AuditEntry.at >= wanted.start)
        if wanted.before is not None:
            query = query.where(AuditEntry.at < wanted.before)
        return query.order_by(AuditEntry.at.desc(), AuditEntry.id.desc())

    def named(self, repositories: Iterable[Repository[Any]], text: str) -> tuple[RecordKey, ...]:
        """The records that a name means, in the recycle bin or not, in the actor's scope."""
        keys = {key for key in (name_key(text), *company_forms(text).values()) if key}
        naming = select(NameKey.kind, NameKey.record_id)
        rows = self.session.execute(
            naming.where(NameKey.key.in_(keys), NameKey.form.in_(EXACT)).limit(BATCH)
        )
        wanted: dict[str, set[int]] = defaultdict(set)
        for kind, record_id in rows:
            wanted[kind].add(record_id)
        found: list[RecordKey] = []
        for repository in repositories:
            kind, key = repository.model.__kind__, repository.model.id
            if wanted[kind]:
                query = repository.each_ever().with_only_columns(key).where(key.in_(wanted[kind]))
                found += [RecordKey(kind, one) for one in self.session.scalars(query)]
        return tuple(found)

    def belonging(
        self, repositories: Iterable[Repository[Any]], customers: Sequence[int]
    ) -> tuple[RecordKey, ...]:
        """What belongs to these customers (deals, contacts, to-dos ...), in the actor's scope.

        Of each kind the newest, those in the recycle bin among them.
        """
        found: list[RecordKey] = []
        for repository in repositories:
            keys = _of_customers(type(repository), self.actor)  # type: ignore[arg-type]
            if keys is not None:
                kind, given = repository.model.__kind__, {"customers": list(customers)}
                found += [RecordKey(kind, key) for key in self.session.scalars(keys, given)]
        return tuple(found)

    def signed(self, query: Select[AuditEntry], limit: int) -> list[tuple[AuditEntry, str | None]]:
        """The first entries of a query, each with who made it."""
        named = query.add_columns(User.name).outerjoin(User, User.id == AuditEntry.user_id)
        return [(entry, name) for entry, name in self.session.execute(named.limit(limit))]

    def _work_seen(self) -> ColumnElement[bool]:
        if self.actor.sees is None:
            return true()
        return AuditEntry.user_id.in_(self.actor.sees) if self.actor.sees else false()

    def count(self, query: Select[AuditEntry], most: int) -> int:
        """How many entries a query of this repository has, `most` where there are more."""
        few = query.order_by(None).with_only_columns(AuditEntry.id).limit(most).subquery()
        return self.session.scalar(select(func.count()).select_from(few)) or 0


@lru_cache(maxsize=KEPT)
def _of_customers(repository: type[Repository[Any]], actor: Actor) -> Select[int] | None:
    """The keys of what belongs to the `customers` that are given when it is run."""
    model = repository.model
    column = model.__mapper__.columns.get("customer_id")
    if column is None:
        return None
    theirs = column.in_(bindparam("customers", expanding=True))
    query = repository(Session(), actor).each_ever().where(theirs)
    return query.with_only_columns(model.id).order_by(model.id.desc()).limit(BATCH)


def _among(keys: Iterable[RecordKey]) -> ColumnElement[bool]:
    wanted: dict[str, list[int]] = defaultdict(list)
    for key in keys:
        wanted[key.kind].append(key.id)
    return or_(
        *((AuditEntry.kind == kind) & AuditEntry.record_id.in_(ids) for kind, ids in wanted.items())
    )
