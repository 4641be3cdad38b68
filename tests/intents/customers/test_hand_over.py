"""hand_over: everything open changes hands in a few queries, and the past stays as it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import event

from crm_store.models import Activity, Contract, Customer, Deal, Lead, Quote, Task, Ticket, User
from tests.intents.company import AMY, BOB, FANG, GAO, NOW, Company, changes, labels, said


@pytest.fixture(autouse=True)
def work(company: Company) -> None:
    """What 方晴 has in hand, and what she has closed."""
    fang = company.user_id(FANG)
    one = company.add(Customer(name="云帆", owner_id=fang))
    company.add(Customer(name="恒泰", owner_id=fang))
    company.add(Deal(name="开", customer_id=one.id, owner_id=fang))
    company.add(Deal(name="赢", customer_id=one.id, owner_id=fang, stage="won"))
    company.add(Task(title="做", assignee_id=fang))
    company.add(Task(title="做完", assignee_id=fang, status="done"))
    company.add(Lead(name="李", owner_id=fang))
    company.add(Lead(name="赵", owner_id=fang, status="converted"))
    company.add(Contract(number="HT-1", customer_id=one.id, owner_id=fang))
    company.add(Contract(number="HT-0", customer_id=one.id, owner_id=fang, status="expired"))
    company.add(Quote(number="Q-1", customer_id=one.id, owner_id=fang, currency="CNY"))
    company.add(Ticket(number="T-1", customer_id=one.id, assignee_id=fang))
    company.add(Activity(customer_id=one.id, user_id=fang, summary="会", at=NOW + timedelta(1)))
    company.add(Activity(customer_id=one.id, user_id=fang, summary="旧", at=NOW - timedelta(1)))


def user(company: Company, name: str) -> User:
    """A colleague's record."""
    return next(one for one in company.all(User) if one.name == name)


def slots(company: Company, leaving: str, taking: str) -> dict[str, User]:
    """The two colleagues as slots."""
    return {"from_user": user(company, leaving), "to_user": user(company, taking)}


OPEN = {"云帆", "恒泰", "开", "做", "李", "HT-1", "Q-1", "T-1", "会"}


def test_the_counts_are_shown_first(company: Company) -> None:
    asked = company.ask(GAO, "hand_over", **slots(company, FANG, AMY))
    assert (
        "共有：2 个客户、1 个商机、1 个待办、1 条线索、1 份合同、1 份报价单、1 张工单、1 条跟进。"
        in said(asked)
    )
    assert labels(asked) == ["交接", "取消"]
    assert company.all(Customer)[0].owner_id == company.user_id(FANG)


def test_what_is_open_changes_hands(company: Company) -> None:
    asked = company.ask(GAO, "hand_over", **slots(company, FANG, AMY))
    done = company.press(GAO, asked, "交接")
    assert {name for _, _, name in changes(done)} == OPEN
    assert done.changes[0].fields == {"owner": ["方晴", "Amy Chen"]}
    company.undo(GAO, done.change_id)
    assert {one.owner_id for one in company.all(Customer)} == {company.user_id(FANG)}


def test_the_same_person_and_nothing_in_hand_are_refused(company: Company) -> None:
    same = company.ask(GAO, "hand_over", **slots(company, AMY, AMY))
    assert "交出和接手的是同一个人。" in said(same)
    none = company.ask(GAO, "hand_over", **slots(company, AMY, FANG))
    assert "在你能看到的范围里，Amy Chen手上没有要交接的。" in said(none)


def test_another_teams_work_is_not_there(company: Company) -> None:
    company.add(Customer(name="Bob's", owner_id=company.user_id(BOB)))
    assert company.ask(GAO, "hand_over", **slots(company, BOB, FANG)).reply.failed
    assert company.ask(FANG, "hand_over", **slots(company, FANG, AMY)).reply.failed


def test_many_records_take_few_queries(company: Company) -> None:
    fang = company.user_id(FANG)
    with company.database.writing() as session:
        session.add_all(Customer(name=f"客户{i}", owner_id=fang) for i in range(400))
    asked = company.ask(GAO, "hand_over", **slots(company, FANG, AMY))
    with counting_reads(company) as reads:
        done = company.press(GAO, asked, "交接")
    assert len(done.changes) == len(OPEN) + 400
    assert reads[0] < 40


@contextmanager
def counting_reads(company: Company) -> Iterator[list[int]]:
    """How many SELECT statements are sent meanwhile."""
    count = [0]

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        count[0] += statement.startswith("SELECT")

    event.listen(company.database.engine, "before_cursor_execute", note)
    yield count
    event.remove(company.database.engine, "before_cursor_execute", note)
