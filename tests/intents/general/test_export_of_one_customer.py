"""export_data of one customer: all that belongs to it, as far as the asker may see it."""

from datetime import timedelta
from decimal import Decimal

import pytest

from crm_store.kinds import KINDS
from crm_store.models import (
    Activity,
    Contact,
    Contract,
    Customer,
    Deal,
    Lead,
    Order,
    OrderLine,
    Payment,
    PointsEntry,
    Product,
    Quote,
    QuoteLine,
    Task,
    Ticket,
)
from crm_store.repositories.one_customer import OneCustomer
from intents.general import export_data
from intents.reply import File
from tests.intents.company import ADA, FANG, GAO, NOW, TODAY, WENDY, Company, said
from tests.intents.general.test_export_data import sheets

KINDS_HELD = ("customers", "contacts", "deals", "contracts", "payments", "orders", "tickets",
              "activities", "tasks", "leads", "points", "quotes")  # fmt: skip


def with_all_that_belongs(company: Company, name: str, owner: str) -> Customer:
    """A customer with a record of every kind that belongs to one, each named after it."""
    user_id = company.user_id(owner)
    customer = company.add(Customer(name=name, owner_id=user_id))
    own = {"customer_id": customer.id}
    contact = company.add(Contact(name=f"{name} contact", **own))
    deal = company.add(Deal(name=f"{name} deal", owner_id=user_id, **own))
    contract = company.add(Contract(number=f"HT-{name}", owner_id=user_id, **own))
    company.add(Payment(contract_id=contract.id, due=TODAY, amount=Decimal(100)))
    product = company.add(Product(code=f"P-{name}", name=f"{name} product"))
    order = company.add(Order(number=f"SO-{name}", ordered_at=NOW, **own))
    company.add(OrderLine(order_id=order.id, product_id=product.id, quantity=2, price=Decimal(3)))
    company.add(Ticket(number=f"T-{name}", subject="leaks", opened_at=NOW, **own))
    company.add(
        Activity(user_id=user_id, contact_id=contact.id, deal_id=deal.id, at=NOW,
                 summary=f"met {name}", **own)
    )  # fmt: skip
    company.add(Task(title=f"call {name}", assignee_id=user_id, due=NOW + timedelta(days=1), **own))
    company.add(Lead(name=f"{name} lead", owner_id=user_id, **own))
    company.add(PointsEntry(points=5, at=NOW, **own))
    quote = company.add(Quote(number=f"Q-{name}", owner_id=user_id, currency="CNY", **own))
    company.add(
        QuoteLine(quote_id=quote.id, product_id=product.id, quantity=1, price=Decimal(3),
                  discount=Decimal(0))
    )  # fmt: skip
    return customer


@pytest.fixture
def delta(company: Company) -> Customer:
    """A customer of 方晴's, of 高峰's team, beside another of the same colleague."""
    with_all_that_belongs(company, "Juniper Mills", FANG)
    return with_all_that_belongs(company, "Delta Foods", FANG)


@pytest.mark.parametrize(
    "what", ["Delta Foods", "Delta Foods的数据", "data of Delta Foods", "Delta"]
)
def test_all_that_belongs_to_it_and_nothing_of_another(
    company: Company, delta: Customer, what: str
) -> None:
    outcome = company.ask(GAO, "export_data", what=what)
    found = sheets(outcome)
    assert tuple(found) == KINDS_HELD
    assert all(len(rows) == 1 for rows in found.values())
    assert "Juniper" not in str(found)
    [activity] = found["activities"]
    assert (activity["contact"], activity["deal"]) == ("Delta Foods contact", "Delta Foods deal")
    assert found["orders"][0]["product"] == "P-Delta Foods"


def test_the_reply_counts_what_the_file_holds(company: Company, delta: Customer) -> None:
    outcome = company.ask(GAO, "export_data", what="Delta Foods")
    assert "已导出Delta Foods的数据（你能看到的）：客户 1，联系人 1，商机 1，合同 1" in said(
        outcome
    )
    assert "报价明细 1" in said(outcome)
    [file] = [block for block in outcome.reply.blocks if isinstance(block, File)]
    assert file.name == "Delta Foods-2026-11-23.xlsx"


