"""Terms of contracts: how long one runs, and the term that follows it."""

from dataclasses import dataclass
from datetime import date, timedelta

from crm_store.metrics.periods import Period, add_months

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Length:
    """Whole months, and days beside them."""

    months: int
    days: int = 0

    def from_day(self, start: date) -> Period:
        """The term of this length that begins on a day; a year from 1 January ends on the 31st."""
        last = add_months(start, self.months)
        return Period(start, last + timedelta(days=self.days) - (last.day >= start.day) * DAY)


YEAR = Length(12)


def length_of(term: Period) -> Length:
    """How long a term is, both of its days included."""
    months = (term.end.year - term.start.year) * 12 + term.end.month - term.start.month + 1
    while add_months(term.start, months) > term.after:
        months -= 1
    whole = Length(months)
    return Length(months, (term.end - whole.from_day(term.start).end).days)


def following(term: Period) -> Period:
    """The term after a term, of the same length."""
    return length_of(term).from_day(term.after)
