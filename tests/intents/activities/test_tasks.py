"""To-dos: made, listed, done, moved."""

from datetime import UTC, date, datetime

import pytest

from crm_store.models import Customer, Task, User
from crm_store.repositories.task_lookup import find_tasks
from tests.intents.company import (
    ADA,
    AMY,
    BOB,
    FANG,
    GAO,
    SHANGHAI,
    Company,
    changes,
    fields,
    labels,
    said,
)


@pytest.fixture
def yunfan(company: Company) -> Customer:
    """方晴's customer."""
    return company.add(Customer(name="云帆科技", owner_id=company.user_id(FANG)))


def add_task(
    company: Company,
    title: str,
    due: datetime | None = None,
    *,
    who: str = FANG,
    timed: bool = False,
    done: bool = False,
    customer: Customer | None = None,
) -> Task:
    return company.add(
        Task(title=title, due=due, due_time=timed, assignee_id=company.user_id(who),
             status="done" if done else "open", customer_id=customer.id if customer else None)
    )  # fmt: skip


def at(day: int, hour: int = 0) -> datetime:
    """A time in November 2026 on Shanghai's clock."""
    return datetime(2026, 11, day, hour, tzinfo=SHANGHAI)


class TestCreate:
    def test_a_day_alone_has_no_time(self, company: Company, yunfan: Customer) -> None:
        outcome = company.ask(
            FANG, "create_task", title="寄样品", due=date(2026, 11, 25), customer=yunfan
        )
        assert "已建待办：寄样品（2026-11-25（周三））" in said(outcome)
        assert fields(outcome) == {
            "title": [None, "寄样品"], "customer": [None, "云帆科技"], "assignee": [None, FANG],
            "due": [None, "2026-11-25"], "status": [None, "open"],
        }  # fmt: skip
        assert company.all(Task)[0].due_time is False
        company.press(FANG, outcome, "完成")
        assert company.all(Task)[0].status == "done"

    def test_a_minute_is_kept(self, company: Company) -> None:
        outcome = company.ask(AMY, "create_task", title="Call", due=datetime(2026, 11, 23, 15, 30))
        assert "To-do added: Call (Mon 23 Nov 2026 15:30)" in said(outcome)
        assert company.all(Task)[0].due == datetime(2026, 11, 23, 7, 30, tzinfo=UTC)

    @pytest.mark.parametrize("due", [date(2026, 11, 22), datetime(2026, 11, 23, 9, 59)])
    def test_what_is_past_is_asked_about(self, company: Company, due: date) -> None:
        outcome = company.ask(FANG, "create_task", title="寄样品", due=due)
        assert outcome.reply.failed
        assert "已经过去了，要定在什么时候？" in said(outcome)
        assert company.all(Task) == []

    def test_today_without_a_time_is_not_past(self, company: Company) -> None:
        assert company.ask(FANG, "create_task", title="寄", due=date(2026, 11, 23)).changes

    def test_for_a_team_mate_but_nobody_else(self, company: Company) -> None:
        users = {user.name: user for user in company.all(User)}
        given = company.ask(FANG, "create_task", title="补资料", assignee=users[AMY])
        assert "已派给 Amy Chen：补资料" in said(given)
        refused = company.ask(FANG, "create_task", title="补资料", assignee=users[BOB])
        assert "Bob Stone 不在你的团队里" in said(refused)
        assert company.ask(GAO, "create_task", title="催款", assignee=users[FANG]).changes
        assert company.ask(ADA, "create_task", title="Check", assignee=users[BOB]).changes


class TestList:
    def test_ones_own_open_ones_the_overdue_first(self, company: Company, yunfan: Customer) -> None:
        add_task(company, "没有日期")
        add_task(company, "今天到期", at(23), customer=yunfan)
        add_task(company, "刚过时间", at(23, 9), timed=True)
        add_task(company, "拖了三天", at(20))
        add_task(company, "做完了", at(20), done=True)
        add_task(company, "Amy 的", at(20), who=AMY)
        outcome = company.ask(FANG, "list_tasks")
        table = outcome.reply.blocks[0]
        assert table.type == "table"
        assert table.title == "方晴 · 未完成的待办：4 个"
        assert [(row[0], row[2]) for row in table.rows] == [
            ("拖了三天", "⚠ 逾期 3 天"), ("今天到期", "今天"), ("刚过时间", "⚠ 已过时间"),
            ("没有日期", "未完成"),
        ]  # fmt: skip
        assert outcome.reply.listed[0].name == "拖了三天"

    def test_by_state_period_and_customer(self, company: Company, yunfan: Customer) -> None:
        add_task(company, "今天到期", at(23), customer=yunfan)
        add_task(company, "刚过时间", at(23, 9), timed=True)
        add_task(company, "下周", at(30), customer=yunfan, who=AMY)
        add_task(company, "做完了", at(20), done=True)
        assert "刚过时间" in said(company.ask(FANG, "list_tasks", status="overdue"))
        assert "今天到期" not in said(company.ask(FANG, "list_tasks", status="overdue"))
        assert "✓ 已完成" in said(company.ask(FANG, "list_tasks", status="done"))
        about = said(company.ask(FANG, "list_tasks", customer=yunfan))
        assert "云帆科技 · 未完成的待办：2 个" in about
        assert AMY in about
        week = {"start": "2026-11-30", "end": "2026-12-06"}
        none = said(company.ask(FANG, "list_tasks", period=week))
        assert none == "方晴 · 未完成的待办 · 到期 2026-11-30（周一） 至 2026-12-06（周日）：没有。"

    def test_a_manager_asks_for_a_rep_and_a_rep_for_nobody_else(self, company: Company) -> None:
        users = {user.name: user for user in company.all(User)}
        add_task(company, "Ring Delta", at(25), who=AMY)
        assert "Ring Delta" in said(company.ask(GAO, "list_tasks", assignee=users[AMY]))
        assert company.ask(FANG, "list_tasks", assignee=users[AMY]).reply.failed
        own = said(company.ask(AMY, "list_tasks"))
        assert "Amy Chen · open to-dos: 1" in own
        assert "Wed 25 Nov 2026" in own