def test_words_beside_the_name_narrow_it(company: Company, delta: Customer) -> None:
    assert list(sheets(company.ask(GAO, "export_data", what="Delta Foods 合同"))) == ["contracts"]
    both = company.ask(ADA, "export_data", what="contacts and deals of Delta Foods")
    assert list(sheets(both)) == ["contacts", "deals"]
    company.add(Customer(name="Bare Ltd", owner_id=company.user_id(FANG)))
    assert "has no such records" in said(company.ask(ADA, "export_data", what="orders of Bare Ltd"))


def test_a_customer_of_another_team_is_nobody(company: Company, delta: Customer) -> None:
    hers = said(company.ask(WENDY, "export_data", what="Delta Foods"))
    nobodys = said(company.ask(WENDY, "export_data", what="Zorblax Ltd"))
    assert hers == nobodys.replace("Zorblax Ltd", "Delta Foods")
    assert "I found no customer called" in hers
    by_key = said(company.ask(WENDY, "export_data", what=f"Delta Foods #{delta.id}"))
    assert by_key == hers


@pytest.mark.parametrize(
    "what", ["data of nobody", "云雾山的数据", "火星水务 合同", "contracts of Nobody Ltd"]
)
def test_a_name_that_nobody_bears_exports_nothing(
    company: Company, delta: Customer, what: str
) -> None:
    outcome = company.ask(GAO, "export_data", what=what)
    assert "没有找到叫" in said(outcome)
    assert not [block for block in outcome.reply.blocks if isinstance(block, File)]


def test_namesakes_are_a_choice(company: Company) -> None:
    for phone in ("111", "222"):
        owner = company.user_id(FANG)
        company.add(Customer(name="David Kim", kind="person", phone=phone, owner_id=owner))
    asked = company.ask(GAO, "export_data", what="David Kim 合同")
    assert "没有可以导出的这类记录" in said(company.press(GAO, asked, "David Kim · 111"))
    asked = company.ask(GAO, "export_data", what="David Kim")
    assert "可能是 2 个客户中的一个" in said(asked)
    found = sheets(company.press(GAO, asked, "David Kim · 222"))
    assert [row["phone"] for row in found["customers"]] == ["222"]


def test_one_customer_at_a_time(company: Company, delta: Customer) -> None:
    asked = company.ask(ADA, "export_data", what="Delta Foods、Juniper Mills")
    assert "one customer at a time: whose shall it be?" in said(asked)
    assert len(sheets(company.press(ADA, asked, "Juniper Mills"))["customers"]) == 1


def test_a_name_that_is_only_alike_is_asked_about(company: Company, delta: Customer) -> None:
    asked = company.ask(ADA, "export_data", what="Jupiner Mills")
    assert "No customer is called “Jupiner Mills”" in said(asked)
    assert [button.label for button in asked.reply.buttons] == ["Juniper Mills"]


@pytest.mark.parametrize("what", ["this customer's", "这个客户的"])
def test_one_that_is_pointed_at_where_nobody_was_spoken_of(
    company: Company, delta: Customer, what: str
) -> None:
    assert "Whose data shall I export?" in said(company.ask(ADA, "export_data", what=what))


def test_what_a_manager_does_not_see_of_it_stays_out(company: Company) -> None:
    """A customer of the public pool is everybody's; what other teams do with it is theirs."""
    pool = company.add(Customer(name="Pool Ltd"))
    for name in (FANG, WENDY):
        user_id = company.user_id(name)
        company.add(Activity(customer_id=pool.id, user_id=user_id, summary=f"by {name}", at=NOW))
    found = sheets(company.ask(GAO, "export_data", what="Pool Ltd"))
    assert [row["summary"] for row in found["activities"]] == [f"by {FANG}"]


def test_it_is_counted_no_further_than_needed(
    company: Company, delta: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        company.add(Contact(name="One more", customer_id=delta.id))
    with company.store(ADA) as store:
        queries = OneCustomer(store, delta.id)
        assert queries.count(KINDS["contact"], 2) == 2
        assert queries.count(KINDS["contact"], 9) == 4
    monkeypatch.setattr(export_data, "MOST", 3)
    assert "more than 3 records" in said(company.ask(ADA, "export_data", what="Delta Foods"))
