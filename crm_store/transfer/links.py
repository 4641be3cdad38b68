"""Rows that name other rows of the same file: linked when all of them are there."""

from dataclasses import dataclass
from typing import Any

from crm_store.kinds import Column
from crm_store.transfer.cells import ParsedRow
from crm_store.transfer.errors import RowRefusedError
from crm_store.transfer.kind_rules import ImportContext
from crm_store.transfer.references import References

CHUNK = 500


@dataclass
class _Link:
    row: ParsedRow
    column: Column
    record: Any


class Links:
    """References within one file (a customer's parent, the contract before)."""

    def __init__(self, context: ImportContext, own_keys: frozenset[str]) -> None:
        self._context = context
        self._own_keys = own_keys
        self._waiting: list[_Link] = []

    def postpones(self, row: ParsedRow, column: Column, references: References) -> bool:
        """Whether the row names a record that is yet to come in this file."""
        name = row.values[column.name]
        if column.type != self._context.kind.name or name not in self._own_keys:
            return False
        if references.known(column, name):
            return False
        row.later.append(column)
        del row.values[column.name]
        return True

    def note(self, row: ParsedRow, record: Any) -> None:
        """Remember the record whose links are to be made."""
        self._waiting += [_Link(row, column, record) for column in row.later]

    def finish(self) -> None:
        """Make every link; one that still names nothing is reported, the row itself stays."""
        self._context.queries.session.flush()
        references = References(self._context.queries, self._context.report)
        for at in range(0, len(self._waiting), CHUNK):
            chunk = self._waiting[at : at + CHUNK]
            for link in chunk:
                link.row.values[link.column.name] = link.row.cells[link.column.name]
            columns = list({link.column.name: link.column for link in chunk}.values())
            references.load((link.row for link in chunk), columns)
            for link in chunk:
                self._make(link, references)

    def _make(self, link: _Link, references: References) -> None:
        try:
            found = references.find(link.row, link.column)
            if found.id == link.record.id:
                raise link.row.refuse(link.column.name, "它指向了自己。", "It names itself.")
            setattr(link.record, link.column.attribute, found.id)
        except RowRefusedError as error:
            self._context.report.refuse(link.row.line, error)
