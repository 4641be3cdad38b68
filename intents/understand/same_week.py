"""A weekday that corrects a day is one of that day's week: "next Tuesday", "no, Wednesday"."""

from datetime import date, datetime, timedelta

from intents.call import RecordRef
from intents.context import Context
from intents.pattern import Pattern
from intents.understand.slots.span import Found
from intents.understand.slots.times import When, as_datetime

_WEEKDAY = Pattern(
    r"(?:on )?(?:(?:周|星期|礼拜)[一二三四五六日天]|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)"
)
"""One that says nothing of the week."""


def corrected_due(found: Found[When], task: RecordRef, context: Context) -> str:
    """The due time that a message gives for a to-do, as its slot holds it."""
    record = context.store.tasks.get(task.id)
    held = context.local(record.due).date() if record is not None and record.due else None
    due = in_week_of(found, held, context.today).isoformat()
    return due[:16] if "T" in due else due


def in_week_of(found: Found[When], held: date | None, today: date) -> date | datetime:
    """The moment said, in the week of the day that it corrects where it only names a weekday."""
    said = as_datetime(found.value)
    if held is None or not _WEEKDAY.match(found.text.lower()):
        return said
    day = said.date() if isinstance(said, datetime) else said
    meant = held + timedelta(days=day.weekday() - held.weekday())
    return said + (meant - day) if meant >= today else said
