"""Days and hours: which days a working day speaks for, and when customers are left in peace."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from crm_store.quiet_hours import QuietHours
from crm_store.repositories.service_settings import quiet_hours, working_time
from crm_store.repositories.workspace import Workspace
from crm_store.scope import Actor
from crm_store.working_time import WorkingTime

LONGEST_HOLIDAY = 60
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Calendar:
    """The workspace's days off (settings `working_hours`, `holidays`, `workdays`) and the hours in
    which customers are left in peace (`quiet_hours`)."""

    work: WorkingTime
    quiet: QuietHours

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

    def covered(self, day: date, *, ahead: bool, alone: bool = False) -> list[date]:
        """The days that a working day speaks for: the days off before it, or `ahead` those after.

        One that is `alone` speaks for itself. A day off speaks for none.
        """
        if not self.works(day):
            return []
        if alone:
            return [day]
        first = day if ahead else self.next_working_day(day, -DAY) + DAY
        last = self.next_working_day(day) - DAY if ahead else day
        return list(days_between(first, last))


def calendar_of(workspace: Workspace, actor: Actor) -> Calendar:
    """The workspace's calendar. Raises ValueError for a setting that cannot be read."""
    return Calendar(working_time(workspace, actor), quiet_hours(workspace))


def days_between(first: date, last: date) -> Iterator[date]:
    """Every date from the first to the last."""
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)
