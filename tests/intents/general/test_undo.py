"""undo: the last change of the conversation, in words as by the button."""

from datetime import timedelta
from decimal import Decimal

import pytest

from crm_store.models import Deal, Task
from intents.memory import Memory
from tests.intents.company import BOB, FANG, GAO, Company, fields, labels, said
from tests.intents.general.asking import ask_remembering


@pytest.fixture
def deal(company: Company) -> Deal:
    """方晴's deal of ¥300,000."""
    return company.add(
        Deal(name="MES 二期", owner_id=company.user_id(FANG), amount=Decimal(300000),
             currency="CNY")
    )  # fmt: skip


def reprice(company: Company, deal: Deal, amount: str, who: str = FANG) -> int:
    money = {"amount": amount, "currency": "CNY"}
    outcome = company.ask(who, "update_deal", deal=deal, amount=money)
    assert outcome.change_id is not None
    return outcome.change_id


def test_the_change_that_is_remembered_then_again(company: Company, deal: Deal) -> None:
    change = reprice(company, deal, "400000")
    undone = ask_remembering(company, FANG, "undo", Memory(last_change=change))
    assert "已撤销：MES 二期" in said(undone)
    assert "¥400,000\n¥300,000" in said(undone)
    assert fields(undone) == {"amount": [400000, 300000]}
    assert labels(undone) == ["重做"]
    redone = ask_remembering(company, FANG, "undo", Memory(last_change=undone.change_id))
    assert "已恢复：MES 二期" in said(redone)
    assert company.get(deal).amount == Decimal(400000)


def test_without_a_memory_the_last_one_of_today_and_twice_goes_back_twice(
    company: Company, deal: Deal
) -> None:
    reprice(company, deal, "400000")
    reprice(company, deal, "500000")
    for amount in (400000, 300000):
        company.ask(FANG, "undo")
        assert company.get(deal).amount == Decimal(amount)
    assert "没有可以撤销的改动" in said(company.ask(FANG, "undo"))


def test_nothing_of_yesterday_and_nothing_of_others(company: Company, deal: Deal) -> None:
    reprice(company, deal, "400000")
    assert "There is nothing to undo" in said(company.ask(BOB, "undo"))
    assert "没有可以撤销的改动" in said(company.ask(GAO, "undo"))
    company.now += timedelta(hours=25)
    assert company.ask(FANG, "undo").reply.failed
    assert company.get(deal).amount == Decimal(400000)


def test_a_change_that_the_button_took_back_is_not_meant(company: Company, deal: Deal) -> None:
    reprice(company, deal, "400000")
    second = reprice(company, deal, "500000")
    company.undo(FANG, second)
    ask_remembering(company, FANG, "undo", Memory(last_change=second))
    assert company.get(deal).amount == Decimal(300000)


def test_what_somebody_else_changed_since_is_kept(company: Company, deal: Deal) -> None:
    change = reprice(company, deal, "400000")
    reprice(company, deal, "500000", who=GAO)
    refused = ask_remembering(company, FANG, "undo", Memory(last_change=change))
    assert refused.reply.failed
    assert "不能撤销：高峰 2026-11-23 10:00 又改过“MES 二期”的金额。" in said(refused)
    assert company.get(deal).amount == Decimal(500000)


def test_a_creation_is_taken_back(company: Company) -> None:
    company.ask(BOB, "create_task", title="Call Delta")
    undone = company.ask(BOB, "undo")
    assert "Undone: Call Delta" in said(undone)
    assert company.all(Task)[0].deleted_at is not None
