"""Slots by the shape of a sentence, each beside one of the same words that means something else."""

from typing import Any

import pytest

from tests.understand.conftest import FillSlots


def _yuan(amount: int) -> dict[str, str]:
    return {"amount": str(amount), "currency": "CNY"}


def _days(start: str, end: str) -> dict[str, str]:
    return {"start": start, "end": end}


MERGED = [
    ("云帆科技公司和云帆科技是一家，合并，留云帆科技", "云帆科技", "云帆科技公司"),
    ("云帆科技建重了，还有个云帆信息技术，并到云帆科技", "云帆科技", "云帆信息技术"),
    ("云帆科技并到云帆软件，不对，反过来", "云帆科技", "云帆软件"),
    ("we have Fabrikam Inc in there twice, fold it into Fabrikam", "Fabrikam", "Fabrikam Inc"),
    ("Fabrikan Inc is in there twice, merge it into Fabrikam", "Fabrikam", "Fabrikan Inc"),
    ("they made Fabrikan Ltd again, merge it with Fabrikam", "Fabrikam", "Fabrikan Ltd"),
    ("kill the duplicate Fabrikan, keep Fabrikam", "Fabrikam", "Fabrikan"),
    ("get Fabrikan folded into Fabrikam", "Fabrikam", "Fabrikan"),
    ("Fabrikan and Fabrikam are the same, fold the first into the second", "Fabrikam", "Fabrikan"),
    ("merge Fabrikam into Contoso Foods, no, the other way round", "Fabrikam", "Contoso Foods"),
    ("merge Orion Freight and Contoso Foods, keep the Orion one", "Orion Freight", "Contoso Foods"),
    ("Fabrikam is in twice, merge", "Fabrikam", None),
    ("云帆科技有两个，合并一下", "云帆科技", None),
]  # fmt: skip
"""What is said, which is kept, and which is the duplicate; never one record as both."""
CASES: list[tuple[str, str, dict[str, Any]]] = [
    ("list_customers", "启明名下有哪些客户", {"owner": "周启明"}),
    ("set_target", "一诺三季度目标90万", {"user": "孙一诺"}),
    ("create_task", "叫一诺周五前把标书发出去", {"assignee": "孙一诺"}),
    ("create_task", "get Mia to send the drawings by Friday", {"assignee": "Mia Torres"}),
    ("show_audit", "一诺昨天改了哪些数据", {"user": "孙一诺"}),
    ("merge_customers", "海岳集团和海岳精密机械是一家，并到海岳集团去", {"keep": "海岳集团"}),
    ("merge_customers", "晨曦乳业和东篱茶业合并，东篱留着", {"keep": "东篱茶业"}),
    ("merge_customers", "晨曦乳业跟东篱茶业重了，以晨曦乳业为准", {"keep": "晨曦乳业"}),
    ("merge_customers", "晨曦乳业就是东篱茶业写错了，合了吧", {"keep": "东篱茶业"}),
    ("merge_customers", "把晨曦乳业合到东篱茶业", {"keep": "东篱茶业", "duplicate": "晨曦乳业"}),
    ("merge_customers", "Fabrikan is just Fabrikam typed wrong, fold it in", {"keep": "Fabrikam"}),
    (
        "merge_customers",
        "Orion Transport is the same company as Orion Freight",
        {"keep": "Orion Freight"},
    ),
    (
        "merge_customers",
        "merge Fabrikam and Contoso Foods, Contoso is the right one",
        {"keep": "Contoso Foods"},
    ),
    ("merge_customers", "merge Fabrikam and Contoso Foods, keep Fabrikam", {"keep": "Fabrikam"}),
    *(("merge_customers", text, {"keep": keep, "duplicate": gone}) for text, keep, gone in MERGED),
    ("update_contact", "顾明远升副总了，职务改下", {"field": "title", "value": "副总"}),
    ("update_contact", "顾明远升馆长了，改一下职务", {"field": "title", "value": "馆长"}),
    ("update_contact", "顾明远职务改成采购总监", {"value": "采购总监"}),
    (
        "update_contact",
        "Helen is Head of Purchasing now, update her title please",
        {"value": "Head of Purchasing"},
    ),
    ("update_contact", "Helen got promoted, VP Operations", {"value": "VP Operations"}),
    ("update_customer", "云帆的电话要改", {"value": None}),
    ("update_customer", "Fabrikam's phone needs updating", {"value": None}),
    ("update_customer", "云帆的电话改成 0571-88889999", {"value": "0571-88889999"}),
    (
        "create_campaign",
        "campaign Quiet Probes for the dormant ones with 4,500 budget",
        {"budget": _yuan(4500)},
    ),
    ("create_campaign", "建个活动春茶节，预算8000", {"budget": _yuan(8000)}),
    ("show_forecast", "full year forecast", {"period": _days("2026-01-01", "2026-12-31")}),
    ("query_metric", "revenue for the year", {"period": _days("2026-01-01", "2026-12-31")}),
    ("query_metric", "整个季度的回款", {"period": _days("2026-10-01", "2026-12-31")}),
    ("list_customers", "customers nobody called for a full month", {"inactive_days": 30}),
    ("create_deal", "今天运气不错，云帆要换传感器，35万，开个商机", {"close_date": None}),
    (
        "create_deal",
        "good day today, Fabrikam wants two, 9k, new deal",
        {"close_date": None, "product": None},
    ),
    ("create_deal", "云帆新商机，35万，下月底签", {"close_date": "2026-12-31"}),
    ("update_deal", "the Fabrikam deal closes today", {"close_date": "2026-11-23"}),
    ("list_customers", "两个月没联系的客户，今天挨个打电话", {"source": None}),
    ("list_customers", "电话开发来的客户有哪些", {"source": "电话开发"}),
    ("list_customers", "展会上认识的客户", {"source": "展会"}),
    ("export_data", "华东组的商机导个excel", {"what": "商机"}),
    ("export_data", "我们所有订单记录打包给我一份", {"what": "订单"}),
    ("export_data", "联系人名单给我拉个表格", {"what": "联系人名单"}),
    ("export_data", "get me a spreadsheet with our contracts", {"what": "contracts"}),
    ("export_data", "dump the contacts into a csv", {"what": "contacts"}),
    ("export_data", "export to excel", {"what": None}),
    ("export_data", "导成excel", {"what": None}),
    (
        "create_contract",
        "Fabrikam contract: 30k a year from April",
        {"start": "2027-04-01", "end": "2028-03-31"},
    ),
]


@pytest.mark.parametrize(("intent", "text", "wanted"), CASES, ids=[text for _, text, _ in CASES])
def test_slots(slots_of: FillSlots, intent: str, text: str, wanted: dict[str, Any]) -> None:
    slots = slots_of(intent, text)
    assert {name: slots.get(name) for name in wanted} == wanted


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("云帆订俩PH20传感器", 2),
        ("云帆要仨PH20", 3),
        ("云帆订两打PH20", 24),
        ("云帆订半打PH20", 6),
        ("云帆订12打PH20", 144),
        ("云帆订10支PH20打八折", 10),
        ("云帆俩人来，订4支PH20", 4),
        ("a pair of PH20 for Fabrikam", 2),
        ("half a dozen PH20 for Fabrikam", 6),
        ("two dozen PH20 for Fabrikam", 24),
        ("Fabrikam wants a couple of PH20", 2),
    ],
)
def test_counts_that_are_no_numerals(slots_of: FillSlots, text: str, quantity: int) -> None:
    lines = slots_of("create_order", text)["lines"]
    assert [line["quantity"] for line in lines] == [quantity]
