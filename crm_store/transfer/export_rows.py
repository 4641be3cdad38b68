"""The rows of a kind's file, in an order that does not depend on the store's own keys."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from crm_store.kinds import RECORD_TYPES, Column, Kind
from crm_store.models import Order, OrderLine, Team, User
from crm_store.repositories.transfer import CHUNK, TransferQueries
from crm_store.transfer.export_cells import CellWriter, as_text
from crm_store.transfer.headers import COPY, is_copy

LINE = ("product", "quantity", "price", "currency")
TEAM = ("team", "team_manager", "territory")


@dataclass
class ExportRow:
    """A row's cells by column; `key` is the store's, of the record or of the order's line."""

    key: int
    cells: dict[str, str]
    refers: dict[str, int]


class ExportRows:
    """Reads the rows of each kind; remembers which records share their key with others."""

    def __init__(self, queries: TransferQueries) -> None:
        self._queries = queries
        self._cells = CellWriter(queries)
        self._copies: dict[str, dict[int, int]] = {}

    def of_kind(self, kind: Kind) -> list[ExportRow]:
        """A kind's rows by their key columns, copies of one key in the order they were made."""
        rows = list(self._rows(kind))
        rows.sort(key=lambda row: ([row.cells[name] for name in kind.key], row.key))
        self._copies[kind.name] = _number_copies(kind, rows)
        self._name_copies(kind, rows)
        return rows

    def headers(self, kind: Kind, rows: Iterable[ExportRow]) -> list[str]:
        """The canonical columns, the custom fields, and what else these rows need."""
        used = {name for row in rows for name, text in row.cells.items() if text}
        canonical = [column.name for column in kind.columns]
        kept = [column.name for column in kind.kept if column.name in used]
        custom = set(self._queries.custom_fields(kind)) if kind.custom else set()
        others = used.difference(canonical, kept) | custom
        return [*canonical, *kept, *sorted(others, key=lambda name: (is_copy(name, kind), name))]

    def _rows(self, kind: Kind) -> Iterator[ExportRow]:
        if kind.line_model is not None:
            yield from self._order_rows(kind)
            return
        teams = {team.id: team for team in self._queries.teams().values()}
        for record in self._queries.everything(kind):
            if self._cells.lost(record, kind):
                continue
            row = self._row(record, kind, skip=TEAM if kind.name == "user" else ())
            if isinstance(record, User):
                row.cells |= self._team_cells(teams.get(record.team_id or 0))
            yield row

    def _row(self, record: Any, kind: Kind, skip: tuple[str, ...] = ()) -> ExportRow:
        columns = [c for c in (*kind.columns, *kind.kept) if c.name not in skip]
        cells = {column.name: self._cells.cell(record, column) for column in columns}
        custom = record.custom if kind.custom else {}
        cells |= {name: as_text(value) for name, value in custom.items() if name not in cells}
        return ExportRow(record.id, cells, _refers(record, columns))

    def _team_cells(self, team: Team | None) -> dict[str, str]:
        if team is None:
            return dict.fromkeys(TEAM, "")
        places = {place.id: name for name, place in self._queries.territories().items()}
        manager = self._cells.title("user", team.manager_id)
        return dict(
            zip(TEAM, (team.name, manager, places.get(team.territory_id or 0, "")), strict=True)
        )

    def _order_rows(self, kind: Kind) -> Iterator[ExportRow]:
        orders = self._queries.everything(kind)
        while chunk := list(islice(orders, CHUNK)):
            lines: dict[int, list[OrderLine | None]] = defaultdict(list)
            for line in self._queries.lines(chunk):
                lines[line.order_id].append(line)
            for order in chunk:
                for each in lines[order.id] or [None]:
                    yield self._line_row(order, each, kind)

    def _line_row(self, order: Order, line: OrderLine | None, kind: Kind) -> ExportRow:
        row = self._row(order, kind, skip=LINE)
        values = {name: getattr(line, name, None) for name in LINE[1:]}
        product = self._cells.title("product", line.product_id if line else None)
        row.cells |= {"product": product, **{name: as_text(v) for name, v in values.items()}}
        row.key = line.id if line else 0
        return row

    def _name_copies(self, kind: Kind, rows: list[ExportRow]) -> None:
        types = {column.name: column.type for column in (*kind.columns, *kind.kept)}
        for row in rows:
            for name, key in row.refers.items():
                copy = self._copies.get(types[name], {}).get(key)
                if copy:
                    row.cells[f"{name}_{COPY}"] = str(copy)


def _number_copies(kind: Kind, rows: list[ExportRow]) -> dict[int, int]:
    """Which of several rows with the same key each is; what stands alone has no number."""
    keys = [tuple(row.cells[name] for name in kind.key) for row in rows]
    totals, seen = Counter(keys), Counter[tuple[str, ...]]()
    copies: dict[int, int] = {}
    for key, row in zip(keys, rows, strict=True):
        seen[key] += 1
        if totals[key] > 1:
            copies[row.key] = seen[key]
            row.cells[COPY] = str(seen[key]) if seen[key] > 1 else ""
    return copies


def _refers(record: Any, columns: Iterable[Column]) -> dict[str, int]:
    named = {c.name: getattr(record, c.attribute) for c in columns if c.type in RECORD_TYPES}
    return {name: key for name, key in named.items() if key is not None}
