"""What the time in a question about the past is: when it was said, or what is asked."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from intents.activities.asked import asked
from intents.slots import Period
from tests.understand.conftest import context_of

MARCH = Period(start=date(2026, 3, 1), end=date(2026, 3, 31))
CASES = [
    # it was said then
    ("what did Tom say in March", MARCH, False),
    ("三月份谁投诉了", MARCH, False),
    (
        "what did we promise last month",
        Period(start=date(2026, 10, 1), end=date(2026, 10, 31)),
        False,
    ),
    # it was said then, or it is to be then
    ("who expects a baby in March", MARCH, True),
    ("谁预产期在三月", MARCH, True),
    # it is to be then
    ("who waits for money until March", None, False),
    ("谁的拨款要到三月", None, False),
]


@pytest.mark.parametrize(("question", "period", "ahead"), CASES)
def test_when_it_was_said_or_is_to_be(
    company_session: Session, question: str, period: Period | None, *, ahead: bool
) -> None:
    """On 23 November 2026 a month without a year is the last one, and perhaps the next."""
    found = asked(question, None, context_of(company_session, "方晴"))
    assert (found.period, found.ahead) == (period, ahead)


def test_a_time_that_is_what_is_asked_narrows_nothing(company_session: Session) -> None:
    """Its words are searched for instead."""
    context = context_of(company_session, "方晴")
    found = asked("谁预产期在三月", None, context, at_any_time=True)
    assert found.period is None
    assert found.wanted.topic == "谁预产期在三月"
