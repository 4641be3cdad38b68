"""Sentences of their own, told from the names that somebody was asked for."""

import pytest

from intents.understand.mentions import Mentions
from intents.understand.own_request import is_own_request


def said(text: str) -> Mentions:
    """A message in which no record is named."""
    return Mentions(text, (), (), (), (), (), (), ())


@pytest.mark.parametrize(
    "text",
    [
        "when did i last talk to laura",
        "how do u say hi in japanese",
        "new customer: Acme Foods",
        "add contact Robert Tables at Silverpine",
        "note for Birch: wants samples",
        "ok show me the list",
        "she wants a discount",
        "untag emily",
        "明天要下雨吗",
        "云帆的电话多少",
        "帮我查一下云帆",
        "再建个待办",
        "把金额改成三十万",
        "我昨天见了顾总",
        "提醒我周五回电",
    ],
)
def test_a_sentence_is_a_request_of_its_own(text: str) -> None:
    assert is_own_request(said(text))


@pytest.mark.parametrize(
    "text",
    [
        "Show Business Ltd",
        "Will Power Gym",
        "Any Lab Test Now",
        "Change Manager",
        "Record Keeper",
        "New Balance",
        "Note Bakery",
        "hot lead",
        "晨光重工",
        "加多宝",
        "查理餐饮",
        "记忆科技",
        "采购总监",
        "看山文化",
        "建新机械",
        "约克空调",
    ],
)
def test_a_name_is_none(text: str) -> None:
    assert not is_own_request(said(text))
