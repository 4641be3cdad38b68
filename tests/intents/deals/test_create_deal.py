"""create_deal: what is not said has a sensible value, and no two deals of a customer are alike."""

from datetime import date

import pytest

from crm_store.models import Customer, Deal, Product, StageChange
from intents.deals.naming import short_name
from tests.intents.company import AMY, BOB, FANG, Company, changes, fields, said


@pytest.fixture
def yunfan(company: Company) -> Customer:
    return company.add(Customer(name="云帆科技有限公司", owner_id=company.user_id(FANG)))


def test_a_deal_with_all_that_was_said(company: Company, yunfan: Customer) -> None:
    outcome = company.ask(FANG, "create_deal", customer=yunfan, name="MES 二期", stage="报价",
                          amount={"amount": "350000", "currency": "CNY"},
                          close_date=date(2026, 12, 31))  # fmt: skip
    assert changes(outcome) == [("create", "deal", "MES 二期")]
    assert fields(outcome) == {
        "name": [None, "MES 二期"], "customer": [None, "云帆科技有限公司"], "owner": [None, "方晴"],
        "stage": [None, "proposal"], "amount": [None, 350000], "currency": [None, "CNY"],
        "close_date": [None, "2026-12-31"], "created_at": [None, "2026-11-23T10:00"],
    }  # fmt: skip
    assert "已为云帆科技有限公司新建商机：MES 二期。" in said(outcome)
    assert [one.kind for one in outcome.reply.focus] == ["deal", "customer"]
    assert [(one.from_stage, one.to_stage) for one in company.all(StageChange)] == [
        (None, "proposal")
    ]


def test_a_deal_that_nobody_named(company: Company, yunfan: Customer) -> None:
    product = company.add(Product(code="P", name="网关"))
    for slots, name in (({}, "云帆科技 新商机"), ({}, "云帆科技 新商机 2"),
                        ({"product": product}, "云帆科技 网关")):  # fmt: skip
        assert changes(company.ask(FANG, "create_deal", customer=yunfan, **slots)) == [
            ("create", "deal", name)
        ]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("云帆科技有限公司", "云帆科技"), ("恒泰集团", "恒泰"), ("Acme Foods, Inc.", "Acme Foods"),
        ("Acme", "Acme"), ("Blue Sky Holdings Co., Ltd.", "Blue Sky"), ("公司", "公司"),
    ],
)  # fmt: skip
def test_short_names(name: str, short: str) -> None:
    assert short_name(name) == short


def test_an_english_speaker_gets_an_english_name(company: Company) -> None:
    acme = company.add(Customer(name="Acme Inc", owner_id=company.user_id(BOB)))
    outcome = company.ask(BOB, "create_deal", customer=acme)
    assert changes(outcome) == [("create", "deal", "Acme new deal")]


def test_a_deal_that_is_won_at_once(company: Company, yunfan: Customer) -> None:
    company.ask(FANG, "create_deal", customer=yunfan, stage="成交")
    deal = company.all(Deal)[0]
    assert deal.stage == "won"
    assert deal.close_date == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("slots", "words"),
    [
        ({"stage": "飞天"}, "没有叫“飞天”的阶段"),
        ({"amount": {"amount": "-1", "currency": "CNY"}}, "这个金额不对"),
        ({"amount": {"amount": "1e30", "currency": "CNY"}}, "这个金额不对"),
        ({"name": "老商机"}, "已经有叫“老商机”的商机了"),
        ({"name": "   "}, "名称不能为空"),
    ],
)
def test_what_cannot_be_is_refused(
    company: Company, yunfan: Customer, slots: dict[str, object], words: str
) -> None:
    company.add(Deal(name="老商机", customer_id=yunfan.id))
    outcome = company.ask(FANG, "create_deal", customer=yunfan, **slots)
    assert outcome.reply.failed
    assert words in said(outcome)
    assert len(company.all(Deal)) == 1


def test_a_colleagues_customer_does_not_exist(company: Company, yunfan: Customer) -> None:
    by_key = company.ask(AMY, "create_deal", customer=yunfan)
    assert by_key.reply.failed
    assert company.all(Deal) == []


def test_it_can_be_undone(company: Company, yunfan: Customer) -> None:
    made = company.ask(FANG, "create_deal", customer=yunfan)
    undone = company.press(FANG, made, "撤销")
    assert changes(undone) == [("delete", "deal", "云帆科技 新商机")]
