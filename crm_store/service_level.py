"""Service levels: by when a ticket is to be answered and resolved, and how that stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, Protocol

from crm_store.working_time import WorkingTime

State = Literal["on_time", "at_risk", "breached", "paused", "met", "missed"]
"""Still running: on_time, at_risk, breached or paused. Over: met, or missed (too late)."""

RUNNING = ("open", "pending")


class Clocked(Protocol):
    """What a service level needs to know of a ticket."""

    priority: str
    status: str
    opened_at: datetime
    first_reply_at: datetime | None
    resolved_at: datetime | None
    paused_at: datetime | None
    paused_seconds: int | None


@dataclass(frozen=True)
class Goal:
    """How much working time there is for the first response, and for the resolution."""

    first_response: timedelta
    resolution: timedelta


@dataclass(frozen=True)
class Clock:
    """One clock of a ticket: by when (None while it stands still), and how that stands."""

    due: datetime | None
    state: State


ClockName = Literal["first_response", "resolution"]


@dataclass(frozen=True)
class Turn:
    """A moment (UTC) at which a clock of a ticket becomes at_risk or breached."""

    clock: ClockName
    state: Literal["at_risk", "breached"]
    at: datetime


@dataclass(frozen=True)
class Clocks:
    """The clocks of a ticket."""

    first_response: Clock
    resolution: Clock

    @property
    def worst(self) -> State:
        """What a list shows of a ticket: the more pressing of its two clocks."""
        states = (self.first_response.state, self.resolution.state)
        return min(states, key=_PRESSING.index)


_PRESSING: tuple[State, ...] = ("breached", "at_risk", "on_time", "paused", "missed", "met")


@dataclass(frozen=True)
class ServiceLevels:
    """The workspace's goals by priority. `risk_percent` of a goal gone by is a risk."""

    working: WorkingTime
    goals: Mapping[str, Goal]
    risk_percent: int = 75

    def clocks(self, ticket: Clocked, now: datetime) -> Clocks:
        """Both clocks of a ticket at `now` (aware). What is not known counts for the best."""
        goal = self.goals.get(ticket.priority) or self.goals["normal"]
        return Clocks(
            first_response=self._first_response(ticket, goal, now),
            resolution=self._resolution(ticket, goal, now),
        )

    def turns(self, ticket: Clocked) -> list["Turn"]:
        """When each running clock of a ticket becomes a risk, and when it is over."""
        goal = self.goals.get(ticket.priority) or self.goals["normal"]
        if ticket.status not in RUNNING:
            return []
        spans: dict[ClockName, timedelta] = {}
        if ticket.first_reply_at is None:
            spans["first_response"] = goal.first_response
        if paused_since(ticket) is None:
            paused = timedelta(seconds=ticket.paused_seconds or 0)
            spans["resolution"] = goal.resolution + paused
        return [
            Turn(name, state, self.working.after(ticket.opened_at, span * percent / 100))
            for name, span in spans.items()
            for state, percent in self._turning
        ]

    def paused(self, ticket: Clocked, until: datetime) -> timedelta:
        """The working time of the pause that a ticket is in; none where it is in none."""
        since = paused_since(ticket)
        return timedelta() if since is None else self.working.between(since, until)

    @property
    def _turning(self) -> tuple[tuple[Literal["at_risk", "breached"], int], ...]:
        return ("at_risk", self.risk_percent), ("breached", 100)

    def _first_response(self, ticket: Clocked, goal: Goal, now: datetime) -> Clock:
        due = self.working.after(ticket.opened_at, goal.first_response)
        answered = ticket.first_reply_at or ticket.resolved_at
        if answered is not None or ticket.status not in RUNNING:
            return Clock(due, _over(answered or due, due))
        return Clock(due, self._running(ticket.opened_at, goal.first_response, due, now))

    def _resolution(self, ticket: Clocked, goal: Goal, now: datetime) -> Clock:
        span = goal.resolution + timedelta(seconds=ticket.paused_seconds or 0)
        due = self.working.after(ticket.opened_at, span)
        if ticket.status not in RUNNING:
            return Clock(due, _over(ticket.resolved_at or due, due))
        since = paused_since(ticket)
        if since is None:
            return Clock(due, self._running(ticket.opened_at, span, due, now))
        return Clock(due, "breached") if since > due else Clock(None, "paused")

    def _running(self, start: datetime, span: timedelta, due: datetime, now: datetime) -> State:
        if now > due:
            return "breached"
        risk = self.working.after(start, span * self.risk_percent / 100)
        return "at_risk" if now >= risk else "on_time"


def paused_since(ticket: Clocked) -> datetime | None:
    """Since when a ticket waits for its customer; None where it does not.

    One that came from elsewhere does not say: since it was first answered.
    """
    if ticket.status != "pending":
        return None
    return ticket.paused_at or ticket.first_reply_at or ticket.opened_at


def _over(at: datetime, due: datetime) -> State:
    return "met" if at <= due else "missed"
