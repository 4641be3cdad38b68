"""Numbers, percentages, discounts and places in a list."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from intents.understand.slots.numbers import (
    find_discounts,
    find_numbers,
    find_ordinals,
    find_percents,
    parse_number,
)
from intents.understand.slots.span import Found
from tests.understand.slots import chat_numbers as chat

PARSED = """
四十二 = 42
两百零八万 = 2080000
一亿三千万 = 130000000
3万5 = 35000
一百二 = 120
一百二十 = 120
一千零一 = 1001
一万零五十 = 10050
半 = 0.5
十来 = 10
廿 = 20
廿五 = 25
二〇二六 = 2026
十五个 = 15
兩百 = 200
三点五 = 3.5
forty-two = 42
a dozen = 12
two and a half = 2.5
two hundred and five = 205
twelve hundred = 1200
half = 0.5
1,234.5 = 1234.5
3,5 = 3.5
1.200,50 = 1200.5
1.2k = 1200
7.6w = 76000
2.4m = 2400000
hello = None
第二个 = None
a = None
may = None
一下 = None
SO-1024 = None
"""
NUMBERS = """
订20套，下周三交 = 20
三个客户 = 3
打 13812345678 =
第3个 =
周三见 =
统一价 =
send a dozen brochures = 12
the new one =
200 seats and 5 licences = 200 5
"""
PERCENTS = """
60% = 60
60％ = 60
百分之六十 = 60
六成 = 60
六成半 = 65
七成五 = 75
60 percent = 60
sixty percent = 60
60 pct = 60
百分百 = 100
50/50 = 50
改成交 =
三成交了 =
"""
DISCOUNTS = """
九五折 = 5
8折 = 20
八八折 = 12
打九折 = 10
打个95折 = 5
9.5折 = 5
半价 = 50
5% off = 5
10% discount = 10
a 12.5% discount = 12.5
discount of 15% = 15
knock 8% off = 8
twenty percent off = 20
优惠5% = 5
让5个点 = 5
打折 =
折腾 =
概率60% =
"""
ORDINALS = """
第二个 = 2
倒数第二个 = -2
最后一个 = -1
the second one = 2
the 2nd one = 2
second = 2
the last one = -1
第三季度 =
two seconds =
last quarter =
"""


def _lines(table: str) -> list[list[str]]:
    return [line.split(" =") for line in table.strip().splitlines()]


def _values(found: list[Found[Decimal]] | list[Found[int]]) -> str:
    return " ".join(str(one.value) for one in found)


@pytest.mark.parametrize(("text", "expected"), _lines(PARSED))
def test_parse(text: str, expected: str) -> None:
    assert str(parse_number(text)) == expected.strip()


@pytest.mark.parametrize(
    ("find", "text", "expected"),
    [
        (find, *line)
        for find, table in (
            (find_numbers, NUMBERS + chat.NUMBERS.lstrip()),
            (find_percents, PERCENTS + chat.PERCENTS.lstrip()),
            (find_discounts, DISCOUNTS + chat.DISCOUNTS.lstrip()),
            (find_ordinals, ORDINALS),
        )
        for line in _lines(table)
    ],
)
def test_found(find: Callable[[str], list[Found[Decimal]]], text: str, expected: str) -> None:
    assert _values(find(text)) == expected.strip()
