"""Numbers, money, periods, fields and free words."""

from typing import Any

import pytest

from tests.understand.conftest import FillSlots

COUNTS = [
    ("list_deals", "哪些单子三个星期没动了", "stalled_days", 21),
    ("list_deals", "Which deals haven't moved in three weeks?", "stalled_days", 21),
    ("list_deals", "deals stuck for a month", "stalled_days", 30),
    ("list_deals", "半个月没进展的商机", "stalled_days", 15),
    ("list_customers", "两个月没联系的客户", "inactive_days", 60),
    ("list_customers", "customers we haven't called in 45 days", "inactive_days", 45),
    ("list_receivables", "逾期超过30天的应收", "overdue", 30),
    ("list_receivables", "invoices more than two weeks overdue", "overdue", 14),
    ("list_receivables", "overdue by 30+ days", "overdue", 30),
    ("list_receivables", "overdue more than a month", "overdue", 30),
    ("list_receivables", "逾期超过一个月的款", "overdue", 30),
    ("list_receivables", "逾期60+天的", "overdue", 60),
    ("list_customers", "最大的五个客户", "limit", 5),
    ("list_churn_risks", "我手上最可能跑掉的五个客户", "limit", 5),
    ("query_metric", "业绩前三的销售", "limit", 3),
    ("query_metric", "top ten customers by revenue", "limit", 10),
    ("query_metric", "the five largest accounts this year", "limit", 5),
    ("query_metric", "前三个月的业绩", "limit", None),
    ("add_points", "给李婉清加五百积分", "points", 500),
    ("redeem_points", "use 300 points", "points", 300),
    ("rate_service", "五星好评", "score", 5),
    ("rate_service", "four stars", "score", 4),
    ("rate_service", "打3分，太慢", "score", 3),
]


@pytest.mark.parametrize(("intent", "text", "slot", "value"), COUNTS)
def test_counts(slots_of: FillSlots, intent: str, text: str, slot: str, value: int | None) -> None:
    assert slots_of(intent, text).get(slot) == value


MONEY = [
    ("log_expense", "请云帆顾总吃饭花了386，报销", "386"),
    ("log_expense", "taxi to Fabrikam 42", "42"),
    ("create_contract", "蓝鲸二期合同建一下，金额460000，2026-12-01 至 2027-12-31", "460000"),
    ("create_contract", "Fabrikam contract 84000, from 2026-12-01 to 2027-11-30", "84000"),
    ("record_payment", "江南纸业到账28800", "28800"),
    ("record_payment", "Northwind paid 24k on Thursday", "24000"),
    ("renew_contract", "Birch & Bloom shop supply is renewing, 6500", "6500"),
    ("update_deal", "云帆那单改成45万", "450000"),
    ("update_deal", "云帆那单从35万改成45万", "450000"),
    ("set_target", "方晴四季度目标300000", "300000"),
    ("create_campaign", "新活动：双十一大促，预算五万", "50000"),
    ("update_deal", "Fabrikam Line 4 sensors to 60%", None),
    ("win_deal", "云帆二期签了，手机13800001111", None),
]


@pytest.mark.parametrize(("intent", "text", "amount"), MONEY)
def test_money(slots_of: FillSlots, intent: str, text: str, amount: str | None) -> None:
    found = slots_of(intent, text)
    held = found.get("budget" if intent == "create_campaign" else "amount")
    assert (held or {}).get("amount") == amount


PERIODS = [
    ("show_agenda", "下周日程排得怎么样了", ("2026-11-30", "2026-12-06")),
    ("show_agenda", "what's my day look like", ("2026-11-23", "2026-11-23")),
    ("show_agenda", "my agenda for Wednesday", ("2026-11-25", "2026-11-25")),
    ("list_activities", "all meetings with Northwind in October", ("2026-10-01", "2026-10-31")),
    ("list_activities", "周三拜访了谁", ("2026-11-18", "2026-11-18")),
    ("list_renewals", "三个月内到期的合同", ("2026-11-23", "2027-02-23")),
    ("list_tasks", "本周待办", ("2026-11-23", "2026-11-29")),
    ("query_metric", "去年的业绩，去年四季度的", ("2025-10-01", "2025-12-31")),
    ("list_deals", "what closes between now and new year's eve", ("2026-11-23", "2026-12-31")),
]


