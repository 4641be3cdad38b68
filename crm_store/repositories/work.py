"""Activities (the timeline) and tasks (to-dos)."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache, lru_cache

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    bindparam,
    desc,
    false,
    func,
    or_,
    select,
    union,
    union_all,
)
from sqlalchemy.orm import InstrumentedAttribute, Session, joinedload

from crm_store.models import Activity, Base, Contact, Customer, Task, User
from crm_store.repositories.base import KEPT, child_ways, sees_work
from crm_store.repositories.records import ChildRepository
from crm_store.scope import Actor

MOST_COLLEAGUES = 200
"""Terms of one UNION; SQLite takes 500."""

MOST_TITLES = 2000
"""So many to-dos' titles are compared with what somebody says."""

_TASKS = Base.metadata.tables[Task.__tablename__].c
_OWN_TITLES = (
    select(_TASKS.id, _TASKS.title)
    .where(
        _TASKS.assignee_id == bindparam("user"),
        _TASKS.deleted_at.is_(None),
        _TASKS.status == "open",
    )
    .order_by(_TASKS.id.desc())
    .limit(MOST_TITLES)
)
_WITH_NAMES = (
    joinedload(Activity.customer).load_only(Customer.name),
    joinedload(Activity.contact).load_only(Contact.name),
    joinedload(Activity.user).load_only(User.name),
)
_TASK_WITH_NAMES = (
    joinedload(Task.customer).load_only(Customer.name),
    joinedload(Task.assignee).load_only(User.name),
)
"""Of fifty rows' customers nothing but the name is told: all of them would take as long again."""


_APPOINTMENTS = (
    select(Activity)
    .where(
        Activity.user_id == bindparam("user"),
        Activity.deleted_at.is_(None),
        Activity.at >= bindparam("start"),
        Activity.at < bindparam("end"),
        or_(Activity.kind == "meeting", Activity.at > bindparam("now")),
    )
    .order_by(Activity.at, Activity.id)
    .limit(bindparam("most"))
    .options(*_WITH_NAMES)
)


@cache
def _due(from_start: bool) -> Select[Task]:
    """A `user`'s open to-dos due before `end`, and from `start` on, at `most` so many."""
    query = select(Task).where(
        Task.assignee_id == bindparam("user"),
        Task.deleted_at.is_(None),
        Task.status == "open",
        Task.due < bindparam("end"),
    )
    query = query.where(Task.due >= bindparam("start")) if from_start else query
    return query.order_by(Task.due, Task.id).limit(bindparam("most")).options(*_TASK_WITH_NAMES)


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
        """Activities from `start` until before `end`, the newest first.

        Of a customer those of everybody, else those of one colleague; with neither, what the
        colleagues did whose work the actor sees.
        """
        if customer_id is not None:
            query = self.about(customer_id)
            query = query if user_id is None else query.where(Activity.user_id == user_id)
        elif user_id is not None:
            query = self.by(user_id)
        else:
            query = self.of_colleagues()
        if kind is not None:
            query = query.where(Activity.kind == kind)
        return self._in(query, start, end).order_by(Activity.at.desc(), Activity.id.desc())

    def _in(
        self, query: Select[Activity], start: datetime | None, end: datetime | None
    ) -> Select[Activity]:
        query = query if start is None else query.where(Activity.at >= start)
        return query if end is None else query.where(Activity.at < end)

    def counts(self, query: Select[Activity], most: int) -> dict[str, int]:
        """How many activities of each kind are among `most` of a query's, the most first."""
        few = query.order_by(None).with_only_columns(Activity.kind).limit(most).subquery()
        number = func.count()
        counted = select(few.c.kind, number).group_by(few.c.kind).order_by(number.desc())
        return {row[0]: row[1] for row in self.session.execute(counted)}

    def first(self, query: Select[Activity], limit: int) -> list[Activity]:
        """The first of a query, with the names of customer, contact and colleague in one go."""
        return list(self.session.scalars(query.options(*_WITH_NAMES).limit(limit)))

    def latest(self, query: Select[Activity], limit: int) -> list[Activity]:
        """The first of `between` for a whole team: each colleague's latest, then those of all.

        One index read a colleague, where sorting all that a team did takes a second.
        """
        sees = self.actor.sees or ()
        if not 1 < len(sees) <= MOST_COLLEAGUES:
            return self.first(query, limit)
        each = [
            query.where(Activity.user_id == user_id)
            .with_only_columns(Activity.id)
            .limit(limit)
            .subquery()
            for user_id in sees
        ]
        ids = union_all(*(select(one.c.id) for one in each))
        newest = select(Activity).where(Activity.id.in_(ids))
        return self.first(newest.order_by(Activity.at.desc(), Activity.id.desc()), limit)

    def appointments(
        self, user_id: int | None, start: datetime, end: datetime, now: datetime
    ) -> Select[Activity]:
        """A colleague's meetings and whatever else is ahead of `now`, in order of time.

        Without one those of all colleagues whose work the actor sees.
        """
        whose = self.of_colleagues() if user_id is None else self.by(user_id)
        query = self._in(whose, start, end).where(
            or_(Activity.kind == "meeting", Activity.at > now)
        )
        return query.order_by(Activity.at, Activity.id)

    def agenda(
        self, user_id: int | None, start: datetime, end: datetime, now: datetime, limit: int
    ) -> list[Activity]:
        """The first of `appointments` with names; those of a colleague by a query that is kept."""
        if user_id is None or not sees_work(self.actor, user_id):
            return self.first(self.appointments(user_id, start, end, now), limit)
        values = {"user": user_id, "start": start, "end": end, "now": now, "most": limit}
        return list(self.session.scalars(_APPOINTMENTS, values))

    def last_by_customer(self, customer_ids: Sequence[int], now: datetime) -> dict[int, datetime]:
        """When something last happened with each of these customers, as far as the actor sees."""
        last = self.each().with_only_columns(Activity.customer_id, func.max(Activity.at))
        rows = self.session.execute(
            last.where(Activity.customer_id.in_(customer_ids), Activity.at <= now).group_by(
                Activity.customer_id
            )
        )
        return {customer_id: at for customer_id, at in rows if customer_id is not None}

    def of_deal(self, deal_id: int, now: datetime, limit: int) -> list[Activity]:
        """What last happened about a deal, the latest first, with who did it."""
        values = {"deal": deal_id, "now": now, "most": limit}
        return list(self.session.scalars(_of_deal(self.actor), values))


