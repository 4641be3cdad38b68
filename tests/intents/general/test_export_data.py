"""export_data: a workbook of what one may see, and of nothing else."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from crm_store.models import Activity, Contact, Customer
from intents.general import export_data
from intents.outcome import Outcome
from intents.reply import File
from tests.intents.company import FANG, GAO, NOW, WENDY, Company, said
from tests.intents.general.asking import add_customer_actor

Sheets = dict[str, list[dict[str, str]]]


def sheets(outcome: Outcome) -> Sheets:
    file = next(block for block in outcome.reply.blocks if isinstance(block, File))
    found: Sheets = {}
    for sheet in load_workbook(BytesIO(file.content)):
        header, *rows = [[str(cell or "") for cell in row] for row in sheet.values]
        found[sheet.title] = [dict(zip(header, row, strict=True)) for row in rows]
    return found


@pytest.fixture
def delta(company: Company) -> Customer:
    """A customer of 方晴's with two contacts and a colleague's note, and one of Bob's team."""
    owner = company.user_id(FANG)
    customer = company.add(Customer(name="=Delta Foods", owner_id=owner))
    for name in ("David Kim", "Ann Lee"):
        company.add(Contact(name=name, customer_id=customer.id, phone="555"))
    company.add(Activity(customer_id=customer.id, user_id=owner, summary="嫌贵", at=NOW))
    company.add(Customer(name="West Bank", owner_id=company.user_id(WENDY)))
    return customer


def test_a_managers_own_team_and_no_formulas(company: Company, delta: Customer) -> None:
    outcome = company.ask(GAO, "export_data")
    found = sheets(outcome)
    assert [row["name"] for row in found["customers"]] == ["=Delta Foods"]
    assert [row["summary"] for row in found["activities"]] == ["嫌贵"]
    assert "客户 1，联系人 2" in said(outcome)
    assert "deals" not in found


def test_words_narrow_it(company: Company, delta: Customer) -> None:
    assert list(sheets(company.ask(GAO, "export_data", what="联系人名单"))) == ["contacts"]
    assert list(sheets(company.ask(WENDY, "export_data", what="all customers"))) == ["customers"]
    assert "customers" in sheets(company.ask(GAO, "export_data", what="全部数据"))
    assert "不能单独导出“天气”" in said(company.ask(GAO, "export_data", what="天气"))
    assert "没有可以导出的记录" in said(company.ask(GAO, "export_data", what="合同"))
    assert company.ask(FANG, "export_data").reply.failed


def test_a_customer_gets_their_own_and_no_colleagues_notes(
    company: Company, delta: Customer
) -> None:
    contact = next(one for one in company.all(Contact) if one.name == "David Kim")
    add_customer_actor(company, delta.id, "David Kim", contact.id)
    found = sheets(company.ask("David Kim", "export_data"))
    assert set(found) == {"customers", "contacts"}
    assert [row["name"] for row in found["contacts"]] == ["David Kim"]


def test_too_much_for_a_chat(
    company: Company, delta: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_data, "MOST", 1)
    assert "guanxi export" in said(company.ask(GAO, "export_data"))
