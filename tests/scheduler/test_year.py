"""Five days of the sample company with two schedulers, one of which is killed now and then.

`python -m bench.year` plays the whole year; see there for what is reckoned, and how.
"""

import pytest

from bench.year.__main__ import START
from bench.year.play import Year, play
from tests.stores import Stores

DAYS = 5
ONE_IN = 20
SEED = 1


@pytest.fixture(scope="module")
def year(stores: Stores) -> Year:
    """The days, played once for all of these tests."""
    return play(stores.sample("postgresql"), START, DAYS, SEED, ONE_IN)


def test_a_scheduler_was_killed_now_and_then(year: Year) -> None:
    assert year.killed >= 2


def test_nothing_was_told_twice(year: Year) -> None:
    assert {line.rule: line.doubled for line in year.lines if line.doubled} == {}


def test_nothing_that_plain_python_says_was_due_is_missing(year: Year) -> None:
    assert [key for line in year.lines for key in line.missing] == []


def test_nothing_was_told_that_was_not_due_or_not_on_its_day(year: Year) -> None:
    assert [key for line in year.lines for key in line.unexpected] == []


def test_nearly_every_rule_had_something_to_tell(year: Year) -> None:
    silent = {line.rule for line in year.lines if not line.statuses}
    assert silent <= {"replenishment", "survey"}  # of which nothing falls into these days
