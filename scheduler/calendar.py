"""Days and hours: which days a working day speaks for, and when customers are left in peace."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from crm_store.repositories.service_settings import working_time
from crm_store.repositories.workspace import Workspace
from crm_store.scope import Actor
from crm_store.working_time import WorkingTime

QUIET_HOURS = "21:00-09:00"
LONGEST_HOLIDAY = 60
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Calendar:
    """The workspace's days off (settings `working_hours`, `holidays`, `workdays`) and the hours in
    which customers are left in peace (`quiet_hours`)."""

    work: WorkingTime
    quiet: tuple[time, time]

    def works(self, day: date) -> bool:
        """Whether that is a working day."""
        return self.work.works_on(day)

    def next_working_day(self, day: date, step: timedelta = DAY) -> date:
        """The first working day after that one; before it, with a step of minus one day."""
        for _ in range(LONGEST_HOLIDAY):
            day += step
            if self.works(day):
                break
        return day

    def covered(self, day: date, *, ahead: bool) -> list[date]:
        """The days that a working day speaks for: the days off before it, or `ahead` those after.

        A day off speaks for none.
        """
        if not self.works(day):
            return []
        first = day if ahead else self.next_working_day(day, -DAY) + DAY
        last = self.next_working_day(day) - DAY if ahead else day
        return list(days_between(first, last))

    def after_quiet(self, moment: datetime, zone: ZoneInfo) -> datetime:
        """That moment (UTC), or when the quiet hours on that zone's clock are over."""
        local = moment.astimezone(zone)
        begin, end = self.quiet
        clock = local.time()
        over_midnight = begin > end
        quiet = (clock >= begin or clock < end) if over_midnight else begin <= clock < end
        if not quiet:
            return moment
        day = local.date() + (DAY if over_midnight and clock >= begin else timedelta())
        return at_hour(day, end, zone)


def calendar_of(workspace: Workspace, actor: Actor) -> Calendar:
    """The workspace's calendar. Raises ValueError for a setting that cannot be read."""
    given = workspace.setting("quiet_hours")
    return Calendar(working_time(workspace, actor), quiet_hours(given or QUIET_HOURS))


def quiet_hours(given: object) -> tuple[time, time]:
    """`21:00-09:00` as two times of day. Raises ValueError with a sentence."""
    try:
        begin, end = str(given).split("-")
        return time.fromisoformat(begin.strip()), time.fromisoformat(end.strip())
    except ValueError as error:
        raise ValueError(f"Quiet hours are written 21:00-09:00, not {given!r}.") from error


def at_hour(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """That time of day in UTC; one that a clock change leaves out is as much later."""
    return datetime.combine(day, clock, zone).astimezone(UTC)


def days_between(first: date, last: date) -> Iterator[date]:
    """Every date from the first to the last."""
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)
