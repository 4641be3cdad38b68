"""The engine and its sessions: SQLite (WAL) by default, PostgreSQL by its URL."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session, sessionmaker

BUSY_SECONDS = 15.0


class Database:
    """One store. `reading()` gives a session that is never committed, `writing()` one that is.

    A writing session of SQLite takes its lock at the start (BEGIN IMMEDIATE), because one that
    starts as a reader and writes later can fail half way when somebody else wrote in between.
    The threads of a process wait for each other here before that: SQLite lets whoever finds it
    locked sleep for up to a tenth of a second, and again, while others come first.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = _make_engine(url)
        self._writers = Lock() if self.dialect == "sqlite" else None
        self._read = sessionmaker(self.engine, autoflush=False, expire_on_commit=False)
        self._write = sessionmaker(
            self.engine.execution_options(writing=True), autoflush=False, expire_on_commit=False
        )

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self.engine.dialect.name

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session for reading; whatever is changed in it is thrown away."""
        with self._read() as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session whose work is committed at the end, or rolled back whole by any error."""
        with self._in_turn(), self._write() as session, session.begin():
            yield session

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        """One writer of this process at a time; who waits too long asks SQLite, which says so."""
        mine = self._writers is not None and self._writers.acquire(timeout=BUSY_SECONDS)
        try:
            yield
        finally:
            if mine and self._writers is not None:
                self._writers.release()

    def forget(self) -> None:
        """Have SQLite's log of changes drop what it still holds of rows that are gone; where
        somebody reads just now, the next checkpoint does."""
        if self.dialect == "sqlite":
            with self.engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def sqlite_url(path: Path) -> str:
    """The URL of a SQLite store at `path`, whose folder is made if need be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return f"sqlite:///{path}"


def _make_engine(url: str) -> Engine:
    parsed = make_url(url)
    if parsed.drivername in ("postgresql", "postgres"):
        parsed = parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() != "sqlite":
        return create_engine(parsed, pool_pre_ping=True, pool_size=10, max_overflow=20)
    engine = create_engine(
        parsed,
        connect_args={"check_same_thread": False},
        pool_use_lifo=True,  # the connection used last has the pages that are asked for next
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver's own BEGIN would come too late
    for pragma in (
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "foreign_keys=ON",
        f"busy_timeout={BUSY_SECONDS * 1000:.0f}",
        "cache_size=-65536",
        "temp_store=MEMORY",
        "secure_delete=ON",  # what is erased is overwritten; some builds do so by themselves
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
