"""create_contract, renew_contract and list_renewals: numbers, chains, odd contracts, who may."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy.orm.exc import StaleDataError

from crm_store.models import Contract, Customer, Deal, Payment
from tests.intents.company import (
    AMY,
    BOB,
    FANG,
    GAO,
    NOW,
    TODAY,
    WENDY,
    Company,
    changes,
    fields,
    labels,
    said,
)

YEAR = {"start": "2026-12-01", "end": "2027-11-30"}


def cny(amount: str) -> dict[str, str]:
    return {"amount": amount, "currency": "CNY"}


@pytest.fixture
def yunfan(company: Company) -> Customer:
    return company.add(Customer(name="云帆", owner_id=company.user_id(FANG)))


@pytest.fixture
def held(company: Company, yunfan: Customer) -> Contract:
    """A year's contract that ends in 30 days, paid in two instalments."""
    return contract(company, yunfan, start=date(2025, 12, 24), end=date(2026, 12, 23))


def contract(company: Company, customer: Customer, **columns: Any) -> Contract:
    made: dict[str, Any] = {
        "number": f"C-{len(company.all(Contract))}", "name": "维保", "customer_id": customer.id,
        "owner_id": customer.owner_id, "amount": Decimal(1000), "currency": "CNY",
    }  # fmt: skip
    held = company.add(Contract(**{**made, **columns}))
    for days, amount in ((0, "600"), (100, "400")) if held.start else ():
        company.add(Payment(contract_id=held.id, due=held.start + timedelta(days=days),
                            amount=Decimal(amount)))  # fmt: skip
    return held


def test_numbers_go_on_in_the_year_of_the_start_past_all_there_are(
    company: Company, yunfan: Customer
) -> None:
    company.add(Contract(number="HT-2026-009", customer_id=yunfan.id))
    company.add(Contract(number="HT-2026-x", customer_id=yunfan.id))
    company.add(Contract(number="HT-2026-041", customer_id=yunfan.id, deleted_at=NOW))
    slots = {"customer": yunfan, "amount": cny("80000")}
    first = company.ask(FANG, "create_contract", **slots, **YEAR)
    later = company.ask(FANG, "create_contract", **slots, start="2027-01-01", end="2027-12-31")
    assert [one[2] for one in changes(first)] == ["HT-2026-042", "HT-2026-042 2026-12-01"]
    assert changes(later)[0] == ("create", "contract", "HT-2027-001")


def test_many_who_add_a_contract_at_once_get_a_number_each(
    company: Company, yunfan: Customer
) -> None:
    def add(_turn: int) -> str:
        outcome = company.ask(FANG, "create_contract", customer=yunfan, amount=cny("5"), **YEAR)
        return changes(outcome)[0][2]

    with ThreadPoolExecutor(6) as people:
        numbers = list(people.map(add, range(12)))
    assert sorted(numbers) == [f"HT-2026-{n:03}" for n in range(1, 13)]


def test_a_contract_is_its_customers_owners_whoever_adds_it(
    company: Company, yunfan: Customer
) -> None:
    outcome = company.ask(GAO, "create_contract", customer=yunfan, amount=cny("8"), **YEAR)
    assert fields(outcome)["owner"] == [None, FANG]
    assert company.ask(
        BOB, "create_contract", customer=yunfan, amount=cny("8"), **YEAR
    ).reply.failed


@pytest.mark.parametrize(
    ("end", "offered", "pressed", "expected"),
    [
        ("2027-11-30", ["分 2 期", "分 4 期", "分 12 期"], "分 2 期",
         [("2026-12-01", 0.5), ("2027-06-01", 0.5)]),
        ("2027-02-28", ["分 2 期", "分 3 期"], "分 3 期",
         [("2026-12-01", 0.33), ("2027-01-01", 0.33), ("2027-02-01", 0.34)]),
        ("2026-12-31", [], None, []),
    ],
)  # fmt: skip
def test_a_new_contract_is_split_into_equal_instalments(
    company: Company, yunfan: Customer, end: str, offered: list[str], pressed: str | None,
    expected: list[tuple[str, float]],
) -> None:  # fmt: skip
    slots = {"customer": yunfan, "amount": cny("1"), "start": "2026-12-01", "end": end}
    made = company.ask(FANG, "create_contract", **slots)
    assert labels(made) == [*offered, "看合同", "撤销"]
    if pressed is not None:
        split = company.press(FANG, made, pressed)
        new = [one.fields for one in split.changes if one.op == "create"]
        assert [(one["due"][1], one["amount"][1]) for one in new] == expected
        company.undo(FANG, split.change_id)
        assert sum(one.deleted_at is None for one in company.all(Payment)) == 1


