"""Names that nobody bears are read as names all the same."""

import pytest

from intents.understand.strangers import with_strangers

EVERYDAY = {"open", "kitchen", "blue", "good", "morning", "quote", "report", "上海", "公司", "客户"}


def everyday(key: str) -> bool:
    return key in EVERYDAY


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("assign Orion Freight to {user}", "assign {customer} to {user}"),
        ("how are things with Zorblax Dynamics?", "how are things with {customer}?"),
        ("note: Open Kitchen is happy", "note: {customer} is happy"),
        ("恢复盛峻医疗有限公司", "恢复{customer}"),
        ("火星水务{period}怎么样", "{customer}{period}怎么样"),
    ],
)
def test_what_looks_like_a_name_is_one(text: str, read_as: str) -> None:
    assert with_strangers(text, everyday) == read_as


@pytest.mark.parametrize(
    "text",
    [
        "Good morning",
        "send the CRM report",
        "how are things with {customer}?",
        "所有公司的客户",
        "",
    ],
)
def test_what_does_not_is_none(text: str) -> None:
    assert with_strangers(text, everyday) is None
