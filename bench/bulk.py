"""Writes rows by the million: one prepared INSERT on SQLite, COPY on PostgreSQL."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.schema import CreateIndex, DropIndex

from crm_store.database import Database
from crm_store.models import Base

Row = Mapping[str, Any]
BATCH = 20_000


class BulkLoader:
    """Fills tables of an empty store. Values are those of the mapped attributes."""

    def __init__(self, database: Database, tell: Callable[[str], None]) -> None:
        self._database = database
        self._tell = tell

    def load(self, model: type[Base], rows: Iterable[Row]) -> int:
        """Write the rows of one class, their indexes last; how many there were."""
        table: Table = model.__table__  # type: ignore[assignment]
        started, written = time.perf_counter(), 0
        with self._without_indexes(table), self._connection() as connection:
            for batch in _batches(rows):
                self._write(connection, table, batch)
                written += len(batch)
        self._tell(f"{table.name:<16}{written:>10,} rows {time.perf_counter() - started:6.1f} s")
        return written

    def finish(self) -> None:
        """What PostgreSQL does in the background of a store in use: statistics, the next keys."""
        with self._database.engine.connect() as pooled:
            connection = pooled.execution_options(isolation_level="AUTOCOMMIT")
            if self._database.dialect == "postgresql":
                connection.execute(text("VACUUM ANALYZE"))
                _set_next_keys(connection)

    def _write(self, connection: DBAPIConnection, table: Table, rows: Sequence[Row]) -> None:
        columns = [column for column in table.columns if column.name in _filled(table, rows[0])]
        values = list(_bound(self._database, table, [c.name for c in columns], rows))
        names, cursor = ", ".join(f'"{column.name}"' for column in columns), connection.cursor()
        if self._database.dialect == "sqlite":
            marks = ", ".join("?" * len(columns))
            cursor.executemany(f"INSERT INTO {table.name} ({names}) VALUES ({marks})", values)
            return
        with cursor.copy(f"COPY {table.name} ({names}) FROM STDIN") as copy:
            for one in values:
                copy.write_row(one)

    @contextmanager
    def _connection(self) -> Iterator[DBAPIConnection]:
        """A bare connection that checks no foreign keys, whose work is committed at the end."""
        pooled = self._database.engine.raw_connection()
        connection = pooled.driver_connection
        assert connection is not None
        cursor, sqlite = connection.cursor(), self._database.dialect == "sqlite"
        if sqlite:
            cursor.execute("PRAGMA foreign_keys=OFF")
            cursor.execute("PRAGMA synchronous=OFF")
        else:
            cursor.execute("SET session_replication_role = replica")
        cursor.execute("BEGIN" if sqlite else "SELECT 1")
        yield connection
        connection.commit()
        pooled.invalidate()

    @contextmanager
    def _without_indexes(self, table: Table) -> Iterator[None]:
        writing = self._database.engine.execution_options(writing=True)
        dialect = self._database.dialect
        indexes = [one for one in table.indexes if one.info.get("only") in (None, dialect)]
        with writing.begin() as connection:
            for index in indexes:
                connection.execute(DropIndex(index, if_exists=True))
        yield
        with writing.begin() as connection:
            for index in indexes:
                connection.execute(CreateIndex(index))


def _batches(rows: Iterable[Row]) -> Iterator[Sequence[Row]]:
    left = iter(rows)
    while batch := list(islice(left, BATCH)):
        yield batch


def _filled(table: Table, row: Row) -> set[str]:
    return {c.name for c in table.columns if c.name in row or c.default is not None}


def _bound(
    database: Database, table: Table, names: Sequence[str], rows: Sequence[Row]
) -> Iterator[tuple[Any, ...]]:
    """The rows as the driver takes them, absent values replaced by the columns' defaults."""
    dialect = database.engine.dialect
    columns = [table.columns[name] for name in names]
    binders = [column.type.dialect_impl(dialect).bind_processor(dialect) for column in columns]
    defaults = [_default(column.default) for column in columns]
    for row in rows:
        values = (row.get(name, default) for name, default in zip(names, defaults, strict=True))
        yield tuple(
            value if bind is None else bind(value)
            for bind, value in zip(binders, values, strict=True)
        )


def _default(default: Any) -> Any:
    if default is None:
        return None
    return default.arg({}) if default.is_callable else default.arg


def _set_next_keys(connection: Connection) -> None:
    """Let PostgreSQL go on counting after the keys that were written."""
    for table in Base.metadata.sorted_tables:
        query = f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), max(id)) FROM "
        connection.execute(text(f"{query}{table.name}"))
