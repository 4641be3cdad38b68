"""Records by words of their subject, unknown document numbers, and what is taken back."""

from typing import Any

import pytest

from tests.understand.conftest import FillSlots

CASES: list[tuple[str, str, dict[str, Any]]] = [
    ("send_quote", "Q-2031-0018 发给客户吧", {"quote": "Q-2031-0018"}),
    ("show_order", "where is SO-99120?", {"order": "SO-99120"}),
    ("update_deal", "云帆二期把握五五开吧，改成55", {"probability": 55}),
    (
        "update_deal",
        "云帆二期金额三十万，不对，三十二万",
        {"amount": {"amount": "320000", "currency": "CNY"}},
    ),
    ("create_deal", "新商机，云帆科技，预计成交：2027-03-15", {"close_date": "2027-03-15"}),
    (
        "schedule_meeting",
        "meeting with Fabrikam on Thursday at 2pm about Line 4 with Marcus",
        {"subject": "Line 4", "contact": "Marcus Reid"},
    ),
    (
        "update_deal",
        "云帆二期推到报价，成交时间改明年2月28号",
        {"stage": "proposal", "close_date": "2027-02-28"},
    ),
    ("redeem_points", "我那260分里拿两百分出来抵钱", {"points": 200}),
    ("redeem_points", "use 200 of my 260 points", {"points": 200}),
    ("schedule_meeting", "see Contoso half eight tomorrow morning", {"at": "2026-11-24T08:30"}),
    (
        "schedule_meeting",
        "book a filter demo with Contoso on 3 December",
        {"subject": "filter demo"},
    ),
    (
        "list_activities",
        "我上周一共拜访了哪些人",
        {"period": {"start": "2026-11-16", "end": "2026-11-22"}},
    ),
    (
        "create_task",
        "I have to renew my visa before 10 December, stick it on my list",
        {"title": "renew my visa"},
    ),
    ("create_task", "周五前把排班交上来，记个任务", {"title": "把排班交上来"}),
    ("log_expense", "昨天打车215块 报一下", {"purpose": "打车"}),
    ("export_data", "export orders please, accountant needs them", {"what": "orders"}),
    (
        "create_campaign",
        'campaign: Autumn Flow, 23 to 30 Nov, message "20% off all probes"',
        {"name": "Autumn Flow"},
    ),
    ("lose_deal", "云帆二期丢了，给鲸波仪器做了", {"competitor": "鲸波仪器"}),
    ("lose_deal", "云帆二期被鲸波仪器抢走了", {"competitor": "鲸波仪器"}),
    ("add_points", "沈琳晒单了，送100分", {"reason": "晒单"}),
    ("create_lead", "收了张名片，雁栖湖会议中心计春华，入线索池", {"name": "计春华"}),
    (
        "create_customer",
        "莫干山那个营地（全称湖州莫干山研学营）系统里没有，加一下",
        {"name": "湖州莫干山研学营"},
    ),
    (
        "update_customer",
        "Contoso Foods should say Birmingham for region, not London",
        {"field": "region", "value": "Birmingham"},
    ),
    ("list_customers", "三个月没人理的客户拉出来我看看", {"inactive_days": 90}),
    ("list_customers", "ten customers from a trade show", {"limit": 10}),
    (
        "open_ticket",
        "云帆投诉配送员态度差，开个单子",
        {"subject": "配送员态度差", "kind": "complaint"},
    ),
    ("open_ticket", "新工单，云帆科技，打印机坏了", {"subject": "打印机坏了"}),
    ("open_ticket", "新建工单：桦林食品，传感器漂移", {"subject": "传感器漂移"}),
    ("open_ticket", "new ticket, Fabrikam, scanner broken", {"subject": "scanner broken"}),
    ("create_contact", "new contact Anna Ray, company Orbit, title CFO", {"customer": "Orbit"}),
    ("create_contact", "新联系人李梅，公司星海动力，职务财务", {"customer": "星海动力"}),
    ("create_contact", "新联系人李梅，公司总经理，13800001111", {"customer": None}),
    ("open_ticket", "Contoso sending back a cracked probe, open a return", {"kind": "return"}),
    ("log_activity", "just hung up with Contoso, they want it by the 15th", {"kind": "call"}),
    ("log_activity", "was at Contoso yesterday, the room is too small", {"kind": "visit"}),
    ("log_activity", "顾总发语音了，说三月再聊", {"kind": "message"}),
    ("log_activity", "Contoso replied by mail: drawings late", {"kind": "email"}),
    (
        "hand_over",
        "Daniel Okafor takes over all of Mia Torres's accounts",
        {"from_user": "Mia Torres", "to_user": "Daniel Okafor"},
    ),
]


@pytest.mark.parametrize(("intent", "text", "wanted"), CASES, ids=[text for _, text, _ in CASES])
def test_slots(slots_of: FillSlots, intent: str, text: str, wanted: dict[str, Any]) -> None:
    slots = slots_of(intent, text)
    assert {name: slots.get(name) for name in wanted} == wanted
