"""list_customers: the filters, the count that is said, and nothing outside the scope."""

import importlib
from datetime import timedelta
from typing import Any

import pytest

from crm_store.models import Activity, Customer
from intents.reply import Table
from tests.intents.company import ADA, AMY, BOB, FANG, GAO, NOW, Company, said

listing = importlib.import_module("intents.customers.list_customers")
OLD = NOW - timedelta(days=300)


@pytest.fixture(autouse=True)
def customers(company: Company) -> None:
    """方晴's four, Amy's shared one, Bob's one and one of the pool."""
    fang = company.user_id(FANG)
    old: dict[str, Any] = {"owner_id": fang, "created_at": OLD}
    company.add(Customer(name="乙机械", industry="机械制造", region="上海", level="A", **old))
    company.add(Customer(name="甲软件", industry="软件", region="北京", source="展会", **old))
    company.add(
        Customer(name="丙软件", industry="软件", address="上海浦东", tags=("VIP", "重点"), **old)
    )
    company.add(Customer(name="丁新客", owner_id=fang, created_at=NOW - timedelta(days=2)))
    company.add(Customer(name="Amy shared", owner_id=company.user_id(AMY), shared=True,
                         industry="软件", created_at=OLD))  # fmt: skip
    company.add(Customer(name="Bob's", owner_id=company.user_id(BOB), industry="软件",
                         created_at=OLD))  # fmt: skip
    company.add(Customer(name="Pool", created_at=OLD))


def names(company: Company, who: str, **slots: Any) -> set[str]:
    """The customers of the list."""
    return {ref.name for ref in company.ask(who, "list_customers", **slots).reply.listed}


@pytest.mark.parametrize(
    ("slots", "expected"),
    [
        ({"industry": "软件"}, "甲软件 丙软件 Amy_shared"),
        ({"region": "上海"}, "乙机械 丙软件"),
        ({"level": "a"}, "乙机械"),
        ({"source": "展会"}, "甲软件"),
        ({"tag": "vip"}, "丙软件"),
        ({"tag": "VI"}, ""),
        ({"created": {"start": "2026-11-16", "end": "2026-11-23"}}, "丁新客"),
        ({}, "甲软件 乙机械 丙软件 丁新客 Amy_shared Pool"),
    ],
)
def test_each_filter(company: Company, slots: dict[str, Any], expected: str) -> None:
    wanted = {name.replace("_", " ") for name in expected.split()}
    assert names(company, FANG, **slots) == wanted


def test_an_owner_is_a_filter_too(company: Company) -> None:
    with company.store(GAO) as store:
        amy = store.users.get(company.user_id(AMY))
        fang = store.users.get(company.user_id(FANG))
        bob = store.users.get(company.user_id(BOB))
    assert names(company, GAO, owner=amy) == {"Amy shared"}
    assert names(company, AMY, owner=fang) == set()
    assert names(company, GAO, owner=bob) == set()
    assert names(company, ADA, owner=bob) == {"Bob's"}


def test_those_with_whom_nothing_happened(company: Company) -> None:
    by_name = {one.name: one for one in company.all(Customer)}
    company.add(Activity(customer_id=by_name["甲软件"].id, at=NOW - timedelta(days=10)))
    company.add(Activity(customer_id=by_name["乙机械"].id, at=NOW - timedelta(days=100)))
    company.add(Activity(customer_id=by_name["丙软件"].id, at=NOW + timedelta(days=3)))
    quiet = names(company, FANG, inactive_days=90)
    assert quiet == {"乙机械", "丙软件", "Amy shared", "Pool"}
    said_so = said(company.ask(FANG, "list_customers", inactive_days=90))
    assert "90 天没有联系" in said_so
    assert "2026-08-15" in said_so


def test_the_count_and_how_many_more(company: Company) -> None:
    outcome = company.ask(GAO, "list_customers", limit=2)
    assert "客户共 6 个" in said(outcome)
    assert "先列出 2 个" in said(outcome)
    table = outcome.reply.blocks[1]
    assert isinstance(table, Table)
    assert table.more == 4


def test_very_many_are_not_counted(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "COUNTED", 4)
    outcome = company.ask(GAO, "list_customers", limit=2)
    assert "客户超过 4 个" in said(outcome)
    table = outcome.reply.blocks[1]
    assert isinstance(table, Table)
    assert table.more == 0


def test_none_is_said_with_what_was_looked_for(company: Company) -> None:
    assert "None of the customers that you can see match (industry: 软件, region: Mars)." in said(
        company.ask(BOB, "list_customers", industry="软件", region="Mars")
    )


@pytest.mark.parametrize("bad", [{"limit": 0}, {"inactive_days": -3}, {"inactive_days": 10**9}])
def test_impossible_numbers_are_refused(company: Company, bad: dict[str, int]) -> None:
    assert company.ask(BOB, "list_customers", **bad).reply.failed


def test_percent_signs_are_letters(company: Company) -> None:
    assert names(company, FANG, industry="%") == set()
