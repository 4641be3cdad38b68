"""CSV files, read as a stream; a broken row costs nothing but itself."""

import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from crm_store.transfer.encoding import detect
from crm_store.transfer.errors import FileRefusedError, TransferError
from crm_store.transfer.table import Row, checked

DELIMITERS = ",;\t|"
NAMED_DELIMITER = re.compile(r"sep=([,;\t|])", re.I)
"""The line by which spreadsheets are told what stands between the cells; it is no header."""


class CsvTable:
    """One CSV file; comma, semicolon, tab or bar between the cells, as its `sep=` line may say."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._encoding = detect(path)
        self.file = path.name
        self.title = path.stem
        self._named = NAMED_DELIMITER.fullmatch(self._first_line().strip())
        header = next(self._records(","), None)
        if header is None or isinstance(header[1], TransferError):
            raise FileRefusedError(
                "第一行表头读不出来。", "The header in the first row is unreadable."
            )
        self._delimiter = self._named[1] if self._named else _delimiter(self._first_line())
        _, cells = next(self._records(self._delimiter))
        self.headers = [] if isinstance(cells, TransferError) else list(cells)

    def rows(self) -> Iterator[Row]:
        """The rows below the header; blank lines are no rows."""
        records = self._records(self._delimiter)
        next(records)
        for line, cells in records:
            if isinstance(cells, TransferError):
                yield Row(line, (), cells)
            else:
                yield checked(line, cells, len(self.headers), exact=True)

    def _first_line(self) -> str:
        with self._open() as file:
            return next((line for line in file if line.strip()), "")

    def _open(self) -> TextIO:
        return self._path.open(
            encoding=self._encoding.name, errors=self._encoding.errors, newline=""
        )

    def _records(self, delimiter: str) -> Iterator[tuple[int, list[str] | TransferError]]:
        with self._open() as file:
            width = 0
            lines = _Lines(file)
            if self._named:
                lines.skip()
            reader = csv.reader(lines, delimiter=delimiter, strict=True)
            while True:
                lines.begin()
                cells = _next(reader)
                if cells is None:
                    return
                broken = isinstance(cells, TransferError) or (width and len(cells) != width)
                if broken and lines.taken > 1:  # an open quote took rows that are not its own
                    lines.give_back()
                    cells = _bad_quotes()
                if cells:
                    width = width or (0 if isinstance(cells, TransferError) else len(cells))
                    yield lines.start, cells


class _Lines:
    """A file's lines, which remembers those of the record being read, to read them again."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._waiting: list[str] = []
        self._record: list[str] = []
        self.start = 1

    @property
    def taken(self) -> int:
        """How many lines the record has so far."""
        return len(self._record)

    def skip(self) -> None:
        """Pass over the first line."""
        next(self._lines, "")
        self.start += 1

    def begin(self) -> None:
        """Begin a record at the next line."""
        self.start += len(self._record)
        self._record = []

    def give_back(self) -> None:
        """Let every line of the record but its first be read again."""
        self._waiting += self._record[:0:-1]
        self._record = self._record[:1]

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._waiting.pop() if self._waiting else next(self._lines)
        self._record.append(line)
        return line


def _next(reader: Iterator[list[str]]) -> list[str] | TransferError | None:
    try:
        return next(reader)
    except StopIteration:
        return None
    except csv.Error:
        return _bad_quotes()


def _delimiter(line: str) -> str:
    outside = "".join(line.split('"')[::2])
    return max(DELIMITERS, key=outside.count)


def _bad_quotes() -> TransferError:
    return TransferError(
        "这一行的引号不成对，请检查。", "The quotes of this row do not match. Check them."
    )
