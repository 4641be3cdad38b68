"""Lists of days in a rule's settings: so many days before something, or after it."""

from typing import Annotated

from pydantic import AfterValidator

LONGEST = 730
MOST = 10


def _checked(days: tuple[int, ...]) -> tuple[int, ...]:
    """Each once, in order. Raises ValueError for what no reminder can be."""
    if len(days) > MOST or not all(0 <= day <= LONGEST for day in days):
        raise ValueError(f"up to {MOST} numbers of days, each from 0 to {LONGEST}")
    return tuple(sorted(set(days), reverse=True))


DayList = Annotated[tuple[int, ...], AfterValidator(_checked)]