def test_a_plan_of_which_something_is_paid_stays(company: Company, yunfan: Customer) -> None:
    made = company.ask(FANG, "create_contract", customer=yunfan, amount=cny("100"), **YEAR)
    company.ask(FANG, "record_payment", customer=yunfan, amount=cny("1"))
    assert "已经有回款" in said(company.press(FANG, made, "分 2 期"))
    assert company.ask(BOB, "plan_payments", contract=company.all(Contract)[0],
                       instalments=2).reply.failed  # fmt: skip
    for count in (0, -1, 61):
        outcome = company.ask(FANG, "plan_payments", instalments=count,
                              contract=contract(company, yunfan, start=date(2027, 1, 1),
                                                end=date(2027, 12, 31)))  # fmt: skip
        assert f"不能分成 {count} 期" in said(outcome)


@pytest.mark.parametrize(
    ("slots", "why"),
    [
        ({"start": "2026-12-01", "end": "2026-11-30"}, "不能在开始之前结束"),
        ({"start": "0026-12-01", "end": "2026-11-30"}, "年份不对"),
        ({"start": "2026-12-01", "end": "9999-12-31"}, "年份不对"),
        ({"amount": cny("0")}, "金额要大于 0"),
        ({"amount": cny("-5")}, "金额要大于 0"),
        ({"amount": cny("1000000000000")}, "金额要大于 0"),
        ({"name": "长" * 300}, "名称太长"),
    ],
)
def test_what_no_contract_can_be_is_refused(
    company: Company, yunfan: Customer, slots: dict[str, Any], why: str
) -> None:
    wanted = {"customer": yunfan, "amount": cny("8"), **YEAR, **slots}
    assert why in said(company.ask(FANG, "create_contract", **wanted))
    assert company.all(Contract) == []


def test_a_term_of_one_day_and_one_that_is_over_are_possible(
    company: Company, yunfan: Customer
) -> None:
    day = {"start": "2026-11-23", "end": "2026-11-23"}
    one = company.ask(FANG, "create_contract", customer=yunfan, amount=cny("8"), **day)
    assert fields(one)["status"] == [None, "active"]
    past = {"start": "2025-01-01", "end": "2025-12-31"}
    over = company.ask(FANG, "create_contract", customer=yunfan, amount=cny("8"), **past)
    assert fields(over)["status"] == [None, "expired"]
    assert "这个期限已经过去了" in said(over)


def test_renewals_are_a_chain(company: Company, held: Contract) -> None:
    first = company.ask(FANG, "renew_contract", contract=held)
    assert fields(first)["end"] == [None, "2027-12-23"]
    assert [c.fields.get("amount") for c in first.changes[1:3]] == [[None, 600], [None, 400]]
    assert company.get(held).status == "renewed"
    second = company.all(Contract)[1]
    assert second.renewed_from_id == held.id
    third = company.ask(FANG, "renew_contract", contract=second, amount=cny("1200"))
    assert fields(third)["start"] == [None, "2027-12-24"]
    shown = said(company.ask(FANG, "show_contract", contract=second))
    assert "续签自\nC-0" in shown
    assert "续签为\nHT-2027-001" in shown
    company.undo(FANG, third.change_id)
    assert company.get(second).status == "active"
    assert "HT-2027-001" not in said(company.ask(FANG, "show_contract", contract=second))
    again = company.ask(FANG, "renew_contract", contract=second)
    assert changes(again)[0] == ("create", "contract", "HT-2027-002")


