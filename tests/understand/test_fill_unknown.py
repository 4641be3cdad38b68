"""What the store, the calendar or the workspace does not have is kept as typed."""

from typing import Any

import pytest

from tests.understand.conftest import FillSlots

NAMES = [
    ("show_customer", "看看深圳火星水务", "深圳火星水务"),
    ("show_customer", "看看火星", "火星"),
    ("show_customer", "查一下红杉矿业的资料", "红杉矿业"),
    ("show_customer", "给我看看蓝胖子那边的情况", "蓝胖子"),
    ("show_customer", "show Zorblax", "Zorblax"),
    ("show_customer", "show zorblax dynamics", "zorblax dynamics"),
    ("show_customer", "what's up with Zorblax Dynamics?", "Zorblax Dynamics"),
    ("create_deal", "create a deal for Bluebird Analytics", "Bluebird Analytics"),
    ("create_deal", "给火星水务建个商机 20万", "火星水务"),
    ("create_deal", "火星水务新商机20万", "火星水务"),
    ("update_customer", "火星水务改成A级", "火星水务"),
    ("delete_customer", "删掉火星水务", "火星水务"),
    ("assign_customer", "把火星水务转给孙一诺", "火星水务"),
    ("schedule_meeting", "约火星水务明天下午三点开会", "火星水务"),
    ("schedule_meeting", "meet Zorblax tomorrow at 3", "Zorblax"),
    ("record_payment", "火星水务到账3万", "火星水务"),
    ("brief_customer", "明天要见火星水务，给我个简报", "火星水务"),
    ("list_deals", "火星水务的商机", "火星水务"),
    ("list_deals", "show deals for Zorblax", "Zorblax"),
    ("list_tickets", "Zorblax's tickets", "Zorblax"),
    ("list_receivables", "what does Zorblax owe us", "Zorblax"),
    ("list_activities", "火星水务最近有什么动静", "火星水务"),
    ("log_activity", "昨天去火星水务拜访了，聊得不错", "火星水务"),
    ("log_activity", "跟老铁科技的王总吃了个饭，对方有意二期", "老铁科技"),
    ("log_activity", "Called Zorblax today, they want a discount", "Zorblax"),
    # of ordinary words, where a name is wanted
    ("show_customer", "show me Open Kitchen", "Open Kitchen"),
    ("create_deal", "create a deal for Red Planet, 30k", "Red Planet"),
    ("create_deal", "new deal: Blue Bottle, 30k", "Blue Bottle"),
    ("create_deal", "add a deal for 30k with Happy Days", "Happy Days"),
    ("schedule_meeting", "Schedule a Meeting with Open Kitchen on Friday at 10", "Open Kitchen"),
    ("log_activity", "visited Blue Bottle today, they want 20 machines", "Blue Bottle"),
    ("log_activity", "Spoke to Green Light today, they need 5 sensors", "Green Light"),
    ("create_contract", "contract for Blue Bottle 30k, starting next Monday", "Blue Bottle"),
    # whose a contact or a ticket is
    ("create_contact", "new contact Nora Lind at Zorblax", "Zorblax"),
    ("create_contact", "new contact Nora Lind at Blue Bottle, CFO", "Blue Bottle"),
    ("create_contact", "新建联系人李雷，火星水务的", "火星水务"),
    ("create_contact", "给火星水务加个联系人李雷", "火星水务"),
    ("open_ticket", "open a ticket for Blue Bottle: machine leaks", "Blue Bottle"),
    ("open_ticket", "Zorblax's pump is broken, open a ticket", "Zorblax"),
    ("open_ticket", "火星水务的水泵坏了，建个工单", "火星水务"),
]


@pytest.mark.parametrize(("intent", "text", "name"), NAMES)
def test_an_unknown_customer(slots_of: FillSlots, intent: str, text: str, name: str) -> None:
    assert slots_of(intent, text).get("customer") == name


NOBODY_NAMED = [
    ("log_activity", "今天电话沟通了价格，对方要求再降5%"),
    ("log_activity", "called today about the price, they want another 5% off"),
    ("log_activity", "开会讨论了验收标准，客户很满意"),
    ("log_activity", "客户说「我们合同都签了三年了」，听着真暖心"),
    ("list_deals", "食品行业的商机"),
    ("list_deals", "我们公司的商机"),
    ("list_deals", "所有科技公司的商机"),
    ("list_deals", "show deals in proposal"),
    ("list_tasks", "overdue tasks"),
    ("log_activity", "call with Sales Team about the Quarterly Business Review"),
    ("log_activity", "Met the Plant Manager today, happy with the Pilot Phase"),
    ("create_contact", "new contact Nora Lind, Head of Sales"),
    ("create_contact", "add contact Nora Lind, VP of Biometrics"),
    ("open_ticket", "open a ticket: the pump is broken"),
]


@pytest.mark.parametrize(("intent", "text"), NOBODY_NAMED)
def test_no_customer_is_made_up(slots_of: FillSlots, intent: str, text: str) -> None:
    assert "customer" not in slots_of(intent, text)


