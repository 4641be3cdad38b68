"""show_agenda: a day or a week in order of time, for oneself or for whom one leads."""

from datetime import datetime

import pytest

from crm_store.models import Activity, Customer, Task, User
from intents.outcome import Outcome
from intents.reply import Table
from tests.intents.company import AMY, BOB, FANG, GAO, SHANGHAI, Company, said


def at(day: int, hour: int = 0) -> datetime:
    """A time in November 2026 on Shanghai's clock."""
    return datetime(2026, 11, day, hour, tzinfo=SHANGHAI)


@pytest.fixture
def busy(company: Company) -> Company:
    """方晴 has two meetings and three to-dos this week, and one that is overdue."""
    owner = company.user_id(FANG)
    customer = company.add(Customer(name="云帆科技", owner_id=owner))
    for day, hour, kind, summary in (
        (23, 15, "meeting", "演示"), (25, 9, "meeting", "签约"), (23, 9, "call", "打过电话"),
    ):  # fmt: skip
        company.add(Activity(customer_id=customer.id, user_id=owner, at=at(day, hour), kind=kind,
                             summary=summary))  # fmt: skip
    for day, hour, title in (
        (23, 0, "寄样品"),
        (23, 14, "回电话"),
        (27, 0, "周报"),
        (19, 0, "催款"),
    ):
        company.add(Task(title=title, assignee_id=owner, due=at(day, hour), due_time=hour > 0))
    company.add(Task(title="做完的", assignee_id=owner, due=at(23), status="done"))
    return company


def tables(outcome: Outcome) -> list[Table]:
    return [block for block in outcome.reply.blocks if isinstance(block, Table)]


def test_today_in_order_of_time_and_what_is_overdue(busy: Company) -> None:
    outcome = busy.ask(FANG, "show_agenda")
    assert "方晴 · 2026-11-23（周一）：1 个会议，2 个待办到期，另有 1 个已逾期。" in said(outcome)
    today, overdue = tables(outcome)
    assert today.rows == (
        ("当天", "待办", "寄样品", "—"), ("14:00", "待办", "回电话", "—"),
        ("15:00", "会议", "演示", "云帆科技"),
    )  # fmt: skip
    assert overdue.rows == (("催款", "2026-11-19（周四）", "⚠ 逾期 4 天", "—"),)
    assert [one.kind for one in outcome.reply.listed] == ["task", "task", "activity", "task"]


def test_a_week_says_its_days(busy: Company) -> None:
    week = {"start": "2026-11-23", "end": "2026-11-29"}
    outcome = busy.ask(FANG, "show_agenda", period=week)
    assert [row[0] for row in tables(outcome)[0].rows][-2:] == [
        "2026-11-25（周三）",
        "2026-11-27（周五）",
    ]
    tomorrow = {"start": "2026-11-24", "end": "2026-11-24"}
    assert said(busy.ask(FANG, "show_agenda", period=tomorrow)) == (
        "方晴 · 2026-11-24（周二）：没有会议，也没有待办。"
    )


def test_a_manager_sees_a_reps_and_nobody_else_does(busy: Company) -> None:
    users = {user.name: user for user in busy.all(User)}
    assert "演示" in said(busy.ask(GAO, "show_agenda", user=users[FANG]))
    for other in (AMY, BOB):
        refused = busy.ask(other, "show_agenda", user=users[FANG])
        assert refused.reply.failed
        assert "演示" not in said(refused)
    assert said(busy.ask(AMY, "show_agenda")) == (
        "Amy Chen · Mon 23 Nov 2026: no meetings, no to-dos."
    )


@pytest.mark.parametrize(("late", "due"), [(60, 2), (2, 60), (60, 60)])
def test_of_very_many_the_first_are_shown_and_all_are_counted(
    company: Company, late: int, due: int
) -> None:
    owner = company.user_id(FANG)
    for day, number in ((20, late), (23, due)):
        for each in range(number):
            company.add(Task(title=f"{day}/{each}", assignee_id=owner, due=at(day), due_time=False))
    outcome = company.ask(FANG, "show_agenda")
    assert f"0 个会议，{due} 个待办到期，另有 {late} 个已逾期。" in said(outcome)
    today, overdue = tables(outcome)
    assert [(len(one.rows), one.more) for one in (today, overdue)] == [
        (min(number, 50), max(0, number - 50)) for number in (due, late)
    ]
