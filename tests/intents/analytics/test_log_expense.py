"""Expenses: whose, on what, when; what cannot be one is refused."""

from datetime import date
from typing import Any

import pytest

from crm_store.models import Customer, Expense
from tests.intents.company import AMY, BOB, FANG, Company, said

TAXI = {"amount": {"amount": "86", "currency": "CNY"}, "purpose": "打车"}


def test_it_is_the_speakers_own_and_of_today(company: Company) -> None:
    yunfan = company.add(Customer(name="云帆", owner_id=company.user_id(FANG)))
    found = company.ask(FANG, "log_expense", customer=yunfan, **TAXI)
    assert "已记费用：¥86 · 打车 · 云帆 · 2026-11-23（周一）" in said(found)
    (kept,) = company.all(Expense)
    assert (kept.user_id, kept.customer_id, kept.at) == (
        company.user_id(FANG), yunfan.id, date(2026, 11, 23),
    )  # fmt: skip
    company.undo(FANG, found.change_id)
    assert company.get(kept).deleted_at is not None


def test_a_customer_is_not_needed_and_a_day_may_be_said(company: Company) -> None:
    found = company.ask(AMY, "log_expense", at="2026-11-20", **TAXI)
    assert "Expense logged: ¥86 · 打车 · Fri 20 Nov 2026" in said(found)


@pytest.mark.parametrize(
    ("slots", "why"),
    [
        ({"amount": {"amount": "0", "currency": "CNY"}}, "费用要大于 0"),
        ({"amount": {"amount": "-5", "currency": "CNY"}}, "费用要大于 0"),
        ({"purpose": "  "}, "这笔钱花在什么上"),
        ({"at": "2026-11-24"}, "还没到"),
        ({"at": "2019-01-01"}, "太久以前"),
    ],
)
def test_what_is_no_expense(company: Company, slots: dict[str, Any], why: str) -> None:
    assert why in said(company.ask(FANG, "log_expense", **{**TAXI, **slots}))
    assert company.all(Expense) == []


def test_on_another_teams_customer_nothing_is_logged(company: Company) -> None:
    orion = company.add(Customer(name="Orion", owner_id=company.user_id(BOB)))
    assert company.ask(FANG, "log_expense", customer=orion, **TAXI).reply.failed
    assert company.all(Expense) == []
