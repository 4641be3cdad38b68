"""A bare number that corrects an earlier amount."""

from decimal import Decimal
from math import log

UNITS = (1, 1_000, 10_000)


def in_unit_of(number: Decimal, held: str) -> Decimal:
    """The number in the unit in which it is nearest to what it corrects: 45 for 350000 is 45万."""
    was = abs(float(held))
    if not was or not number:
        return number
    return number * min(UNITS, key=lambda unit: abs(log(abs(float(number)) * unit / was)))
