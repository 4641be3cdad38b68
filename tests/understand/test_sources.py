"""How a new lead or customer came, and what is only a way to reach them."""

import pytest

from tests.understand.conftest import FillSlots

SOURCES = [
    ("create_lead", "官网来了个线索叫金波，想要实验台", "官网"),
    ("create_lead", "抖音来的线索周敏，想要报价", "抖音"),
    ("create_lead", "百度搜到我们的，王海，电话13800001111，记线索", "百度"),
    ("create_lead", "新线索李雷，朋友介绍来的，想买通风柜", "转介绍"),
    ("create_lead", "新线索李雷，他的微信是lilei88，想看通风柜", None),
    ("create_lead", "新线索李雷，电话里聊过，想看通风柜", None),
    ("create_lead", "new lead Paul Dietz, referred by Helen Brooks, wants pumps", "referral"),
    ("create_customer", "新客户海港化工，公众号来的，宁波", "公众号"),
    ("create_customer", "新客户海港化工，展会上认识的，A级", "展会"),
    ("create_customer", "新客户海港广告，广告行业，来自宁波", None),
]


@pytest.mark.parametrize(("intent", "text", "source"), SOURCES)
def test_how_somebody_came(slots_of: FillSlots, intent: str, text: str, source: str | None) -> None:
    found = slots_of(intent, text)
    assert found.get("source") == source
    assert found.get("name") in (
        "金波",
        "周敏",
        "王海",
        "李雷",
        "Paul Dietz",
        "海港化工",
        "海港广告",
    )
    assert "company" not in found
