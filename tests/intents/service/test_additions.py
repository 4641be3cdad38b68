"""What a customer goes on to say of a request just opened, and what is another thing."""

import pytest

from intents.service.additions import goes_on


@pytest.mark.parametrize(
    "text",
    [
        "it started this morning",
        "昨天开始的",
        "it beeps all the time",
        "they keep falling off",
        "一直在响",
        "还漏水了",
        "to next Friday",
        "preferably Wednesday morning",
        "下周五上午",
        "最好明天",
        "how long will it take?",
        "when will it be fixed?",
        "can someone come on Wednesday?",
        "多久能修好？",
        "能尽快安排吗",
        "催一下",
        "hurry up please",
        "急，生产线停了",
        "我们这边很急",
        "整条产线都停了",
        "it's urgent, we open at nine",
        "the whole line is down",
    ],
)
def test_it_goes_on(text: str) -> None:
    assert goes_on(text)


@pytest.mark.parametrize(
    "text",
    [
        "it works again now",
        "where is my order?",
        "how long does shipping take to Norway?",
        "when does our contract end?",
        "can someone call me, I want a manager",
        "to whom it may concern",
        "急着要退货",
        "is the shop closed on Sunday?",
        "还想再买两个传感器",
        "它多少钱",
        "今天有什么优惠",
        "我的订单什么时候到",
    ],
)
def test_it_is_another_thing(text: str) -> None:
    assert not goes_on(text)
