"""show_customer: the card has what there is, in the reader's language and scope."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from crm_store.models import (
    Activity,
    Contact,
    Contract,
    Customer,
    Deal,
    Order,
    OrderLine,
    Payment,
    PointsEntry,
    Product,
    Task,
    Ticket,
)
from tests.intents.company import AMY, BOB, FANG, GAO, NOW, Company, labels, said


@pytest.fixture
def yunfan(company: Company) -> Customer:
    """A customer of 方晴's with one of everything."""
    owner = company.user_id(FANG)
    customer = company.add(
        Customer(name="云帆科技", industry="软件", level="A", owner_id=owner, tags=("重点",))
    )
    key = customer.id
    company.add(Contact(name="王丽", customer_id=key, title="采购总监", phone="13800001111",
                        birthday=date(1988, 12, 3)))  # fmt: skip
    company.add(Deal(name="MES 二期", customer_id=key, owner_id=owner, stage="proposal",
                     amount=Decimal(350000), currency="CNY"))  # fmt: skip
    company.add(Activity(customer_id=key, user_id=owner, kind="visit", summary="谈了二期的范围",
                         at=NOW - timedelta(days=3)))  # fmt: skip
    company.add(Activity(customer_id=key, user_id=owner, kind="meeting", summary="下周的会",
                         at=NOW + timedelta(days=3)))  # fmt: skip
    company.add(Task(title="寄样品", customer_id=key, assignee_id=owner))
    contract = company.add(Contract(number="HT-1", customer_id=key, amount=Decimal(90000),
                                    currency="CNY", end=date(2027, 3, 1)))  # fmt: skip
    for due, paid in ((date(2026, 9, 1), 60000), (date(2026, 10, 1), None)):
        company.add(Payment(contract_id=contract.id, due=due, amount=Decimal(60000),
                            paid_at=due if paid else None,
                            paid_amount=Decimal(paid) if paid else None))  # fmt: skip
    company.add(Ticket(number="T-7", customer_id=key, subject="登录不了", priority="high"))
    product = company.add(Product(code="P1", name="网关"))
    order = company.add(Order(number="SO-9", customer_id=key))
    company.add(OrderLine(order_id=order.id, product_id=product.id, quantity=3))
    company.add(PointsEntry(customer_id=key, points=1200))
    company.add(PointsEntry(customer_id=key, points=-200))
    return customer


CARD = """
    云帆科技 软件 方晴 重点 1,000 王丽 采购总监 13800001111 1988-12-03（10 二期 方案报价 ¥350,000
    谈了二期的范围 2026-11-20（周五） 寄样品 HT-1 ¥60,000 2026-10-01（周四）（已过期） T-7 登录不了
    SO-9 网关
""".split()


def test_the_card_says_all_there_is(company: Company, yunfan: Customer) -> None:
    text = said(company.ask(FANG, "show_customer", customer=yunfan))
    for part in CARD:
        assert part in text
    assert "2026-09-01" not in text
    assert "下周的会" not in text


def test_the_card_is_in_the_readers_language(company: Company, yunfan: Customer) -> None:
    company.actors[AMY] = company.actors[FANG].__class__(
        **{**vars(company.actors[FANG]), "language": "en"}
    )
    text = said(company.ask(AMY, "show_customer", customer=yunfan))
    for part in ("Open deals", "Proposal", "Unpaid instalments", "(overdue)", "Latest orders"):
        assert part in text


def test_its_only_deal_and_contact_come_into_focus(company: Company, yunfan: Customer) -> None:
    outcome = company.ask(FANG, "show_customer", customer=yunfan)
    assert [ref.name for ref in outcome.reply.focus] == ["云帆科技", "MES 二期", "王丽"]


def test_the_next_steps_are_buttons(company: Company, yunfan: Customer) -> None:
    assert labels(company.ask(FANG, "show_customer", customer=yunfan)) == [
        "记一次拜访", "新建待办", "全部跟进",
    ]  # fmt: skip


def test_an_empty_card_has_only_its_basics(company: Company) -> None:
    bare = company.add(Customer(name="Bare Ltd", owner_id=company.user_id(BOB)))
    outcome = company.ask(BOB, "show_customer", customer=bare)
    assert len(outcome.reply.blocks) == 1
    assert "none on record" in said(outcome)
    assert "New deal" in labels(outcome)


def test_a_colleagues_customer_does_not_exist(company: Company, yunfan: Customer) -> None:
    for stranger in (AMY, BOB):
        outcome = company.ask(stranger, "show_customer", customer="云帆科技")
        assert outcome.reply.failed
        assert "I found no customer called “云帆科技”" in said(outcome)
    assert not company.ask(GAO, "show_customer", customer="云帆").reply.failed


def test_in_the_pool_a_colleagues_work_is_not_shown(company: Company) -> None:
    pool = company.add(Customer(name="Pool Inc"))
    company.add(Deal(name="Bob's own", customer_id=pool.id, owner_id=company.user_id(BOB)))
    company.add(Deal(name="Nobody's", customer_id=pool.id))
    text = said(company.ask(AMY, "show_customer", customer=pool))
    assert "Nobody's" in text
    assert "Bob's own" not in text
