"""Activities (the timeline) and tasks (to-dos)."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, false, or_

from crm_store.models import Activity, Task
from crm_store.repositories.base import in_users
from crm_store.repositories.records import ChildRepository


class Activities(ChildRepository[Activity]):
    """What happened, and the appointments ahead."""

    model = Activity
    user_column = "user_id"

    def between(
        self,
        start: datetime | None,
        end: datetime | None,
        *,
        customer_id: int | None = None,
        kind: str | None = None,
        user_id: int | None = None,
    ) -> Select[Activity]:
        """Activities from `start` until before `end`, the newest first."""
        query = self.query().order_by(Activity.at.desc(), Activity.id.desc())
        for column, value in (
            (Activity.customer_id, customer_id),
            (Activity.kind, kind),
            (Activity.user_id, user_id),
        ):
            if value is not None:
                query = query.where(column == value)
        if start is not None:
            query = query.where(Activity.at >= start)
        return query if end is None else query.where(Activity.at < end)


class Tasks(ChildRepository[Task]):
    """To-dos: one's own, the team's for a manager, and those about customers one sees."""

    model = Task
    user_column = "assignee_id"

    def visible(self) -> ColumnElement[bool]:
        if not self.actor.is_staff:
            return false()
        return or_(super().visible(), in_users(Task.assignee_id, self.actor))

    def matching(
        self,
        *,
        assignee_id: int | None = None,
        customer_id: int | None = None,
        status: str | None = None,
        due_from: datetime | None = None,
        due_before: datetime | None = None,
    ) -> Select[Task]:
        """The tasks of a filter, the earliest due first and those without a date last."""
        query = self.query().order_by(Task.due.asc().nulls_last(), Task.id)
        for column, value in (
            (Task.assignee_id, assignee_id),
            (Task.customer_id, customer_id),
            (Task.status, status),
        ):
            if value is not None:
                query = query.where(column == value)
        if due_from is not None:
            query = query.where(Task.due >= due_from)
        return query if due_before is None else query.where(Task.due < due_before)

    def open_of(self, user_id: int, limit: int = 200) -> Sequence[Task]:
        """A colleague's open to-dos, the newest first."""
        query = self.query().where(Task.assignee_id == user_id, Task.status == "open")
        return list(self.session.scalars(query.order_by(Task.id.desc()).limit(limit)))
