"""A message that speaks of one's own open to-do: most of its words, whatever order and tense."""

import pytest

from intents.understand.own_todos import speaks_of

TITLES = [
    "给卢主任回招标澄清",
    "整理好利多门店名单",
    "Call Priya about engineer",
    "Send O'Malley's install plan",
]


@pytest.mark.parametrize(
    "text",
    [
        "招标澄清回给卢主任了",
        "门店名单整理不完了，好利多的，推到",
        "called Priya about the engineer, done",
        "sent O'Malley's the install plan",
    ],
)
def test_a_to_do_is_spoken_of(text: str) -> None:
    assert speaks_of(text, TITLES)


@pytest.mark.parametrize(
    "text",
    [
        "跟卢主任吃饭了",
        "给好利多报价",
        "called Priya, she wants two more machines by March and pays upfront",
        "sent O'Malley's the quote",
        "done",
        "",
    ],
)
def test_a_message_that_shares_a_name_or_little_more_does_not(text: str) -> None:
    assert not speaks_of(text, TITLES)


def test_without_to_dos_none_is_spoken_of() -> None:
    assert not speaks_of("招标澄清回给卢主任了", [])
