"""A record's values as the cells of its file."""

import json
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from crm_store.kinds import KINDS, RECORD_TYPES, Column, Kind
from crm_store.models import Deal, Task
from crm_store.repositories.transfer import TransferQueries
from crm_store.transfer.references import NAMED_BY


class CellWriter:
    """Writes cells."""

    def __init__(self, queries: TransferQueries) -> None:
        self._queries = queries

    def cell(self, record: Any, column: Column) -> str:
        """The text of a record's column: empty, or what an import reads back exactly."""
        special = _SPECIAL.get((type(record), column.name))
        if special is not None:
            return special(record)
        value = getattr(record, column.attribute)
        if column.type in RECORD_TYPES:
            return self.title(column.type, value)
        return as_text(value)

    def title(self, type_: str, key: int | None) -> str:
        """The name or number of a record; empty for one that is deleted or not to be seen."""
        if key is None:
            return ""
        return self._queries.title(KINDS[type_], NAMED_BY[type_][0], key)

    def lost(self, record: Any, kind: Kind) -> bool:
        """Whether what the record cannot be without is deleted or not to be seen."""
        table = kind.model.__mapper__.columns  # type: ignore[attr-defined]
        return any(
            column.type in NAMED_BY
            and column.attribute in table
            and not table[column.attribute].nullable
            and not self.title(column.type, getattr(record, column.attribute))
            for column in kind.columns
        )


def as_text(value: Any) -> str:
    """A value as text: ISO times in UTC, decimals without superfluous noughts."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return f"{value.normalize():f}" if value else "0"
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, tuple):
        return ";".join(value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _stage_since(deal: Deal) -> str:
    usual = deal.closed_at or deal.created_at
    return "" if deal.stage_since == usual else as_text(deal.stage_since)


def _due_time(task: Task) -> str:
    return "no" if task.due is not None and not task.due_time else ""


def _lunar(record: Any) -> str:
    return "yes" if record.lunar_birthday else ""


_SPECIAL: dict[tuple[type[Any], str], Callable[[Any], str]] = {
    (Deal, "stage_since"): _stage_since,
    (Task, "due_time"): _due_time,
    (KINDS["customer"].model, "lunar_birthday"): _lunar,
    (KINDS["contact"].model, "lunar_birthday"): _lunar,
}
"""What an import would work out in the same way is left empty."""
