"""create_customer: duplicates are shown first; what is not said is guessed and said."""

import pytest

from crm_store.models import Customer
from intents.customers.kind_of_name import likely_kind
from tests.intents.company import AMY, BOB, FANG, Company, changes, fields, labels, said


def test_a_new_customer_belongs_to_the_speaker(company: Company) -> None:
    outcome = company.ask(FANG, "create_customer", name="恒泰机械有限公司", industry="制造",
                          phone="021-55667788", level="a级")  # fmt: skip
    assert changes(outcome) == [("create", "customer", "恒泰机械有限公司")]
    assert fields(outcome)["owner"] == [None, "方晴"]
    assert fields(outcome)["level"] == [None, "A"]
    assert "已新建客户：恒泰机械有限公司，类型：公司（按名称判断）。" in said(outcome)
    assert outcome.reply.focus[0].name == "恒泰机械有限公司"
    assert labels(outcome)[-1] == "撤销"


def test_the_same_in_english(company: Company) -> None:
    outcome = company.ask(AMY, "create_customer", name="Dana Fox")
    assert "New customer: Dana Fox, a person (judging by the name)." in said(outcome)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("王芳", "person"), ("欧阳小雨", "person"), ("李建国", "person"),
        ("Mary Ann Lee", "person"), ("云帆科技", "company"), ("马上消费", "company"),
        ("上海百联", "company"), ("华为", "company"),
        ("Acme", "company"), ("Blue Ocean Logistics", "company"), ("Smith & Sons", "company"),
        ("GTX Partners LLC", "company"),
    ],
)  # fmt: skip
def test_the_kind_is_guessed_from_the_name(name: str, kind: str) -> None:
    assert likely_kind(name) == kind


@pytest.mark.parametrize("again", ["云帆科技有限公司", "云帆", "雲帆科技", "云帆科技 "])
def test_one_that_may_be_there_already_is_asked_about(company: Company, again: str) -> None:
    company.add(Customer(name="云帆科技", owner_id=company.user_id(FANG)))
    asked = company.ask(FANG, "create_customer", name=again)
    assert "可能已经有了" in said(asked)
    assert labels(asked) == ["仍然新建", "查看 云帆科技", "取消"]
    assert len(company.all(Customer)) == 1
    done = company.press(FANG, asked, "仍然新建")
    assert changes(done) == [("create", "customer", again.strip())]


def test_the_duplicate_can_be_looked_at_instead(company: Company) -> None:
    company.add(Customer(name="Acme Inc", phone="+1 415 555 0100", owner_id=company.user_id(BOB)))
    asked = company.ask(BOB, "create_customer", name="Other Name", phone="+1 415 555 0100")
    assert "Create it anyway?" in said(asked)
    assert "Acme Inc" in said(company.press(BOB, asked, "Show Acme Inc"))


def test_one_brand_in_two_trades_is_two_customers(company: Company) -> None:
    company.add(Customer(name="云帆餐饮", owner_id=company.user_id(FANG)))
    assert company.ask(FANG, "create_customer", name="云帆科技").done


def test_a_duplicate_that_somebody_else_owns_is_not_given_away(company: Company) -> None:
    company.add(Customer(name="Acme Inc", phone="13800001111", owner_id=company.user_id(BOB)))
    outcome = company.ask(AMY, "create_customer", name="Acme", phone="13800001111")
    assert outcome.done
    assert "Bob" not in said(outcome)


@pytest.mark.parametrize(
    ("slots", "words"),
    [
        ({"name": " \x00 "}, "名称不能为空"),
        ({"name": "长" * 300}, "名称太长了"),
        ({"name": "甲公司", "phone": "请打给我"}, "不像电话号码"),
        ({"name": "甲公司", "email": "abc"}, "不像邮箱地址"),
    ],
)
def test_what_cannot_be_is_refused(company: Company, slots: dict[str, str], words: str) -> None:
    outcome = company.ask(FANG, "create_customer", **slots)
    assert outcome.reply.failed
    assert words in said(outcome)
    assert company.all(Customer) == []


def test_names_come_back_byte_for_byte(company: Company) -> None:
    name = "Robert'); DROP TABLE customers;-- “云” 🎈 عربى"
    outcome = company.ask(BOB, "create_customer", name=name)
    assert company.all(Customer)[0].name == name
    company.undo(BOB, outcome.change_id)
    assert company.all(Customer)[0].deleted_at is not None