MERGES = [
    ("把云帆科技和火星水务合并", "云帆科技", "火星水务"),
    ("把火星水务并到云帆科技，保留云帆", "云帆科技", "火星水务"),
    ("云帆科技和云凡是同一家，合并一下", "云帆科技", "云凡"),
    ("merge Fabrikam with Zorblax Ltd", "Fabrikam", "Zorblax Ltd"),
    ("merge Zorblax Ltd into Fabrikam", "Fabrikam", "Zorblax Ltd"),
    ("merge zorblax into fabrikam", "Fabrikam", "zorblax"),
    ("Fabrikam and Fabricam Corp are the same company", "Fabrikam", "Fabricam Corp"),
    ("「港湾物流」跟港湾冷链重了，合并到港湾冷链", "港湾冷链", "港湾物流"),
    (
        "Northwind Utilities and Northwind Water are the same. Keep Northwind Utilities",
        "Northwind Utilities",
        "Northwind Water",
    ),
    ("海岳精密机械并入海岳集团", "海岳集团", "海岳精密机械"),
]


@pytest.mark.parametrize(("text", "keep", "duplicate"), MERGES)
def test_both_customers_of_a_merge(
    slots_of: FillSlots, text: str, keep: str, duplicate: str
) -> None:
    found = slots_of("merge_customers", text)
    assert (found.get("keep"), found.get("duplicate")) == (keep, duplicate)


STAGES = [
    ("update_deal", "云帆那单推到香蕉阶段", {"stage": "香蕉"}),
    ("update_deal", "云帆那单推到香蕉", {"stage": "香蕉"}),
    ("update_deal", "move the Fabrikam gateway deal to banana", {"stage": "banana"}),
    ("update_deal", "move the Fabrikam gateway deal to the banana stage", {"stage": "banana"}),
    ("update_deal", "move Fabrikam gateway to propsal", {"stage": "proposal"}),
    ("update_deal", "云帆那单推进到下一阶段", {"stage": "negotiation"}),
    ("update_deal", "云帆那单推到下周", {"stage": None, "close_date": "2026-12-06"}),
    ("update_deal", "set the Fabrikam gateway deal to 40k", {"stage": None}),
    ("update_deal", "云帆那单月底前能签", {"stage": None, "close_date": "2026-11-30"}),
    ("update_deal", "云帆那单签了", {"stage": "won"}),
    (
        "create_deal",
        "云帆科技新商机，20万，月底前成交",
        {"stage": None, "close_date": "2026-11-30"},
    ),
    ("create_deal", "云帆加个单子 三期扩容 80万 预计12月成交", {"stage": None}),
    ("create_deal", "new deal for Fabrikam, 40k, should be signed by year end", {"stage": None}),
    ("create_deal", "new deal for Fabrikam, 40k, win it by March", {"stage": None}),
    ("create_deal", "云帆新商机 20万 谈判阶段", {"stage": "negotiation"}),
]


@pytest.mark.parametrize(("intent", "text", "wanted"), STAGES)
def test_a_stage_that_is_expected_or_unknown(
    slots_of: FillSlots, intent: str, text: str, wanted: dict[str, Any]
) -> None:
    found = slots_of(intent, text)
    assert {name: found.get(name) for name in wanted} == wanted


IMPOSSIBLE = [
    ("schedule_meeting", "meeting with Fabrikam at 25:00 tomorrow", "at", "25:00"),
    ("schedule_meeting", "约云帆科技明天25点开会", "at", "25点"),
    ("schedule_meeting", "约云帆科技2月30号开会", "at", "2月30号"),
    ("schedule_meeting", "meeting with Fabrikam on Feb 30", "at", "Feb 30"),
    ("create_task", "remind me to call Fabrikam at 9:75", "due", "9:75"),
    ("create_task", "提醒我32号交报告", "due", "32号"),
    ("create_contract", "Fabrikam contract 40k from 2026-12-01 to 2027-02-30", "end", "2027-02-30"),
    (
        "create_contract",
        "Fabrikam contract 40k from 2026-12-01 to 2027-02-30",
        "start",
        "2026-12-01",
    ),
    ("update_deal", "云帆那单改成20-30万", "amount", "20-30万"),
    ("update_deal", "云帆那单改成二三十万", "amount", "二三十万"),
    ("update_deal", "make the Fabrikam gateway deal 20-30k", "amount", "20-30k"),
    ("update_deal", "Fabrikam gateway deal between 20 and 30k", "amount", "20 and 30k"),
]


@pytest.mark.parametrize(("intent", "text", "slot", "words"), IMPOSSIBLE)
def test_what_no_calendar_has_and_what_is_no_one_amount(
    slots_of: FillSlots, intent: str, text: str, slot: str, words: str
) -> None:
    assert slots_of(intent, text).get(slot) == words


TEAMS = [
    ("把团队四季度目标定为500万", "周启明", "周启明"),
    ("set the team target to 2m for Q1", "Grace Whitmore", "Grace Whitmore"),
    ("华东团队Q1目标300万", "林澜", "周启明"),
    ("international team target 2m for Q1", "林澜", "Grace Whitmore"),
    ("团队四季度目标500万", "林澜", "团队"),
    ("方晴Q1目标300万", "周启明", "方晴"),
    ("my target for Q1 is 300k", "Grace Whitmore", None),
]


@pytest.mark.parametrize(("text", "speaker", "user"), TEAMS)
def test_a_teams_target_is_its_managers(
    slots_of: FillSlots, text: str, speaker: str, user: str | None
) -> None:
    assert slots_of("set_target", text, speaker).get("user") == user


UNOWNED = [
    "多少客户没有负责人",
    "无主的客户",
    "公海里有哪些客户",
    "customers in the pool",
    "customers without an owner",
    "which customers have no owner",
]


@pytest.mark.parametrize("text", UNOWNED)
def test_customers_that_nobody_owns(slots_of: FillSlots, text: str) -> None:
    assert slots_of("list_customers", text).get("owner") == "无"
