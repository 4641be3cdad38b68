"""Whether what is not there is to be created, and what is said of it beside."""

import pytest

from intents.understand.says_create import created_as

ALONE = [
    "新建", "那就新建一个", "好的，建一个", "创建吧", "没有，新建", "他们是新客户", "加一个",
    "create it", "yes, create them", "please add them", "it's a new customer", "they're new",
    "go ahead and create it", "no, create it", "add it as a new customer", "set them up",
]  # fmt: skip
BESIDE = [
    ("新建，餐饮，上海", "，餐饮，上海"),
    ("新客户，上海的", "，上海的"),
    ("create it, they're in Boston", ", they're in Boston"),
    ("create it and remind me Friday", "and remind me Friday"),
]
OTHERS = [
    "新建商机", "新建客户火星水务", "建上海的", "看看云帆", "create a deal", "add a note",
    "new customer Blue Bottle", "make it 40k", "show them", "add the contact",
]  # fmt: skip


@pytest.mark.parametrize("text", ALONE)
def test_it_is_to_be_created(text: str) -> None:
    assert created_as(text) == ""


@pytest.mark.parametrize(("text", "beside"), BESIDE)
def test_with_what_is_said_of_it(text: str, beside: str) -> None:
    assert created_as(text) == beside


@pytest.mark.parametrize("text", OTHERS)
def test_something_else_is_said(text: str) -> None:
    assert created_as(text) is None