@pytest.mark.parametrize(("intent", "text", "days"), PERIODS)
def test_periods(slots_of: FillSlots, intent: str, text: str, days: tuple[str, str]) -> None:
    found = slots_of(intent, text).get("period") or {}
    assert (found.get("start"), found.get("end")) == days


FIELDS = [
    ("update_customer", "change Fabrikam's phone to 021-6688 9900", "phone", "021-6688 9900"),
    ("update_customer", "云帆科技电话换了，新号13911112222", "phone", "13911112222"),
    ("update_customer", "把桦林食品的等级改成A", "level", "A"),
    ("update_customer", "绿源水务升为VIP", "level", "VIP"),
    ("update_customer", "downgrade Contoso Foods to C", "level", "C"),
    ("update_customer", "Redwood moved to Austin, update the region", "region", "Austin"),
    ("update_customer", "东篱茶业行业改成零售", "industry", "零售"),
    ("update_customer", "幫江南紙業的等級改成 B", "level", "B"),
    ("update_customer", "给云帆科技打个标签，重点", "tags", "重点"),
    ("update_customer", "tag Northwind as VIP", "tags", "VIP"),
    ("update_customer", "晨曦乳业邮箱换成 sales@chenxi.com 了", "email", "sales@chenxi.com"),
    (
        "update_customer",
        "Would you mind changing the source of Fabrikam to referral?",
        "source",
        "referral",
    ),
    ("update_contact", "许哲升IT总监了，改一下职务", "title", "IT总监"),
    ("update_contact", "Priya Nair is now Head of IT", "title", "Head of IT"),
    ("update_contact", "沈琳的手机改成13700001111", "phone", "13700001111"),
    (
        "update_contact",
        "Tom Hendricks has a new email: tom.h@contoso.com",
        "email",
        "tom.h@contoso.com",
    ),
]


@pytest.mark.parametrize(("intent", "text", "field", "value"), FIELDS)
def test_a_field_and_its_value(
    slots_of: FillSlots, intent: str, text: str, field: str, value: str
) -> None:
    found = slots_of(intent, text)
    assert (found.get("field"), found.get("value")) == (field, value)


UNKNOWN_FIELDS = [
    ("云帆科技付款方式改成月结", "付款方式", "月结"),
    ("把云帆科技的付款方式从现结改成月结", "付款方式", "月结"),
    ("set Fabrikam's payment terms to net 60", "payment terms", "net 60"),
    ("change the payment terms of Fabrikam to net 60", "payment terms", "net 60"),
    ("云帆的发票抬头是云帆科技股份", "发票抬头", "云帆科技股份"),
    ("云帆科技改成月结", None, "月结"),
]


@pytest.mark.parametrize(("text", "field", "value"), UNKNOWN_FIELDS)
def test_a_field_that_nobody_knows_yet(
    slots_of: FillSlots, text: str, field: str | None, value: str
) -> None:
    found = slots_of("update_customer", text)
    assert (found.get("field"), found.get("value")) == (field, value)


AUDITS = [
    ("show audit for Fabrikam", {"record": "Fabrikam"}),
    ("查看修改记录", {"record": None}),
    ("查看云帆科技的修改记录", {"record": "云帆科技"}),
    ("谁改过云帆二期", {"record": "云帆科技 MES 二期"}),
    ("what did Mia change last week", {"record": None, "user": "Mia Torres"}),
    ("方晴昨天改了什么", {"record": None, "user": "方晴"}),
    ("audit trail for Zorblax", {"record": "Zorblax"}),
    ("who deleted Old Mill Bakery", {"record": "Old Mill Bakery"}),
    ("最近谁改了东西", {"record": None}),
]


@pytest.mark.parametrize(("text", "wanted"), AUDITS)
def test_whose_changes(slots_of: FillSlots, text: str, wanted: dict[str, Any]) -> None:
    found = slots_of("show_audit", text)
    assert {name: found.get(name) for name in wanted} == wanted


NOTES = [
    ("log a call with Eleanor Marsh: she wants a new quote", "she wants a new quote"),
    ("log a call with Eleanor Marsh, she wants a new quote", "she wants a new quote"),
    ("note for Fabrikam: budget approved", "budget approved"),
    ("记一下云帆：对方要降价5%", "对方要降价5%"),
    ("记录一下，今天跟顾总通了电话，他说预算批了", "今天跟顾总通了电话，他说预算批了"),
]


@pytest.mark.parametrize(("text", "summary"), NOTES)
def test_a_note_without_its_command(slots_of: FillSlots, text: str, summary: str) -> None:
    assert slots_of("log_activity", text).get("summary") == summary


