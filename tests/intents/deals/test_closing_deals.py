"""win_deal, lose_deal, update_deal and show_deal: what closing a deal changes, and its history."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from crm_store.models import Activity, Customer, Deal, Task
from tests.intents.company import AMY, BOB, FANG, NOW, Company, changes, fields, labels, said


@pytest.fixture
def deal(company: Company) -> Deal:
    fang = company.user_id(FANG)
    yunfan = company.add(Customer(name="云帆", owner_id=fang))
    return company.add(
        Deal(name="二期", customer_id=yunfan.id, owner_id=fang, stage="proposal",
             amount=Decimal(300000), currency="CNY", stage_since=NOW - timedelta(days=12),
             created_at=NOW - timedelta(days=12))
    )  # fmt: skip


def test_a_deal_is_won_for_an_amount(company: Company, deal: Deal) -> None:
    amount = {"amount": "320000", "currency": "CNY"}
    outcome = company.ask(FANG, "win_deal", deal=deal, amount=amount)
    assert "恭喜，二期 赢单了，¥320,000！" in said(outcome)
    assert fields(outcome) == {
        "stage": ["proposal", "won"], "amount": [300000, 320000],
        "close_date": [None, "2026-11-23"], "closed_at": [None, "2026-11-23T10:00"],
    }  # fmt: skip
    company.undo(FANG, outcome.change_id)
    assert company.get(deal).stage == "proposal"


def test_one_that_is_won_already_is_said_to_be(company: Company, deal: Deal) -> None:
    company.ask(FANG, "win_deal", deal=deal)
    again = company.ask(FANG, "win_deal", deal=deal)
    assert "已经是赢单了（2026-11-23（周一），¥300,000）" in said(again)
    assert again.changes == ()


def test_one_without_an_amount_is_won_too(company: Company) -> None:
    bare = company.add(Deal(name="Bare", owner_id=company.user_id(BOB)))
    assert "It has no amount yet" in said(company.ask(BOB, "win_deal", deal=bare))


def test_a_deal_is_lost_and_the_reason_asked_for(company: Company, deal: Deal) -> None:
    lost = company.ask(FANG, "lose_deal", deal=deal)
    assert "二期 记为输单。是什么原因？" in said(lost)
    assert labels(lost) == ["价格太高", "输给竞争对手", "没有预算", "时机不对", "撤销"]
    why = company.press(FANG, lost, "没有预算")
    assert fields(why) == {"lost_reason": [None, "没有预算"]}
    assert "记下了：二期。" in said(why)


def test_a_reason_that_was_said_is_not_asked_for(company: Company) -> None:
    bobs = company.add(Deal(name="Bob's", owner_id=company.user_id(BOB)))
    outcome = company.ask(BOB, "lose_deal", deal=bobs, reason="price", competitor="Initech")
    assert "Bob's is closed as lost." in said(outcome)
    assert labels(outcome) == ["Undo"]
    assert fields(outcome)["competitor"] == [None, "Initech"]
    again = company.ask(BOB, "lose_deal", deal=bobs)
    assert "is lost already" in said(again)


def test_a_lost_deal_that_is_won_after_all_has_no_reason(company: Company, deal: Deal) -> None:
    company.ask(FANG, "lose_deal", deal=deal, reason="价格", competitor="甲")
    outcome = company.ask(FANG, "win_deal", deal=deal)
    assert fields(outcome)["lost_reason"] == ["价格", None]
    assert fields(outcome)["competitor"] == ["甲", None]


def test_a_closed_deal_is_opened_again(company: Company, deal: Deal) -> None:
    company.ask(FANG, "lose_deal", deal=deal, reason="价格")
    outcome = company.ask(FANG, "update_deal", deal=deal, stage="谈判")
    assert fields(outcome)["stage"] == ["lost", "negotiation"]
    assert fields(outcome)["lost_reason"] == ["价格", None]
    assert company.get(deal).closed_at is None


def test_the_card_has_the_history_of_the_stages(company: Company, deal: Deal) -> None:
    yunfan = company.all(Customer)[0]
    company.add(Activity(deal_id=deal.id, customer_id=yunfan.id, kind="call", summary="谈价格",
                         at=NOW - timedelta(days=1)))  # fmt: skip
    company.add(Task(title="发合同", customer_id=yunfan.id))
    company.ask(FANG, "update_deal", deal=deal, stage="negotiation")
    company.now = NOW + timedelta(days=5)
    outcome = company.ask(FANG, "show_deal", deal=deal)
    table = outcome.reply.blocks[1]
    assert table.type == "table"
    assert [row[::2] for row in table.rows] == [("方案报价", "12"), ("谈判", "5")]
    for part in ("二期", "云帆", "谈判 · 75%", "¥300,000", "谈价格", "发合同"):
        assert part in said(outcome)
    assert labels(outcome) == ["赢单", "输单"]
    assert [ref.name for ref in outcome.reply.focus] == ["二期", "云帆"]


def test_the_next_stage_is_a_button(company: Company) -> None:
    bobs = company.add(Deal(name="Bob's", owner_id=company.user_id(BOB), stage="needs",
                            close_date=date(2026, 11, 1)))  # fmt: skip
    shown = company.ask(BOB, "show_deal", deal=bobs)
    assert "(overdue)" in said(shown)
    moved = company.press(BOB, shown, "Move to Proposal")
    assert changes(moved) == [("update", "deal", "Bob's")]
    assert fields(moved) == {"stage": ["needs", "proposal"]}


@pytest.mark.parametrize("intent", ["show_deal", "win_deal", "lose_deal", "update_deal"])
def test_a_colleagues_deal_does_not_exist(company: Company, deal: Deal, intent: str) -> None:
    assert company.ask(AMY, intent, deal=deal).reply.failed
    assert "I found no deal called “二期”" in said(company.ask(AMY, intent, deal="二期"))


def test_two_deals_of_one_name_are_a_choice(company: Company, deal: Deal) -> None:
    other = company.add(Deal(name="二期", owner_id=company.user_id(FANG), stage="needs"))
    asked = company.ask(FANG, "win_deal", deal="二期")
    assert labels(asked) == ["二期 · 方案报价 · ¥300,000", "二期 · 需求确认", "取消"]
    company.press(FANG, asked, "二期 · 需求确认")
    assert company.get(other).stage == "won"
