"""One table into the store: read, look up, compare, write, a batch at a time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from crm_store.kinds import Column
from crm_store.repositories.transfer import is_unique
from crm_store.transfer.cells import ParsedRow
from crm_store.transfer.errors import RowRefusedError
from crm_store.transfer.kind_rules import ImportContext, KindRules
from crm_store.transfer.links import Links
from crm_store.transfer.progress import Progress
from crm_store.transfer.record_writer import RecordWriter
from crm_store.transfer.references import References
from crm_store.transfer.report import Outcome
from crm_store.transfer.row_parser import RowParser
from crm_store.transfer.same_keys import SameKeys
from crm_store.transfer.table import Row, Table
from crm_store.unit_of_work import UnitOfWork

BATCH = 500


class TableImport:
    """Imports the rows of one table within a unit of work."""

    def __init__(
        self, unit: UnitOfWork, context: ImportContext, rules: KindRules, parser: RowParser,
        links: Links,
    ) -> None:  # fmt: skip
        self._unit = unit
        self._queries = context.queries
        self._kind = context.kind
        self._report = context.report
        self._rules = rules
        self._parser = parser
        self._links = links
        self._columns = parser.references
        self._references = References(context.queries, context.report)
        self._writer = RecordWriter(context, rules)
        self._same = SameKeys(context.report)
        self._existing: dict[tuple[Any, ...], list[Any]] = {}

    def run(self, table: Table, progress: Progress) -> None:
        """Import every row; those that cannot be are in the report."""
        for batch in _batches(table.rows()):
            self._import(batch)
            self._settle()
            progress.advance(len(batch))
        self._rules.finish()
        self._same.finish()
        self._links.finish()
        self._settle()
        self._references.report_folded()

    def _settle(self) -> None:
        self._unit.settle()
        self._unit.changes.clear()  # the report says it; a long file's would not fit in memory

    def _import(self, batch: list[Row]) -> None:
        parsed = [row for row in map(self._parse, batch) if row is not None]
        self._references.load(parsed, self._columns)
        rows = [row for row in parsed if self._resolve(row)]
        self._look_up(rows)
        for row in rows:
            self._write(row)

    def _parse(self, row: Row) -> ParsedRow | None:
        try:
            return self._parser.parse(row)
        except RowRefusedError as error:
            self._report.refuse(row.line, error)
            return None

    def _resolve(self, row: ParsedRow) -> bool:
        try:
            for column in self._columns:
                if column.name in row.values:
                    self._refer(row, column)
            self._rules.complete(row)
        except RowRefusedError as error:
            self._report.refuse(row.line, error)
            return False
        return True

    def _refer(self, row: ParsedRow, column: Column) -> None:
        if self._links.postpones(row, column, self._references):
            return
        record = self._references.find(row, column)
        row.records[column.name] = record
        row.values[column.name] = record.id

    def _look_up(self, rows: list[ParsedRow]) -> None:
        """Find the records that the rows are of, and the keys that nobody else may have."""
        columns = [column for name in self._rules.key if (column := self._kind.column(name))]
        attributes = [column.attribute for column in columns]
        for row in rows:
            row.key = tuple(row.values.get(column.name) for column in columns)
        wanted = {name: {row.key[at] for row in rows} for at, name in enumerate(attributes)}
        records = self._queries.matching(self._kind, wanted) if rows else []
        self._existing = defaultdict(list)
        for record in records:
            key = tuple(getattr(record, attribute) for attribute in attributes)
            self._existing[key].append(record)
        self._rules.begin(rows, records)
        if is_unique(self._kind):
            known = {getattr(record, attributes[0]) for record in records}
            keys = {row.key[0] for row in rows} - known - {None}
            self._writer.taken = self._queries.taken(self._kind, attributes[0], keys)

    def _write(self, row: ParsedRow) -> None:
        records = self._existing[row.key]
        copy = row.copy if self._rules.counts_copies else 1
        try:
            if len(records) >= copy:
                record = records[copy - 1]
                outcome = self._writer.update(record, row)
            else:
                record = self._writer.create(row)
                records.append(record)
                outcome = "added"
            self._report.count(outcome)
            self._note_same(row, outcome)
            self._links.note(row, record)
        except RowRefusedError as error:
            self._report.refuse(row.line, error)

    def _note_same(self, row: ParsedRow, outcome: Outcome) -> None:
        if self._rules.counts_copies:  # where several rows make one record, they are meant to
            self._same.note(row, outcome)


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    iterator = iter(rows)
    while batch := list(islice(iterator, BATCH)):
        yield batch
