"""A case: a finding with the people it concerns, when it is told, and what was decided."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from crm_store.models import Contact, Customer, User
from scheduler.rule import Finding, Words


@dataclass(frozen=True)
class Decision:
    """What becomes of a finding, and why where it is not posted."""

    status: str
    why: Words | None = None


@dataclass(frozen=True)
class When:
    """When something is due (UTC), the moment at which that is looked at, and whose clock holds."""

    due: datetime
    moment: datetime
    clock: ZoneInfo

    @property
    def late(self) -> timedelta:
        """For how long it has been due."""
        return self.moment - self.due

    @property
    def earliest(self) -> datetime:
        """When it can be told: now, and not before it is due."""
        return max(self.due, self.moment)


@dataclass(frozen=True)
class Case:
    """A finding and what becomes of it. `sent_at` is when the message goes out."""

    finding: Finding
    user: User | None
    customer: Customer | None
    contact: Contact | None
    when: When
    decision: Decision
    sent_at: datetime
