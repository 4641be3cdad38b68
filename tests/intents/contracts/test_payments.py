"""record_payment and list_receivables: which contract, which currency, which day, whose."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from crm_store.metrics.query import query
from crm_store.models import Contract, Customer, ExchangeRate, Payment
from crm_store.repositories.workspace import Workspace
from crm_store.transfer.exporting import export_path
from crm_store.transfer.importing import import_path
from tests.intents.company import ADA, BOB, FANG, TODAY, Company, fields, labels, said
from tests.stores import MakeDatabase


@pytest.fixture
def yunfan(company: Company) -> Customer:
    return company.add(Customer(name="云帆", owner_id=company.user_id(FANG)))


@pytest.fixture
def held(company: Company, yunfan: Customer) -> Contract:
    """A contract with an instalment a month late, one due today and one to come."""
    return owing(company, yunfan, "C-1", (30, 0, -30))


def owing(company: Company, customer: Customer, number: str, late: tuple[int, ...],
          **columns: Any) -> Contract:  # fmt: skip
    made = {"currency": "CNY", "amount": Decimal(300), "owner_id": customer.owner_id, **columns}
    held = company.add(Contract(number=number, customer_id=customer.id, **made))
    for days in late:
        company.add(Payment(contract_id=held.id, due=TODAY - timedelta(days=days),
                            amount=Decimal(100)))  # fmt: skip
    return held


def pay(company: Company, customer: Customer, amount: str, **slots: Any) -> Any:
    given = slots.pop("currency", "CNY")
    return company.ask(FANG, "record_payment", customer=customer,
                       amount={"amount": amount, "currency": given}, **slots)  # fmt: skip


def figure(company: Company, measure: str, **dates: date) -> Decimal | None:
    with company.store(ADA) as store:
        return query(store, measure, **dates).total.value


def test_a_sum_pays_the_oldest_first_and_every_figure_agrees(
    company: Company, yunfan: Customer, held: Contract
) -> None:
    outcome = pay(company, yunfan, "150.55")
    assert "还差 ¥149.45；下一笔 ¥49.45，2026-11-23（周一） 应付。" in said(outcome)
    assert [one.fields["paid_amount"] for one in outcome.changes] == [[None, 100], [None, 50.55]]
    assert figure(company, "payments") == Decimal("150.55")
    assert figure(company, "receivables") == Decimal("149.45")
    assert "¥149.45" in said(company.ask(FANG, "list_receivables"))
    company.undo(FANG, outcome.change_id)
    assert (figure(company, "payments"), figure(company, "receivables")) == (0, 300)


def test_what_came_in_one_month_stays_there_when_the_rest_comes_in_another(
    company: Company, yunfan: Customer, held: Contract
) -> None:
    october = {"start": date(2026, 10, 1), "end": date(2026, 10, 31)}
    pay(company, yunfan, "40", at="2026-10-30")
    assert figure(company, "payments", **october) == 40
    rest = pay(company, yunfan, "60")
    assert figure(company, "payments", **october) == 40
    assert figure(company, "payments") == 100
    assert figure(company, "receivables") == 200
    company.undo(FANG, rest.change_id)
    assert (figure(company, "payments"), figure(company, "receivables")) == (40, 260)


def test_a_plan_with_parts_paid_survives_an_export(
    company: Company, yunfan: Customer, held: Contract, new_database: MakeDatabase, tmp_path: Path
) -> None:
    pay(company, yunfan, "40", at="2026-10-30")
    pay(company, yunfan, "70")
    files = export_path(company.database, company.actors[ADA], tmp_path / "one")
    before = {path.name: path.read_bytes() for path in files}
    again = import_path(company.database, company.actors[ADA], tmp_path / "one")
    assert [one.to_json() for one in again.files if one.added or one.updated] == []
    there = new_database("sqlite")
    assert import_path(there, company.actors[ADA], tmp_path / "one").refused == 0
    after = export_path(there, company.actors[ADA], tmp_path / "two")
    assert {path.name: path.read_bytes() for path in after} == before


def test_too_much_is_told_and_kept_with_the_last_instalment(
    company: Company, yunfan: Customer, held: Contract
) -> None:
    outcome = pay(company, yunfan, "350")
    assert "这份合同已全部付清" in said(outcome)
    assert "⚠ 比应付的多 ¥50" in said(outcome)
    assert (figure(company, "payments"), figure(company, "receivables")) == (350, 0)
    assert "没有待付的款，所以没有登记" in said(pay(company, yunfan, "1"))


def test_several_contracts_are_a_choice_unless_one_is_named(
    company: Company, yunfan: Customer, held: Contract
) -> None:
    other = owing(company, yunfan, "C-2", (5,), name="二期", status="renewed")
    owing(company, yunfan, "C-3", (), amount=None)
    asked = pay(company, yunfan, "10")
    assert labels(asked) == ["C-1 · 待付 ¥300", "C-2 · 二期 · 待付 ¥100", "取消"]
    company.press(FANG, asked, "C-2 · 二期 · 待付 ¥100")
    named = pay(company, yunfan, "10", contract=other)
    assert fields(named)["paid_amount"] == [10, 20]


def test_a_contract_of_somebody_else_is_refused(
    company: Company, yunfan: Customer, held: Contract
) -> None:
    another = company.add(Customer(name="桦林", owner_id=company.user_id(FANG)))
    assert "C-1 不是 桦林 的合同" in said(pay(company, another, "10", contract=held))
    assert "桦林 没有合同" in said(pay(company, another, "10"))
    assert company.ask(BOB, "record_payment", customer=yunfan,
                       amount={"amount": "5", "currency": "CNY"}).reply.failed  # fmt: skip


def test_a_contract_without_a_plan_gets_one(company: Company, yunfan: Customer) -> None:
    owing(company, yunfan, "C-9", (), start=date(2026, 5, 1))
    outcome = pay(company, yunfan, "120")
    assert [(one.op, one.kind) for one in outcome.changes] == [("create", "payment")]
    assert "还差 ¥180" in said(outcome)
    assert figure(company, "receivables") == 180


def test_another_currency_is_asked_and_converted_where_there_is_a_rate(
    company: Company, yunfan: Customer, held: Contract
) -> None:
    asked = pay(company, yunfan, "10", currency="USD")
    assert "合同 C-1 用的是 CNY，你说的是 $10" in said(asked)
    assert labels(asked) == ["¥10", "取消"]
    with company.database.writing() as session:
        Workspace(session).set("base_currency", "CNY")
        session.add(ExchangeRate(currency="USD", rate="7.1", valid_from=date(2026, 1, 1)))
    again = pay(company, yunfan, "10", currency="USD")
    assert labels(again) == ["¥10", "$10，折合 ¥71", "取消"]
    paid = company.press(FANG, again, "$10，折合 ¥71")
    assert fields(paid)["paid_amount"] == [None, 71]


@pytest.mark.parametrize(
    ("amount", "at", "why"),
    [
        ("0", None, "这个金额不对"),
        ("-3", None, "这个金额不对"),
        ("5", "2026-11-24", "还没到，还不能登记到账"),
    ],
)
def test_what_cannot_have_been_paid_is_refused(
    company: Company, yunfan: Customer, held: Contract, amount: str, at: str | None, why: str
) -> None:
    outcome = pay(company, yunfan, amount, **({"at": at} if at else {}))
    assert why in said(outcome)
    assert figure(company, "payments") == 0


def test_what_is_owed_says_by_age_and_whose(
    company: Company, yunfan: Customer, held: Contract
) -> None:
    west = company.add(Customer(name="West", owner_id=company.user_id(BOB)))
    owing(company, west, "C-W", (120,), currency="USD")
    text = said(company.ask(FANG, "list_receivables"))
    assert "应收款 ¥300，其中逾期 ¥100（1 期）。" in text
    assert "West" not in text
    assert "口径: 你名下的和你能看到的 · 全部时间 · CNY · 3 条记录" in text
    whole = said(company.ask(ADA, "list_receivables"))
    assert "¥300 + $100 is owed; overdue of it ¥100 + $100 (2 instalments)." in whole
    late = said(company.ask(ADA, "list_receivables", overdue=31))
    assert "$100 is owed (at least 31 days overdue)" in late
    none = said(company.ask(FANG, "list_receivables", overdue=31))
    assert "没有应收款（逾期至少 31 天）" in none
    assert "逾期天数不对" in said(company.ask(FANG, "list_receivables", overdue=-1))
