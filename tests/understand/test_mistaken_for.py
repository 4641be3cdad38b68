"""Changes of one thing that sound like another's: what tells them apart, and what only seems to."""

from typing import Any

import pytest

from intents.understand.evidence import clues, weights
from intents.understand.mistaken_for import MISTAKEN_FOR
from tests.understand.conftest import FillSlots

CLUE = {clue.name: clue for clue in MISTAKEN_FOR}


@pytest.mark.parametrize(
    ("clue", "text"),
    [
        ("somebody new in another's place", "{contact}离职了，新的行政叫沈静，13800001111"),
        ("somebody new in another's place", "{contact}调走了，现在的采购是老丁"),
        ("somebody new in another's place", "{contact} retired, her replacement is Nina Ford"),
        ("somebody new in another's place", "{contact} left {customer}, Sarah Knox took over"),
        ("somebody new in another's place", "{contact}离职了，换成周敏，13511112222"),
        ("a note that was wrong", "刚才那条记录写错了，应该是电话"),
        ("a note that was wrong", "that note was wrong, it was a call"),
        ("a to-do to be another's", "give the {customer} samples task to {user}"),
        ("a to-do to be another's", "把寄样品的待办转给{user}"),
        ("a meeting that is moved", "把{contact}的会改到{datetime}"),
        ("a meeting that is moved", "{contact}视频改到{date}"),
        ("a meeting that is moved", "move the call with {contact} to {datetime}"),
        ("a lead that came to nothing", "{lead}那条线索没戏了，关掉"),
        ("a lead that came to nothing", "{lead}'s lead is dead, close it"),
        ("reminded whenever it is so", "超{date}没动的商机提醒我"),
        ("reminded whenever it is so", "客户60天没联系就提醒我"),
        ("reminded whenever it is so", "remind me when a deal hasn't moved for 10 days"),
        ("points that are taken", "take 200 points off {customer} for the gift"),
        ("points that are taken", "扣{customer}200积分换礼品"),
        ("signed for goods", "{customer} signed for the parcel"),
        ("signed for goods", "{customer}签收了{order}"),
        ("money that is promised", "{customer}说{period}付{money}"),
        ("money that is promised", "{customer} will pay {money} next week"),
        ("no points in it", "云腰椅补货100把到了"),
        ("a campaign that there is", "{campaign}预算加到{money}"),
        ("a campaign that there is", "raise the budget of the campaign to {money}"),
        ("what was said wrong", "刚才记错了，是{customer}不是{customer}"),
    ],
)
def test_a_clue_is_found(clue: str, text: str) -> None:
    assert CLUE[clue].found(text)


@pytest.mark.parametrize(
    ("clue", "text"),
    [
        ("somebody new in another's place", "{contact}离职了，{user}接手"),
        ("somebody new in another's place", "{contact} left the meeting early"),
        ("a to-do to be another's", "give the task of calling {customer} to {user}"),
        ("a to-do to be another's", "把{customer}转给{user}"),
        ("a note that was wrong", "提醒我那条记录写错了"),
        ("a meeting that is moved", "{contact}的电话改成13800001111"),
        ("a meeting that is moved", "{contact}的生日改到{date}"),
        ("a lead that came to nothing", "{lead}转成客户"),
        ("a lead that came to nothing", "没兴趣的线索有哪些"),
        ("reminded whenever it is so", "提醒我{date}联系{contact}"),
        ("reminded whenever it is so", "30天没联系的客户"),
        ("points that are taken", "give {customer} 200 points"),
        ("points that are taken", "给{customer}加200积分"),
        ("signed for goods", "{customer} signed for two years"),
        ("signed for goods", "{customer}签了，88万"),
        ("money that is promised", "{customer} paid {money}"),
        ("money that is promised", "{customer}说已经付了{money}"),
        ("no points in it", "给{customer}加200分"),
        ("no points in it", "{customer} gets 200 points"),
        ("a campaign that there is", "新建活动，预算{money}"),
        ("what was said wrong", "刚才记错了，电话是13800001111"),
    ],
)
def test_what_looks_like_a_clue_and_is_none(clue: str, text: str) -> None:
    assert not CLUE[clue].found(text)


def test_goods_that_came_in() -> None:
    clue = CLUE["goods that came in"]
    assert clue.found("{product}补货100把到了", by_staff=True)
    assert not clue.found("{product}什么时候到货，要100把", by_staff=True)


def test_somebody_who_left_is_deleted_alone() -> None:
    text = "{contact}不在{customer}了，把他删掉"
    assert weights(clues(text), ("delete_customer",))["delete_customer"] < 0.01


@pytest.mark.parametrize(
    ("text", "sum_came"),
    [
        ("{customer}的尾款到了", True),
        ("the payment of {customer} arrived", True),
        ("{customer}尾款收回来了，那个任务可以关了", False),
        ("招标澄清回给{contact}了", False),
    ],
)
def test_money_that_came_is_no_to_do_done(text: str, sum_came: bool) -> None:
    done = weights(clues(text, own_todo=True), ("complete_task",))["complete_task"]
    assert (done < 20) is sum_came


SLOTS: list[tuple[str, str, dict[str, Any]]] = [
    ("hand_over", "我的客户都给周启明接手", {"from_user": "方晴", "to_user": "周启明"}),
    ("hand_over", "周启明 takes all my accounts", {"from_user": "方晴", "to_user": "周启明"}),
    ("hand_over", "周启明的客户都转给我", {"from_user": "周启明", "to_user": "方晴"}),
    ("record_payment", "云帆付了首款30万，剩下的月底付", {"at": None}),
    ("record_payment", "云帆昨天付了首款30万", {"at": "2026-11-22"}),
    ("update_deal", "云帆那单赢面六成", {"probability": 60, "stage": None}),
    ("create_contact", "Fabrikam: Helen left, her replacement is Nina Ford", {"name": "Nina Ford"}),
    ("create_contact", "Helen left Fabrikam, Sarah Knox took over", {"name": "Sarah Knox"}),
    ("create_contact", "云帆新来个行长助理，叫丁一", {"title": "行长助理"}),
]


@pytest.mark.parametrize(("intent", "text", "wanted"), SLOTS, ids=[text for _, text, _ in SLOTS])
def test_slots(slots_of: FillSlots, intent: str, text: str, wanted: dict[str, Any]) -> None:
    slots = slots_of(intent, text)
    assert {name: slots.get(name) for name in wanted} == wanted


@pytest.mark.parametrize("text", ["色板往后挪两天", "投标书提前三天", "bump the plan by 3 days"])
def test_a_to_do_moved_by_so_much(text: str) -> None:
    clue = CLUE["a to-do moved by so much"]
    assert clue.found(text, own_todo=True)
    assert not clue.found(text), "nobody's to-do is spoken of"