class TestComplete:
    def test_it_is_ticked_off_and_can_be_undone(self, company: Company) -> None:
        task = add_task(company, "寄样品")
        add_task(company, "回电话")
        outcome = company.ask(FANG, "complete_task", task=task)
        assert "已完成：寄样品。还剩 1 个待办。" in said(outcome)
        assert fields(outcome) == {"status": ["open", "done"]}
        again = company.ask(FANG, "complete_task", task=task)
        assert "之前已经完成了" in said(again)
        assert again.changes == ()
        company.press(FANG, outcome, "撤销")
        assert company.get(task).status == "open"

    def test_it_is_found_by_its_words(self, company: Company) -> None:
        add_task(company, "给王芳打电话确认参数")
        add_task(company, "寄样品给云帆")
        outcome = company.ask(FANG, "complete_task", task="给王芳打电话")
        assert changes(outcome) == [("update", "task", "给王芳打电话确认参数")]
        assert "没有找到" in said(company.ask(FANG, "complete_task", task="修打印机"))

    def test_two_that_read_alike_are_a_choice(self, company: Company, yunfan: Customer) -> None:
        add_task(company, "回访客户", at(25), customer=yunfan)
        add_task(company, "回访客户", at(26))
        choice = company.ask(FANG, "complete_task", task="回访客户")
        assert labels(choice)[:2] == [
            "回访客户 · 云帆科技 · 2026-11-25（周三）",
            "回访客户 · 2026-11-26（周四）",
        ]
        company.press(FANG, choice, "回访客户 · 2026-11-26（周四）")
        assert [task.status for task in company.all(Task)] == ["open", "done"]

    def test_ones_own_come_before_a_team_mates(self, company: Company) -> None:
        add_task(company, "Send samples", who=AMY)
        with company.store(GAO) as store:
            assert [task.title for task in find_tasks(store, "send the samples")] == [
                "Send samples"
            ]
            assert find_tasks(store, "x") == []
        add_task(company, "Send samples", who=GAO)
        with company.store(GAO) as store:
            assert [task.assignee_id for task in find_tasks(store, "send samples")] == [
                company.user_id(GAO)
            ]
        with company.store(BOB) as store:
            assert find_tasks(store, "send samples") == []

    def test_the_titles_compared_are_of_all_that_one_sees_the_newest_first(
        self, company: Company, yunfan: Customer
    ) -> None:
        pool = company.add(Customer(name="无主公司"))
        for who, title, customer in (
            (FANG, "own", None),
            (AMY, "a team mate's", None),
            (AMY, "about my customer", yunfan),
            (AMY, "another's in the pool", pool),
            (FANG, "own about my customer", yunfan),
        ):
            add_task(company, title, who=who, customer=customer)
        add_task(company, "done", done=True)
        for anybody in (FANG, AMY, BOB, GAO, ADA):
            with company.store(anybody) as store:
                seen = store.session.scalars(store.tasks.query().where(Task.status == "open"))
                newest = sorted(((one.id, one.title) for one in seen), reverse=True)
                assert store.task_titles.seen == newest
        with company.store(FANG) as store:
            titles = [title for _, title in store.task_titles.seen]
            assert titles == ["own about my customer", "about my customer", "own"]


class TestReschedule:
    def test_a_new_day_keeps_the_time_of_day(self, company: Company) -> None:
        task = add_task(company, "打电话", at(23, 15), timed=True)
        outcome = company.ask(FANG, "reschedule_task", task=task, due=date(2026, 11, 25))
        assert "打电话：2026-11-23（周一） 15:00 → 2026-11-25（周三） 15:00" in said(outcome)
        assert fields(outcome) == {"due": ["2026-11-23T15:00", "2026-11-25T15:00"]}

    def test_a_time_makes_a_day_exact_and_undo_makes_it_a_day_again(self, company: Company) -> None:
        task = add_task(company, "打电话", at(23))
        outcome = company.ask(FANG, "reschedule_task", task=task, due=datetime(2026, 11, 24, 9, 0))
        assert (company.get(task).due, company.get(task).due_time) == (at(24, 9), True)
        company.press(FANG, outcome, "撤销")
        assert (company.get(task).due, company.get(task).due_time) == (at(23), False)

    def test_refusals(self, company: Company) -> None:
        task = add_task(company, "Call", at(23), who=AMY)
        assert "past already" in said(
            company.ask(AMY, "reschedule_task", task=task, due=date(2026, 11, 1))
        )
        done = add_task(company, "Old", at(20), who=AMY, done=True)
        assert "done already" in said(
            company.ask(AMY, "reschedule_task", task=done, due=date(2026, 12, 1))
        )
        same = company.ask(AMY, "reschedule_task", task=task, due=date(2026, 11, 23))
        assert "is due Mon 23 Nov 2026 already" in said(same)
        assert company.ask(BOB, "complete_task", task=task).reply.failed
