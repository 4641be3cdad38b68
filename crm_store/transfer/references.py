"""The records that rows name: by their key, or by a name that only differs in how it is spaced."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from crm_store.kinds import KINDS, Column
from crm_store.names import name_key
from crm_store.repositories.transfer import TransferQueries
from crm_store.transfer.cells import ParsedRow
from crm_store.transfer.errors import RowRefusedError
from crm_store.transfer.report import FileReport

NAMED_BY: dict[str, tuple[str, ...]] = {
    "user": ("name",),
    "customer": ("name",),
    "product": ("code", "name"),
    "contract": ("number",),
    "segment": ("name",),
    "contact": ("name",),
    "deal": ("name",),
}
"""The attributes that a reference may give, in the order in which they are tried."""
FOLDED = ("user", "customer", "product")
OF_CUSTOMER = ("contact", "deal")
"""What is named within the row's customer."""

Found = dict[str, dict[str, list[Any]]]


class References:
    """Finds the records that a batch of rows names; holds them until the next batch."""

    def __init__(self, queries: TransferQueries, report: FileReport) -> None:
        self._queries = queries
        self._report = report
        self._found: Found = {}
        self._folded: Counter[tuple[str, str, str]] = Counter()

    def load(self, rows: Iterable[ParsedRow], columns: Sequence[Column]) -> None:
        """Read every record that these rows name in these columns."""
        names: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            for column in columns:
                if column.name in row.values:
                    names[column.type].add(row.values[column.name])
        self._found = {type_: self._load(type_, wanted) for type_, wanted in names.items()}

    def find(self, row: ParsedRow, column: Column) -> Any:
        """The record that a row names; raises RowRefusedError where it is none or several."""
        name = row.values[column.name]
        records = self._found[column.type].get(name, [])
        if column.type in OF_CUSTOMER and row.values.get("customer") is not None:
            customer = row.values["customer"]
            records = [record for record in records if record.customer_id == customer]
        copy = row.copies.get(column.name)
        if copy and len(records) > 1:
            records = records[copy - 1 : copy]
        if len(records) == 1:
            self._note_folded(column.type, name, records[0])
            return records[0]
        raise self._several(row, column) if records else self._missing(row, column)

    def known(self, column: Column, name: str) -> bool:
        """Whether some record of that name was found."""
        return bool(self._found.get(column.type, {}).get(name))

    def report_folded(self) -> None:
        """Say which names were taken as those of records that are written otherwise."""
        for (_, name, stored), count in sorted(self._folded.items()):
            self._report.note(
                f"“{name}”按“{stored}”导入（{count} 行）。",
                f'"{name}" was taken as "{stored}" ({count:,} rows).',
            )

    def _load(self, type_: str, names: set[str]) -> dict[str, list[Any]]:
        found: dict[str, list[Any]] = {}
        for attribute in NAMED_BY[type_]:
            wanted = {name for name in names if name not in found}
            for record in self._queries.matching(KINDS[type_], {attribute: wanted}):
                found.setdefault(getattr(record, attribute), []).append(record)
        missing = [name for name in names if name not in found]
        return found | (self._load_folded(type_, missing) if type_ in FOLDED and missing else {})

    def _load_folded(self, type_: str, names: list[str]) -> dict[str, list[Any]]:
        keys = {name: name_key(name) for name in names}
        store = self._queries.store
        matches = store.names.of_keys(keys.values(), ("full", "number"), [type_])
        ids = {name: {match.id for match in matches.get(key, [])} for name, key in keys.items()}
        repository = store.by_kind[type_]
        return {name: repository.many(sorted(wanted)) for name, wanted in ids.items() if wanted}

    def _note_folded(self, type_: str, name: str, record: Any) -> None:
        stored = [getattr(record, attribute) for attribute in NAMED_BY[type_]]
        if name not in stored:
            self._folded[type_, name, stored[-1]] += 1

    def _missing(self, row: ParsedRow, column: Column) -> RowRefusedError:
        kind, name = KINDS[column.type], row.cells[column.name]
        return row.refuse(
            column.name,
            f"没有叫“{name}”的{kind.zh}。请先导入{kind.file}，或改正名称。",
            f'There is no {kind.en} "{name}". Import {kind.file} first, or correct the name.',
        )

    def _several(self, row: ParsedRow, column: Column) -> RowRefusedError:
        kind, name = KINDS[column.type], row.cells[column.name]
        return row.refuse(
            column.name,
            f"叫“{name}”的{kind.zh}不止一个，无法确定是哪一个。",
            f'There is more than one {kind.en} "{name}": it is not clear which one is meant.',
        )
