"""What was due of tickets: their clocks, and the question how satisfied somebody was."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

from bench.year.book import DAY, Book, Due, local, timed, works
from bench.year.processes import HOME
from crm_store.models import SurveyAnswer, Ticket

GOALS = {"urgent": (30, 240), "high": (120, 540), "normal": (240, 1620), "low": (540, 2700)}
"""Minutes of working time until the first response, and until it is resolved."""


def surveys(book: Book) -> Iterator[Due]:
    """3 days after a ticket was solved that nobody rated."""
    rated = {one.ticket_id for one in book.all(SurveyAnswer)}
    for one in book.all(Ticket):
        solved = one.status in ("resolved", "closed") and one.customer_id and one.score is None
        if solved and one.resolved_at and one.id not in rated:
            key = f"survey:{one.id}:{one.resolved_at:%Y-%m-%dT%H:%M}"
            yield Due("survey", key, local(one.resolved_at + 3 * DAY, HOME))


def service_levels(book: Book) -> Iterator[Due]:
    """When three quarters of a ticket's time are gone, and all of it."""
    for one in book.all(Ticket):
        if one.status not in ("open", "pending"):
            continue
        first, solved = GOALS.get(one.priority, GOALS["normal"])
        clocks = {"first_response": first} if one.first_reply_at is None else {}
        if one.status == "open":
            clocks["resolution"] = solved + (one.paused_seconds or 0) // 60
        for clock, minutes in clocks.items():
            for state, part in (("at_risk", 0.75), ("breached", 1)):
                at = _working(one.opened_at, timedelta(minutes=minutes * part))
                key = f"sla:{one.id}:{clock}:{state}"
                yield from timed(book, "sla", key, at, timedelta(hours=24))


def _working(start: datetime, left: timedelta) -> datetime:
    """When so much time between nine and six on working days has passed."""
    day = local(start, HOME)
    while True:
        opens, closes = (datetime.combine(day, time(hour), HOME) for hour in (9, 18))
        begin = max(opens, start)
        if works(day) and begin < closes:
            if left <= closes - begin:
                return (begin + left).astimezone(UTC)
            left -= closes - begin
        day += DAY
