"""A table of a file: headers, and rows of text with the line that each is on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from crm_store.transfer.errors import TransferError


@dataclass(frozen=True, slots=True)
class Row:
    """A row as the file has it; `problem` says why it cannot be read."""

    line: int
    cells: Sequence[str]
    problem: TransferError | None = None


class Table(Protocol):
    """A CSV file, a sheet or an address book. `title` is what its kind may be told by."""

    @property
    def file(self) -> str:
        """The file, and the sheet where there is more than one."""

    @property
    def title(self) -> str:
        """The file's or sheet's name without its ending."""

    @property
    def headers(self) -> list[str]:
        """The column headers as written."""

    def rows(self) -> Iterator[Row]:
        """The rows from the top; may be called again."""


def checked(line: int, cells: Sequence[str], width: int, *, exact: bool) -> Row:
    """A row of `width` cells, or what is wrong with it; empty cells may be missing or surplus."""
    surplus = any(cell.strip() for cell in cells[width:])
    if surplus or (exact and len(cells) < width):
        return Row(line, cells, _miscounted(len(cells), width))
    if any("\0" in cell for cell in cells):
        return Row(line, cells, _unreadable("NUL"))
    if any("\udc80" <= char <= "\udcff" for cell in cells if not cell.isascii() for char in cell):
        return Row(line, (), _unreadable("UTF-8"))
    return Row(line, [*cells[:width], *[""] * (width - len(cells))])


def _miscounted(found: int, width: int) -> TransferError:
    return TransferError(
        f"这一行有 {found} 个单元格，表头有 {width} 个。请检查分隔符和引号。",
        f"This row has {found} cells, the header has {width}. Check its separators and quotes.",
    )


def _unreadable(what: str) -> TransferError:
    if what == "NUL":
        return TransferError(
            "这一行含有空字符（NUL），请删掉后再导入。",
            "This row holds a NUL character. Remove it and import the row again.",
        )
    return TransferError(
        "这一行有不是 UTF-8 的字节，请把文件重新存为 UTF-8。",
        "This row holds bytes that are not UTF-8. Save the file as UTF-8 again.",
    )
