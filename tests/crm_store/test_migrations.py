"""The store's tables are made by migrations, on both databases, and are those of the models."""

import subprocess
import sys
from time import perf_counter

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import select
from sqlalchemy.schema import SchemaItem

from crm_store.database import Database
from crm_store.migrate import MIGRATIONS, head, migrate
from crm_store.models import Base, Stage
from crm_store.models.passages import FULL_TEXT
from tests.stores import MakeDatabase


@pytest.fixture(params=["sqlite", "postgresql"])
def bare(request: pytest.FixtureRequest, bare_database: MakeDatabase) -> Database:
    """A database without tables."""
    return bare_database(request.param)


def test_migrating_an_empty_database_takes_every_step_and_again_takes_none(bare: Database) -> None:
    assert migrate(bare)[-1] == head()
    assert migrate(bare) == []


def test_a_new_store_has_the_stages_of_the_import_format(bare: Database) -> None:
    migrate(bare)
    with bare.reading() as session:
        keys = list(session.scalars(select(Stage.key).order_by(Stage.position)))
    assert keys == ["qualification", "needs", "proposal", "negotiation", "won", "lost"]


def test_the_migrated_tables_are_those_of_the_models(bare: Database) -> None:
    migrate(bare)

    def has(item: SchemaItem, name: str | None, *_: object) -> bool:
        """Whether it is compared: some indexes are of one database only, full text of SQLite."""
        full_text = (name or "").startswith((FULL_TEXT, "passage_terms"))
        return item.info.get("only") in (None, bare.dialect) and not full_text

    with bare.engine.connect() as connection:
        options = {"compare_type": True, "include_object": has}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Base.metadata) == []


def test_the_newest_file_is_the_head_that_alembic_sees() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_current_head() == head()


def test_an_up_to_date_store_is_recognised_at_once_and_without_alembic(bare: Database) -> None:
    migrate(bare)
    start = perf_counter()
    migrate(bare)
    assert perf_counter() - start < 0.05
    program = (
        "import sys; from crm_store.database import Database;"
        "from crm_store.migrate import migrate;"
        "assert migrate(Database(sys.argv[1])) == []; assert 'alembic' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program, bare.url], check=True)