@pytest.mark.parametrize(
    ("columns", "start", "end"),
    [
        ({"start": date(2026, 6, 1), "end": date(2026, 11, 30)}, "2026-12-01", "2027-05-31"),
        ({"start": None, "end": date(2026, 12, 31)}, "2027-01-01", "2027-12-31"),
        ({"start": None, "end": None}, "2026-11-23", "2027-11-22"),
        # lately over: it goes on without a gap; long over: from today
        ({"start": date(2025, 11, 1), "end": date(2026, 10, 31), "status": "expired"},
         "2026-11-01", "2027-10-31"),
        ({"start": date(2023, 1, 1), "end": date(2023, 12, 31), "status": "expired"},
         "2026-11-23", "2027-11-22"),
    ],
)  # fmt: skip
def test_the_new_term_follows_the_old_one(
    company: Company, yunfan: Customer, columns: dict[str, Any], start: str, end: str
) -> None:
    held = contract(company, yunfan, **columns)
    outcome = company.ask(FANG, "renew_contract", contract=held)
    assert (fields(outcome)["start"][1], fields(outcome)["end"][1]) == (start, end)
    dues = [one.fields["due"][1] for one in outcome.changes if one.kind == "payment"]
    assert all(start <= str(due) <= end for due in dues)
    assert sum(one.fields["amount"][1] for one in outcome.changes if one.kind == "payment") == 1000  # type: ignore[misc]


def test_a_contract_without_an_amount_needs_one(company: Company, yunfan: Customer) -> None:
    held = contract(company, yunfan, amount=None, start=date(2026, 1, 1), end=date(2026, 12, 31))
    assert "没有金额" in said(company.ask(FANG, "renew_contract", contract=held))
    renewed = company.ask(FANG, "renew_contract", contract=held, amount=cny("500"))
    assert fields(renewed)["amount"] == [None, 500]


def test_which_contract_is_asked_with_those_that_can_be_renewed(
    company: Company, yunfan: Customer, held: Contract
) -> None:
    contract(company, yunfan, end=date(2027, 1, 31))
    contract(company, yunfan, end=date(2027, 1, 31), status="terminated")
    contract(company, yunfan, end=date(2027, 8, 1))
    asked = company.ask(FANG, "renew_contract")
    assert labels(asked) == ["C-0 · 维保 · 到 2026-12-23", "C-1 · 维保 · 到 2027-01-31", "取消"]
    renewed = company.press(FANG, asked, "C-0 · 维保 · 到 2026-12-23")
    assert company.get(held).status == "renewed"
    assert renewed.change_id


def test_the_deal_about_a_renewal_is_told_of_and_won_with_a_button(
    company: Company, yunfan: Customer, held: Contract
) -> None:
    deal = company.add(Deal(name="云帆维保续约", customer_id=yunfan.id, stage="negotiation",
                            owner_id=company.user_id(FANG)))  # fmt: skip
    listed = company.ask(FANG, "list_renewals")
    assert "在谈：云帆维保续约（谈判）" in said(listed)
    renewed = company.press(FANG, listed, "续签 C-0")
    won = company.press(FANG, renewed, "赢单：云帆维保续约")
    assert fields(won)["amount"] == [None, 1000]
    assert company.get(deal).stage == "won"
    assert "都已续签" in said(company.ask(FANG, "list_renewals"))


def test_renewals_are_of_the_period_and_of_whom_one_may_ask_about(
    company: Company, yunfan: Customer, held: Contract
) -> None:
    west = company.add(Customer(name="West", owner_id=company.user_id(BOB)))
    contract(company, west, currency="USD", amount=Decimal(70), end=TODAY + timedelta(days=90))
    contract(company, west, end=TODAY + timedelta(days=91))
    contract(company, west, end=TODAY - timedelta(days=1))
    bobs = said(company.ask(BOB, "list_renewals"))
    assert "1 contract ending, $70 in all" in bobs
    assert "1 more ended within the last 90 days and was not renewed" in bobs
    assert "C-0" not in bobs
    assert "C-0" in said(company.ask(GAO, "list_renewals"))
    period = {"start": "2026-12-23", "end": "2026-12-23"}
    assert "1 份" in said(company.ask(FANG, "list_renewals", period=period))
    for who, whose in ((FANG, BOB), (WENDY, FANG), (AMY, GAO)):
        with company.store(who) as store:
            user = store.users.get(company.user_id(whose))
        assert company.ask(who, "list_renewals", owner=user).reply.failed
        assert company.ask(who, "list_receivables", owner=user).reply.failed


def test_of_two_who_renew_at_once_one_does(company: Company, held: Contract) -> None:
    def renew(_turn: int) -> bool:
        try:
            return not company.ask(FANG, "renew_contract", contract=held).reply.failed
        except StaleDataError:
            return False

    with ThreadPoolExecutor(2) as people:
        assert sum(people.map(renew, range(2))) == 1
    assert len(company.all(Contract)) == 2
