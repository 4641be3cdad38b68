"""Lists of days in a rule's settings: so many days before something, or after it."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import AfterValidator, JsonValue

LONGEST = 730
MOST = 10


def _checked(days: tuple[int, ...]) -> tuple[int, ...]:
    """Each once, in order. Raises ValueError for what no reminder can be."""
    if len(days) > MOST or not all(0 <= day <= LONGEST for day in days):
        raise ValueError(f"up to {MOST} numbers of days, each from 0 to {LONGEST}")
    return tuple(sorted(set(days), reverse=True))


def step_after(step: int, steps: Iterable[int]) -> int | None:
    """The next of some steps; what it says makes this one needless once its day has come."""
    return min((one for one in steps if one > step), default=None)


def is_past(step: JsonValue, today: int) -> bool:
    """Whether that step has come: two days that a weekend puts together are told once."""
    return isinstance(step, int) and today >= step


DayList = Annotated[tuple[int, ...], AfterValidator(_checked)]
