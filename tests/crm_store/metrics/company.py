"""A company small enough to work every figure out by hand."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from crm_store.database import Database
from crm_store.models import (
    Base,
    Customer,
    Deal,
    ExchangeRate,
    Product,
    Team,
    Territory,
    User,
)
from crm_store.repositories.workspace import Workspace
from crm_store.scope import Actor
from crm_store.store import Store

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
SHANGHAI = ZoneInfo("Asia/Shanghai")
WANG, FANG, LI, ANN, BOSS = 1, 2, 3, 4, 5

MANAGER = Actor("王敏", "manager", "zh", SHANGHAI, "CNY", WANG, sees=(WANG, FANG, LI))
REP = Actor("方晴", "rep", "zh", SHANGHAI, "CNY", FANG, sees=(FANG,), teammates=(WANG, LI))
ADMIN = Actor("Boss", "admin", "en", SHANGHAI, "CNY", BOSS, sees=None)


@dataclass
class Company:
    """A store with people, customers and products; tests add what they count."""

    database: Database

    def add(self, *records: Base) -> None:
        """Put records into the store as they are."""
        with self.database.writing() as session:
            session.add_all(records)

    def set(self, key: str, value: str) -> None:
        """Set a setting of the workspace."""
        with self.database.writing() as session:
            Workspace(session).set(key, value)

    def set_rate(self, currency: str, rate: str, valid_from: date = date(2026, 1, 1)) -> None:
        """Set what one unit of a currency is in the base currency."""
        self.add(ExchangeRate(currency=currency, rate=rate, valid_from=valid_from))

    @contextmanager
    def seen_by(self, actor: Actor, now: datetime = NOW) -> Iterator[Store]:
        """The store as somebody sees it."""
        with self.database.reading() as session:
            yield Store(session, actor, now)


def found(database: Database) -> Company:
    """The company: two teams, four customers, two products, no deals."""
    with database.writing() as session:
        Workspace(session).add_default_stages()
        _people(session)
        session.add_all(
            [
                Customer(id=1, name="云帆科技", owner_id=FANG, industry="软件", region="上海",
                         source="展会", level="A"),
                Customer(id=2, name="晨光制造", owner_id=LI, industry="制造", region="苏州"),
                Customer(id=3, name="Acme", owner_id=ANN, industry="retail", region="Texas"),
                Customer(id=4, name="无名", owner_id=FANG, industry=""),
                Product(id=1, code="MES", name="MES"),
                Product(id=2, code="ERP", name="ERP"),
            ]
        )  # fmt: skip
    return Company(database)


def _people(session: Session) -> None:
    session.add(Territory(id=1, name="华东大区"))
    session.flush()
    session.add_all([Team(id=1, name="华东组", territory_id=1), Team(id=2, name="West")])
    session.flush()
    session.add_all(
        [
            User(id=WANG, name="王敏", role="manager", team_id=1),
            User(id=FANG, name="方晴", team_id=1),
            User(id=LI, name="李雷", team_id=1),
            User(id=ANN, name="Ann", team_id=2),
            User(id=BOSS, name="Boss", role="admin"),
        ]
    )
    session.flush()
    for team in session.query(Team):
        team.manager_id = WANG if team.id == 1 else None


def in_english(actor: Actor) -> Actor:
    """The same person, who reads English."""
    return replace(actor, language="en")


def deal(
    owner: int | None,
    customer: int | None,
    stage: str,
    amount: int | None,
    closing: date | None,
    **more: object,
) -> Deal:
    """A deal in CNY unless said otherwise, created on 1 September 2026."""
    values: dict[str, object] = {
        "name": f"{stage} {closing} {amount}",
        "owner_id": owner,
        "customer_id": customer,
        "stage": stage,
        "amount": None if amount is None else Decimal(amount),
        "currency": "CNY",
        "close_date": closing,
        "created_at": datetime(2026, 9, 1, 4, tzinfo=UTC),
        "stage_since": NOW,
    }
    return Deal(**{**values, **more})
