"""log_activity: what happened is kept, and the next step is offered."""

from datetime import date, datetime, timedelta

import pytest

from crm_store.models import Activity, Contact, Customer, Deal
from tests.intents.company import AMY, BOB, FANG, NOW, Company, changes, fields, labels, said


@pytest.fixture
def yunfan(company: Company) -> Customer:
    """方晴's customer."""
    return company.add(Customer(name="云帆科技", owner_id=company.user_id(FANG)))


def test_a_visit_is_kept_with_its_contact_and_deal(company: Company, yunfan: Customer) -> None:
    contact = company.add(Contact(name="王丽", customer_id=yunfan.id))
    deal = company.add(Deal(name="MES 二期", customer_id=yunfan.id, stage="proposal"))
    outcome = company.ask(
        FANG, "log_activity", customer=yunfan, kind="visit", summary=" 谈了二期范围 ",
        at=datetime(2026, 11, 20, 15, 0), contact=contact, deal=deal,
    )  # fmt: skip
    assert "已记录：云帆科技 · 王丽 · 拜访 · 2026-11-20（周五） 15:00" in said(outcome)
    assert changes(outcome) == [("create", "activity", "谈了二期范围")]
    assert fields(outcome) == {
        "customer": [None, "云帆科技"], "at": [None, "2026-11-20T15:00"], "kind": [None, "visit"],
        "user": [None, FANG], "contact": [None, "王丽"], "deal": [None, "MES 二期"],
        "summary": [None, "谈了二期范围"],
    }  # fmt: skip
    assert [focus.name for focus in outcome.reply.focus] == ["云帆科技", "王丽", "MES 二期"]
    assert labels(outcome) == ["3 天后跟进", "“MES 二期”推到谈判", "撤销"]


def test_without_more_it_is_a_note_of_now(company: Company, yunfan: Customer) -> None:
    outcome = company.ask(FANG, "log_activity", customer=yunfan, summary="嫌贵")
    assert fields(outcome)["kind"] == [None, "note"]
    assert fields(outcome)["at"] == [None, "2026-11-23T10:00"]
    today = company.ask(
        FANG, "log_activity", customer=yunfan, summary="又嫌贵", at=date(2026, 11, 23)
    )
    assert fields(today)["at"] == [None, "2026-11-23T10:00"]


def test_its_buttons_do_what_they_say(company: Company, yunfan: Customer) -> None:
    deal = company.add(Deal(name="MES 二期", customer_id=yunfan.id, stage="proposal"))
    outcome = company.ask(FANG, "log_activity", customer=yunfan, summary="聊了")
    task = company.press(FANG, outcome, "3 天后跟进")
    assert fields(task)["due"] == [None, "2026-11-26"]
    assert fields(task)["customer"] == [None, "云帆科技"]
    company.press(FANG, outcome, "“MES 二期”推到谈判")
    assert company.get(deal).stage == "negotiation"
    company.press(FANG, outcome, "撤销")
    assert company.all(Activity)[0].deleted_at is not None


def test_with_several_open_deals_none_is_guessed(company: Company, yunfan: Customer) -> None:
    for name in ("一期", "二期"):
        company.add(Deal(name=name, customer_id=yunfan.id))
    assert labels(company.ask(FANG, "log_activity", customer=yunfan, summary="聊了")) == [
        "3 天后跟进",
        "撤销",
    ]


def test_what_is_still_to_come_is_not_logged_unless_a_meeting(
    company: Company, yunfan: Customer
) -> None:
    tomorrow = NOW.replace(tzinfo=None) + timedelta(days=1)
    refused = company.ask(FANG, "log_activity", customer=yunfan, summary="去过", at=tomorrow)
    assert refused.reply.failed
    assert "还没到" in said(refused)
    meeting = company.ask(
        FANG, "log_activity", customer=yunfan, kind="meeting", summary="要开会", at=tomorrow
    )
    assert changes(meeting) == [("create", "activity", "要开会")]
    assert len(company.all(Activity)) == 1


def test_a_contact_or_deal_of_another_customer_is_refused(
    company: Company, yunfan: Customer
) -> None:
    other = company.add(Customer(name="Delta Foods", owner_id=company.user_id(AMY)))
    shared = company.add(Customer(name="海川", owner_id=company.user_id(FANG)))
    contact = company.add(Contact(name="李雷", customer_id=shared.id))
    refused = company.ask(FANG, "log_activity", customer=yunfan, summary="聊", contact=contact)
    assert "李雷属于海川，不属于云帆科技。" in said(refused)
    deal = company.add(Deal(name="海川一期", customer_id=shared.id))
    assert company.ask(FANG, "log_activity", customer=yunfan, summary="聊", deal=deal).reply.failed
    hidden = company.add(Deal(name="Delta", customer_id=other.id))
    gone = company.ask(FANG, "log_activity", customer=yunfan, summary="聊", deal=hidden)
    assert "Delta Foods" not in said(gone)
    assert company.all(Activity) == []


def test_in_english_and_only_with_customers_one_sees(company: Company, yunfan: Customer) -> None:
    refused = company.ask(BOB, "log_activity", customer=yunfan, kind="call", summary="hi")
    assert refused.reply.failed
    theirs = company.add(Customer(name="Delta Foods", owner_id=company.user_id(BOB)))
    outcome = company.ask(BOB, "log_activity", customer=theirs, kind="call", summary="no answer")
    assert "Logged: Delta Foods · call · Mon 23 Nov 2026 10:00" in said(outcome)
    assert "Follow up in 3 days" in labels(outcome)
