"""list_activities: who did what with whom, the latest first, in the reader's scope."""

from datetime import timedelta

import pytest

from crm_store.models import Activity, Contact, Customer, User
from intents.outcome import Outcome
from intents.reply import Table
from tests.intents.company import AMY, BOB, FANG, GAO, NOW, Company, said


@pytest.fixture
def yunfan(company: Company) -> Customer:
    """方晴's customer, with a history of 24 calls, an old visit and a meeting ahead."""
    owner = company.user_id(FANG)
    customer = company.add(Customer(name="云帆科技", owner_id=owner))
    contact = company.add(Contact(name="王丽", customer_id=customer.id))
    past = [(f"第 {n} 通", "call", n) for n in range(1, 25)] + [("第一次拜访", "visit", 90)]
    for summary, kind, days in past:
        company.add(Activity(customer_id=customer.id, user_id=owner, kind=kind, summary=summary,
                             contact_id=contact.id, at=NOW - timedelta(days=days)))  # fmt: skip
    company.add(Activity(customer_id=customer.id, user_id=owner, kind="meeting", summary="演示",
                         at=NOW + timedelta(days=2)))  # fmt: skip
    return customer


def table(outcome: Outcome) -> Table:
    return next(block for block in outcome.reply.blocks if isinstance(block, Table))


def test_a_customers_timeline(company: Company, yunfan: Customer) -> None:
    outcome = company.ask(FANG, "list_activities", customer=yunfan)
    assert "云帆科技：共 26 条（电话 24，" in said(outcome)
    shown = table(outcome)
    assert (len(shown.rows), shown.more) == (20, 6)
    assert shown.rows[0] == ("2026-11-25（周三） 10:00（已预约）", "会议", FANG, "演示")
    assert shown.rows[1] == ("2026-11-22（周日） 10:00", "电话", FANG, "王丽：第 1 通")
    assert outcome.reply.focus[0].name == "云帆科技"
    assert len(outcome.reply.listed) == 20


def test_by_kind_and_period(company: Company, yunfan: Customer) -> None:
    visits = company.ask(FANG, "list_activities", kind="visit", customer=yunfan)
    assert "云帆科技 · 拜访：共 1 条" in said(visits)
    recent = company.ask(FANG, "list_activities", kind="visit")
    assert said(recent) == "我的跟进 · 拜访 · 最近 30 天：没有跟进记录。"
    days = {"start": "2026-11-20", "end": "2026-11-22"}
    assert "2026-11-20（周五） 至 2026-11-22（周日）：共 3 条（电话 3）" in said(
        company.ask(FANG, "list_activities", period=days)
    )


def test_by_colleague_and_in_scope(company: Company, yunfan: Customer) -> None:
    users = {user.name: user for user in company.all(User)}
    assert "方晴 · 最近 30 天：共 25 条" in said(
        company.ask(GAO, "list_activities", user=users[FANG])
    )
    assert said(company.ask(BOB, "list_activities", user=users[FANG])) == (
        "方晴 · the last 30 days: no activities."
    )
    assert company.ask(AMY, "list_activities", customer=yunfan).reply.failed
    with_customers = table(company.ask(FANG, "list_activities"))
    assert with_customers.headers == ("时间", "客户", "方式", "同事", "内容")
