"""Rows without an audit trail of their own (consents, channel accounts, campaign members …).

Where they are pointed at another record, that is noted with the change, so that undoing it points
them back.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from crm_store.models import AuditEntry, Base, UndoRecord

OP = "move"
"""The operation of an audit entry that notes it; its kind is the table, its record the old one."""


def move_rows(
    session: Session,
    change: UndoRecord,
    model: type[Any],
    attribute: str,
    keys: Sequence[int],
    old: int,
    new: int,
) -> None:
    """Point those of these rows that name the record `old` at the record `new`."""
    column = getattr(model, attribute)
    moved = update(model).where(model.id.in_(keys), column == old).values({attribute: new})
    session.execute(moved.execution_options(synchronize_session=False))
    session.add(_entry(change, model, attribute, list(keys), old, new, change.at))


def move_back(session: Session, entry: AuditEntry, change: UndoRecord) -> None:
    """Point the rows of such an entry back, as part of another change."""
    classes = [mapper.class_ for mapper in Base.registry.mappers]
    model = next(one for one in classes if one.__tablename__ == entry.kind)
    raw = entry.raw
    move_rows(session, change, model, raw["attribute"], raw["keys"], raw["new"], raw["old"])


def _entry(
    change: UndoRecord,
    model: type[Any],
    attribute: str,
    keys: list[int],
    old: int,
    new: int,
    at: datetime,
) -> AuditEntry:
    return AuditEntry(
        undo_id=change.id,
        user_id=change.user_id,
        at=at,
        op=OP,
        kind=model.__tablename__,
        record_id=old,
        name="",
        raw={"attribute": attribute, "keys": keys, "old": old, "new": new},
    )
