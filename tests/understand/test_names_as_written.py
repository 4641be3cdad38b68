"""Names of new customers with signs in them come back as they were written."""

import pytest

from intents.understand.fill.names_as_written import as_written, with_legal_form
from intents.understand.text import tidy


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("新建客户 阿里巴巴（中国）有限公司", "阿里巴巴（中国）有限公司"),
        ("新建客户阿里巴巴（中国）有限公司，行业电商", "阿里巴巴（中国）有限公司"),
        ("加个客户 中软国际(深圳)科技有限公司", "中软国际(深圳)科技有限公司"),
        ("把客户 百度（北京）网讯科技有限公司 录一下", "百度（北京）网讯科技有限公司"),
        ("add customer Siemens (China) Ltd in Beijing", "Siemens (China) Ltd"),
        ("create customer 😀 Emoji Café Ltd", "😀 Emoji Café Ltd"),
        ("create customer Robert'); DROP TABLE customers;--", "Robert'); DROP TABLE customers;--"),
        ("new customer: <b>Bold</b> Inc", "<b>Bold</b> Inc"),
        ("新建客户：𠮷野家", "𠮷野家"),
        ("新建客户 100%纯净水", "100%纯净水"),
    ],
)
def test_a_name_with_signs_in_it(text: str, name: str) -> None:
    assert as_written(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "create customer Acme; phone 0571-8888123",
        "create customer Acme, 50% deposit paid, phone later",
        "新建客户 云帆科技，电话 13800138000 😀",
        "add customer Lou's Diner",
        "加个客户（重要）",
    ],
)
def test_a_message_that_says_more_is_no_name(text: str) -> None:
    assert as_written(text) is None


def test_a_legal_form_after_a_comma_is_of_the_name() -> None:
    assert with_legal_form("Foo Bar", "add Foo Bar, Inc., industry software") == "Foo Bar, Inc."
    assert with_legal_form("Foo Bar", "add Foo Bar, in Cologne") == "Foo Bar"


@pytest.mark.parametrize("name", ["می‌خواهم", "👨‍👩‍👧‍👦"])
def test_what_joins_letters_stays(name: str) -> None:
    assert tidy(f"\u202e {name}\x00 ") == name
