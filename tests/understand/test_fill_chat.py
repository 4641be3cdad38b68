"""Slots of messages as reps write them in a hurry; 方晴 or Daniel Okafor speaks on a Monday."""

from typing import Any

import pytest

from tests.understand.conftest import FillSlots

CASES: list[tuple[str, str, dict[str, Any]]] = [
    (
        "create_quote",
        "quote for Northwind - half a dozen FT8 cartridges, a dozen FL30",
        {
            "lines": [
                {"product": "FT8 Filter Cartridge", "quantity": 6},
                {"product": "FL30 Flow Sensor", "quantity": 12},
            ]
        },
    ),
    (
        "create_quote",
        "给雲帆報價 PH20 十套 九折",
        {"lines": [{"product": "PH20 在线 pH 传感器", "quantity": 10, "discount": 10}]},
    ),
    ("create_quote", "云帆科技 PH20*10 有效期到月底", {"valid_until": "2026-11-30"}),
    ("adjust_stock", "报废了3个PH20", {"quantity": -3}),
    ("adjust_stock", "FT8 minus 12", {"quantity": -12}),
    (
        "add_points",
        "give Emily Carter 200 points for the referral",
        {"points": 200, "reason": "referral"},
    ),
    ("show_contact", "王姐的邮箱", {"contact": "王姐"}),
    ("show_contact", "Dr Frost's number", {"contact": "Dr. Samuel Frost"}),
    ("show_contact", "shen lin dianhua", {"contact": "沈琳"}),
    ("show_customer", "lanjing yiliao", {"customer": "上海蓝鲸医疗"}),
    ("show_product", "FL-30 in stock?", {"product": "FL30 Flow Sensor"}),
    ("update_deal", "云帆那单概率75，月底成交", {"probability": 75, "close_date": "2026-11-30"}),
    ("update_deal", "Fabrikam's Line 4 → 60%", {"probability": 60}),
    (
        "update_contact",
        "Marcus Reid got promoted to VP Operations",
        {"field": "title", "value": "VP Operations"},
    ),
    ("update_contact", "沈琳生日3月8号", {"field": "birthday", "value": "3月8号"}),
    ("update_customer", "Contoso Foods phone: (415) 555-0123", {"value": "(415) 555-0123"}),
    (
        "query_metric",
        "今年截至昨天的回款",
        {"period": {"start": "2026-01-01", "end": "2026-11-22"}},
    ),
    (
        "query_metric",
        "去年同期回款多少？就是去年四季度",
        {"period": {"start": "2025-10-01", "end": "2025-12-31"}},
    ),
    ("list_customers", "华东的A级客户", {"region": "华东", "level": "A"}),
    ("list_customers", "食品行业三个月没联系的客户", {"industry": "食品", "inactive_days": 90}),
    ("list_customers", "VIP客户有哪些", {"level": None, "tag": "vip"}),
    ("list_customers", "哪个行业的客户最多", {"industry": None}),
    (
        "create_lead",
        "展会上认识了武当科技的张经理，13912345678，对能耗平台感兴趣",
        {"name": "张经理", "company": "武当科技", "interest": "能耗平台"},
    ),
    (
        "create_customer",
        "新客户 宁波海天塑机 浙江 制造业 A级 电话0574-86188888",
        {"name": "宁波海天塑机", "region": "浙江", "industry": "制造业", "level": "A"},
    ),
    ("create_customer", "录入客户：重庆山城火锅连锁，餐饮", {"region": None, "industry": "餐饮"}),
    ("record_referral", "顾总推荐了苏州的钱老板", {"referrer": "云帆科技", "name": "钱老板"}),
    (
        "create_contract",
        "Northwind one year contract from Jan 1, 120k",
        {"start": "2027-01-01", "end": "2027-12-31"},
    ),
    (
        "create_contract",
        "云帆一年期合同，46万，从12月1号开始",
        {"start": "2026-12-01", "end": "2027-11-30"},
    ),
    ("renew_contract", "HT-2026-009 再续一年，25万", {"end": "2028-02-06"}),
    ("log_expense", "昨天请顾总吃饭386块", {"purpose": "请顾总吃饭", "at": "2026-11-22"}),
    ("create_campaign", "建个活动 春季焕新 面向华东重点客户 预算5万", {"name": "春季焕新"}),
    ("schedule_meeting", "meeting with Fabrikam tomorrow about the gateway at 3pm",
     {"at": "2026-11-24T15:00", "subject": "the gateway"}),
]  # fmt: skip


@pytest.mark.parametrize(("intent", "text", "wanted"), CASES)
def test_slots_said_in_a_hurry(
    slots_of: FillSlots, intent: str, text: str, wanted: dict[str, Any]
) -> None:
    found = slots_of(intent, text, "Daniel Okafor" if text.isascii() else "方晴")
    assert {name: found.get(name) for name in wanted} == wanted
