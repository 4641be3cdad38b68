"""Teams, colleagues, targets and the workspace's settings."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple
from zoneinfo import ZoneInfo

from pydantic import JsonValue
from sqlalchemy import update

from crm_store.models import ExchangeRate, Target, Team, Territory, User
from crm_store.repositories.workspace import Workspace
from crm_store.sample.company import Company


class Colleague(NamedTuple):
    """A colleague; `target` is what they are to sell in a quarter, in their currency."""

    name: str
    role: str
    team: str | None
    email: str
    language: str
    timezone: str
    currency: str
    target: int | None = None


EAST, ABROAD = "华东", "International"
MANAGERS = {EAST: "周启明", ABROAD: "Grace Whitmore"}
COLLEAGUES = (
    Colleague("林澜", "admin", None, "lin.lan", "zh", "Asia/Shanghai", "CNY"),
    Colleague("周启明", "manager", EAST, "zhou.qiming", "zh", "Asia/Shanghai", "CNY", 600_000),
    Colleague("Grace Whitmore", "manager", ABROAD, "grace.whitmore", "en", "Europe/London", "USD",
              90_000),
    Colleague("方晴", "rep", EAST, "fang.qing", "zh", "Asia/Shanghai", "CNY", 1_200_000),
    Colleague("孙一诺", "rep", EAST, "sun.yinuo", "zh", "Asia/Shanghai", "CNY", 1_000_000),
    Colleague("Daniel Okafor", "rep", ABROAD, "daniel.okafor", "en", "America/New_York", "USD",
              180_000),
    Colleague("Mia Torres", "rep", ABROAD, "mia.torres", "en", "America/Los_Angeles", "USD",
              150_000),
    Colleague("何静", "rep", EAST, "he.jing", "zh", "Asia/Shanghai", "CNY"),
)  # fmt: skip
SETTINGS: dict[str, JsonValue] = {
    "company_name": "澄明科技 / Clearwater Systems",
    "base_currency": "CNY",
    "timezone": "Asia/Shanghai",
    "language": "zh",
    "commission_rate": 3,
}
RATES = {
    420: {"USD": "7.24", "EUR": "7.82", "GBP": "9.15", "JPY": "0.0481", "HKD": "0.927"},
    200: {"USD": "7.19", "EUR": "7.95", "GBP": "9.28", "JPY": "0.0489", "HKD": "0.921"},
    35: {"USD": "7.12", "EUR": "8.31", "GBP": "9.49", "JPY": "0.0475", "HKD": "0.915"},
}


def make_people(company: Company) -> None:
    """Write the colleagues and all that steers their work."""
    _teams(company)
    _colleagues(company)
    _settings(company)
    _targets(company)


def _teams(company: Company) -> None:
    names = list(MANAGERS)
    company.write([Territory(name=name) for name in names], names)
    teams = [
        Team(name=f"{name}团队" if name == EAST else f"{name} team",
             territory_id=company.key(Territory, name))
        for name in names
    ]  # fmt: skip
    company.write(teams, names)


def _colleagues(company: Company) -> None:
    users = [
        User(
            name=one.name,
            role=one.role,
            team_id=company.maybe_key(Team, one.team),
            email=f"{one.email}@clearwater.example.com",
            language=one.language,
            timezone=one.timezone,
            currency=one.currency,
        )
        for one in COLLEAGUES
    ]
    company.write(users, [one.name for one in COLLEAGUES])
    company.zones = {one.name: ZoneInfo(one.timezone) for one in COLLEAGUES}
    for team, manager in MANAGERS.items():
        named = update(Team).where(Team.id == company.key(Team, team))
        company.session.execute(named.values(manager_id=company.key(User, manager)))


def _settings(company: Company) -> None:
    workspace = Workspace(company.session)
    for key, value in SETTINGS.items():
        workspace.set(key, value)
    company.session.flush()
    rates = [
        ExchangeRate(currency=currency, rate=rate, valid_from=company.days.day(-ago))
        for ago, table in RATES.items()
        for currency, rate in table.items()
    ]
    company.write(rates)


def _targets(company: Company) -> None:
    targets = []
    for one in COLLEAGUES:
        if one.target is not None:
            key = company.key(User, one.name)
            targets += _targets_of(key, one.target, one.currency, company.days.today)
    targets += _targets_of(None, 5_500_000, "CNY", company.days.today)
    company.write(targets)


def _targets_of(user_id: int | None, quarter: int, currency: str, today: date) -> list[Target]:
    year, now = today.year, (today.month + 2) // 3
    last = f"{year}-Q{now - 1}" if now > 1 else f"{year - 1}-Q4"
    amounts = {
        f"{year}-{today.month:02}": quarter // 3,
        f"{year}-Q{now}": quarter,
        last: quarter * 9 // 10,
        str(year): quarter * 4,
        str(year - 1): quarter * 10 // 3,
    }
    return [
        Target(user_id=user_id, period=period, amount=Decimal(amount), currency=currency)
        for period, amount in amounts.items()
    ]
