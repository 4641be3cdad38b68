"""Working time: when people work, and what so many working hours from now is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

Hours = tuple[tuple[time, time], ...]
"""From and until, in order; until midnight is `time(0, 0)`."""

MONDAY = 0
LONGEST = 3660
"""Days that are looked through for the next working hour."""


@dataclass(frozen=True)
class WorkingTime:
    """The hours of each weekday (0 is Monday) on one zone's clock.

    `holidays` are free whatever the weekday; `workdays` are worked with Monday's hours although
    they fall on a weekend (调休).
    """

    zone: ZoneInfo
    week: Mapping[int, Hours]
    holidays: frozenset[date] = field(default=frozenset())
    workdays: frozenset[date] = field(default=frozenset())

    def __post_init__(self) -> None:
        if not any(self.week.values()):
            raise ValueError("A week needs at least one working hour.")

    def after(self, start: datetime, span: timedelta) -> datetime:
        """The aware time (UTC) at which `span` of working time has passed since `start`.

        Nothing to wait for is due when work next begins (at once, during working hours).
        """
        left = span
        for begin, end in self._stretches(start):
            if left <= end - begin:
                return begin + left
            left -= end - begin
        raise ValueError("There is no working time within ten years.")

    def between(self, start: datetime, end: datetime) -> timedelta:
        """How much working time there is from one aware time until another; none backwards."""
        total = timedelta()
        for begin, until in self._stretches(start):
            if begin >= end:
                break
            total += min(until, end) - begin
        return total

    def is_open(self, moment: datetime) -> bool:
        """Whether people work at that time."""
        return self.after(moment, timedelta()) == moment.astimezone(UTC)

    def works_on(self, day: date) -> bool:
        """Whether that is a working day."""
        return bool(self._hours(day))

    def _stretches(self, start: datetime) -> Iterator[tuple[datetime, datetime]]:
        """The stretches of work from `start` on, in UTC."""
        first = start.astimezone(self.zone).date() - timedelta(days=1)
        moment = start.astimezone(UTC)
        for number in range(LONGEST):
            day = first + timedelta(days=number)
            for opens, closes in self._hours(day):
                begin, end = self._moment(day, opens), self._moment(day, closes, closing=True)
                if end > moment:
                    yield max(begin, moment), end

    def _hours(self, day: date) -> Hours:
        if day in self.holidays:
            return ()
        weekday = day.weekday()
        hours = self.week.get(weekday, ())
        if not hours and day in self.workdays:
            return self.week.get(MONDAY) or next(one for one in self.week.values() if one)
        return hours

    def _moment(self, day: date, clock: time, *, closing: bool = False) -> datetime:
        """A time of day in UTC; a clock change makes that day's work longer or shorter."""
        late = closing and clock == time(0, 0)
        local = datetime.combine(day + timedelta(days=1) if late else day, clock, self.zone)
        return local.astimezone(UTC)
