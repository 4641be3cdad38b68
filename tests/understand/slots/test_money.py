"""Amounts of money in Chinese and English messages."""

import pytest

from intents.understand.slots.money import find_money
from tests.understand.slots.chat_money import MONEY_EN, MONEY_ZH
from tests.understand.slots.chat_times_back import NONE as NO_TIME

# The text, and every amount in it in order; said by a Chinese speaker.
CHINESE = """
25万 = 250000 CNY
四十二万 = 420000 CNY
7.6w = 76000 CNY
7.6W = 76000 CNY
两百零八万 = 2080000 CNY
3万5 = 35000 CNY
一万二 = 12000 CNY
35 万 = 350000 CNY
35萬 = 350000 CNY
３５万 = 350000 CNY
35万元 = 350000 CNY
35万块 = 350000 CNY
5块钱 = 5 CNY
三块五 = 3.5 CNY
1.2亿 = 120000000 CNY
一亿三千万 = 130000000 CNY
5千 = 5000 CNY
五千块 = 5000 CNY
12万5千 = 125000 CNY
二十来万 = 200000 CNY
三十多万 = 300000 CNY
十几万 = 100000 CNY
1000多万 = 10000000 CNY
三点五万 = 35000 CNY
¥48,000 = 48000 CNY
￥48,000.50 = 48000.5 CNY
48,000円 = 48000 JPY
4万日元 = 40000 JPY
20万美金 = 200000 USD
20万刀 = 200000 USD
3000美元 = 3000 USD
50万台币 = 500000 TWD
8万港币 = 80000 HKD
5万欧元 = 50000 EUR
20万欧 = 200000 EUR
2万英镑 = 20000 GBP
100万韩元 = 1000000 KRW
3万新币 = 30000 SGD
人民币三十五万元整 = 350000 CNY
壹佰贰拾万元整 = 1200000 CNY
RMB 35万 = 350000 CNY
金额改成35万，12月3号签 = 350000 CNY
35万一套 = 350000 CNY
20万二月底前付 = 200000 CNY
20-30万 = 200000 CNY, 300000 CNY
20到30万美元 = 200000 USD, 300000 USD
预算从三十万加到三十五万 = 300000 CNY, 350000 CNY
云帆那单60k = 60000 CNY
"""
ENGLISH = """
$2.4m = 2400000 USD
$2.4 million = 2400000 USD
60 grand = 60000 USD
60k = 60000 USD
3,5 Mio = 3500000 USD
3,5 Mio EUR = 3500000 EUR
200k USD = 200000 USD
USD 200k = 200000 USD
USD200k = 200000 USD
€1.200,50 = 1200.5 EUR
£5k = 5000 GBP
HK$3,000 = 3000 HKD
NT$200 = 200 TWD
S$4,500 = 4500 SGD
₩500,000 = 500000 KRW
CNY 48000 = 48000 CNY
a quarter million = 250000 USD
half a million = 500000 USD
half a million euros = 500000 EUR
three quarters of a million = 750000 USD
two and a half million = 2500000 USD
two hundred thousand dollars = 200000 USD
one point two million = 1200000 USD
1,234.50 dollars = 1234.5 USD
500 bucks = 500 USD
48,000 yen = 48000 JPY
30k-50k = 30000 USD, 50000 USD
between 40 and 50k = 40000 USD, 50000 USD
budget 1.5-2 million = 1500000 USD, 2000000 USD
$20-30k = 20000 USD, 30000 USD
raise it to 35k please = 35000 USD
"""
NONE = """
35席
200 seats
3台
35万台
10万粉丝
3万平米
5千公里
2.4 million users
60k followers
13812345678
2026年11月
11月3点
Q4
SO-1024
PO88
15%
六成
30 days
200席
第3
人民路88号
九五折
3M
hello
周三下午三点
千万别忘了
万一不行
"""


def _found(text: str, currency: str, bare_ok: bool = False) -> str:
    values = [found.value for found in find_money(text, currency, bare_ok)]
    return ", ".join(f"{value.amount} {value.currency}" for value in values)


def _lines(table: str) -> list[list[str]]:
    return [line.split(" = ") if " = " in line else [line.removesuffix(" ="), ""]
            for line in table.strip().splitlines()]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), _lines(CHINESE) + _lines(MONEY_ZH))
def test_chinese(text: str, expected: str) -> None:
    assert _found(text, "CNY") == expected


@pytest.mark.parametrize(("text", "expected"), _lines(ENGLISH) + _lines(MONEY_EN))
def test_english(text: str, expected: str) -> None:
    assert _found(text, "USD") == expected


@pytest.mark.parametrize("text", NONE.strip().splitlines() + NO_TIME.strip().splitlines())
def test_no_money(text: str) -> None:
    assert _found(text, "CNY") == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("改成40", "40 CNY"),
        ("set it to 4500", "4500 CNY"),
        ("三百", "300 CNY"),
        ("35席", ""),
        ("60%", ""),
        ("12月3号", ""),
        ("12/3", ""),
        ("下午3点", ""),
        ("SO-1024", ""),
        ("3pm", ""),
        ("2026-12-03", ""),
        ("Q4", ""),
        ("the 15th", ""),
        ("30 days", ""),
    ],
)
def test_plain_numbers(text: str, expected: str) -> None:
    assert _found(text, "CNY", bare_ok=True) == expected


def test_span_is_of_the_text_as_written() -> None:
    found = find_money("报价 35 万 元 吧", "CNY")[0]
    assert found.text.startswith("35 万")
    assert "报价 35 万 元 吧"[found.start : found.end] == found.text


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("Line 4 won at 82k, signed yesterday", ["82k"]),
        ("phase 2000 won for 82k", ["82k"]),
        ("deal 300 won yesterday", []),
        ("5 million won", ["5 million won"]),
        ("50,000 won for the cable", ["50,000 won"]),
    ],
)
def test_won_is_money_only_after_a_sum(text: str, money: list[str]) -> None:
    assert [one.text for one in find_money(text, "USD")] == money
