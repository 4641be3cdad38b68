"""`guanxi setting`: the workspace's own settings, such as the channel for customers in need."""

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import typer
from pydantic import JsonValue

from bot.commands.start import say, start, stop, tell

if TYPE_CHECKING:
    from bot.bootstrap import App
    from crm_store.repositories.workspace import Workspace

app = typer.Typer(help="Show and change the workspace's settings.", no_args_is_help=True)
TIMEZONE = "timezone"
KNOWN = {
    "service_channel": "Slack channel id where customers who ask for a person are answered: C0123",
    "service_channels": 'the same by team: {"East": "C0123"}',
    "service_team": "the team that looks after customers without an owner",
    "handover_minutes": "working minutes within which a person answers: 30",
    "handover_idle_minutes": "working minutes of silence until a hand-over is asked about, and "
    "ends: 540",
    "working_hours": '{"mon": "09:00-12:00, 13:30-18:00", "sat": ""}',
    "holidays": '["2026-10-01"]',
    "workdays": '["2026-10-10"]',
    "service_levels": '{"urgent": {"first_response": 30, "resolution": 240}}, in working minutes',
    "service_risk_percent": "share of the time after which a ticket is at risk: 75",
    "quiet_hours": "21:00-09:00, when customers get no greetings; on their own clock",
    "notices_a_day": "reminders that a colleague gets a day, the rest in the digest: 10",
    "customer_notices_a_day": "messages by rules that a customer's person gets a day: 1",
    TIMEZONE: "Asia/Shanghai",
    "base_currency": "the currency that sums of several are converted to: CNY",
    "exchange_rates": "one unit of each in the base currency, from today on (the first ones hold "
    'before, too); without one, sums stay apart: {"USD": 7.12, "EUR": 8.31}',
    "commission_rate": "percent of revenue: 5",
}


@app.command("list")
def list_all() -> None:
    """List the settings, what each means, and its value where one is set."""
    from crm_store.repositories.money_settings import EXCHANGE_RATES, rates_on
    from crm_store.repositories.workspace import Workspace

    made = start()
    with made.database.reading() as session:
        workspace = Workspace(session)
        values = {name: workspace.setting(name) for name in KNOWN}
        values[EXCHANGE_RATES] = rates_on(workspace, _today(made))
    for name, meaning in KNOWN.items():
        value = values[name]
        shown = "—" if value is None else json.dumps(value, ensure_ascii=False)
        tell(f"{name} = {shown}\n    {meaning}")


@app.command("set")
def set_one(
    name: Annotated[str, typer.Argument(metavar="NAME", help="From `list`.")],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="A text, or JSON.")],
) -> None:
    """Set one; it holds at once, for everybody."""
    from crm_store.repositories.workspace import Workspace

    made = start()
    if name not in KNOWN:
        raise stop(
            say(made, f"没有“{name}”这个设置；guanxi setting list 列出所有设置。",
                f"There is no setting {name!r}; `guanxi setting list` has them all.")
        )  # fmt: skip
    with made.database.writing() as session:
        try:
            _set(Workspace(session), name, _value(value), made)
        except ValueError as error:
            raise stop(say(made, f"这个值看不懂：{error}", f"That is no value: {error}")) from None
    tell(f"{name} = {value}")


def _set(workspace: "Workspace", name: str, value: JsonValue, made: "App") -> None:
    """Set one and see that it can be used. Raises ValueError."""
    from crm_store.actors import system_actor
    from crm_store.repositories import money_settings as money
    from crm_store.repositories.service_settings import (
        handover_span,
        quiet_hours,
        service_levels,
    )

    if name == money.EXCHANGE_RATES:
        money.set_exchange_rates(workspace, value, _today(made))
    elif name == money.BASE_CURRENCY:
        money.set_base_currency(workspace, value)
    elif name == money.COMMISSION_RATE:
        money.set_commission_rate(workspace, value)
    else:
        workspace.set(name, value)
    if name == TIMEZONE:
        _check_zone(str(value))
    service_levels(workspace, system_actor(made.defaults))
    handover_span(workspace)
    quiet_hours(workspace)


def _check_zone(name: str) -> None:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise ValueError(f"{name}; a time zone is written Asia/Shanghai") from None


def _today(made: "App") -> date:
    """The installation's own date."""
    from crm_store.actors import system_actor

    return datetime.now(system_actor(made.defaults).timezone).date()


def _value(given: str) -> JsonValue:
    """What was given, as JSON where it is a list, an object or a number."""
    if given[:1] not in ("[", "{") and not given.isdecimal():
        return given
    try:
        found: JsonValue = json.loads(given)
    except json.JSONDecodeError as error:
        raise ValueError(f"{given}; {error}") from None
    return found
