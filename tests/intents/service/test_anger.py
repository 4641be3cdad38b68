"""What an angry message is, and what is only a complaint."""

import pytest

from intents.service.anger import is_angry


@pytest.mark.parametrize(
    "text",
    [
        "你们这群骗子", "气死我了", "什么破玩意，一周坏两次", "太差了，失望透顶",
        "到底什么时候来！！",
        "我要找消协",  "this is a scam", "I am furious", "WHERE IS MY REFUND, TERRIBLE",
        "terrible service, still waiting", "unacceptable!!", "wtf",
        "Your sensors are garbage, this is the third time they fail!", "又坏了，第二次了，怎么搞的",
    ],
)  # fmt: skip
def test_angry(text: str) -> None:
    assert is_angry(text)


@pytest.mark.parametrize(
    "text",
    [
        "我要投诉", "订单还没到", "多久能修好？", "谢谢！！", "太好了！！！", "滚筒洗衣机不转",
        "OK",
        "I want to make a complaint", "how long does it take?", "great!!!", "please refund me",
        "the assault rifle is suede", "IOT GATEWAY GW-200", "this is the second time I order",
        "the trash can sensor shows E14",
    ],
)  # fmt: skip
def test_not_angry(text: str) -> None:
    assert not is_angry(text)
