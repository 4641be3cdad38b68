"""update_customer and assign_customer: fields in both languages, values checked, owners kept."""

from datetime import date
from typing import Any

import pytest

from crm_store.models import Customer, CustomField
from tests.intents.company import AMY, BOB, FANG, GAO, Company, changes, fields, labels, said


@pytest.fixture
def yunfan(company: Company) -> Customer:
    return company.add(
        Customer(name="云帆", owner_id=company.user_id(FANG), level="B", tags=("老客户",))
    )


@pytest.mark.parametrize(
    ("field", "value", "column", "expected"),
    [
        ("level", "A", "level", ["B", "A"]),
        ("客户等级", "a级", "level", ["B", "A"]),
        ("leval", "A", "level", ["B", "A"]),
        ("手机号", "13800001111", "phone", [None, "13800001111"]),
        ("E-Mail", "a@yunfan.cn", "email", [None, "a@yunfan.cn"]),
        ("客户类型", "个人", "kind", ["company", "person"]),
        ("生日", "1990年5月8日", "birthday", [None, "1990-05-08"]),
        ("birthday", "1990-05-08", "birthday", [None, "1990-05-08"]),
        ("团队共享", "是", "shared", [False, True]),
        ("名称", "云帆集团", "name", ["云帆", "云帆集团"]),
        ("级别", "清空", "level", ["B", None]),
        ("标签", "VIP", "tags", ["老客户", "老客户;VIP"]),
        ("tags", "添加 甲、乙", "tags", ["老客户", "老客户;甲;乙"]),
        ("标签", "去掉“老客户”", "tags", ["老客户", ""]),
    ],
)
def test_a_field_by_any_of_its_names(
    company: Company, yunfan: Customer, field: str, value: str, column: str, expected: list[Any]
) -> None:
    outcome = company.ask(FANG, "update_customer", customer=yunfan, field=field, value=value)
    assert fields(outcome) == {column: expected}


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("电话", "再说吧", "不像电话号码"),
        ("邮箱", "不知道", "不像邮箱地址"),
        ("生日", "某一天", "不是日期"),
        ("类型", "外星人", "类型不能是“外星人”"),
        ("共享", "也许", "不是“是”或“否”"),
        ("名称", "清空", "名称不能为空"),
        ("创建时间", "昨天", "创建时间不能修改"),
        ("上级客户", "没有这家", "没有找到叫“没有这家”的客户"),
        ("上级客户", "云帆", "不能归在它自己下面"),
        ("负责人", "张无忌", "没有叫“张无忌”的同事"),
    ],
)
def test_a_value_that_cannot_be_is_refused(
    company: Company, yunfan: Customer, field: str, value: str, words: str
) -> None:
    outcome = company.ask(FANG, "update_customer", customer=yunfan, field=field, value=value)
    assert outcome.reply.failed
    assert words in said(outcome)


def test_the_new_name_is_found_at_once(company: Company, yunfan: Customer) -> None:
    company.ask(FANG, "update_customer", customer=yunfan, field="name", value="恒泰智能")
    assert not company.ask(FANG, "show_customer", customer="恒泰智能").reply.failed
    assert company.ask(FANG, "show_customer", customer="云帆").reply.failed


def test_an_unknown_field_is_offered_as_a_new_one(company: Company, yunfan: Customer) -> None:
    asked = company.ask(FANG, "update_customer", customer=yunfan, field="税号", value="9131")
    assert "客户没有“税号”这个字段。要加上它，并填“9131”吗？" in said(asked)
    assert labels(asked) == ["是，照改", "取消"]
    assert fields(company.press(FANG, asked, "是，照改")) == {"税号": [None, "9131"]}
    assert [one.name for one in company.all(CustomField)] == ["税号"]
    again = company.ask(FANG, "update_customer", customer=yunfan, field="税号", value="9132")
    assert fields(again) == {"税号": ["9131", "9132"]}
    company.undo(FANG, again.change_id)
    assert company.get(yunfan).custom == {"税号": "9131"}


def test_a_tag_that_is_there_can_be_taken_off(company: Company, yunfan: Customer) -> None:
    same = company.ask(FANG, "update_customer", customer=yunfan, field="标签", value="老客户")
    assert "已经是这样了" in said(same)
    assert fields(company.press(FANG, same, "去掉“老客户”"))["tags"] == ["老客户", ""]


def test_a_parent_is_a_customer_that_one_sees(company: Company, yunfan: Customer) -> None:
    group = company.add(Customer(name="云帆集团", owner_id=company.user_id(FANG)))
    hidden = company.add(Customer(name="Hidden", owner_id=company.user_id(BOB)))
    found = company.ask(FANG, "update_customer", customer=yunfan, field="母公司", value="云帆集团")
    assert not found.reply.failed, said(found)
    assert fields(found) == {"parent": [None, "云帆集团"]}
    loop = company.ask(FANG, "update_customer", customer=group, field="parent", value="云帆")
    assert loop.reply.failed
    assert company.ask(FANG, "update_customer", customer=yunfan, field="parent",
                       value=hidden.name).reply.failed  # fmt: skip


def test_a_rep_gives_no_customer_away_but_may_take_one_from_the_pool(
    company: Company, yunfan: Customer
) -> None:
    given = company.ask(FANG, "update_customer", customer=yunfan, field="负责人", value=AMY)
    assert "换负责人需要经理来做。" in said(given)
    pool = company.add(Customer(name="Pool"))
    assert company.ask(
        BOB, "update_customer", customer=pool, field="owner", value="Amy"
    ).reply.failed
    taken = company.ask(BOB, "update_customer", customer=pool, field="owner", value="me")
    assert fields(taken) == {"owner": [None, "Bob Stone"]}


def test_a_manager_gives_a_customer_another_owner(company: Company, yunfan: Customer) -> None:
    with company.store(GAO) as store:
        amy = store.users.get(company.user_id(AMY))
    outcome = company.ask(GAO, "assign_customer", customer=yunfan, owner=amy)
    assert fields(outcome) == {"owner": ["方晴", "Amy Chen"]}
    assert "云帆 现在由Amy Chen负责。" in said(outcome)
    assert "已经由Amy Chen负责" in said(
        company.ask(GAO, "assign_customer", customer=yunfan, owner=amy)
    )
    assert changes(company.undo(GAO, outcome.change_id)) == [("update", "customer", "云帆")]


def test_a_rep_may_not_assign(company: Company, yunfan: Customer) -> None:
    outcome = company.ask(FANG, "assign_customer", customer=yunfan, owner=AMY)
    assert "这件事需要经理来做。" in said(outcome)


def test_a_colleagues_customer_does_not_exist(company: Company, yunfan: Customer) -> None:
    for field in ("level", "no such field"):
        outcome = company.ask(AMY, "update_customer", customer=yunfan, field=field, value="A")
        assert outcome.reply.failed
    assert company.get(yunfan).birthday != date(1990, 5, 8)


def test_another_customers_very_name_is_asked_about_first(
    company: Company, yunfan: Customer
) -> None:
    company.add(Customer(name="恒泰智能", owner_id=company.user_id(FANG)))
    asked = company.ask(FANG, "update_customer", customer=yunfan, field="名称", value="恒泰智能")
    assert "已经有一个客户叫“恒泰智能”" in said(asked)
    assert company.get(yunfan).name != "恒泰智能"
    company.press(FANG, asked, "是，照改")
    assert company.get(yunfan).name == "恒泰智能"
