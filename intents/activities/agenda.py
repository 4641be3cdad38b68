"""What a colleague has to do in a span of days: meetings, to-dos due, and what is overdue."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

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


def agenda_of(user_id: int | None, period: Period, context: Context) -> Agenda:
    """A colleague's agenda, or without one that of all whose work the actor sees.

    Overdue to-dos are part of one that has today in it.
    """
    start, end = context.span(period)
    activities = context.store.activities
    asked = (user_id, start, end, context.now)
    shown = activities.agenda(*asked, MOST)
    count = _count(shown, lambda: activities.count(activities.appointments(*asked)))
    has_today = period.start <= context.today <= period.end
    due, late, counts = _todos(user_id, None if has_today else start, start, end, context)
    return Agenda(period, shown, due, late, counts=(count, *counts))


def _todos(
    user_id: int | None,
    first: datetime | None,
    start: datetime,
    end: datetime,
    context: Context,
) -> tuple[list[Task], list[Task], tuple[int, int]]:
    """Open to-dos due from `start` and those from `first` until before it, and how many of each.

    They are read at once; where those from before leave too little room, the rest after that.
    """
    tasks = context.store.tasks
    open_of = partial(tasks.matching, assignee_id=user_id, of_team=user_id is None, status="open")
    found = tasks.agenda(user_id, first, end, MOST)
    due = [task for task in found if task.due is not None and task.due >= start]
    late = found[: len(found) - len(due)]
    if len(found) < MOST or not late:
        every = _count(due, lambda: tasks.count(open_of(due_from=first, due_before=end)))
        return due, late, (every, len(late))
    later, before = open_of(due_from=start, due_before=end), open_of(due_before=start)
    if len(due) < MOST:
        due += tasks.first(later.offset(len(due)), MOST - len(due))
    counts = _count(due, lambda: tasks.count(later)), _count(late, lambda: tasks.count(before))
    return due, late, counts


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
