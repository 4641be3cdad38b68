"""Many rows at once into one table, the fastest way that the database has."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Column, MetaData, Table, insert, select, text
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import Session

from crm_store.models import Base, NameKey

WORTH_COPYING = 1000
"""From so many rows on, PostgreSQL's COPY is faster than inserting them."""

Values = Sequence[Any]


def insert_names(session: Session, rows: Sequence[dict[str, str | int]]) -> None:
    """Insert name keys: an import has about twenty for each record."""
    connection = session.connection()
    if connection.dialect.name == "sqlite" or len(rows) < WORTH_COPYING:
        session.execute(insert(Base.metadata.tables[NameKey.__tablename__]), rows)
        return
    columns = ("kind", "record_id", "form", "key")
    _copy(session, "name_keys", columns, ([row[column] for column in columns] for row in rows))


def upsert(
    session: Session, model: type[Base], key: str, columns: Sequence[str], rows: Sequence[Values]
) -> None:
    """Insert rows (values in the order of `columns`), or update those whose unique `key` is there.

    The model's types are the drivers' own or ExactDecimal: PostgreSQL is given values as they are.
    """
    table = Base.metadata.tables[model.__tablename__]
    sqlite = session.get_bind().dialect.name == "sqlite"
    made: Any = (sqlite_insert if sqlite else postgresql_insert)(table)
    changes = {name: made.excluded[name] for name in columns if name != key}
    if sqlite or len(rows) < WORTH_COPYING:
        changed = made.on_conflict_do_update(index_elements=[key], set_=changes)
        session.execute(changed, [dict(zip(columns, row, strict=True)) for row in rows])
        return
    fresh = f"fresh_{table.name}"
    session.execute(text(f"CREATE TEMP TABLE {fresh} (LIKE {table.name}) ON COMMIT DROP"))
    session.execute(text(f"ALTER TABLE {fresh} DROP COLUMN id"))
    _copy(session, fresh, columns, rows)
    copied = Table(fresh, MetaData(), *(Column(name) for name in columns))
    filled = made.from_select(columns, select(copied))
    session.execute(filled.on_conflict_do_update(index_elements=[key], set_=changes))
    session.execute(text(f"DROP TABLE {fresh}"))


def _copy(session: Session, table: str, columns: Sequence[str], rows: Iterable[Values]) -> None:
    driver: Any = session.connection().connection.driver_connection
    statement = f"COPY {table} ({', '.join(columns)}) FROM STDIN"
    with driver.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)
