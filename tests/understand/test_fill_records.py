"""Which record a message names: documents, contracts, deals, customers, tasks, colleagues."""

import pytest

from tests.understand.conftest import FillSlots

DOCUMENTS = [
    ("show_contract", "HT-2026-009 到哪一步了", {"contract": "HT-2026-009"}),
    ("show_contract", "看下合同ht2026009", {"contract": "HT-2026-009"}),
    ("show_contract", "contract 9", {"contract": "HT-2026-009"}),
    ("show_contract", "江南纸业的合同给我看看", {"contract": None, "customer": "江南纸业"}),
    ("show_contract", "Fabrikam's contract", {"contract": None, "customer": "Fabrikam"}),
    (
        "show_contract",
        "when does the Fabrikam service agreement expire?",
        {"contract": "HT-2025-015"},
    ),
    ("renew_contract", "桦林食品试剂供货合同续签", {"contract": "HT-2025-005"}),
    ("renew_contract", "绿源运维第三年那份合同续约，22.5万", {"contract": "HT-2025-003"}),
    ("renew_contract", "Birch & Bloom shop supply is renewing, 6500", {"contract": "HT-2025-020"}),
    (
        "renew_contract",
        "the Northwind monitoring contract renews until December 2027",
        {"contract": "HT-2026-016"},
    ),
    ("show_quote", "open Q-2026-005", {"quote": "Q-2026-005"}),
    ("show_quote", "q2026005 报价单发我看看", {"quote": "Q-2026-005"}),
    ("show_ticket", "工单1027怎么样了", {"ticket": "TK-1027"}),
    ("show_ticket", "ticket #1032 status?", {"ticket": "TK-1032"}),
    ("show_ticket", "tk 1030 处理了吗", {"ticket": "TK-1030"}),
    ("show_order", "SO 202611 090 发了吗", {"order": "SO-202611-090"}),
    ("show_order", "绿源水务的订单", {"order": None, "customer": "绿源水务"}),
]


@pytest.mark.parametrize(("intent", "text", "wanted"), DOCUMENTS)
def test_documents(
    slots_of: FillSlots, intent: str, text: str, wanted: dict[str, str | None]
) -> None:
    found = slots_of(intent, text)
    assert {name: found.get(name) for name in wanted} == wanted


CUSTOMERS = [
    ("next best offer for Silverpine", "Silverpine Brewing"),
    ("Northwind's latest numbers", "Northwind Utilities"),
    ("who is redwood", "Redwood Semiconductors"),
    ("prep me for Lakeshore", "Lakeshore Hospital"),
    ("tell me about thistledown", "Thistledown Dairy"),
    ("Kestrel, what have they bought", "Kestrel Pharma"),
    ("harborline card", "Harborline Marine"),
    ("show me Contoso", "Contoso Foods"),
    ("绿源的情况", "绿源水务"),
    ("江南纸业那家", "江南纸业"),
    ("看看港湾", "港湾冷链"),
    ("云岭怎么样", "云岭酒店管理"),
    ("請看雲帆科技", "云帆科技"),
    ("北辰的资料", "北辰仪表"),
    ("蓝鲸的档案调出来", "上海蓝鲸医疗"),
    ("show Blue Heron Aquatics", "Blue Heron Aquatics"),
]


@pytest.mark.parametrize(("text", "name"), CUSTOMERS)
def test_customers_by_a_part_of_their_name(slots_of: FillSlots, text: str, name: str) -> None:
    assert slots_of("show_customer", text).get("customer") == name


DEALS = [
    ("move Line 4 sensors to negotiation, 92k", "Daniel Okafor", "Fabrikam Line 4 sensors"),
    ("the gateway rollout is at 60%", "Daniel Okafor", "Fabrikam gateway rollout"),
    ("Fabrikam's gateway deal moves to proposal", "Daniel Okafor", "Fabrikam gateway rollout"),
    ("Redwood ultrapure loop to negotiation", "Mia Torres", "Redwood ultrapure water loop"),
    ("push the Kestrel deal to negotiation", "Mia Torres", "Kestrel Pharma validation suite"),
    ("云帆二期推到谈判", "方晴", "云帆科技 MES 二期"),
    ("云帆那单改成45万", "方晴", "云帆科技 MES 二期"),
    ("蓝鲸纯水那单改成60万", "方晴", "蓝鲸医疗纯水监测二期"),
    ("蓝鲸MES试点推到需求确认", "方晴", "蓝鲸医疗 MES 试点"),
    ("桦林食品试剂框架谈判中", "方晴", "桦林食品试剂年度框架"),
    ("远山数据完整性那个项目报价了", "方晴", "远山制药数据完整性项目"),
]


@pytest.mark.parametrize(("text", "speaker", "name"), DEALS)
def test_deals_by_their_own_words(slots_of: FillSlots, text: str, speaker: str, name: str) -> None:
    assert slots_of("update_deal", text, speaker).get("deal") == name


PEOPLE = [
    ("list_deals", "我的商机", "owner", "方晴"),
    ("list_deals", "给我看看商机", "owner", None),
    ("list_deals", "帮我列一下所有商机", "owner", None),
    ("list_deals", "我客户里谁的单子最大", "owner", "方晴"),
    ("list_deals", "我想看看卡住的单子", "owner", None),
    ("list_deals", "周启明手上的单子", "owner", "周启明"),
    ("list_deals", "一诺的商机", "owner", "孙一诺"),
    ("list_deals", "show me all open deals", "owner", None),
    ("list_deals", "my deals", "owner", "方晴"),
    ("list_deals", "can I see the pipeline deals", "owner", None),
    ("list_deals", "which deals do I have", "owner", "方晴"),
    ("list_deals", "Mia's deals", "owner", "Mia Torres"),
    ("list_activities", "昨天我都干了啥", "user", "方晴"),
    ("list_activities", "tell me what Daniel did last week", "user", "Daniel Okafor"),
    ("assign_customer", "give Fabrikam to Mia", "owner", "Mia Torres"),
    ("assign_customer", "把云帆转给一诺", "owner", "孙一诺"),
    ("assign_customer", "云帆给我吧", "owner", "方晴"),
    ("update_ticket", "TK-1032 assign to Grace", "assignee", "Grace Whitmore"),
    ("list_tickets", "何静手上还开着的工单", "assignee", "何静"),
    ("query_metric", "我这个月业绩多少", "owner", "方晴"),
    ("query_metric", "how much did we sell this month", "owner", None),
]


@pytest.mark.parametrize(("intent", "text", "slot", "name"), PEOPLE)
def test_colleagues_and_the_speaker(
    slots_of: FillSlots, intent: str, text: str, slot: str, name: str | None
) -> None:
    assert slots_of(intent, text).get(slot) == name
