"""Activities (the timeline) and tasks (to-dos)."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, false, func, or_
from sqlalchemy.orm import joinedload

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

    def counts(self, query: Select[Activity]) -> dict[str, int]:
        """How many activities of each kind a query of this repository has, the most first."""
        number = func.count()
        counted = query.order_by(None).with_only_columns(
            Activity.kind, number, maintain_column_froms=True
        )
        rows = self.session.execute(counted.group_by(Activity.kind).order_by(number.desc()))
        return {row[0]: row[1] for row in rows}

    def first(self, query: Select[Activity], limit: int) -> list[Activity]:
        """The first of a query, with their customer, contact and colleague read in one go."""
        loaded = query.options(
            joinedload(Activity.customer), joinedload(Activity.contact), joinedload(Activity.user)
        )
        return list(self.session.scalars(loaded.limit(limit)))

    def appointments(
        self, user_id: int, start: datetime, end: datetime, now: datetime
    ) -> Select[Activity]:
        """A colleague's meetings and whatever else is ahead of `now`, in order of time."""
        query = self.query().where(
            Activity.user_id == user_id,
            Activity.at >= start,
            Activity.at < end,
            or_(Activity.kind == "meeting", Activity.at > now),
        )
        return query.order_by(Activity.at, Activity.id)

    def last_by_customer(self, customer_ids: Sequence[int], now: datetime) -> dict[int, datetime]:
        """When something last happened with each of these customers, as far as the actor sees."""
        last = self.query().with_only_columns(Activity.customer_id, func.max(Activity.at))
        rows = self.session.execute(
            last.where(Activity.customer_id.in_(customer_ids), Activity.at <= now).group_by(
                Activity.customer_id
            )
        )
        return {customer_id: at for customer_id, at in rows if customer_id is not None}

    def of_deal(self, deal_id: int, now: datetime, limit: int) -> list[Activity]:
        """What last happened about a deal, the latest first, with who did it."""
        query = self.query().where(Activity.deal_id == deal_id, Activity.at <= now)
        query = query.order_by(Activity.at.desc(), Activity.id.desc()).limit(limit)
        return list(self.session.scalars(query.options(joinedload(Activity.user))))


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

    def overdue(self, query: Select[Task], now: datetime, today: datetime) -> Select[Task]:
        """The open ones of a query that are past due; `today` is the start of the actor's day."""
        late = or_(
            and_(Task.due_time.is_(True), Task.due < now),
            and_(Task.due_time.is_(False), Task.due < today),
        )
        return query.where(Task.status == "open", late)

    def first(self, query: Select[Task], limit: int) -> list[Task]:
        """The first of a query, with their customer and assignee read in one go."""
        loaded = query.options(joinedload(Task.customer), joinedload(Task.assignee))
        return list(self.session.scalars(loaded.limit(limit)))

    def newest_open(self, limit: int = 200) -> Sequence[Task]:
        """The newest open to-dos that the actor may see, whosever they are."""
        query = self.query().where(Task.status == "open").order_by(Task.id.desc())
        return list(self.session.scalars(query.limit(limit)))

    def open_of(self, user_id: int, limit: int = 200) -> Sequence[Task]:
        """A colleague's open to-dos, the newest first."""
        query = self.query().where(Task.assignee_id == user_id, Task.status == "open")
        return list(self.session.scalars(query.order_by(Task.id.desc()).limit(limit)))
