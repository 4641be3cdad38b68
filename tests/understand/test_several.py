"""Messages of several things, and long ones of only one, read with the encoder."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from intents.call import Mention
from intents.understand.reader import Reader
from tests.understand.conftest import context_of

SEVERAL = [
    (
        "方晴", "跟秦悦打完电话，她说新样品周四前要，明早提醒我整理",
        [("log_activity", {"customer": "桦林食品", "kind": "call"}),
         ("create_task", {"title": "整理新样品", "due": "2026-11-24T09:00"})],
    ),
    (
        "方晴", "云帆二期改40万，再周五给沈琳打个电话",
        [("update_deal", {"deal": "云帆科技 MES 二期", "close_date": None}),
         ("create_task", {"title": "给沈琳打个电话", "due": "2026-11-27"})],
    ),
    (
        "周启明", "桦林食品给孙一诺，江南纸业给方晴",
        [("assign_customer", {"customer": "桦林食品", "owner": "孙一诺"}),
         ("assign_customer", {"customer": "江南纸业", "owner": "方晴"})],
    ),
    (
        "方晴", "帮我把桦林食品和云帆科技都改成A级",
        [("update_customer", {"customer": "桦林食品", "field": "level", "value": "A"}),
         ("update_customer", {"customer": "云帆科技", "field": "level", "value": "A"})],
    ),
    (
        "方晴", "云帆和海岳集团那两单都推到谈判",
        [("update_deal", {"deal": "云帆科技 MES 二期", "stage": "negotiation"}),
         ("update_deal", {"deal": "海岳集团能源管理平台", "stage": "negotiation"})],
    ),
    (
        "方晴", "云帆报价和海岳演示环境两个待办都完成了",
        [("complete_task", {"task": "给云帆科技改二期报价，把实施费单列"}),
         ("complete_task", {"task": "准备海岳集团演示环境"})],
    ),
    (
        "Daniel Okafor", "Fabrikam paid 12,000, and renew the Fabrikam service agreement",
        [("record_payment", {"amount": {"amount": "12000", "currency": "USD"}}),
         ("renew_contract", {"contract": "HT-2025-015"})],
    ),
    (
        "Daniel Okafor", "remind me about Fabrikam on Monday and Contoso on Tuesday",
        [("create_task", {"customer": "Fabrikam", "due": "2026-11-23"}),
         ("create_task", {"customer": "Contoso Foods", "due": "2026-11-24"})],
    ),
    (
        "Mia Torres",
        "push the Northwind discount to Friday and the Redwood samples to next Monday",
        [("reschedule_task", {"task": "Revise the Northwind discount", "due": "2026-11-27"}),
         ("reschedule_task", {"task": "Order samples for Redwood", "due": "2026-11-30"})],
    ),
    (
        "Grace Whitmore", "mark both the Fabrikam and Orion tasks done",
        [("complete_task", {}),  # of Fabrikam's two it is asked which
         ("complete_task", {"task": "Apologise to Tom and propose a new carrier"})],
    ),
]  # fmt: skip

ONE = [
    ("方晴", "log_activity", "拜访海岳集团，姜敏把我带到了机房，然后又一起看了配电间，聊得不错"),
    ("方晴", "lose_deal", "海岳精密 MES 一期丢了，他们嫌贵，最后选了华新软件，说明年再看"),
    ("方晴", "create_quote", "给云帆出个报价，2 台 GW-200，再加 5 套校准试剂包，打九折"),
    ("周启明", "hand_over", "孙一诺要休产假，他手上的客户、商机和任务都转给方晴"),
    ("周启明", "assign_customer", "桦林食品给孙一诺跟吧，方晴忙不过来"),
    (
        "Daniel Okafor",
        "log_activity",
        "Called Marcus, they will think about it and then get back to us",
    ),
    ("Daniel Okafor", "create_quote", "Quote Harborline for 4 FL30 Flow Sensor, and add 2 GW-200"),
    ("Grace Whitmore", "hand_over", "Daniel is leaving, move all his customers and deals to Mia"),
    ("Grace Whitmore", "merge_customers", "merge both Fabrikam and Orion Freight"),
]


@pytest.mark.parametrize(("speaker", "text", "wanted"), SEVERAL, ids=[row[1] for row in SEVERAL])
def test_every_thing_of_a_message_is_found(
    speaker: str,
    text: str,
    wanted: list[tuple[str, dict[str, Any]]],
    reader: Reader,
    company_session: Session,
) -> None:
    calls = reader.read(text, context_of(company_session, speaker)).calls
    assert [call.intent for call in calls] == [intent for intent, _ in wanted]
    for call, (_, slots) in zip(calls, wanted, strict=True):
        said = {name: _plain(call.slots.get(name)) for name in slots}
        assert said == slots


@pytest.mark.parametrize(("speaker", "intent", "text"), ONE, ids=[row[2] for row in ONE])
def test_one_thing_stays_one(
    speaker: str, intent: str, text: str, reader: Reader, company_session: Session
) -> None:
    calls = reader.read(text, context_of(company_session, speaker)).calls
    assert [call.intent for call in calls] == [intent]


def _plain(value: object) -> Any:
    return value.name if isinstance(value, Mention) else value
