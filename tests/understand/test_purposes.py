"""What an expense was for, without its day, its amount, whom it was with and the request."""

import pytest

from tests.understand.conftest import FillSlots

PURPOSES = [
    ("dinner with Fabrikam on March 9, 240 dollars, log the expense", "dinner"),
    ("dinner with Fabrikam on Friday for $240", "dinner"),
    ("log an expense: dinner with Fabrikam, 240 dollars, on Friday", "dinner"),
    ("spent $85 on lunch with Fabrikam on 20 November", "lunch"),
    ("on Friday I spent 240 dollars on dinner with Fabrikam", "dinner"),
    ("$120 for a taxi to Fabrikam on Thursday", "taxi to Fabrikam"),
    ("expense 60 USD, parking, Fabrikam, yesterday", "parking"),
    ("hotel for the Fabrikam visit last week, 480 dollars", "hotel for the Fabrikam visit"),
    ("Nov 20, 75 dollars, gift basket, Fabrikam", "gift basket"),
    ("log 240 for the dinner on March 9 with Fabrikam", "dinner"),
    ("3月9日和云帆科技吃饭花了240元，记一笔费用", "吃饭"),
    ("请云帆科技吃饭，240元，11月20日，记费用", "请云帆科技吃饭"),
    ("费用 85元 打车 云帆科技 昨天", "打车"),
    ("记费用：云帆科技，餐费，240元，11月20日", "餐费"),
    ("给云帆科技买礼品花了500，昨天", "买礼品"),
    ("昨天在云帆科技停车费30元，记一下费用", "停车费"),
]


@pytest.mark.parametrize(("text", "purpose"), PURPOSES)
def test_what_an_expense_was_for(slots_of: FillSlots, text: str, purpose: str) -> None:
    assert slots_of("log_expense", text).get("purpose") == purpose
