"""Quiet hours: when customers are left in peace, on their own clock."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

QUIET_HOURS = "21:00-09:00"


@dataclass(frozen=True)
class QuietHours:
    """From one time of day until another, over midnight where it ends before it begins."""

    begin: time
    end: time

    def after(self, moment: datetime, zone: ZoneInfo) -> datetime:
        """That moment (UTC), or when the quiet hours are over on that zone's clock."""
        local = moment.astimezone(zone)
        clock = local.time()
        over_midnight = self.begin > self.end
        late, early = clock >= self.begin, clock < self.end
        if not ((late or early) if over_midnight else (late and early)):
            return moment
        day = local.date() + timedelta(days=int(over_midnight and late))
        return at_hour(day, self.end, zone)


def read_quiet_hours(given: object) -> QuietHours:
    """`21:00-09:00` as the hours that it means. Raises ValueError with a sentence."""
    try:
        begin, end = str(given).split("-")
        return QuietHours(time.fromisoformat(begin.strip()), time.fromisoformat(end.strip()))
    except ValueError as error:
        raise ValueError(f"Quiet hours are written 21:00-09:00, not {given!r}.") from error


def at_hour(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """That time of day in UTC; one that a clock change leaves out is as much later."""
    return datetime.combine(day, clock, zone).astimezone(UTC)
