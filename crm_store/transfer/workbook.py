"""Records as an Excel workbook, a sheet for each kind, for somebody who asks for a file in chat."""

from collections.abc import Callable, Collection, Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell

from crm_store.kinds import Kind
from crm_store.repositories.own_data import Sheet
from crm_store.repositories.transfer import TransferQueries
from crm_store.transfer.export_rows import ExportRows

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST = 32_767
"""The characters that Excel takes in a cell."""

Keep = Callable[[Kind, int], bool]
"""Whether the row of a kind and key is written."""


def workbook_of(
    queries: TransferQueries,
    kinds: Sequence[Kind],
    keep: Keep,
    more: Sequence[Sheet] = (),
    without: Collection[str] = (),
) -> tuple[bytes, dict[str, int]]:
    """The workbook of what these queries read, and how many rows each kind has in it.

    Kinds without a row get no sheet; `more` sheets come after them. Every cell is text, so that
    none is taken for a formula. Columns of customers that are named in `without` are left out.
    """
    source = ExportRows(queries)
    book = Workbook(write_only=True)
    counts: dict[str, int] = {}
    for kind in kinds:
        rows = [row for row in source.of_kind(kind) if keep(kind, row.key)]
        counts[kind.name] = len(rows)
        if not rows:
            continue
        sheet = book.create_sheet(kind.file)
        left_out = without if kind.name == "customer" else ()
        headers = [name for name in source.headers(kind, rows) if name not in left_out]
        sheet.append([_text(sheet, name) for name in headers])
        for row in rows:
            sheet.append([_text(sheet, row.cells.get(name, "")) for name in headers])
    for one in more:
        sheet = book.create_sheet(one.title)
        for cells in (one.headers, *one.rows):
            sheet.append([_text(sheet, cell) for cell in cells])
    return _saved(book), counts


def _text(sheet: Any, value: str) -> Cell:
    cell: Cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST])
    cell.data_type = "s"
    return cell


def _saved(book: Workbook) -> bytes:
    if not book.worksheets:
        book.create_sheet("empty")
    file = BytesIO()
    book.save(file)
    return file.getvalue()
