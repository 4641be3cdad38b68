"""Slots of messages as many unlike hands write them: names, merges, quantities, titles, reasons."""

from typing import Any

import pytest

from tests.understand.conftest import FillSlots

CASES: list[tuple[str, str, dict[str, Any]]] = [
    ("create_customer", "新建客户 云帆乳业", {"name": "云帆乳业"}),
    ("create_customer", "加客户明天书屋，来源官网", {"name": "明天书屋"}),
    ("create_customer", "老舍纪念馆建个客户档案", {"name": "老舍纪念馆"}),
    ("create_customer", "南京有家钟鼓楼面馆，帮我登记成客户", {"name": "钟鼓楼面馆"}),
    ("create_customer", "散客宋玉兰 13588887777 建一下", {"name": "宋玉兰"}),
    (
        "create_lead",
        "桃花岛客栈的洪七公问传感器，录个线索",
        {"name": "洪七公", "company": "桃花岛客栈"},
    ),
    ("create_lead", "有个叫黄飞鸿的打电话来，13766667777", {"name": "黄飞鸿"}),
    ("create_contact", "云帆新对接人孔乙己，管采购", {"name": "孔乙己"}),
    (
        "create_segment",
        "new segment Sleeping giants: level A for 60 days",
        {"name": "Sleeping giants"},
    ),
    (
        "create_campaign",
        "new campaign January Reset, budget 6500 dollars",
        {"name": "January Reset"},
    ),
    ("create_campaign", "建活动暖冬行动，文案：满五千减五百", {"name": "暖冬行动"}),
    ("merge_customers", "云帆水务跟云帆科技重复，合并，留云帆科技", {"duplicate": "云帆水务"}),
    ("hand_over", "give Mia Torres everything Daniel Okafor owns", {"from_user": "Daniel Okafor"}),
    ("restore_record", "佛山顺德家电删错了，捞回来", {"record": "佛山顺德家电"}),
    ("restore_record", "somebody binned Peak Tools, bring it back", {"record": "Peak Tools"}),
    ("update_customer", "put 0571-88880000 down as 云帆's phone", {"value": "0571-88880000"}),
    ("update_customer", "云帆搬到张家口去了，改一下区域", {"value": "张家口"}),
    ("update_deal", "drop the odds on the Fabrikam deal to 35", {"probability": 35}),
    (
        "create_task",
        "someone should print badges before Saturday, that's me, add it",
        {"title": "print badges"},
    ),
    ("create_task", "get Mia Torres to update the prices by Friday", {"due": "2026-11-27"}),
    ("schedule_meeting", "下周四上午九点半和云帆做验收", {"subject": "验收"}),
    ("log_expense", "45 dollars on parking at Contoso", {"purpose": "parking"}),
    ("export_data", "can I get the contacts as a spreadsheet", {"what": "contacts"}),
    ("export_data", "把合同导出来给财务", {"what": "合同"}),
    ("help", "积分怎么用", {"topic": "积分"}),
    ("adjust_stock", "PH20出了15支", {"quantity": -15}),
    ("list_customers", "nobody has called these customers in a fortnight", {"inactive_days": 14}),
    ("open_ticket", "third time nobody turned up at Contoso", {"kind": "complaint"}),
    ("open_ticket", "云帆问滤芯多久换一次，不着急", {"kind": "question", "priority": "low"}),
    ("log_activity", "刚跟顾总打了call，想加订", {"kind": "call"}),
    (
        "query_metric",
        "how many deals did each rep lose",
        {"measure": "deals_lost", "dimension": "owner"},
    ),
]


@pytest.mark.parametrize(("intent", "text", "wanted"), CASES, ids=[text for _, text, _ in CASES])
def test_slots(slots_of: FillSlots, intent: str, text: str, wanted: dict[str, Any]) -> None:
    slots = slots_of(intent, text)
    assert {name: slots.get(name) for name in wanted} == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("quote Contoso 10 PH20, no, make that 12", [("PH20 在线 pH 传感器", 12)]),
        ("云帆要5套，不对，8套PH20", [("PH20 在线 pH 传感器", 8)]),
        ("quote Contoso for 40 kg of PH20", [("PH20 在线 pH 传感器", 40)]),
    ],
)
def test_quantities(slots_of: FillSlots, text: str, wanted: list[tuple[str, int]]) -> None:
    lines = slots_of("create_quote", text)["lines"]
    assert [(line["product"], line["quantity"]) for line in lines] == wanted


def test_an_own_customer_by_an_inner_part_of_its_name(slots_of: FillSlots) -> None:
    held = slots_of("record_payment", "Heron paid 200 dollars", speaker="Daniel Okafor")
    assert held["customer"] == "Blue Heron Aquatics"


@pytest.mark.parametrize("text", ["Red Heron Foods paid 200 dollars", "Heron Shipyards paid 200"])
def test_a_longer_name_with_that_part_in_it_is_anothers(slots_of: FillSlots, text: str) -> None:
    held = slots_of("record_payment", text, speaker="Daniel Okafor")
    assert held["customer"] != "Blue Heron Aquatics"
