"""Which two periods a question compares, and when it is the year before."""

from datetime import datetime

import pytest

from intents.understand.fill.comparing import compared, two_periods
from intents.understand.mentions import Mentions
from intents.understand.slots.times import find_times

NOW = datetime(2026, 11, 23, 10)
Q2, Q3 = ("2017-04-01", "2017-06-30"), ("2017-07-01", "2017-09-30")


def of(text: str) -> Mentions:
    """What is found of times in a text."""
    past = tuple(find_times(text, NOW, "past"))
    return Mentions(text, (), (), past, past, (), (), ())


@pytest.mark.parametrize(
    "text",
    [
        "compare Q2 and Q3 2017 revenue",
        "revenue Q2 2017 vs Q3",
        "2017年二季度和三季度的销售额对比",
        "was Q2 2017 better than Q3 2017?",
        "2017年二季度比三季度",
        "compare Q2 2017 with Q3",
    ],
)
def test_a_year_that_only_one_period_says_is_of_both(text: str) -> None:
    found = two_periods(of(text))
    assert found is not None
    assert [(str(one.start), str(one.end)) for one in found] == [Q2, Q3]


@pytest.mark.parametrize(
    "text", ["revenue this year vs last year", "三季度业绩同比", "revenue in Q3 year on year"]
)
def test_the_year_before(text: str) -> None:
    assert compared(of(text)) is not None


@pytest.mark.parametrize(
    "text", ["revenue in Q3 2017", "从三月到五月的业绩", "deals won since May"]
)
def test_one_period_is_compared_with_nothing(text: str) -> None:
    assert compared(of(text)) is None
