"""To-dos that a message names by their title are masked, so that the title is not the request."""

from datetime import datetime

import pytest

from intents.understand.mentions import Mentions
from intents.understand.slots.money import find_money
from intents.understand.slots.times import find_times
from intents.understand.titles import without_titles

NOW = datetime(2026, 11, 23, 10)
TITLES = ["Order samples for Redwood", "Order samples", "回电话", "12月5日前寄合同给云帆", "Call"]


def mentions(text: str) -> Mentions:
    times, money = tuple(find_times(text, NOW, "future")), tuple(find_money(text, "CNY"))
    return Mentions(text, (), money, times, times, (), (), ())


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ('mark "order samples for Redwood" as complete', 'mark "{task}" as complete'),
        ("Order samples for Redwood, move it to Friday", "{task}, move it to {date}"),
        ("12月5日前寄合同给云帆 这个改到下周三", "{task} 这个改到{date}"),
        ("先回电话给他", "先回电话给他"),  # too short to be certain
        ("call Helen tomorrow", "call Helen {date}"),
        ("order three samples", "order three samples"),
        ("İ order samples", "İ order samples"),  # a letter whose small form is two
    ],
)
def test_the_longest_title_is_masked(text: str, masked: str) -> None:
    assert without_titles(mentions(text), TITLES) == masked


def test_without_titles_nothing_changes() -> None:
    assert without_titles(mentions("pay $500 tomorrow"), []) == "pay {money} {date}"
