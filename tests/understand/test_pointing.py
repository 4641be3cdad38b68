"""What points at the customer that was spoken of, and what asks beyond it."""

import pytest

from intents.understand.fill.pointing import asks_of_all, points_back

POINTS = (
    "what did she order?",
    "any deals with them?",
    "when is its contract due",
    "log it for this customer",
    "what about that deal",
    "他们有哪些商机",
    "这家客户的合同",
    "它上个月买了什么",
    "这个客户欠多少",
    "what did they say this month?",
)
POINTS_AT_NOTHING = (
    "which of my deals are over 100k and closing this quarter?",
    "what's on my plate this week?",
    "what tasks do I have this week?",
    "have we any customer that mentioned the hurricane?",
    "something that needs doing this afternoon",
    "which customers that are ours went quiet these last few weeks",
    "did anyone say that prices are too high",
    "这个月有哪些待办",
    "这个季度我赢了几单",
    "那个星期的拜访",
    "其他客户的商机",
)
OF_ALL = (
    "have we any customer that mentioned the hurricane?",
    "which customers complained",
    "did any of our clients ask for leasing",
    "哪些客户抱怨过价格",
    "有没有客户提过台风",
    "谁的客户最久没联系了",
    "所有客户的合同",
    "哪家公司说过要扩产",
)
OF_ONE = (
    "any news from them",
    "this customer, any complaints?",
    "这家客户有什么投诉",
    "有什么要注意的",
)


@pytest.mark.parametrize("text", POINTS)
def test_points_back(text: str) -> None:
    assert points_back(text)


@pytest.mark.parametrize("text", POINTS_AT_NOTHING)
def test_points_at_nothing(text: str) -> None:
    assert not points_back(text)


@pytest.mark.parametrize("text", OF_ALL)
def test_asks_of_all_customers(text: str) -> None:
    assert asks_of_all(text)


@pytest.mark.parametrize("text", OF_ONE)
def test_asks_of_one_or_of_nothing_in_particular(text: str) -> None:
    assert not asks_of_all(text)
