"""What a colleague has to do in a span of days: meetings, to-dos due, and what is overdue."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from crm_store.models import Activity, Task
from intents.context import Context
from intents.slots import Period

MOST = 50


@dataclass(frozen=True)
class Agenda:
    """Meetings and open to-dos of a period, and open to-dos from before it that are overdue.

    The lists are cut at MOST; the counts are not.
    """

    period: Period
    meetings: Sequence[Activity]
    tasks: Sequence[Task]
    overdue: Sequence[Task]
    counts: tuple[int, int, int]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing at all."""
        return not any(self.counts)


def agenda_of(user_id: int, period: Period, context: Context) -> Agenda:
    """A colleague's agenda; overdue to-dos are part of one that has today in it."""
    start, end = context.span(period)
    activities, tasks = context.store.activities, context.store.tasks
    meetings = activities.appointments(user_id, start, end, context.now)
    due = tasks.matching(assignee_id=user_id, status="open", due_from=start, due_before=end)
    late = tasks.matching(assignee_id=user_id, status="open", due_before=start)
    has_today = period.start <= context.today <= period.end
    shown = (
        activities.first(meetings, MOST),
        tasks.first(due, MOST),
        tasks.first(late, MOST) if has_today else [],
    )
    counts = (
        _count(shown[0], lambda: activities.count(meetings)),
        _count(shown[1], lambda: tasks.count(due)),
        _count(shown[2], lambda: tasks.count(late)),
    )
    return Agenda(period, *shown, counts=counts)


def today_counts(user_id: int, context: Context) -> tuple[int, int, int]:
    """How many meetings, to-dos due and overdue to-dos a colleague has today."""
    return agenda_of(user_id, Period(start=context.today, end=context.today), context).counts


def in_order(
    agenda: Agenda, context: Context
) -> list[tuple[date, datetime | None, Activity | Task]]:
    """Meetings and to-dos by time: a day's to-dos without a time of day come first in it."""
    rows: list[tuple[date, datetime | None, Activity | Task]] = []
    for meeting in agenda.meetings:
        local = context.local(meeting.at)
        rows.append((local.date(), local, meeting))
    for task in agenda.tasks:
        if task.due is not None:
            local = context.local(task.due)
            rows.append((local.date(), local if task.due_time else None, task))
    return sorted(rows, key=lambda row: (row[0], row[1] is not None, row[1] or context.now))


def _count(shown: Sequence[object], count: Callable[[], int]) -> int:
    """The length of a list that is whole, else what a query counts."""
    return len(shown) if len(shown) < MOST else count()
