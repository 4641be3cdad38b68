"""Many rows at once into one table, the fastest way that the database has."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from crm_store.models import Base, NameKey

WORTH_COPYING = 1000
"""From so many rows on, PostgreSQL's COPY is faster than inserting them."""


def insert_names(session: Session, rows: Sequence[dict[str, str | int]]) -> None:
    """Insert name keys: an import has about twenty for each record."""
    connection = session.connection()
    if connection.dialect.name == "sqlite" or len(rows) < WORTH_COPYING:
        session.execute(insert(Base.metadata.tables[NameKey.__tablename__]), rows)
        return
    driver: Any = connection.connection.driver_connection
    columns = ("kind", "record_id", "form", "key")
    statement = f"COPY name_keys ({', '.join(columns)}) FROM STDIN"
    with driver.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row([row[column] for column in columns])
