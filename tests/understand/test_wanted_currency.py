"""The currency in which a figure is wanted, and currencies that are named for something else."""

import pytest

from intents.understand.wanted_currency import currency_alone, currency_within


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("in euros?", "EUR"),
        ("and in RMB", "CNY"),
        ("what's that in yen", "JPY"),
        ("convert it to pounds please", "GBP"),
        ("how much is that in dollars?", "USD"),
        ("USD?", "USD"),
        ("换成美元呢", "USD"),
        ("折合人民币多少", "CNY"),
        ("那欧元呢？", "EUR"),
        ("用日元算一下", "JPY"),
        ("won", None),
        ("in euros by region", None),
        ("改成35万美元", None),
        ("欧元区的客户", None),
        ("and the dollars?!?", None),
    ],
)
def test_a_currency_alone(text: str, currency: str | None) -> None:
    assert currency_alone(text, "USD") == currency


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("revenue this year in euros by rep", "EUR"),
        ("pipeline converted to CNY", "CNY"),
        ("今年回款折合美元多少", "USD"),
        ("按欧元计的销售额", "EUR"),
        ("how many deals in won and lost", None),
        ("deals in dollars only", None),
        ("美元客户的销售额", None),
    ],
)
def test_a_currency_within_a_question(text: str, currency: str | None) -> None:
    assert currency_within(text, "USD") == currency
