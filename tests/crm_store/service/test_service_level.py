"""Service levels: when a ticket is due by its priority, and what is met, at risk, late, paused."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from crm_store.database import Database
from crm_store.repositories.service_settings import handover_span, service_levels
from crm_store.repositories.workspace import Workspace
from crm_store.scope import Actor
from crm_store.service_level import Goal, ServiceLevels
from crm_store.working_time import WorkingTime

SHANGHAI = ZoneInfo("Asia/Shanghai")
ACTOR = Actor("root", "admin", "en", ZoneInfo("Europe/Berlin"), "EUR", sees=None)
LEVELS = ServiceLevels(
    WorkingTime(SHANGHAI, dict.fromkeys(range(5), ((time(9), time(18)),))),
    {
        "normal": Goal(timedelta(hours=4), timedelta(hours=18)),
        "urgent": Goal(timedelta(hours=1), timedelta(hours=4)),
    },
)


@dataclass
class Asked:
    """A ticket opened on Monday 23 November 2026 at ten."""

    priority: str = "normal"
    status: str = "open"
    opened_at: datetime = datetime(2026, 11, 23, 10, tzinfo=SHANGHAI)
    first_reply_at: datetime | None = None
    resolved_at: datetime | None = None
    paused_at: datetime | None = None
    paused_seconds: int | None = None


def at(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(f"2026-11-{text}").replace(
        tzinfo=SHANGHAI
    )  # fmt: skip


@pytest.mark.parametrize(
    ("priority", "replied", "now", "state", "due"),
    [
        ("normal", None, "23T10:05", "on_time", "23T14:00"),
        ("normal", None, "23T12:59", "on_time", "23T14:00"),
        ("normal", None, "23T13:00", "at_risk", "23T14:00"),  # three quarters are gone
        ("normal", None, "23T14:00", "at_risk", "23T14:00"),
        ("normal", None, "23T14:01", "breached", "23T14:00"),
        ("normal", "23T13:59", "25T10:00", "met", "23T14:00"),
        ("normal", "23T14:01", "25T10:00", "missed", "23T14:00"),
        ("urgent", None, "23T11:01", "breached", "23T11:00"),
        ("unheard of", None, "23T13:00", "at_risk", "23T14:00"),
    ],
)
def test_first_response(priority: str, replied: str | None, now: str, state: str, due: str) -> None:
    ticket = Asked(priority, first_reply_at=at(replied))
    clock = LEVELS.clocks(ticket, at(now)).first_response  # type: ignore[arg-type]
    assert (clock.state, clock.due) == (state, at(due))


@pytest.mark.parametrize(
    ("status", "paused_at", "paused_hours", "resolved", "now", "state", "due"),
    [
        ("open", None, 0, None, "23T12:00", "on_time", "25T10:00"),
        ("open", None, 0, None, "24T15:00", "at_risk", "25T10:00"),
        ("open", None, 0, None, "25T10:01", "breached", "25T10:00"),
        ("resolved", None, 0, "25T10:00", "27T10:00", "met", "25T10:00"),
        ("closed", None, 0, "25T11:00", "27T10:00", "missed", "25T10:00"),
        ("closed", None, 0, None, "27T10:00", "met", "25T10:00"),  # it is not known when
        # waiting for the customer, however long
        ("pending", "24T10:00", 0, None, "30T10:00", "paused", None),
        # but what was late before that stays late
        ("pending", "25T11:00", 0, None, "30T10:00", "breached", "25T10:00"),
        # nine working hours of waiting are a day more
        ("open", None, 9, None, "25T11:00", "on_time", "26T10:00"),
        ("resolved", None, 9, "26T09:30", "30T10:00", "met", "26T10:00"),
    ],
)
def test_resolution(
    status: str,
    paused_at: str | None,
    paused_hours: int,
    resolved: str | None,
    now: str,
    state: str,
    due: str | None,
) -> None:
    ticket = Asked(
        status=status, paused_at=at(paused_at), resolved_at=at(resolved),
        first_reply_at=at("23T10:30"), paused_seconds=paused_hours * 3600,
    )  # fmt: skip
    clock = LEVELS.clocks(ticket, at(now)).resolution  # type: ignore[arg-type]
    assert (clock.state, clock.due) == (state, at(due))


def test_a_pause_counts_working_hours_only() -> None:
    ticket = Asked(status="pending", paused_at=at("27T17:00"))
    assert LEVELS.paused(ticket, at("30T10:00")) == timedelta(hours=2)  # type: ignore[arg-type]
    assert LEVELS.paused(Asked(), at("30T10:00")) == timedelta()  # type: ignore[arg-type]


def test_one_that_came_pending_from_elsewhere_waits_since_its_first_reply() -> None:
    ticket = Asked(status="pending", first_reply_at=at("23T11:00"))
    assert LEVELS.paused(ticket, at("23T13:00")) == timedelta(hours=2)  # type: ignore[arg-type]


def test_a_list_shows_the_more_pressing_clock() -> None:
    late = LEVELS.clocks(Asked(), at("23T14:30"))  # type: ignore[arg-type]
    done = LEVELS.clocks(
        Asked(status="resolved", first_reply_at=at("23T10:10"), resolved_at=at("23T11:00")),
        at("30T10:00"),  # type: ignore[arg-type]
    )
    assert (late.worst, done.worst) == ("breached", "met")


def test_the_workspace_has_sensible_defaults_and_may_set_its_own(database: Database) -> None:
    with database.writing() as session:
        workspace = Workspace(session)
        levels = service_levels(workspace, ACTOR)
        assert levels.working.zone.key == "Europe/Berlin"
        assert levels.goals["urgent"].first_response == timedelta(minutes=30)
        assert handover_span(workspace) == timedelta(minutes=30)
        workspace.set("timezone", "Asia/Shanghai")
        workspace.set("working_hours", {"sat": "10:00-24:00", "fri": ""})
        workspace.set("holidays", ["2026-11-26"])
        workspace.set("service_levels", {"urgent": {"first_response": 5, "resolution": 60}})
        session.flush()
        own = service_levels(workspace, ACTOR)
    assert own.goals["urgent"].first_response == timedelta(minutes=5)
    assert own.goals["normal"] == levels.goals["normal"]
    wednesday = at("25T17:00")
    assert wednesday is not None
    assert own.working.after(wednesday, timedelta(hours=2)) == at("28T11:00")


def test_hours_that_cannot_be_read_are_refused(database: Database) -> None:
    with database.writing() as session:
        workspace = Workspace(session)
        workspace.set("working_hours", {"mon": "nine to five"})
        session.flush()
        with pytest.raises(ValueError, match="nine to five"):
            service_levels(workspace, ACTOR)
