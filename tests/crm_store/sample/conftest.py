"""The sample company on several days, and how tests look at it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from crm_store.actors import Defaults, actor_of_user
from crm_store.database import Database, sqlite_url
from crm_store.migrate import migrate
from crm_store.models import Base, User
from crm_store.sample import fill_sample
from crm_store.sample.days import HOME
from crm_store.store import Store

TODAY = date(2026, 11, 25)
DAYS = (TODAY, date(2026, 11, 22), date(2028, 2, 29), date(2026, 12, 31), date(2027, 1, 1))


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12), HOME).astimezone(UTC)


def midnight(day: date) -> datetime:
    return datetime.combine(day, time(), HOME).astimezone(UTC)


def filled(database: Database, today: date = TODAY) -> Database:
    fill_sample(database, today, noon(today))
    return database


def everything(session: Session, model: type[Any]) -> list[Any]:
    return list(session.scalars(select(model).order_by(model.id)))


def counts(database: Database) -> dict[str, int]:
    with database.reading() as session:
        tables = Base.metadata.sorted_tables
        query = [(table.name, select(func.count()).select_from(table)) for table in tables]
        return {name: session.scalar(counting) or 0 for name, counting in query}


def store_of(session: Session, name: str, today: date = TODAY) -> Store:
    """The store as that colleague sees it."""
    user = session.scalars(select(User).where(User.name == name)).one()
    actor = actor_of_user(session, user, Defaults("zh", HOME))
    return Store(session, actor, noon(today))


@pytest.fixture(scope="session")
def sqlite_days(tmp_path_factory: pytest.TempPathFactory) -> dict[date, Database]:
    """A sample company on each of the days, on SQLite."""
    made = {}
    for day in DAYS:
        made[day] = Database(sqlite_url(tmp_path_factory.mktemp("sample") / f"{day}.db"))
        migrate(made[day])
        filled(made[day], day)
    return made


@pytest.fixture(params=DAYS, ids=str)
def today(request: pytest.FixtureRequest) -> date:
    """Each of the days: ordinary, a Sunday, 29 February, 31 December, 1 January."""
    day: date = request.param
    return day


@pytest.fixture
def session(sqlite_days: dict[date, Database], today: date) -> Iterator[Session]:
    """A reading session of the company of that day."""
    with sqlite_days[today].reading() as session:
        yield session
