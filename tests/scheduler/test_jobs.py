"""The jobs of a running process: done now and then, kept in the store, by several processes."""

import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from sqlalchemy import text

from crm_store.actors import Defaults
from crm_store.database import Database
from scheduler import jobs
from scheduler.jobs import Job, Jobs
from tests.intents.company import SHANGHAI

DEFAULTS = Defaults("zh", SHANGHAI)


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the jobs that were done, in order; there are two."""
    names: list[str] = []

    def work(name: str) -> Callable[[Database, Defaults, datetime], object]:
        return lambda database, defaults, now: names.append(name)

    often = Job("often", work("often"), every=timedelta(seconds=1))
    nightly = Job("nightly", work("nightly"), hour=3)
    monkeypatch.setattr(jobs, "JOBS", (often, nightly))
    return names


def running(database: Database) -> Jobs:
    """A process that has just taken up the jobs."""
    made = Jobs(database, DEFAULTS, jobs.JOBS)
    made.start()
    return made


def until(happens: Callable[[], bool]) -> None:
    """Wait for it, ten seconds at most."""
    end = time.monotonic() + 10
    while not happens():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.02)


@pytest.fixture
def process(database: Database, done: list[str]) -> Iterator[Jobs]:
    """One process."""
    made = running(database)
    yield made
    made.stop()


def test_what_is_done_often_begins_at_once(process: Jobs, done: list[str]) -> None:
    until(lambda: "often" in done)
    assert "nightly" not in done


def test_the_jobs_are_kept_in_the_store(database: Database, process: Jobs) -> None:
    with database.reading() as session:
        kept = session.scalars(text("SELECT id FROM scheduler_jobs ORDER BY id"))
        assert list(kept) == ["nightly", "often"]


def test_another_process_and_a_new_start_take_up_the_same_jobs(
    database: Database, process: Jobs, done: list[str]
) -> None:
    second = running(database)
    until(lambda: len(done) >= 3)
    second.stop()
    before = len(done)
    third = running(database)
    until(lambda: len(done) > before)
    third.stop()


def test_a_job_that_is_no_more_is_forgotten(
    database: Database, done: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    running(database).stop()
    monkeypatch.setattr(jobs, "JOBS", jobs.JOBS[:1])
    running(database).stop()
    with database.reading() as session:
        assert list(session.scalars(text("SELECT id FROM scheduler_jobs"))) == ["often"]


def test_what_fails_is_tried_again(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[datetime] = []

    def fail(_database: Database, _defaults: Defaults, now: datetime) -> None:
        tries.append(now)
        raise ValueError("the store is gone")

    monkeypatch.setattr(jobs, "JOBS", (Job("failing", fail, every=timedelta(seconds=1)),))
    process = running(database)
    until(lambda: len(tries) >= 2)
    process.stop()
