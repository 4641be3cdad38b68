"""Two schedulers on one store, each a process of its own, which are told what time it is."""

import multiprocessing
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from random import Random
from time import sleep
from zoneinfo import ZoneInfo

from crm_store.actors import Defaults
from crm_store.database import Database
from scheduler.runner import Runner

HOME = ZoneInfo("Asia/Shanghai")
MODULES = ["scheduler.runner", "psycopg"]
AGAIN = timedelta(seconds=30)
"""So often a process looks."""
LONGEST = 0.12
"""Seconds within which a process is killed after it began to look."""
LONGEST_DEAD = 12
PAUSE = 0.1
_contexts = multiprocessing.get_context("forkserver")


def serve(url: str, pipe: Connection) -> None:
    """Look at every time that is told, and answer how much was posted; until there is no more."""
    database = Database(url)
    runner = Runner(database, Defaults("zh", HOME))
    with suppress(EOFError, BrokenPipeError):
        while True:
            pipe.send(runner.tick(pipe.recv()))
    database.close()


class Scheduler:
    """One process; a dead one is started again when its time has come."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._process: ForkServerProcess | None = None
        self._dead_for = 0
        self._pipe: Connection

    def begin(self, now: datetime) -> bool:
        """Have it look; False where it is still dead."""
        if self._process is None:
            self._dead_for -= 1
            if self._dead_for > 0:
                return False
            self._start()
        self._pipe.send(now)
        return True

    def end(self) -> int:
        """How much it posted."""
        return int(self._pipe.recv())

    def kill(self, dead_for: int) -> None:
        """SIGKILL, wherever it is; it stays dead for so many looks."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._pipe.close()
        self._process, self._dead_for = None, dead_for

    def stop(self) -> None:
        """Let it go in peace."""
        if self._process is not None:
            self._pipe.close()
            self._process.join(10)

    def _start(self) -> None:
        _contexts.set_forkserver_preload(MODULES)
        self._pipe, theirs = _contexts.Pipe()
        self._process = _contexts.Process(target=serve, args=(self._url, theirs), daemon=True)
        self._process.start()
        theirs.close()


class Pair:
    """Two schedulers of which one is killed in about one of `one_in` looks."""

    def __init__(self, url: str, random: Random, one_in: int) -> None:
        self._both = Scheduler(url), Scheduler(url)
        self._random = random
        self._one_in = one_in
        self.killed = 0

    def look(self, now: datetime) -> int:
        """Both look; where one died of it, again half a minute later, until none does."""
        posted, died = self._once(now)
        while died:
            sleep(PAUSE)  # the database has to see that its client is gone
            now += AGAIN
            more, died = self._once(now)
            posted += more
        return posted

    def stop(self) -> None:
        """Stop both."""
        for one in self._both:
            one.stop()

    def _once(self, now: datetime) -> tuple[int, bool]:
        looking = [one for one in self._both if one.begin(now.astimezone(UTC))]
        killing = len(looking) == len(self._both) and self._random.randrange(self._one_in) == 0
        if killing:
            looking.remove(self._kill())
        return sum(one.end() for one in looking), killing

    def _kill(self) -> Scheduler:
        """Kill one of both at some point of its work, finished or not."""
        victim = self._random.choice(self._both)
        sleep(self._random.uniform(0, LONGEST))
        victim.kill(self._random.randrange(1, LONGEST_DEAD))
        self.killed += 1
        return victim
