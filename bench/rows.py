"""The rows of a bench store: a sales organisation with a history of two years."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from bench.names import ZH_PLACES, Names, is_chinese
from bench.sizes import NOW, TEAM_SIZE, TEAMS, Sizes
from crm_store.models import Base, Contact, Customer, Team, Territory, User
from crm_store.models import WorkspaceSetting as Setting

Row = dict[str, Any]
Table = tuple[type[Base], Iterator[Row]]

INDUSTRIES = (
    "制造 零售 餐饮 医疗 教育 物流 软件 金融 建筑 manufacturing retail logistics software".split()
)
EN_REGIONS = "London Berlin Boston Austin Chicago Paris Toronto Sydney".split()
SOURCES = ("展会", "转介绍", "官网", "referral", "website", "ads")
SHARED, POOL, TWINS, PERSONS, CHINESE = 0.1, 0.05, 0.02, 0.1, 0.6
TODAY = NOW.date()


class People:
    """Teams and colleagues: the first of each team manages it, the very last is an admin."""

    def __init__(self, random: Random, sizes: Sizes) -> None:
        names, held = Names(random), dict[str, None]()
        while len(held) < sizes.users:
            held[names.person(chinese=len(held) % 2 == 0)] = None
        self.names = list(held)

    def tables(self) -> Iterator[Table]:
        """Territories, teams, users and the workspace's settings."""
        yield Territory, ({"id": key, "name": f"大区{key}"} for key in range(1, 5))
        yield Team, (self._team(key) for key in range(1, TEAMS + 1))
        yield User, (self._user(key) for key in range(1, len(self.names) + 1))
        settings = {"base_currency": "CNY", "timezone": "Asia/Shanghai", "commission_rate": 3}
        yield Setting, ({"key": key, "value": value} for key, value in settings.items())

    def role(self, key: int) -> str:
        """What a user is."""
        if key == len(self.names):
            return "admin"
        return "manager" if key % TEAM_SIZE == 1 else "rep"

    def _team(self, key: int) -> Row:
        manager = (key - 1) * TEAM_SIZE + 1
        return {"id": key, "name": f"{key}组", "manager_id": manager, "territory_id": key % 4 + 1}

    def _user(self, key: int) -> Row:
        name, role = self.names[key - 1], self.role(key)
        team = None if role == "admin" else (key - 1) // TEAM_SIZE + 1
        language = "zh" if is_chinese(name) else "en"
        return {"id": key, "name": name, "role": role, "team_id": team, "language": language} | {
            "email": f"user{key}@guanxi.example.com",
            "timezone": "Asia/Shanghai",
            "currency": "CNY" if language == "zh" else "USD",
            **times(NOW - timedelta(days=900)),
        }


class Clients:
    """Customers and their contacts; `owners` and `names` by a customer's key less one."""

    def __init__(self, random: Random, sizes: Sizes) -> None:
        self._random, self._sizes, self._names = random, sizes, Names(random)
        self.owners: list[int | None] = []
        self.names: list[str] = []

    def tables(self) -> Iterator[Table]:
        """Customers, then contacts."""
        yield Customer, (self._customer(key) for key in range(1, self._sizes.customers + 1))
        yield Contact, (self._contact(key) for key in range(1, self._sizes.contacts + 1))

    def _customer(self, key: int) -> Row:
        chance = self._random
        person, chinese = chance.random() < PERSONS, chance.random() < CHINESE
        name = self._name(person=person, chinese=chinese)
        owner = None if chance.random() < POOL else chance.randint(1, self._sizes.users - 1)
        self.owners.append(owner)
        self.names.append(name)
        return {"id": key, "name": name, "kind": "person" if person else "company"} | {
            "industry": chance.choice(INDUSTRIES),
            "region": chance.choice(ZH_PLACES if chinese else EN_REGIONS),
            "level": chance.choice("ABCD"),
            "source": chance.choice(SOURCES),
            "owner_id": owner,
            "phone": f"+86138{key:08}",
            "email": f"c{key}@example.com",
            "tags": ("重点",) if chance.random() < 0.1 else (),
            "shared": chance.random() < SHARED,
            **times(past(chance, 720)),
        }

    def _name(self, *, person: bool, chinese: bool) -> str:
        """A new name, or now and then one that is nearly another customer's."""
        if self.names and self._random.random() < TWINS:
            other = self._random.choice(self.names)
            return other + ("有限公司" if is_chinese(other) else " International")
        if person:
            return self._names.person(chinese=chinese)
        return self._names.company(chinese=chinese)

    def _contact(self, key: int) -> Row:
        customer = (key - 1) % self._sizes.customers + 1
        chinese = is_chinese(self.names[customer - 1])
        return {"id": key, "name": self._names.person(chinese=chinese)} | {
            "customer_id": customer,
            "title": self._random.choice(("采购经理", "CTO", "总经理", "Buyer")),
            "phone": f"+86139{key:08}",
            "email": f"p{key}@example.com",
            **times(past(self._random, 720)),
        }


def times(created: datetime) -> Row:
    """The times of a record made then."""
    return {"created_at": created, "updated_at": created}


def past(random: Random, days: int) -> datetime:
    """A moment of the last so many days."""
    return NOW - timedelta(minutes=random.randint(60, days * 1440))


def day(random: Random, first: int, last: int) -> date:
    """A date so many days from today."""
    return TODAY + timedelta(days=random.randint(first, last))


def amount(random: Random) -> Decimal:
    """An amount of money as deals have it."""
    return Decimal(random.randint(5, 2000) * 1000)
