"""The records as they were before the year began, read once, and the calendar they live by."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bench.year.processes import HOME
from crm_store.database import Database
from crm_store.models import (
    Activity,
    AuditEntry,
    Base,
    ChannelAccount,
    Contact,
    Contract,
    Conversation,
    Customer,
    Deal,
    Lead,
    Order,
    OrderLine,
    Payment,
    PointsEntry,
    SurveyAnswer,
    Task,
    Team,
    Ticket,
    User,
)

DAY = timedelta(days=1)
SATURDAY = 5
T = TypeVar("T", bound=Base)

TABLES: tuple[type[Base], ...] = (
    Activity, AuditEntry, ChannelAccount, Contact, Contract, Conversation, Customer, Deal, Lead,
    Order, OrderLine, Payment, PointsEntry, SurveyAnswer, Task, Team, Ticket, User,
)  # fmt: skip


@dataclass(frozen=True, order=True)
class Due:
    """Something that a rule has to say: its key, and the day it is told."""

    rule: str
    key: str
    day: date
    at: datetime | None = None


class Book:
    """All records by table, without those in the recycle bin; the days of the year."""

    def __init__(self, database: Database, start: date, days: int) -> None:
        self.start, self.last = start, start + timedelta(days=days - 1)
        self.first_moment = datetime.combine(start, time(9), HOME).astimezone(UTC)
        self._rows: dict[type[Base], dict[int, Base]] = {}
        self.read(database, *TABLES)

    def read(self, database: Database, *tables: type[Base]) -> None:
        """Read some tables, perhaps anew."""
        with database.reading() as session:
            for table in tables:
                rows = session.scalars(select(table).order_by(table.id)).all()
                live = [one for one in rows if getattr(one, "deleted_at", None) is None]
                self._rows[table] = {one.id: one for one in live}
            session.expunge_all()

    def all(self, table: type[T]) -> Iterable[T]:
        """The rows of a table."""
        return self._rows[table].values()  # type: ignore[return-value]

    def get(self, table: type[T], key: int | None) -> T | None:
        """A row by its key."""
        return self._rows[table].get(key or 0)  # type: ignore[return-value]

    def customer(self, key: int | None) -> Customer | None:
        """A customer who is still there."""
        return self.get(Customer, key)

    def owner_of(self, contract: Contract) -> int | None:
        """A contract's owner, else its customer's."""
        customer = self.customer(contract.customer_id)
        return contract.owner_id or (customer.owner_id if customer else None)

    def clock(self, user_id: int | None, *, manager: bool = False) -> ZoneInfo:
        """The zone of a colleague, or of who leads them; the admin's for what is nobody's."""
        user = self.get(User, user_id)
        if user is None:
            user = next(one for one in self.all(User) if one.role == "admin")
        elif manager:
            team = self.get(Team, user.team_id)
            lead = self.get(User, team.manager_id) if team else None
            user = lead or user
        return ZoneInfo(user.timezone or HOME.key)

    def zones(self) -> set[ZoneInfo]:
        """Every zone that colleagues live by."""
        return {HOME} | {self.clock(one.id) for one in self.all(User)}

    def days(self) -> Iterator[date]:
        """Each day of the year."""
        day = self.start
        while day <= self.last:
            yield day
            day += DAY

    def by(self, table: type[T], attribute: str) -> dict[int, list[T]]:
        """The rows of a table by a foreign key."""
        found: dict[int, list[T]] = defaultdict(list)
        for one in self.all(table):
            found[getattr(one, attribute)].append(one)
        return found


def works(day: date) -> bool:
    """Whether that is a working day: the sample company has no holidays."""
    return day.weekday() < SATURDAY


def after(day: date) -> date:
    """That day, or the working day after a weekend."""
    while not works(day):
        day += DAY
    return day


def before(day: date) -> date:
    """That day, or the working day before a weekend."""
    while not works(day):
        day -= DAY
    return day


def local(moment: datetime, zone: ZoneInfo) -> date:
    """The day of a moment on a clock."""
    return moment.astimezone(zone).date()


def timed(book: Book, rule: str, key: str, at: datetime, matters: timedelta) -> Iterator[Due]:
    """A notice to the minute; what was before the year is told at its first look, if it matters."""
    if at + matters > book.first_moment:
        at = max(at, book.first_moment)
        yield Due(rule, key, local(at, HOME), at)
