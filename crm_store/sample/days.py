"""Dates relative to today: working days, times of day, birthdays by either calendar."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from lunardate import LunarDate

HOME = ZoneInfo("Asia/Shanghai")
SATURDAY = 5


class SampleDays:
    """The calendar of a company whose today is `today` (a date in China, where it is at home)."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.midnight = datetime.combine(today, time(), HOME).astimezone(UTC)

    def day(self, offset: int) -> date:
        """The date so many days from today (negative: ago)."""
        return self.today + timedelta(days=offset)

    def workday(self, offset: int) -> date:
        """That date; at a weekend the Friday before it in the past, the Monday after it ahead."""
        day, step = self.day(offset), -1 if offset < 0 else 1
        while day.weekday() >= SATURDAY:
            day += timedelta(days=step)
        return day

    def past(self, days_ago: int, clock: str, zone: ZoneInfo = HOME) -> datetime:
        """A time on a working day at least `days_ago` (1 or more) back, before today began.

        An afternoon in California is already the next day in China, hence the step back.
        """
        moment = moment_of(self.workday(-days_ago), clock, zone)
        while moment >= self.midnight:
            days_ago += 1
            moment = moment_of(self.workday(-days_ago), clock, zone)
        return moment

    def ahead(self, days: int, clock: str, zone: ZoneInfo = HOME) -> datetime:
        """A time on that day, whatever weekday it is."""
        return moment_of(self.day(days), clock, zone)

    def a_year_before(self, day: date, years: int = 1) -> date:
        """The day after the same date `years` earlier: where a term that ends on `day` starts."""
        return on_date(day.year - years, day) + timedelta(days=1)

    def birthday(self, year: int, ahead: int) -> date:
        """Born in about `year`, with the birthday `ahead` days from today."""
        return on_date(year, self.day(ahead), leap=True)

    def lunar_birthday(self, year: int, ahead: int) -> date:
        """Month and day by the Chinese calendar, written as a date, some `ahead` days from today.

        Days after the 28th and leap months are avoided: not every lunar year has them.
        """
        for later in range(ahead, ahead + 3):
            lunar = LunarDate.from_solar_date(*self.day(later).timetuple()[:3])
            if lunar.day <= 28:
                break
        return date(year, lunar.month, lunar.day)


def moment_of(day: date, clock: str, zone: ZoneInfo) -> datetime:
    """The wall-clock time `clock` (HH:MM) of that day in that zone, in UTC."""
    return datetime.combine(day, time.fromisoformat(clock), zone).astimezone(UTC)


def on_date(year: int, day: date, *, leap: bool = False) -> date:
    """The same month and day of another year; 29 February is the 28th, or with `leap` stays."""
    if (day.month, day.day) != (2, 29):
        return day.replace(year=year)
    return date(year - year % 4, 2, 29) if leap else date(year, 2, 28)
