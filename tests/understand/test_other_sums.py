"""Sums beside a deal that are not what it is worth."""

import pytest

from intents.understand.fill.other_sums import PRICE_MOVED, is_other_sum
from intents.understand.slots.money import find_money

OTHER = [
    "宋佳要求投标保证金 5 万",
    "首付款 10 万",
    "先付 10 万的定金",
    "运费是 5000 元",
    "they want a 5k bid deposit",
    "a deposit of $5,000",
    "penalty of 3k for late delivery",
]
DEALS = ["总价 120 万，保证金另算", "金额改成 36 万", "Line 4 is now 45k", "82k, deposit to follow"]
MOVED = [
    "他把总价压到 120 万",
    "价格谈到 36 万",
    "knocked it down to 52.5k",
    "talked us down to 80k",
]
NOT_MOVED = ["他要 200 席，预算 30 万", "budget is now 65k", "get back to 3 of them"]


@pytest.mark.parametrize("text", OTHER)
def test_a_deposit_is_no_amount_of_a_deal(text: str) -> None:
    assert all(is_other_sum(text, one) for one in find_money(text, "CNY"))
    assert find_money(text, "CNY")


@pytest.mark.parametrize("text", DEALS)
def test_what_a_deal_is_worth(text: str) -> None:
    assert not any(is_other_sum(text, one) for one in find_money(text, "CNY"))


@pytest.mark.parametrize("text", MOVED)
def test_a_price_that_moved(text: str) -> None:
    assert PRICE_MOVED.search(text)


@pytest.mark.parametrize("text", NOT_MOVED)
def test_no_price_that_moved(text: str) -> None:
    assert not PRICE_MOVED.search(text)
