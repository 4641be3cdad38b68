"""Orders, quotations, contracts, products and points: one's own, and nobody else's."""

from typing import Any

import pytest

from crm_store.models import Quote
from tests.intents.company import BOB, FANG, labels, said
from tests.intents.own.shelf import Shelf
from tests.intents.service.desk import BIRCH, LIN, WEST

DOCUMENTS = ("order", "quote", "contract")


def test_an_order_says_where_it_is_and_what_it_comes_to(shelf: Shelf) -> None:
    text = said(shelf.desk.company.ask(LIN, "show_order"))
    assert "订单 SO-101" in text
    assert "已发货，在路上" in text
    assert "合计\n$6,900" in text
    english = said(shelf.desk.company.ask(WEST, "show_order"))
    assert "Order SO-102" in english
    assert "shipped, on its way" in english


def test_a_quotation_has_its_discounts_taken_off(shelf: Shelf) -> None:
    text = said(shelf.desk.company.ask(LIN, "show_quote"))
    assert "$1,311" in text
    assert "5%" in text
    assert "2026-12-01" in text


def test_a_contract_says_its_term_and_what_is_paid(shelf: Shelf) -> None:
    text = said(shelf.desk.company.ask(LIN, "show_contract"))
    assert "（还有 38 天）" in text
    assert "已付\n¥45,000" in text
    assert "✓ 已付 2026-03-01" in text
    assert "⚠ 逾期 3 天" in text


def test_points_have_a_level_and_say_what_expires(shelf: Shelf) -> None:
    text = said(shelf.desk.company.ask(LIN, "show_points"))
    assert "1,200" in text
    assert "银卡（再得 3,800 分升金卡）" in text
    assert "2026-12-13（周日） 起有积分到期" in text
    assert "Silver (2,600 more for Gold)" in said(shelf.desk.company.ask(WEST, "show_points"))


def test_a_workspace_has_its_own_levels(shelf: Shelf) -> None:
    from crm_store.repositories.workspace import Workspace

    with shelf.desk.company.database.writing() as session:
        Workspace(session).set("loyalty_levels", [[0, "粉丝", "Fan"], [1000, "铁粉", "Big fan"]])
    assert "等级\n铁粉" in said(shelf.desk.company.ask(LIN, "show_points"))


def test_stock_is_for_colleagues_and_what_it_cost_for_neither(shelf: Shelf) -> None:
    staff, own = (
        said(shelf.desk.company.ask(who, "show_product", product=shelf.gateway))
        for who in (FANG, LIN)
    )
    assert "库存\n77 台" in staff
    assert "77" not in own
    assert "$690 / 台" in own
    assert "四路采集" in own
    assert "311" not in staff + own


def test_the_catalogue_by_category(shelf: Shelf) -> None:
    whole = said(shelf.desk.company.ask(LIN, "list_products"))
    assert "共有 2 种产品" in whole
    assert "请询价" in whole
    assert "77" not in whole
    assert "77" in said(shelf.desk.company.ask(FANG, "list_products"))
    some = said(shelf.desk.company.ask(LIN, "list_products", category="硬件"))
    assert "共有 1 种产品“硬件”" in some
    none = said(shelf.desk.company.ask(LIN, "list_products", category="家具"))
    assert "没有“家具”类的产品。现有类别：硬件、耗材" in none


@pytest.mark.parametrize("kind", DOCUMENTS)
@pytest.mark.parametrize(("who", "other"), [(LIN, WEST), (BIRCH, WEST), (WEST, BIRCH)])
def test_anothers_document_is_not_there(shelf: Shelf, kind: str, who: str, other: str) -> None:
    held: dict[str, Any] = getattr(shelf, f"{kind}s")
    document, company = held[other], shelf.desk.company
    for said_number in (document, document.number):
        outcome = company.ask(who, f"show_{kind}", **{kind: said_number})
        assert outcome.reply.failed
        assert "6,900" not in said(outcome)
    customer = shelf.desk.west if other == WEST else shelf.desk.birch
    for name in (customer, customer.name):
        outcome = company.ask(who, f"show_{kind}", customer=name)
        assert outcome.reply.failed
        assert document.number not in said(outcome)
    assert document.number not in said(company.ask(who, f"show_{kind}"))


@pytest.mark.parametrize("name", ["show_points", "show_ticket"])
def test_anothers_points_and_tickets_are_not_there(shelf: Shelf, name: str) -> None:
    assert shelf.desk.company.ask(LIN, name, customer=shelf.desk.west).reply.failed
    assert shelf.desk.company.ask(FANG, name, customer=shelf.desk.west).reply.failed


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_colleague_sees_those_of_the_customers_they_see(shelf: Shelf, kind: str) -> None:
    company, number = shelf.desk.company, getattr(shelf, f"{kind}s")[BIRCH].number
    assert number in said(company.ask(FANG, f"show_{kind}", customer=shelf.desk.birch))
    assert number in said(company.ask(FANG, f"show_{kind}", **{kind: number}))
    assert company.ask(BOB, f"show_{kind}", **{kind: number}).reply.failed
    assert "哪个客户" in said(company.ask(FANG, f"show_{kind}"))


@pytest.mark.parametrize("status", ["draft", "waiting", "approved", "refused"])
def test_a_quotation_that_was_not_sent_is_not_the_customers_to_see(
    shelf: Shelf, status: str
) -> None:
    company = shelf.desk.company
    draft = company.add(
        Quote(number="Q-200", customer_id=shelf.desk.birch.id, status=status, currency="CNY")
    )
    assert company.ask(LIN, "show_quote", quote=draft).reply.failed
    assert "Q-200" not in said(company.ask(LIN, "show_quote"))
    assert labels(company.ask(FANG, "show_quote", customer=shelf.desk.birch)) in (
        ["Q-200"], ["Q-101"],
    )  # fmt: skip
