"""Excel workbooks: a table a sheet."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from crm_store.transfer.errors import FileRefusedError
from crm_store.transfer.table import Row, checked

SIGNIFICANT = 15
"""Excel's own precision; what a float has beyond it is noise."""


class SheetTable:
    """One sheet of a workbook. The workbook is opened anew for each pass, and read as a stream."""

    def __init__(self, path: Path, sheet: str, *, alone: bool) -> None:
        self._path = path
        self._sheet = sheet
        self.file = path.name if alone else f"{path.name} [{sheet}]"
        self.title = sheet
        first = next(self._filled_rows(), None)
        if first is None:
            raise FileRefusedError("工作表是空的，没有可导入的行。", "The sheet is empty: no rows.")
        self._header_line, cells = first
        while cells and not cells[-1].strip():
            cells = cells[:-1]
        self.headers = list(cells)

    def rows(self) -> Iterator[Row]:
        """The rows below the header; empty ones are no rows."""
        for line, cells in self._filled_rows():
            if line > self._header_line:
                yield checked(line, cells, len(self.headers), exact=False)

    def _filled_rows(self) -> Iterator[tuple[int, Sequence[str]]]:
        workbook = load_workbook(self._path, read_only=True, data_only=True)
        try:
            rows = workbook[self._sheet].iter_rows(values_only=True)
            for line, values in enumerate(rows, start=1):
                if any(value not in (None, "") for value in values):
                    yield line, [_as_text(value) for value in values]
        finally:
            workbook.close()


def open_workbook(path: Path) -> list[SheetTable | FileRefusedError]:
    """Its sheets, the empty ones as the sentence that says so; raises FileRefusedError."""
    try:
        workbook = load_workbook(path, read_only=True, data_only=True)
        names = [sheet.title for sheet in workbook.worksheets]
        workbook.close()
    except (BadZipFile, InvalidFileException, KeyError, OSError, ValueError) as error:
        raise FileRefusedError(
            "这不是可以读取的 Excel 工作簿（xlsx），可能已损坏，或是别的格式改了名。",
            "This is no Excel workbook (xlsx) that can be read: it may be damaged or renamed.",
        ) from error
    return [_open_sheet(path, name, alone=len(names) == 1) for name in names]


def _open_sheet(path: Path, name: str, *, alone: bool) -> SheetTable | FileRefusedError:
    try:
        return SheetTable(path, name, alone=alone)
    except FileRefusedError as error:
        return error


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return value.date().isoformat() if midnight else value.isoformat(sep=" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float):
        return f"{Decimal(f'{value:.{SIGNIFICANT}g}').normalize():f}"
    return str(value)
