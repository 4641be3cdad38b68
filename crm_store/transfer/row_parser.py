"""A row of a file as values by column."""

from sqlalchemy import inspect

from crm_store.kinds import RECORD_TYPES, Column, Kind
from crm_store.transfer.cells import CellReader, ParsedRow
from crm_store.transfer.errors import CellRefusedError, RowRefusedError
from crm_store.transfer.headers import HeaderMatch, copied, is_copy
from crm_store.transfer.numbers import read_whole
from crm_store.transfer.table import Row

BY_NAME_ONLY = frozenset({"team", "territory"})


class RowParser:
    """Reads the rows of one table."""

    def __init__(self, kind: Kind, matched: HeaderMatch, reader: CellReader) -> None:
        self._kind = kind
        self._matched = matched
        self._reader = reader

    @property
    def references(self) -> list[Column]:
        """The columns that name other records; a customer first, since others are named in it."""
        columns = [heading.column for heading in self._matched.headings if heading.column]
        named = [column for column in columns if _is_reference(column)]
        return sorted(named, key=lambda column: column.type != "customer")

    def parse(self, row: Row) -> ParsedRow:
        """The values of a row; raises RowRefusedError."""
        if row.problem is not None:
            raise RowRefusedError("", "", row.problem.zh, row.problem.en)
        parsed = ParsedRow(row.line)
        for heading in self._matched.headings:
            text = row.cells[heading.index]
            if heading.custom and is_copy(heading.custom, self._kind):
                parsed.copies[copied(heading.custom)] = _copy(heading.custom, text)
            elif heading.column is None:
                parsed.custom |= {heading.custom: text} if text else {}
            else:
                self._reader.read(parsed, heading.column, text)
        self._check_key(parsed)
        return parsed

    def _check_key(self, row: ParsedRow) -> None:
        for name in self._kind.key:
            column = self._kind.column(name)
            value = row.values.get(name)
            if column is None:
                continue
            if isinstance(value, str) and not value.strip():
                del row.values[name]
            if value is None and column.type == "datetime":
                raise missing(row, column)
            if value is None and column.type == "choice":
                row.values[name] = column_default(self._kind, column)


def missing(row: ParsedRow, column: Column) -> RowRefusedError:
    """The error of a row that lacks what its record cannot be without."""
    return row.refuse(
        column.name,
        f"缺少“{column.zh}”（{column.name}），没有它不能导入这一行。",
        f"The {column.en} ({column.name}) is missing; without it the row cannot be imported.",
    )


def column_default(kind: Kind, column: Column) -> object:
    """What the store gives that attribute where nothing is said."""
    default = inspect(kind.model).columns[column.attribute].default
    return None if default is None or not default.is_scalar else default.arg


def _is_reference(column: Column) -> bool:
    by_name = column.type in BY_NAME_ONLY or column.name == "team_manager"
    return column.type in RECORD_TYPES and not by_name


def _copy(header: str, text: str) -> int:
    try:
        return max(read_whole(text), 1) if text.strip() else 1
    except CellRefusedError as error:
        raise RowRefusedError(header, text, error.zh, error.en) from None