@lru_cache(maxsize=KEPT)
def _of_deal(actor: Actor) -> Select[Activity]:
    """Of a `deal` what happened until `now`, the latest first, at `most` so many."""
    query = Activities(Session(), actor).each()
    query = query.where(Activity.deal_id == bindparam("deal"), Activity.at <= bindparam("now"))
    query = query.order_by(Activity.at.desc(), Activity.id.desc()).limit(bindparam("most"))
    return query.options(joinedload(Activity.user).load_only(User.name))


class Tasks(ChildRepository[Task]):
    """To-dos: one's own, the team's for a manager, and those about customers one sees."""

    model = Task
    user_column = "assignee_id"

    def visible(
        self, customer_id: int | InstrumentedAttribute[int | None] | None = None
    ) -> ColumnElement[bool]:
        return super().visible(customer_id) if self.actor.is_staff else false()

    def matching(
        self,
        *,
        assignee_id: int | None = None,
        customer_id: int | None = None,
        status: str | None = None,
        due_from: datetime | None = None,
        due_before: datetime | None = None,
        of_team: bool = False,
    ) -> Select[Task]:
        """The tasks of a filter, the earliest due first and those without a date last.

        `of_team`: those of all colleagues whose work the actor sees.
        """
        if of_team:
            query = self.of_colleagues()
        elif assignee_id is not None:
            query = self.by(assignee_id)
            query = query if customer_id is None else query.where(Task.customer_id == customer_id)
        else:
            query = self.query() if customer_id is None else self.about(customer_id)
        query = query.order_by(Task.due.asc().nulls_last(), Task.id)
        if status is not None:
            query = query.where(Task.status == status)
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
        """The first of a query, with the names of their customer and assignee in one go."""
        return list(self.session.scalars(query.options(*_TASK_WITH_NAMES).limit(limit)))

    def agenda(
        self, user_id: int | None, start: datetime | None, end: datetime, limit: int
    ) -> list[Task]:
        """Open to-dos due before `end` (and from `start`) with names, as Activities.agenda."""
        if user_id is None or not sees_work(self.actor, user_id):
            of_team = user_id is None
            query = self.matching(
                assignee_id=user_id, of_team=of_team, status="open", due_from=start, due_before=end
            )
            return self.first(query, limit)
        values = {"user": user_id, "start": start, "end": end, "most": limit}
        return list(self.session.scalars(_due(start is not None), values))

    def own_titles(self) -> list[tuple[int, str]]:
        """Keys and titles of the actor's open to-dos, the newest first; nearly every turn asks."""
        rows = self.session.execute(_OWN_TITLES, {"user": self.actor.user_id})
        return [(key, title) for key, title in rows]

    def seen_titles(self) -> list[tuple[int, str]]:
        """Keys and titles of all open to-dos that the actor may see, the newest first.

        Their keys are found by indexes first, so that no title is read that is not wanted.
        """
        ways = [
            query.where(Task.status == "open").with_only_columns(Task.id) for query in self._seen()
        ]
        keys = union(*ways).order_by(desc("id")).limit(MOST_TITLES)
        newest = select(Task.id, Task.title).where(Task.id.in_(keys)).order_by(Task.id.desc())
        return [(key, title) for key, title in self.session.execute(newest)]

    def _seen(self) -> list[Select[Task]]:
        """Those that the actor may see by each way of seeing them, which have an index each."""
        if not self.actor.is_staff or self.actor.sees_all:
            return [self.query()]
        ways = child_ways(self.actor, Task.customer_id, Task.assignee_id)
        return [select(Task).where(Task.deleted_at.is_(None), way) for way in ways]

    def open_of(self, user_id: int, limit: int = 200) -> Sequence[Task]:
        """A colleague's open to-dos, the newest first."""
        query = self.by(user_id).where(Task.status == "open")
        return list(self.session.scalars(query.order_by(Task.id.desc()).limit(limit)))
