"""Warnings of customers who may leave: once, with why and what to do, and buttons that do it."""

from datetime import timedelta
from decimal import Decimal

import pytest

from crm_store.models import Activity, Contract, Customer, Order, Task, Ticket
from crm_store.unit_of_work import UnitOfWork
from scheduler.judging import judge_daily
from tests.crm_store.metrics.churn.conftest import NOW, ROOT
from tests.scheduler.playing import Play


@pytest.fixture
def birch(play: Play) -> Customer:
    """A customer of 方晴's whose contract ends, who complains, and does not order any more."""
    customer = play.customer("桦林食品")
    now = play.company.now
    play.add(Contract(number="HT-1", customer_id=customer.id, end=(now + timedelta(days=20)).date(),
                      amount=Decimal(84000), currency="CNY"))  # fmt: skip
    for days in (160, 130, 100):
        at = now - timedelta(days=days)
        play.add(Order(number=f"SO-{days}", customer_id=customer.id, ordered_at=at))
    for days in (3, 9, 20):
        play.add(Ticket(number=f"TK-{days}", customer_id=customer.id, kind="complaint",
                        subject="又晚到了", opened_at=now - timedelta(days=days)))  # fmt: skip
    return customer


def judge(play: Play, local: str) -> None:
    """The daily count, before the rules look."""
    judge_daily(play.database, play.defaults, play.at(local))


def test_the_owner_is_told_why_what_is_at_stake_and_what_to_do(play: Play, birch: Customer) -> None:
    judge(play, "2026-11-23T01:00")
    [(who, status, text)] = play.day("2026-11-23", "churn")
    assert (who, status) == ("方晴", "posted")
    assert "桦林食品 可能要流失（74 · 高），涉及 ¥84,000" in text
    assert "• 99 天没有下单，平常约 30 天一次" in text
    assert "• 近半年投诉 3 次" in text
    assert "建议：问问库存和下一单；逐条确认投诉已经解决。" in text


def posted(play: Play, day: str) -> list[str]:
    """Who is told on a day."""
    return [who for who, status, _ in play.day(day, "churn") if status == "posted"]


def test_once_for_each_rise(play: Play, birch: Customer) -> None:
    for day, told in (("2026-11-23", ["方晴"]), ("2026-11-24", []), ("2026-11-25", [])):
        judge(play, f"{day}T01:00")
        assert posted(play, day) == told
    order = play.add(
        Order(number="SO-1", customer_id=birch.id, ordered_at=play.at("2026-11-25T10:00"))
    )
    play.add(Task(title="续约", customer_id=birch.id))
    judge(play, "2026-11-26T01:00")
    assert posted(play, "2026-11-26") == []
    with UnitOfWork(play.database, ROOT, NOW) as unit:
        unit.session.delete(unit.session.get(Order, order.id))
    judge(play, "2026-11-27T01:00")
    assert posted(play, "2026-11-27") == ["方晴"]


def test_a_risk_that_fell_meanwhile_is_nothing_to_say(play: Play, birch: Customer) -> None:
    judge(play, "2026-11-23T01:00")
    play.add(Order(number="SO-1", customer_id=birch.id, ordered_at=play.at("2026-11-23T08:00")))
    play.add(Task(title="续约", customer_id=birch.id))
    [(_, status, _)] = play.day("2026-11-23", "churn")
    assert status == "skipped"


def test_the_buttons_do_what_it_advises(play: Play, birch: Customer) -> None:
    judge(play, "2026-11-23T01:00")
    play.day("2026-11-23", "churn")
    assert {"建待办", "记一次电话", "续签合同", "依据"} <= set(play.buttons())
    assert "挽留桦林食品：问问库存和下一单" in play.press("方晴", "建待办")
    play.press("方晴", "记一次电话", summary="答应周五前补货")
    assert [one.summary for one in play.company.all(Activity)] == ["答应周五前补货"]


def test_without_a_daily_count_few_customers_are_counted_on_the_spot(
    play: Play, birch: Customer
) -> None:
    calm = play.customer("Calm", owner="Bob Stone")
    play.add(Order(number="SO-9", customer_id=calm.id, ordered_at=play.company.now))
    assert posted(play, "2026-11-23") == ["方晴"]
    assert posted(play, "2026-11-24") == []


def test_nobody_is_warned_of_customers_in_the_public_pool(play: Play) -> None:
    pool = play.customer("Pool", owner=None)
    for days in (300, 280, 260):
        at = play.company.now - timedelta(days=days)
        play.add(Order(number=f"P{days}", customer_id=pool.id, ordered_at=at))
    for days in (5, 6, 7):
        at = play.company.now - timedelta(days=days)
        play.add(
            Ticket(number=f"P{days}", customer_id=pool.id, kind="complaint", opened_at=at, score=1)
        )
    judge(play, "2026-11-23T01:00")
    assert play.day("2026-11-23", "churn") == []
