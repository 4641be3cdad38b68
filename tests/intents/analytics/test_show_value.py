"""show_value and segment_rfm: what they say where there is a model, and where there is none."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest

from crm_store.models import Customer, ExchangeRate, Order, OrderLine, Product
from crm_store.repositories.workspace import Workspace
from tests.intents.company import BOB, FANG, NOW, TODAY, Company, said


@pytest.fixture
def customer(company: Company) -> Customer:
    company.add(Product(code="P", name="试剂"))
    return company.add(Customer(name="云帆科技", owner_id=company.user_id(FANG)))


def orders(company: Company, customer_id: int, *days_ago: int, currency: str = "CNY") -> None:
    """An order of 200 on each of these days."""
    with company.database.writing() as session:
        for ago in days_ago:
            line = OrderLine(product_id=1, quantity=2, price=Decimal(100), currency=currency)
            session.add(Order(number=f"{customer_id}-{ago}-{currency}", customer_id=customer_id,
                              ordered_at=NOW - timedelta(days=ago), lines=[line]))  # fmt: skip


def crowd(company: Company) -> None:
    """Eighty customers who bought again at different gaps, a third of them long ago."""
    with company.database.writing() as session:
        session.add_all(Customer(id=key, name=f"c{key}", owner_id=company.user_id(BOB))
                        for key in range(1000, 1080))  # fmt: skip
    for key in range(1000, 1080):
        gap, until = 10 + key % 40, 300 if key % 3 == 0 else key % 20
        orders(company, key, *(until + gap * turn for turn in range(2 + key % 5)))


def test_with_enough_customers_the_models_speak(company: Company, customer: Customer) -> None:
    crowd(company)
    orders(company, customer.id, *range(5, 500, 30))
    text = said(company.ask(FANG, "show_value", customer=customer))
    assert "云帆科技 至今买了 ¥3,400（按订单计），未来 12 个月预计约 " in text
    assert (
        "BG/NBD 与 Gamma-Gamma 模型，按全公司买过的 81 位客户拟合，其中 81 位买过不止一次" in text
    )
    assert "样本不多，只作粗略参考" in text
    assert re.search(r"仍是客户的概率\s*\d+%", text)
    assert f"{TODAY + timedelta(days=25)}" in text


def test_of_one_purchase_the_model_expects_but_nobody_tells_the_probability(
    company: Company, customer: Customer
) -> None:
    crowd(company)
    orders(company, customer.id, 5)
    text = said(company.ask(FANG, "show_value", customer=customer))
    assert "未来 12 个月预计约 " in text
    assert "只买过一次，说不准" in text
    assert "还看不出节奏" in text


def test_what_has_no_rate_is_counted_and_said(company: Company, customer: Customer) -> None:
    with company.database.writing() as session:
        session.add(ExchangeRate(currency="USD", rate="7", valid_from=TODAY - timedelta(days=9)))
        Workspace(session).set("base_currency", "CNY")
    orders(company, customer.id, 70, 40)
    orders(company, customer.id, 10, currency="USD")
    orders(company, customer.id, 8, currency="XAU")
    text = said(company.ask(FANG, "show_value", customer=customer))
    assert "¥400 + $200 + XAU 200" in text
    assert "XAU 没有汇率，只算次数，不算金额" in text
    segments = said(company.ask(FANG, "segment_rfm"))
    assert "XAU 没有汇率" in segments
    assert "全公司只有 1 位客户买过" in segments


def test_without_any_purchase_it_says_what_to_do(company: Company, customer: Customer) -> None:
    assert "还没有买过" in said(company.ask(FANG, "show_value", customer=customer))
    assert "导入订单（orders.csv）" in said(company.ask(FANG, "segment_rfm"))
    harbor = company.add(Customer(name="Harbor", owner_id=company.user_id(BOB)))
    assert "has not bought anything yet" in said(company.ask(BOB, "show_value", customer=harbor))
    assert "Import orders (orders.csv)" in said(company.ask(BOB, "segment_rfm"))
