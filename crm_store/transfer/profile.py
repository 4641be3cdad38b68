"""A first pass over a table: how its columns are written, and that it can be read to the end."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from crm_store.kinds import Column, Kind
from crm_store.transfer.dates import is_day_first
from crm_store.transfer.errors import CellRefusedError
from crm_store.transfer.headers import HeaderMatch, Heading
from crm_store.transfer.numbers import read_decimal
from crm_store.transfer.table import Table

DATES = ("date", "datetime")


@dataclass(frozen=True)
class Profile:
    """What a cell cannot tell alone: day or month first, shares or percentages.

    `own_keys` are the key values of the file's own rows, where rows may name one another.
    """

    rows: int
    day_first: frozenset[str]
    shares: frozenset[str]
    own_keys: frozenset[str]


def profile(table: Table, kind: Kind, matched: HeaderMatch) -> Profile:
    """Read a table once; raises FileRefusedError where that cannot be done."""
    watched = [heading for heading in matched.headings if _is_watched(heading.column, kind)]
    seen = _Seen()
    rows = 0
    for row in table.rows():
        rows += 1
        if row.problem is None:
            for heading in watched:
                seen.note(heading, row.cells)
    shares = frozenset(seen.shares - seen.not_shares)
    return Profile(rows, frozenset(seen.day_first), shares, frozenset(seen.own_keys))


def names_itself(kind: Kind) -> list[Column]:
    """The columns by which a record names another one of its own kind."""
    return [column for column in (*kind.columns, *kind.kept) if column.type == kind.name]


def _is_watched(column: Column | None, kind: Kind) -> bool:
    if column is None:
        return False
    own_key = column.name == kind.key[0] and bool(names_itself(kind))
    return column.type in (*DATES, "percent") or own_key


@dataclass
class _Seen:
    day_first: set[str] = field(default_factory=set)
    shares: set[str] = field(default_factory=set)
    not_shares: set[str] = field(default_factory=set)
    own_keys: set[str] = field(default_factory=set)

    def note(self, heading: Heading, cells: Sequence[str]) -> None:
        column, text = heading.column, cells[heading.index]
        if column is None or not text:
            return
        if column.type == "percent":
            self._note_share(column.name, text)
        elif column.type not in DATES:
            self.own_keys.add(text)
        elif is_day_first([text]):
            self.day_first.add(column.name)

    def _note_share(self, name: str, text: str) -> None:
        try:
            value = read_decimal(text)
        except CellRefusedError:  # "60%" is no share, and anything else is refused later
            return
        if value > 1:
            self.not_shares.add(name)
        elif Decimal(0) < value < 1:
            self.shares.add(name)
