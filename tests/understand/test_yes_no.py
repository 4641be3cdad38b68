"""Yes and no in many words, and what is neither."""

import pytest

from intents.understand.yes_no import yes_or_no

YES = (
    "好的", "好的，就这样", "确认，没问题", "嗯，可以，执行吧", "都要", "三个都要", "对，都建",
    "行，办吧", "是的，麻烦了", "没毛病", "yes please", "ok go ahead thanks", "yeah do it",
    "right, both", "sure thing", "sounds good", "yep, all of them", "OK!", "👍",
)  # fmt: skip
NO = (
    "算了吧", "还是算了", "不要了", "先不弄了", "取消，谢谢", "别弄了", "当我没说", "都不要了",
    "停", "放弃", "forget it", "nope, never mind", "no thanks", "i give up", "just cancel it",
    "stop", "No.", "let's not", "drop it", "👎",
)  # fmt: skip
NEITHER = (
    "", "不对，-5万", "no, 40k", "不要任务", "not the task", "好，下周三", "yes but 40k",
    "可以吗", "是不是", "好了没", "是谁", "notes", "key accounts", "ok what about Fabrikam",
    "no idea", "要不要跟进", "对公账户", "行业是什么",
)  # fmt: skip


@pytest.mark.parametrize("text", YES)
def test_yes(text: str) -> None:
    assert yes_or_no(text, {}) == "yes"


@pytest.mark.parametrize("text", NO)
def test_no(text: str) -> None:
    assert yes_or_no(text, {}) == "no"


@pytest.mark.parametrize("text", NEITHER)
def test_neither(text: str) -> None:
    assert yes_or_no(text, {}) is None
