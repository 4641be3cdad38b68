"""Customers that nobody spoke with for long, and what only sounds so."""

from typing import Any

import pytest

from intents.understand.fill.metrics import meant_instead
from intents.understand.silence import OF_SILENCE
from tests.understand.conftest import FillSlots

LEFT_ALONE = OF_SILENCE[0]

SILENT = [
    ("两个月没搭理过的客户列一下，我心虚", 60),
    ("三周没走动的客户拉个单子", 21),
    ("60天没音讯的", 60),
    ("谁家俩月没跟了", 60),
    ("哪些客户一个月没说过话了", 30),
    ("晾了一个月以上的客户", 30),
    ("被我忘了两个月的客户", 60),
    ("四十天没打过招呼的客户", 40),
    ("who haven't I pinged in 30 days", 30),
    ("accounts I've neglected for over 60 days", 60),
    ("clients with radio silence for 45 days", 45),
    ("customers that fell off my radar for two months", 60),
    ("who's been left alone for 3 weeks", 21),
]


@pytest.mark.parametrize(("text", "days"), SILENT)
def test_customers_left_alone(slots_of: FillSlots, text: str, days: int) -> None:
    assert LEFT_ALONE.found(text, by_staff=True)
    assert slots_of("list_customers", text).get("inactive_days") == days


@pytest.mark.parametrize(
    "text",
    [
        "两周没动的商机",
        "一个月没跟进的线索有哪些",
        "30天没联系就提醒我",
        "建个分群，90天没下单的客户",
        "{customer}三个月没回款了",
        "deals not touched for 30 days",
        "leads nobody contacted for a week",
        "remind me when a customer is quiet for 60 days",
        "最近两个月新建的客户",
        "customers added in the last 30 days",
    ],
)
def test_what_is_no_silence_of_customers(text: str) -> None:
    assert not LEFT_ALONE.found(text, by_staff=True)


NEW: list[tuple[str, dict[str, Any]]] = [
    ("最近两个月新建的客户", {"limit": None, "inactive_days": None}),
    ("这个月咱们加了哪些新客户", {"created": {"start": "2026-11-01", "end": "2026-11-30"}}),
]


@pytest.mark.parametrize(("text", "wanted"), NEW)
def test_new_customers_are_listed(slots_of: FillSlots, text: str, wanted: dict[str, Any]) -> None:
    slots = slots_of("list_customers", text)
    assert {name: slots.get(name) for name in wanted} == wanted


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("这个月咱们加了哪些新客户", "list_customers"),
        ("which customers did we add this month", "list_customers"),
        ("这个月新增了多少客户", "query_metric"),
        ("new customers per month", "query_metric"),
    ],
)
def test_who_is_new_or_how_many(text: str, intent: str) -> None:
    assert meant_instead("query_metric", text) == intent
