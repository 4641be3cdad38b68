"""Slots of what is told and not commanded: what was agreed, what was done, who is not meant."""

from typing import Any

import pytest

from tests.understand.conftest import FillSlots

CASES: list[tuple[str, str, dict[str, Any]]] = [
    ("resolve_ticket", "flashed new firmware, it is quiet, TK-1027 resolved",
     {"resolution": "flashed new firmware, it is quiet"}),
    ("resolve_ticket", "sent a carbon filter, smell gone, resolve TK-1027",
     {"resolution": "sent a carbon filter, smell gone"}),
    ("resolve_ticket", "换了电机，TK-1027解决了", {"resolution": "换了电机"}),
    ("resolve_ticket", "TK-1027 fixed: cleared the cache", {"resolution": "cleared the cache"}),
    ("resolve_ticket", "swapped the hinges. mark TK-1027 as resolved",
     {"resolution": "swapped the hinges"}),
    ("resolve_ticket", "please close TK-1027, thanks", {"resolution": None}),
    ("resolve_ticket", "resolve TK-1032: replaced the fuse", {"resolution": "replaced the fuse"}),
    ("resolve_ticket", "resolve ticket TK-1032, resolution: cable swapped, works again",
     {"resolution": "cable swapped, works again"}),
    ("resolve_ticket", "resolve TK-1032", {"resolution": None}),
    ("lose_deal", "lost the Fabrikam gateway deal, reason: budget cut, competitor Acme",
     {"reason": "budget cut", "competitor": "Acme"}),
    ("lose_deal", "云帆二期丢单，原因预算被砍，输给了金蝶",
     {"reason": "预算被砍", "competitor": "金蝶"}),
    ("lose_deal", "云帆二期丢了，因为价格高，交期也长", {"reason": "价格高，交期也长"}),
    ("add_points", "add 300 points to Emily Carter, reason: birthday", {"reason": "birthday"}),
    ("update_customer", "Fabrikam: set industry to Electronics",
     {"field": "industry", "value": "Electronics"}),
    ("update_customer", "云帆科技的电话改0571-88886666",
     {"field": "phone", "value": "0571-88886666"}),
    ("resolve_ticket", "TK-1027 is resolved", {"resolution": None}),
    ("open_ticket", "create ticket for Orion Freight: type repair, urgent, subject gateway offline",
     {"subject": "gateway offline", "priority": "urgent"}),
    ("open_ticket", "open a ticket for Orion Freight: gateway offline, priority high",
     {"subject": "gateway offline", "priority": "high"}),
    ("open_ticket", "Fabrikam's problem: the display is dark",
     {"subject": "the display is dark"}),
    ("open_ticket", "工单：客户桦林食品；问题：传感器坏了；类型：报修；优先级：高",
     {"subject": "传感器坏了", "kind": "repair", "priority": "high"}),
    ("open_ticket", "云帆科技反映问题很多，网关离线，开个工单", {"subject": "问题很多，网关离线"}),
    ("update_ticket", "TK-1027优先级：低", {"priority": "low"}),
    ("win_deal", "Fabrikam closed, knocked 10k off, 450k in the end", {"amount": "450000"}),
    ("win_deal", "云帆那单成了，顾总砍了一万，四十五万成交", {"amount": "450000"}),
    ("win_deal", "云帆签了，从188万让到180万", {"amount": "1800000"}),
    ("win_deal", "Fabrikam signed, they haggled us down 20k to 490,000", {"amount": "490000"}),
    ("win_deal", "Fabrikam is won at 120k", {"amount": "120000"}),
    ("add_points", "give Fabrikam 150 points as goodwill for the mix up",
     {"points": 150, "reason": "goodwill for the mix up"}),
    ("list_receivables", "outstandings above 30 days pls", {"overdue": 30}),
    ("list_receivables", "who owes us for longer than two weeks", {"overdue": 14}),
    ("list_receivables", "账上压了三十天的", {"overdue": 30}),
    ("list_receivables", "what is due in the next 30 days", {"overdue": None}),
    ("update_order", "SO-202611-090 landed, Helen has it", {"status": "delivered"}),
    ("update_order", "SO-202611-090 is on the truck", {"status": "shipped"}),
    ("update_order", "SO-202611-090 picked up by the carrier", {"status": "shipped"}),
    ("update_order", "storno SO-202611-090", {"status": "cancelled"}),
    ("update_order", "SO-202611-090货拉走了", {"status": "shipped"}),
    ("update_customer", "Fabrikam came by referral, fix the source (not Contoso Foods)",
     {"customer": "Fabrikam"}),
    ("update_customer", "not Contoso Foods, Fabrikam: set the level to B",
     {"customer": "Fabrikam", "field": "level", "value": "B"}),
    ("add_points", "给云帆科技（不是东篱茶业）加200积分", {"customer": "云帆科技", "points": 200}),
    ("update_customer", "Fabrikam is an A account from now on", {"field": "level", "value": "A"}),
    ("update_customer", "mark Fabrikam as B", {"field": "level", "value": "B"}),
    ("update_contact", "laura's new number is 208-555-7070 (bennett)",
     {"contact": "Laura Bennett", "field": "phone", "value": "208-555-7070"}),
    ("update_contact", "Laura Bennett is SVP now", {"field": "title"}),
    ("update_contact", "许哲升了副总", {"contact": "许哲", "field": "title", "value": "副总"}),
    ("update_deal", "云帆科技 MES 二期成单概率有八成", {"stage": None, "probability": 80}),
    ("merge_customers", "云帆科技和云帆数智是一个，并了", {"duplicate": "云帆数智"}),
    ("log_expense", "spent 340 on lunch with Fabrikam", {"amount": "340"}),
    ("log_expense", "spent 3 hours at Fabrikam", {"amount": None}),
    ("record_payment", "the Fabrikam check for 16,000 cleared", {"amount": "16000"}),
    ("lose_deal", "we're out at Fabrikam, Steelcase undercut us", {"competitor": "Steelcase"}),
    ("log_activity", "was today by the Fabrikam people, they want badges", {"kind": "visit"}),
    ("open_ticket", "third week in a row that Fabrikam wait, they are beyond frustrated",
     {"kind": "complaint"}),
    ("create_customer", "private buyer, Wes Harlan, wes@mailbox.example", {"kind": "person"}),
    ("help", "is there a way to put orders in through you?", {"topic": "put orders in"}),
]  # fmt: skip


@pytest.mark.parametrize(("intent", "text", "want"), CASES)
def test_what_is_told(intent: str, text: str, want: dict[str, Any], slots_of: FillSlots) -> None:
    got = slots_of(intent, text)
    amounts = {k: v["amount"] for k, v in got.items() if isinstance(v, dict) and "amount" in v}
    told = {**got, **{k: v.rstrip("0").rstrip(".") if "." in v else v for k, v in amounts.items()}}
    assert {name: told.get(name) for name in want} == want
