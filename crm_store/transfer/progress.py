"""How far a long import or export has come."""

from typing import Protocol


class Progress(Protocol):
    """Told of each file, so that a person can be shown how long it will take."""

    def begin(self, file: str, rows: int) -> None:
        """A file of so many rows begins."""

    def advance(self, rows: int) -> None:
        """So many more rows are done."""

    def end(self) -> None:
        """The file is done."""


class NoProgress:
    """Tells nobody."""

    def begin(self, file: str, rows: int) -> None:
        """A file begins."""

    def advance(self, rows: int) -> None:
        """Rows are done."""

    def end(self) -> None:
        """The file is done."""
