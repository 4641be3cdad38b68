"""show_audit: who changed what and when, as far as a manager sees."""

from datetime import timedelta
from decimal import Decimal

import pytest

from crm_store.models import Customer, Deal, User
from intents.outcome import Outcome
from intents.reply import Table
from tests.intents.company import ADA, BOB, FANG, GAO, WENDY, Company, said


@pytest.fixture
def deal(company: Company) -> Deal:
    """方晴's deal, which she re-prices and 高峰 moves an hour later."""
    customer = company.add(Customer(name="云帆科技", owner_id=company.user_id(FANG)))
    deal = company.add(
        Deal(name="MES 二期", owner_id=company.user_id(FANG), customer_id=customer.id,
             amount=Decimal(300000), currency="CNY")
    )  # fmt: skip
    company.ask(FANG, "update_deal", deal=deal, amount={"amount": "400000", "currency": "CNY"})
    company.now += timedelta(hours=1)
    company.ask(GAO, "update_deal", deal=deal, stage="proposal")
    return deal


def table(outcome: Outcome) -> Table:
    return next(block for block in outcome.reply.blocks if isinstance(block, Table))


def test_of_a_record_the_newest_first(company: Company, deal: Deal) -> None:
    shown = table(company.ask(GAO, "show_audit", record="MES二期"))
    assert shown.title == "MES二期：共 3 条改动"
    assert shown.rows[0][:3] == ("2026-11-23（周一） 11:00", "高峰", "商机 · MES 二期")
    assert "阶段: 初步接洽 → 方案报价" in shown.rows[0][3]
    assert shown.rows[1][1] == FANG
    assert shown.rows[1][3] == "修改；金额: ¥300,000 → ¥400,000"
    assert shown.rows[2][1] == "系统"
    assert shown.rows[2][3].startswith("新建；")


def test_of_colleagues_and_days(company: Company, deal: Deal) -> None:
    users = {user.name: user for user in company.all(User)}
    own = table(company.ask(GAO, "show_audit"))
    assert own.title == "你能看到的改动 · 最近 30 天：共 2 条改动"
    assert len(table(company.ask(GAO, "show_audit", user=users[FANG])).rows) == 1
    days = {"start": "2026-11-01", "end": "2026-11-22"}
    assert said(company.ask(GAO, "show_audit", period=days)).endswith("：没有改动。")
    assert len(table(company.ask(ADA, "show_audit")).rows) > 2


def test_what_a_manager_does_not_see_does_not_exist(company: Company, deal: Deal) -> None:
    users = {user.name: user for user in company.all(User)}
    hidden = company.ask(WENDY, "show_audit", record="MES 二期")
    unknown = company.ask(WENDY, "show_audit", record="No such thing")
    assert said(hidden).replace("MES 二期", "X") == said(unknown).replace("No such thing", "X")
    assert said(company.ask(WENDY, "show_audit")).endswith("no changes.")
    assert company.ask(WENDY, "show_audit", user=users[FANG]).reply.failed
    assert company.ask(BOB, "show_audit").reply.failed


def test_of_a_record_in_the_recycle_bin(company: Company) -> None:
    made = company.ask(FANG, "create_task", title="x")
    assert made.changes
    customer = company.add(Customer(name="锦程物流", owner_id=company.user_id(FANG),
                                    deleted_at=company.now))  # fmt: skip
    assert table(company.ask(GAO, "show_audit", record=customer.name)).rows
