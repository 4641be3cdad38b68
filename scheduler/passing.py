"""A pass: one rule, looked at for one day and for the people on one zone's clock."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from crm_store.quiet_hours import at_hour
from crm_store.store import Store
from intents.reply import Reply
from scheduler.calendar import DAY
from scheduler.rule import AnyRule, Finding, Look, Settings, Words


@dataclass(frozen=True)
class Pass:
    """What is run: `now` is the clock, None where each notice is taken at its own time.

    `span` are the moments that are looked at, the day's own midnights by default. `everywhere`
    means that it is for everybody, whatever their clock says. `put_off` is the other day on which
    a day off is told.
    """

    rule: AnyRule
    settings: Settings
    day: date
    zone: ZoneInfo
    now: datetime | None = None
    span: tuple[datetime, datetime] | None = None
    everywhere: bool = False
    put_off: date | None = None

    def look(self, store: Store) -> Look[Settings]:
        """What the rule looks at."""
        midnight = time(0, 0)
        day = at_hour(self.day, midnight, self.zone), at_hour(self.day + DAY, midnight, self.zone)
        start, end = self.span or day
        return Look(store, self.day, self.settings, start, end)

    def due(self, finding: Finding) -> datetime:
        """When a finding is to be told (UTC): its own time, else the rule's hour of the day."""
        return finding.at or at_hour(self.day, time(self.settings.hour), self.zone)

    @property
    def matters_for(self) -> timedelta:
        """How late what it finds is still worth posting."""
        return self.settings.matters_for() or self.rule.matters_for

    def moment(self, finding: Finding) -> datetime:
        """When it is told: now, else when it is due."""
        return self.now or self.due(finding)


@dataclass(frozen=True)
class Told:
    """What became of a finding. `reply` is what was posted or drafted, None otherwise.

    `unsaid` is what it would have said, where that was asked for and can be composed.
    """

    rule: AnyRule
    finding: Finding
    status: str
    why: Words | None
    recipient: str
    customer: str
    due: datetime
    reply: Reply | None = None
    unsaid: Reply | None = None
