"""Periods that are meant where none is said."""

from crm_store.metrics.periods import whole
from intents.context import Context
from intents.slots import Period


def this_quarter(context: Context) -> Period:
    """The whole quarter of today."""
    found = whole("quarter", context.today)
    return Period(start=found.start, end=found.end)
