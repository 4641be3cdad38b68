"""A parsed row as a new record, or as changes of the one that there is."""

from typing import Any

from sqlalchemy import inspect

from crm_store.kinds import Column
from crm_store.transfer.cells import ParsedRow
from crm_store.transfer.kind_rules import ImportContext, KindRules
from crm_store.transfer.report import Outcome
from crm_store.transfer.row_parser import missing


class RecordWriter:
    """Writes the records of one kind. An empty cell leaves a record's value as it is."""

    def __init__(self, context: ImportContext, rules: KindRules) -> None:
        self._kind = context.kind
        self._rules = rules
        self._session = context.queries.session
        table = inspect(self._kind.model).columns
        self._columns = {
            column.name: column
            for column in (*self._kind.columns, *self._kind.kept)
            if column.attribute in table
        }
        self._required = [
            column
            for column in self._columns.values()
            if not table[column.attribute].nullable and table[column.attribute].default is None
        ]
        self._attributes = frozenset(table.keys())
        self.taken: set[str] = set()

    def create(self, row: ParsedRow) -> Any:
        """A new record; raises RowRefusedError where it lacks something, or its key is taken."""
        for column in self._required:
            if row.values.get(column.name) is None and not self._fallback(row, column):
                raise missing(row, column)
        if row.key[0] in self.taken:
            raise self._is_taken(row)
        values = {**self._fallbacks(row), **self._values(row)}
        record: Any = self._kind.model(**values)
        self._session.add(record)
        self._rules.write_more(record, row, created=True)
        return record

    def update(self, record: Any, row: ParsedRow) -> Outcome:
        """Give a record the row's values; returns what became of the row."""
        self._rules.before_update(record, row)
        fallbacks = self._fallbacks(row).items()
        wanted = {name: value for name, value in fallbacks if getattr(record, name) is None}
        wanted |= self._values(row)
        if self._kind.custom and row.custom:
            wanted["custom"] = {**record.custom, **row.custom}
        changed = {name: value for name, value in wanted.items() if getattr(record, name) != value}
        for name, value in changed.items():
            setattr(record, name, value)
        more = self._rules.write_more(record, row, created=False)
        return "updated" if changed and more == "unchanged" else more

    def _values(self, row: ParsedRow) -> dict[str, Any]:
        values = {
            column.attribute: row.values[name]
            for name, column in self._columns.items()
            if row.values.get(name) is not None
        }
        return values | ({"custom": row.custom} if row.custom else {})

    def _fallbacks(self, row: ParsedRow) -> dict[str, Any]:
        return {
            name: value
            for name, value in row.fallbacks.items()
            if name in self._attributes and value is not None
        }

    def _fallback(self, row: ParsedRow, column: Column) -> bool:
        return row.fallbacks.get(column.attribute) is not None

    def _is_taken(self, row: ParsedRow) -> Exception:
        return row.refuse(
            self._rules.key[0],
            f"“{row.key[0]}”已被占用：它在回收站里，或属于你看不到的记录。",
            f'"{row.key[0]}" is taken: by a record in the recycle bin, or one you cannot see.',
        )
