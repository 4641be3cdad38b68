"""delete_customer and restore_record: what goes together comes back together."""

from datetime import timedelta

import pytest

from crm_store.models import Activity, Contact, Contract, Customer, Deal, Task
from tests.intents.company import AMY, BOB, FANG, NOW, Company, changes, labels, said


@pytest.fixture
def yunfan(company: Company) -> Customer:
    fang = company.user_id(FANG)
    yunfan = company.add(Customer(name="云帆科技", owner_id=fang))
    company.add(Contact(name="王丽", customer_id=yunfan.id))
    company.add(Deal(name="二期", customer_id=yunfan.id, owner_id=fang, stage="proposal"))
    company.add(Deal(name="一期", customer_id=yunfan.id, owner_id=fang, stage="won"))
    company.add(Task(title="寄样品", customer_id=yunfan.id, assignee_id=fang))
    company.add(Contract(number="HT-1", customer_id=yunfan.id, owner_id=fang))
    company.add(Activity(customer_id=yunfan.id, user_id=fang, at=NOW - timedelta(days=1)))
    return yunfan


GONE = {"云帆科技", "王丽", "二期", "寄样品", "HT-1"}


def test_it_is_previewed_and_confirmed(company: Company, yunfan: Customer) -> None:
    asked = company.ask(FANG, "delete_customer", customer=yunfan)
    assert "要把“云帆科技”（负责人：方晴）移到回收站吗？" in said(asked)
    assert "一起移走：1 位联系人、1 个商机、1 个待办、1 份合同。" in said(asked)
    assert labels(asked) == ["删除", "取消"]
    assert company.get(yunfan).deleted_at is None


def test_what_is_open_goes_with_it_and_what_happened_stays(
    company: Company, yunfan: Customer
) -> None:
    asked = company.ask(FANG, "delete_customer", customer=yunfan)
    done = company.press(FANG, asked, "删除")
    assert {name for _, _, name in changes(done)} == GONE
    assert changes(done)[0][0] == "delete"
    assert company.ask(FANG, "show_customer", customer="云帆科技").reply.failed
    assert said(company.ask(FANG, "list_deals")).startswith("没有符合的商机")
    assert "一期" in said(company.ask(FANG, "list_deals", stage="won"))


def test_restoring_brings_all_of_it_back(company: Company, yunfan: Customer) -> None:
    company.press(FANG, company.ask(FANG, "delete_customer", customer=yunfan), "删除")
    back = company.ask(FANG, "restore_record", record="云帆")
    assert {name for _, _, name in changes(back)} == GONE
    assert {op for op, _, _ in changes(back)} == {"restore"}
    assert "已恢复“云帆科技”。同时恢复了一起删除的 4 条记录。" in said(back)


def test_undo_brings_all_of_it_back_too(company: Company, yunfan: Customer) -> None:
    done = company.press(FANG, company.ask(FANG, "delete_customer", customer=yunfan), "删除")
    assert {name for _, _, name in changes(company.press(FANG, done, "撤销"))} == GONE


def test_one_of_its_records_comes_back_only_with_it(company: Company, yunfan: Customer) -> None:
    company.press(FANG, company.ask(FANG, "delete_customer", customer=yunfan), "删除")
    first = company.ask(FANG, "restore_record", record="王丽")
    assert "客户“云帆科技”也在回收站" in said(first)
    assert {name for _, _, name in changes(company.press(FANG, first, "恢复 云帆科技"))} == GONE


def test_several_of_one_name_are_a_choice(company: Company) -> None:
    bob = company.user_id(BOB)
    for deleted in (NOW, NOW - timedelta(days=1)):
        company.add(Customer(name="Acme", owner_id=bob, deleted_at=deleted))
    asked = company.ask(BOB, "restore_record", record="Acme")
    assert "The recycle bin has 2 records called “Acme”. Restore which one?" in said(asked)
    assert labels(asked)[0] == "Acme · customer · deleted Mon 23 Nov 2026 10:00"
    company.press(BOB, asked, labels(asked)[1])
    assert [one.deleted_at is None for one in company.all(Customer)] == [False, True]


def test_what_is_not_there_is_said(company: Company) -> None:
    outcome = company.ask(BOB, "restore_record", record="Nothing")
    assert "The recycle bin has nothing called “Nothing”." in said(outcome)


def test_a_colleagues_records_do_not_exist(company: Company, yunfan: Customer) -> None:
    assert company.ask(AMY, "delete_customer", customer=yunfan).reply.failed
    company.press(FANG, company.ask(FANG, "delete_customer", customer=yunfan), "删除")
    for named in ("云帆科技", f"customer#{yunfan.id}", "王丽"):
        assert company.ask(AMY, "restore_record", record=named).reply.failed


def test_a_customer_of_the_pool_that_colleagues_work_with_needs_an_admin(company: Company) -> None:
    pool = company.add(Customer(name="Pool"))
    company.add(Deal(name="Amy's", customer_id=pool.id, owner_id=company.user_id(AMY)))
    outcome = company.ask(BOB, "delete_customer", customer=pool)
    assert "Deleting “Pool” needs an admin." in said(outcome)
    assert "Amy" not in said(outcome)
