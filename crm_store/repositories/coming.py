"""What is coming up: to-dos that are due and meetings ahead, of everybody; streamed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from crm_store.models import Activity, Task
from crm_store.store import Store

MANY = 500


@dataclass(frozen=True)
class DueTask:
    """An open to-do of somebody, and when it is due (UTC)."""

    id: int
    title: str
    assignee_id: int
    customer_id: int | None
    due: datetime


@dataclass(frozen=True)
class ComingMeeting:
    """A meeting that was made before its time (UTC)."""

    id: int
    at: datetime
    user_id: int
    customer_id: int | None


def tasks_due(
    store: Store, start: datetime, end: datetime, *, timed: bool | None = None
) -> Iterator[DueTask]:
    """Open to-dos that are due from `start` until before `end`; with a time of day, or without."""
    query = (
        store.tasks.query()
        .with_only_columns(Task.id, Task.title, Task.assignee_id, Task.customer_id, Task.due)
        .where(Task.status == "open", Task.due >= start, Task.due < end)
        .where(Task.assignee_id.is_not(None))
    )
    if timed is not None:
        query = query.where(Task.due_time.is_(timed))
    rows: Any = store.session.execute(query.execution_options(yield_per=MANY))
    for row in rows:
        yield DueTask(*row)


def meetings_ahead(store: Store, start: datetime, end: datetime) -> Iterator[ComingMeeting]:
    """Appointments from `start` until before `end`; what was logged afterwards is none."""
    query = (
        store.activities.query()
        .with_only_columns(Activity.id, Activity.at, Activity.user_id, Activity.customer_id)
        .where(Activity.at >= start, Activity.at < end, Activity.user_id.is_not(None))
        .where(Activity.kind == "meeting", Activity.at > Activity.created_at)
    )
    rows: Any = store.session.execute(query.execution_options(yield_per=MANY))
    for row in rows:
        yield ComingMeeting(*row)
