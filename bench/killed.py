"""`python -m bench.killed`: SIGKILL at each point of a turn, many times, with messages arriving.

Each time a message has to have its effect once, and an answer. Prints a line for each point.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from pathlib import Path

from bot.fault_points import POINTS
from crm_store.database import Database, sqlite_url
from tests.killing.trial import WORDS, LostError, Nursery, Trial, prepare

SPARED = 5
"""A point is passed 0 to 4 times before it kills, in turn."""


async def run(points: tuple[str, ...], times: int, folder: Path) -> int:
    """How many trials went wrong."""
    template = folder / "template.db"
    database = Database(sqlite_url(template))
    prepare(database)
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    nursery = Nursery()
    await nursery.start()
    wrong = 0
    for point in points:
        wrong += await _killed_at(point, times, nursery, template, folder)
    await nursery.stop()
    return wrong


async def _killed_at(point: str, times: int, nursery: Nursery, template: Path, folder: Path) -> int:
    started, again, wrong = time.perf_counter(), 0, 0
    for number in range(times):
        trial = Trial(nursery, template, folder / f"{point}-{number}")
        try:
            again += (await trial.run(point, number % SPARED)).sent_again
        except (LostError, TimeoutError) as error:
            wrong += 1
            print(f"{point} #{number}: {type(error).__name__} {error}", flush=True)
    seconds = time.perf_counter() - started
    print(
        f"{point:<13} {times} kills, {times * len(WORDS)} messages, {wrong} trials wrong, "
        f"{again} answers sent again, {seconds / times:.1f} s each",
        flush=True,
    )
    return wrong


def main() -> None:
    """Run it; exit code 1 where a message was lost or applied twice."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--points", nargs="*", default=POINTS)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        wrong = asyncio.run(run(tuple(given.points), given.times, Path(folder)))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
