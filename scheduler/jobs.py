"""The jobs of a running process, as APScheduler has them: when each is done, and by whom.

The jobs are kept in the store (table `scheduler_jobs`), so that a process that starts goes on where
the last one stopped. Several processes on one store may all have them: what a job does is safe to
be done twice, and mostly only one process gets to it.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.job import Job as StoredJob
from apscheduler.jobstores.base import JobLookupError
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger
from sqlalchemy.exc import DatabaseError

from crm_store.actors import Defaults
from crm_store.database import Database
from scheduler.escalation import escalate
from scheduler.judging import judge_daily
from scheduler.runner import Runner
from scheduler.scoring import score_daily

log = logging.getLogger(__name__)

logging.getLogger("apscheduler").setLevel(logging.WARNING)  # it tells of every run

TABLE = "scheduler_jobs"
SOON = timedelta(seconds=10)

Work = Callable[[Database, Defaults, datetime], object]


@dataclass(frozen=True)
class Job:
    """Something that a process does now and then: every so often, or each day at an hour."""

    name: str
    work: Work
    every: timedelta | None = None
    hour: int | None = None

    def trigger(self, defaults: Defaults) -> IntervalTrigger | CronTrigger:
        """When it is done."""
        if self.every is not None:
            return IntervalTrigger(seconds=int(self.every.total_seconds()), timezone=UTC)
        return CronTrigger(hour=self.hour, timezone=defaults.timezone)


def run_rules(database: Database, defaults: Defaults, now: datetime) -> None:
    """Post what the rules have by now."""
    Runner(database, defaults).tick(now)


def escalate_late(database: Database, defaults: Defaults, now: datetime) -> None:
    """Call for help where a customer waits for a person."""
    escalate(database, defaults.language, defaults.timezone, now)


JOBS: tuple[Job, ...] = (
    Job("rules", run_rules, every=timedelta(seconds=30)),
    Job("escalation", escalate_late, every=timedelta(seconds=20)),
    Job("risks", judge_daily, every=timedelta(minutes=10)),
    Job("scores", score_daily, every=timedelta(minutes=10)),
)
"""One line each."""

_working_on: list[tuple[Database, Defaults]] = []
"""The store that this process works on, the last one: a stored job has nothing but its name."""


def do(name: str) -> None:
    """Do a job now; what fails is tried again the next time."""
    job = next((one for one in JOBS if one.name == name), None)
    if job is None or not _working_on:
        return
    database, defaults = _working_on[-1]
    try:
        job.work(database, defaults, datetime.now(UTC))
    except Exception:
        log.exception("the job %s failed", name)


class PatientJobStore(SQLAlchemyJobStore):  # type: ignore[misc]
    """APScheduler's store, where another process may be at the same table at the same time."""

    def start(self, scheduler: BackgroundScheduler, alias: str) -> None:
        """Make the table, unless another process was quicker."""
        try:
            super().start(scheduler, alias)
        except DatabaseError:
            super().start(scheduler, alias)

    def update_job(self, job: StoredJob) -> None:
        """Note a job's next time; where that fails it is done once more, which harms nobody."""
        try:
            super().update_job(job)
        except (DatabaseError, JobLookupError) as error:
            log.warning("the next time of the job %s was not kept: %s", job.id, error)

    def get_next_run_time(self) -> datetime | None:
        """The next time that something is due; soon, where the store is too busy to tell."""
        try:
            found: datetime | None = super().get_next_run_time()
        except DatabaseError as error:
            log.warning("the next job is not known: %s", error)
            return datetime.now(UTC) + SOON
        return found


class Jobs:
    """The jobs of one store while a process runs."""

    def __init__(self, database: Database, defaults: Defaults, jobs: tuple[Job, ...] = JOBS):
        self._database = database
        self._defaults = defaults
        self._jobs = jobs
        engine = database.engine.execution_options(writing=True)
        self._scheduler = BackgroundScheduler(
            jobstores={"default": PatientJobStore(engine=engine, tablename=TABLE)},
            executors={"default": ThreadPoolExecutor(len(jobs))},
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
            timezone=UTC,
        )

    def start(self) -> None:
        """Do them from now on, in threads of their own; what was due while nobody ran, at once."""
        _working_on.append((self._database, self._defaults))
        self._scheduler.start(paused=True)
        known = {job.id for job in self._scheduler.get_jobs()}
        for name in known - {job.name for job in self._jobs}:
            self._scheduler.remove_job(name)
        for job in self._jobs:
            self._add(job, new=job.name not in known)
        self._scheduler.resume()

    def stop(self) -> None:
        """Start none any more, and wait for those that are being done."""
        self._scheduler.shutdown(wait=True)
        _working_on.remove((self._database, self._defaults))

    def _add(self, job: Job, *, new: bool) -> None:
        """A new one is done at once where it is done often; a known one when it was due."""
        trigger, args = job.trigger(self._defaults), (job.name,)
        if new:
            at = {"next_run_time": datetime.now(UTC)} if job.every else {}
            self._scheduler.add_job(do, trigger, args, id=job.name, replace_existing=True, **at)
        else:
            self._scheduler.modify_job(job.name, trigger=trigger, args=args)
