"""Who has a morning digest when: to-dos, meetings, deals, tickets, and what was put off."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta

from bench.year.book import DAY, Book, Due, before, works
from crm_store.models import Activity, Deal, Notice, Task, Ticket, User

OPEN = ("qualification", "needs", "proposal", "negotiation")
UNRESOLVED = ("open", "pending")


def mornings(book: Book, notices: Sequence[Notice]) -> Iterator[Due]:
    """One for each colleague and working day; what the daily cap put off is read from `notices`."""
    for user in book.all(User):
        for day in book.days():
            if works(day) and _has_a_morning(user, day, book, notices):
                yield Due("morning_digest", f"morning_digest:{user.id}:{day}", day)


def _has_a_morning(user: User, day: date, book: Book, notices: Sequence[Notice]) -> bool:
    zone = book.clock(user.id)
    start, end, told = (
        datetime.combine(on, time(hour), zone).astimezone(UTC)
        for on, hour in ((day, 0), (day + DAY, 0), (day, 9))
    )
    since = told - (day - before(day - DAY))
    sunday = day + timedelta(days=6 - day.weekday())
    return (
        any(one.assignee_id == user.id and one.status == "open" and one.due and one.due < end
            for one in book.all(Task))
        or any(one.user_id == user.id and one.kind == "meeting" and start <= one.at < end
               for one in book.all(Activity))
        or any(one.owner_id == user.id and one.stage in OPEN and one.close_date
               and day <= one.close_date <= sunday for one in book.all(Deal))
        or any(_has(user, one, book) and since <= one.opened_at < end for one in book.all(Ticket))
        or any(one.user_id == user.id and _waits(one, told) for one in notices)
    )  # fmt: skip


def _has(user: User, ticket: Ticket, book: Book) -> bool:
    customer = book.customer(ticket.customer_id)
    whose = ticket.assignee_id or (customer.owner_id if customer else None)
    return whose == user.id and ticket.status in UNRESOLVED


def _waits(notice: Notice, told: datetime) -> bool:
    """Whether it was put off by then and stood in no digest."""
    late = told + timedelta(minutes=30)
    made = notice.status == "digest" and notice.made_at <= late
    return made and (notice.posted_at is None or notice.posted_at >= told)
