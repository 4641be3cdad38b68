"""Brings a store's tables to the shape that the models have."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text
from sqlalchemy.orm import Session

from crm_store.database import Database
from crm_store.repositories.workspace import Workspace

MIGRATIONS = Path(__file__).parent / "migrations"
LOCK = 7_146_519
"""PostgreSQL's advisory lock, so that two processes that start together migrate once."""


def migrate(database: Database) -> list[str]:
    """Apply the steps that the store lacks, and give it its stages.

    Returns the revisions applied, the oldest first: none where the store is up to date, which is
    found out with one query and without loading Alembic.
    """
    with database.engine.connect() as connection:
        if stored_revision(connection) == head():
            return []
    with database.engine.execution_options(writing=True).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
        return _upgrade(connection)


def head() -> str:
    """The newest step's revision, which its file name starts with."""
    newest = max(path.name for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))
    return newest.split("_", 1)[0]


def stored_revision(connection: Connection) -> str | None:
    """The revision that the store is at; None where it has no tables yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return revision


def _upgrade(connection: Connection) -> list[str]:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    before = stored_revision(connection)
    steps = ScriptDirectory.from_config(config).iterate_revisions("head", before or "base")
    applied = [step.revision for step in steps if step.revision != before]
    if applied:
        command.upgrade(config, "head")
    with Session(connection, join_transaction_mode="create_savepoint") as session:
        Workspace(session).add_default_stages()
        session.commit()
    return applied[::-1]
