"""`python -m bench.year`: plays it on a PostgreSQL of its own and prints a line for each rule."""

import sys
import tempfile
import time
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bench.year.play import Line, Year, play
from bench.year.processes import HOME
from tests.stores import Stores

START = date(2026, 11, 23)
COLUMNS = (
    "due",
    "posted",
    "held",
    "digest",
    "missed",
    "skipped",
    "doubled",
    "missing",
    "unexpected",
)
console = Console(width=120)


def main(
    days: Annotated[int, typer.Option(help="How many, from 23 November 2026 on.")] = 365,
    seed: Annotated[int, typer.Option(help="What happens, and who is killed when.")] = 1,
    one_in: Annotated[int, typer.Option(help="One look of so many is somebody's last.")] = 50,
) -> None:
    """Print what every rule told; the exit code is 1 where something was doubled or missing."""
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        stores = Stores(Path(folder))
        year = play(stores.sample("postgresql"), START, days, seed, one_in, _tell)
        stores.close()
    _show(year, time.perf_counter() - started)
    sys.exit(not all(line.is_right for line in year.lines))


def _tell(day: date) -> None:
    if day.day in (1, 11, 21):
        console.print(f"{day} ({datetime.now(HOME):%H:%M:%S})", style="dim")


def _show(year: Year, seconds: float) -> None:
    table = Table(title=f"{year.looks:,} looks, {year.killed} killed, {seconds:.0f} s")
    table.add_column("rule")
    for name in COLUMNS:
        table.add_column(name, justify="right")
    for line in year.lines:
        table.add_row(line.rule, *_cells(line))
    console.print(table)
    for line in year.lines:
        for what, keys in (("missing", line.missing), ("unexpected", line.unexpected)):
            for key in keys[:10]:
                console.print(f"{what}: {key}")


def _cells(line: Line) -> list[str]:
    status = line.statuses
    known = [status[one] for one in ("posted", "held", "digest", "missed", "skipped")]
    due = "" if line.due is None else f"{line.due:,}"
    rest = (line.doubled, len(line.missing), len(line.unexpected))
    return [due, *(f"{count:,}" for count in (*known, *rest))]


if __name__ == "__main__":
    typer.run(main)
