"""What is told by how much it moved, and who brought whom."""

from typing import Any

import pytest

from tests.understand.conftest import FillSlots

TASKS: list[tuple[str, str | None]] = [
    ("海岳集团演示环境往后挪两天", "2026-11-28T12:00"),
    ("海岳集团演示环境推迟一周", "2026-12-03T12:00"),
    ("海岳集团演示环境提前三天", "2026-11-23T12:00"),
    ("寄样品给桦林食品晚两天再弄", "2026-11-27"),
    ("海岳集团演示环境推到周五", "2026-11-27"),
    ("海岳集团演示环境往后挪挪", None),
]
ENGLISH_TASKS: list[tuple[str, str]] = [
    ("push the Birch & Bloom renewal offer back two days", "2026-11-26"),
    ("order samples for Redwood can wait another week", "2026-12-02"),
    ("samples for Redwood: bump it by 3 days", "2026-11-28"),
    ("put off the Redwood samples for a couple of days", "2026-11-27"),
]
DEALS: list[tuple[str, str]] = [
    ("云帆科技 MES 二期涨了五万", "430000"),
    ("云帆科技 MES 二期再加两万", "400000"),
    ("云帆科技 MES 二期砍了三万", "350000"),
    ("云帆科技 MES 二期涨到四十五万", "450000"),
    ("云帆科技 MES 二期改成三十五万五", "355000"),
]
REFERRALS: list[tuple[str, str, str | None]] = [
    ("桦林食品是云帆科技介绍来的", "云帆科技", "桦林食品"),
    ("绿源水务是顾晓明推荐过来的", "云帆科技", "绿源水务"),
    ("云帆科技给我们介绍了云上书院", "云帆科技", None),
    ("Kestrel Pharma were referred by Fabrikam", "Fabrikam", "Kestrel Pharma"),
    ("Fabrikam sent us a new prospect", "Fabrikam", None),
]


@pytest.mark.parametrize(("text", "due"), TASKS)
def test_a_to_do_put_off_by_so_much(text: str, due: str | None, slots_of: FillSlots) -> None:
    assert slots_of("reschedule_task", text).get("due") == due


@pytest.mark.parametrize(("text", "due"), ENGLISH_TASKS)
def test_the_same_in_english(text: str, due: str, slots_of: FillSlots) -> None:
    assert slots_of("reschedule_task", text, "Mia Torres").get("due") == due


@pytest.mark.parametrize(("text", "amount"), DEALS)
def test_an_amount_that_moved_by_so_much(text: str, amount: str, slots_of: FillSlots) -> None:
    said: Any = slots_of("update_deal", text)["amount"]
    assert float(said["amount"]) == float(amount)


def test_in_english_too(slots_of: FillSlots) -> None:
    for text, amount in (
        ("knock 2k off Northwind lab renewal", 36000),
        ("Northwind lab renewal went up by 5k", 43000),
        ("Northwind lab renewal is now 5k", 5000),
    ):
        said: Any = slots_of("update_deal", text, "Mia Torres")["amount"]
        assert float(said["amount"]) == amount, text


@pytest.mark.parametrize(("text", "referrer", "name"), REFERRALS)
def test_who_brought_whom(text: str, referrer: str, name: str | None, slots_of: FillSlots) -> None:
    got = slots_of("record_referral", text)
    assert got["referrer"] == referrer
    assert name is None or got["name"] == name
