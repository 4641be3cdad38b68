"""list_deals: the filters, the sums a currency, and nothing outside the scope."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from crm_store.models import Activity, Customer, Deal, ExchangeRate, WorkspaceSetting
from tests.intents.company import ADA, AMY, BOB, FANG, GAO, NOW, Company, said


@pytest.fixture(autouse=True)
def deals(company: Company) -> None:
    """方晴's five, one of Amy's and one of Bob's."""
    fang = company.user_id(FANG)
    yunfan = company.add(Customer(name="云帆", owner_id=fang))
    long_ago = NOW - timedelta(days=40)

    def add(name: str, stage: str, amount: int | None, **more: Any) -> Deal:
        more = {"currency": "CNY", "owner_id": fang, "customer_id": yunfan.id} | more
        money = None if amount is None else Decimal(amount)
        return company.add(Deal(name=name, stage=stage, amount=money, **more))

    add("小单", "needs", 1000, close_date=date(2026, 12, 5), stage_since=NOW)
    add("大单", "negotiation", 500000, close_date=date(2026, 11, 30), stage_since=long_ago)
    talked = add("谈着的", "proposal", None, currency=None, stage_since=long_ago)
    company.add(Activity(deal_id=talked.id, customer_id=yunfan.id, at=NOW - timedelta(days=2)))
    add("赢的", "won", 80000, close_date=date(2026, 10, 9), closed_at=long_ago)
    add("dollars", "proposal", 40000, currency="USD", stage_since=NOW)
    add("Amy's", "needs", 7, owner_id=company.user_id(AMY), customer_id=None)
    add("Bob's", "needs", 9, owner_id=company.user_id(BOB), customer_id=None)


def names(company: Company, who: str, **slots: Any) -> list[str]:
    """The deals of the list, in order."""
    return [ref.name for ref in company.ask(who, "list_deals", **slots).reply.listed]


@pytest.mark.parametrize(
    ("slots", "expected"),
    [
        ({}, ["大单", "dollars", "小单", "谈着的"]),
        ({"stage": "谈判"}, ["大单"]),
        ({"stage": "won"}, ["赢的"]),
        ({"period": {"start": "2026-11-01", "end": "2026-11-30"}}, ["大单"]),
        ({"period": {"start": "2026-10-01", "end": "2026-10-31"}}, ["赢的"]),
        ({"stalled_days": 30}, ["大单"]),
        ({"min_amount": {"amount": "300000", "currency": "CNY"}}, ["大单"]),
        ({"min_amount": {"amount": "30000", "currency": "USD"}}, ["dollars"]),
    ],
)
def test_each_filter(company: Company, slots: dict[str, Any], expected: list[str]) -> None:
    assert names(company, FANG, **slots) == expected


def test_amounts_are_compared_across_currencies_where_there_are_rates(company: Company) -> None:
    company.add(WorkspaceSetting(key="base_currency", value="CNY"))
    company.add(ExchangeRate(currency="USD", rate="7", valid_from=date(2026, 1, 1)))
    least = {"amount": "250000", "currency": "CNY"}
    assert names(company, FANG, min_amount=least) == ["大单", "dollars"]
    assert "其他币种已折算" in said(company.ask(FANG, "list_deals", min_amount=least))


def test_sums_are_a_currency_each(company: Company) -> None:
    text = said(company.ask(FANG, "list_deals"))
    assert "商机共 4 个，合计 ¥501,000、$40,000（进行中，你能看到的全部）。" in text


def test_everybody_sees_their_own_scope(company: Company) -> None:
    assert names(company, AMY) == ["Amy's"]
    assert set(names(company, GAO)) == {"大单", "dollars", "小单", "谈着的", "Amy's"}
    assert len(names(company, ADA)) == 6
    assert "1 deal, ¥9 in all (open, all that you can see)." in said(company.ask(BOB, "list_deals"))


def test_a_deal_at_a_customer_of_somebody_else_does_not_name_it(company: Company) -> None:
    hidden = company.all(Customer)[0]
    company.add(Deal(name="Mine", customer_id=hidden.id, owner_id=company.user_id(BOB)))
    text = said(company.ask(BOB, "list_deals"))
    assert "Mine" in text
    assert "云帆" not in text


def test_none_and_nonsense_are_said(company: Company) -> None:
    assert "No deals match (Negotiation)." in said(
        company.ask(BOB, "list_deals", stage="negotiation")
    )
    assert company.ask(BOB, "list_deals", stalled_days=-1).reply.failed
    assert "There is no stage called “blah”" in said(company.ask(BOB, "list_deals", stage="blah"))
