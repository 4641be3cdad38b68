"""The workspace's own working hours and service levels, with defaults that make sense.

Settings: `working_hours` {"mon": "09:00-12:00, 13:30-18:00", "sat": ""}, `holidays` and `workdays`
(lists of ISO dates), `service_levels` {"urgent": {"first_response": 30, "resolution": 240}} (in
minutes of working time), `service_risk_percent`, `handover_minutes`, `handover_idle_minutes`,
`service_team` (its name).
"""

from collections.abc import Mapping
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, Field, JsonValue, TypeAdapter

from crm_store.quiet_hours import QUIET_HOURS, QuietHours, read_quiet_hours
from crm_store.repositories.workspace import Workspace
from crm_store.scope import Actor
from crm_store.service_level import Goal, ServiceLevels
from crm_store.working_time import Hours, WorkingTime

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WORKING_HOURS: Mapping[str, str] = dict.fromkeys(DAYS[:5], "09:00-18:00")
HANDOVER_MINUTES = 30
HANDOVER_IDLE_MINUTES = 9 * 60
RISK_PERCENT = 75


class GoalSetting(BaseModel):
    """Minutes of working time."""

    first_response: int = Field(ge=1)
    resolution: int = Field(ge=1)


SERVICE_LEVELS: Mapping[str, GoalSetting] = {
    "urgent": GoalSetting(first_response=30, resolution=4 * 60),
    "high": GoalSetting(first_response=2 * 60, resolution=9 * 60),
    "normal": GoalSetting(first_response=4 * 60, resolution=3 * 9 * 60),
    "low": GoalSetting(first_response=9 * 60, resolution=5 * 9 * 60),
}

_WEEK = TypeAdapter(dict[str, str])
_DATES = TypeAdapter(frozenset[date])
_GOALS = TypeAdapter(dict[str, GoalSetting])
_MINUTES = TypeAdapter(int)


def working_time(workspace: Workspace, actor: Actor) -> WorkingTime:
    """When the workspace works. Raises ValueError for a setting that cannot be read."""
    week = {**WORKING_HOURS, **_WEEK.validate_python(workspace.setting("working_hours", {}))}
    return WorkingTime(
        zone=_zone(workspace, actor),
        week={place: _hours(week.get(day, "")) for place, day in enumerate(DAYS)},
        holidays=_DATES.validate_python(workspace.setting("holidays", [])),
        workdays=_DATES.validate_python(workspace.setting("workdays", [])),
    )


def service_levels(workspace: Workspace, actor: Actor) -> ServiceLevels:
    """The goals by priority. Raises ValueError for a setting that cannot be read."""
    own = _GOALS.validate_python(workspace.setting("service_levels", {}))
    goals = {
        priority: Goal(timedelta(minutes=one.first_response), timedelta(minutes=one.resolution))
        for priority, one in {**SERVICE_LEVELS, **own}.items()
    }
    percent = _MINUTES.validate_python(workspace.setting("service_risk_percent", RISK_PERCENT))
    return ServiceLevels(working_time(workspace, actor), goals, percent)


def handover_span(workspace: Workspace) -> timedelta:
    """The working time within which a person answers whoever asked for one."""
    minutes: JsonValue = workspace.setting("handover_minutes", HANDOVER_MINUTES)
    return timedelta(minutes=_MINUTES.validate_python(minutes))


def handover_idle_span(workspace: Workspace) -> timedelta:
    """The working time of silence after which colleagues are asked whether they go on, and after
    which once more the bot answers again."""
    minutes: JsonValue = workspace.setting("handover_idle_minutes", HANDOVER_IDLE_MINUTES)
    return timedelta(minutes=_MINUTES.validate_python(minutes))


def quiet_hours(workspace: Workspace) -> QuietHours:
    """When customers are left in peace (`quiet_hours`). Raises ValueError for what none can be."""
    return read_quiet_hours(workspace.setting("quiet_hours") or QUIET_HOURS)


def _zone(workspace: Workspace, actor: Actor) -> ZoneInfo:
    """The workspace's zone; where it has set none, the one that people without their own have."""
    name = workspace.setting("timezone")
    try:
        return ZoneInfo(name) if isinstance(name, str) and name else actor.timezone
    except (ZoneInfoNotFoundError, ValueError):
        return actor.timezone


def _hours(text: str) -> Hours:
    """`09:00-12:00, 13:30-18:00` as times of day; 24:00 is midnight."""
    try:
        spans = [part.strip().split("-") for part in text.split(",") if part.strip()]
        return tuple((_clock(begin), _clock(end)) for begin, end in spans)
    except ValueError as error:
        raise ValueError(f"Working hours are written 09:00-18:00, not {text!r}.") from error


def _clock(text: str) -> time:
    return time(0, 0) if text.strip() == "24:00" else time.fromisoformat(text.strip())