WORDS: list[tuple[str, str, dict[str, Any]]] = [
    ("lose_deal", "云帆二期丢了，因为价格太高", {"reason": "价格太高"}),
    ("lose_deal", "天枢网关输给了华为，价格原因", {"competitor": "华为"}),
    ("lose_deal", "Lost the Fabrikam gateway deal to Siemens, price", {"competitor": "Siemens"}),
    ("lose_deal", "we lost Meridian because of budget cuts", {"reason": "budget cuts"}),
    ("log_expense", "taxi to Fabrikam 42", {"purpose": "taxi to Fabrikam"}),
    (
        "resolve_ticket",
        "TK-1032 resolved: replaced the probe",
        {"resolution": "replaced the probe"},
    ),
    ("resolve_ticket", "TK-1027解决了，换了密封圈", {"resolution": "换了密封圈"}),
    ("rate_service", "5分，师傅很专业", {"comment": "师傅很专业"}),
    ("create_segment", "创建分群“沉睡客户”，条件是180天没联系", {"rule": "180天没联系"}),
    ("help", "怎么录报价", {"topic": "录报价"}),
    ("help", "how do I delete a customer", {"topic": "delete a customer"}),
    ("export_data", "导出客户", {"what": "客户"}),
    ("export_data", "export all contacts", {"what": "contacts"}),
    ("restore_record", "把锐意科技从回收站捞回来", {"record": "锐意科技"}),
    ("restore_record", "restore Old Mill Bakery please", {"record": "Old Mill Bakery"}),
    ("create_task", "提醒我明天下午三点给顾总打电话", {"title": "给顾总打电话"}),
    ("create_task", "remind me to send the samples on Friday", {"title": "send the samples"}),
]


@pytest.mark.parametrize(("intent", "text", "wanted"), WORDS)
def test_free_words(slots_of: FillSlots, intent: str, text: str, wanted: dict[str, Any]) -> None:
    found = slots_of(intent, text)
    assert {name: found.get(name) for name in wanted} == wanted


NOT_WHEN_IT_HAPPENED = [
    ("call w Marcus, happy w the pilot, wants final contract by fri", None),
    ("met Marcus yesterday, wants the quote before wed", "2026-11-22"),
    ("met Marcus, about 9k, prob close mid jan", None),
    ("跟顾总通了电话，周五之前要合同", None),
    ("昨天见了顾总，他们预计一月中旬定", "2026-11-22"),
    ("called Marcus on Friday, he is happy", "2026-11-20"),
]


@pytest.mark.parametrize(("text", "day"), NOT_WHEN_IT_HAPPENED)
def test_when_something_is_due_is_not_when_it_happened(
    slots_of: FillSlots, text: str, day: str | None
) -> None:
    at = slots_of("log_activity", text).get("at")
    assert (at and str(at)[:10]) == day


MISTAKEN = [
    ("update_customer", "云帆科技的行业填错了，应该是农业", "industry", "农业"),
    ("update_customer", "云帆科技的行业写错了，改成农业", "industry", "农业"),
    ("update_customer", "云帆科技行业记错了，是农业", "industry", "农业"),
    ("update_customer", "云帆科技的行业搞错了，应该是农业才对", "industry", "农业"),
    ("update_customer", "云帆科技行业填的不对，应为农业", "industry", "农业"),
    ("update_customer", "云帆科技的地址错了，应该是上海市漕溪路1号", "address", "上海市漕溪路1号"),
    ("update_contact", "顾言的职位写错了，应该是采购总监", "title", "采购总监"),
    ("update_customer", "Fabrikam's industry is wrong, should be Farming", "industry", "Farming"),
    ("update_customer", "Fabrikam industry was wrong, it should be Farming", "industry", "Farming"),
    ("update_customer", "industry of Fabrikam is wrong, change to Farming", "industry", "Farming"),
    ("update_customer", "Fabrikam industry was entered wrong, it's Farming", "industry", "Farming"),
    ("update_customer", "Fabrikam industry: wrong, should read Farming", "industry", "Farming"),
]  # fmt: skip


@pytest.mark.parametrize(("intent", "text", "field", "value"), MISTAKEN)
def test_what_was_wrong_is_no_part_of_the_value(
    slots_of: FillSlots, intent: str, text: str, field: str, value: str
) -> None:
    found = slots_of(intent, text)
    assert (found.get("field"), found.get("value")) == (field, value)
