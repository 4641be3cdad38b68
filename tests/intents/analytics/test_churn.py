"""Who may leave, as each person sees it; and why, with its evidence."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from crm_store.models import Activity, Contract, Customer, Deal, Order, Payment, Ticket
from intents.analytics import list_churn_risks
from intents.reply import Table
from tests.intents.company import ADA, AMY, BOB, FANG, GAO, NOW, TODAY, Company, labels, said


def ago(days: int) -> Any:
    return NOW - timedelta(days=days)


@pytest.fixture(autouse=True)
def customers(company: Company) -> dict[str, Customer]:
    """方晴 has one that is about to leave and one that is content; Amy and Bob one each."""
    owners = {"桦林": FANG, "云帆": FANG, "Birch": AMY, "Orion": BOB, "Pool": None}
    found = {}
    for name, owner in owners.items():
        owner_id = company.user_id(owner) if owner else None
        found[name] = company.add(Customer(name=name, owner_id=owner_id))
    for name in ("桦林", "Birch", "Orion", "Pool"):
        _leaving(company, found[name])
    company.add(Order(number="SO-0", customer_id=found["云帆"].id, ordered_at=ago(2)))
    company.add(Deal(name="二期", customer_id=found["云帆"].id, stage="needs"))
    return found


def _leaving(company: Company, customer: Customer) -> None:
    """A contract near its end, a payment overdue, complaints, and no word for months."""
    key = customer.id
    end = TODAY + timedelta(days=20)
    held = company.add(Contract(number=f"HT-{key}", customer_id=key, end=end, currency="CNY",
                                amount=Decimal(84000), owner_id=customer.owner_id))  # fmt: skip
    company.add(Payment(contract_id=held.id, due=TODAY - timedelta(days=40), amount=Decimal(9000)))
    for days in (10, 40):
        company.add(Ticket(number=f"TK-{key}-{days}", customer_id=key, kind="complaint", score=2,
                           subject="又晚到了", opened_at=ago(days), status="closed"))  # fmt: skip
    company.add(Activity(customer_id=key, at=ago(130), kind="call", summary="嫌贵，要比价"))


def listed(company: Company, who: str, **slots: Any) -> list[str]:
    """The customers of the list, in order."""
    return [one.name for one in company.ask(who, "list_churn_risks", **slots).reply.listed]


@pytest.mark.parametrize(
    ("who", "slots", "names"),
    [
        (FANG, {}, ["桦林"]),
        (FANG, {"limit": 5}, ["桦林"]),
        (GAO, {}, ["Birch", "桦林"]),
        (GAO, {"limit": 1}, ["Birch"]),
        (BOB, {}, ["Orion"]),
        (ADA, {}, ["Orion", "Birch", "桦林"]),
    ],
)
def test_everybody_sees_their_own_and_nobody_the_pool(
    company: Company, who: str, slots: dict[str, Any], names: list[str]
) -> None:
    assert listed(company, who, **slots) == names


def test_a_manager_narrows_it_to_a_colleague_and_a_rep_to_nobody_else(company: Company) -> None:
    with company.store(ADA) as store:
        amy = store.users.get(company.user_id(AMY))
    assert listed(company, GAO, owner=amy) == ["Birch"]
    assert "只能查看自己和自己团队的数据" in said(company.ask(FANG, "list_churn_risks", owner=amy))


def test_it_says_how_many_why_how_much_and_what_to_do_first(company: Company) -> None:
    found = company.ask(FANG, "list_churn_risks")
    text = said(found)
    assert "流失风险高的客户 1 个，中等的 0 个。" in text
    (table,) = [one for one in found.reply.blocks if isinstance(one, Table)]
    assert table.rows == (
        ("桦林", "84 · 高", "很久没联系、合同快到期、满意度低", "¥84,000", "今天打个电话"),
    )
    assert "口径: 你能看到的 · 2 个客户 · 满分 100，60 起为高，35 起为中" in text


def test_where_nobody_is_at_risk_the_closest_are_told(company: Company) -> None:
    mine = company.add(Customer(name="Lake", owner_id=company.user_id(ADA)))
    company.add(Order(number="SO-9", customer_id=mine.id, ordered_at=ago(200)))
    with company.store(ADA) as store:
        ada = store.users.get(company.user_id(ADA))
    found = company.ask(ADA, "list_churn_risks", owner=ada)
    assert "No customer is at medium or high risk of leaving. The closest to it:" in said(found)
    assert [one.name for one in found.reply.listed] == ["Lake"]


def test_too_many_to_count_and_none_kept_is_said_and_not_guessed(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_churn_risks, "COUNTED_NOW", 1)
    text = said(company.ask(GAO, "list_churn_risks"))
    assert "要等每晚的计算完成" in text
    assert "先问某位同事的客户" in text


def test_each_reason_names_its_records(company: Company, customers: dict[str, Customer]) -> None:
    found = company.ask(FANG, "explain_churn", customer=customers["桦林"])
    (table,) = [one for one in found.reply.blocks if isinstance(one, Table)]
    told = {why: (points, spoken) for why, points, spoken in table.rows}
    key = customers["桦林"].id
    assert told["有款项逾期 40 天没付"] == ("+10", f"HT-{key} · ¥9,000 · 2026-10-14（周三） 到期")
    assert told["近半年嫌价格高 1 次"][1] == "2026-07-16（周四） · 电话 · 嫌贵，要比价"
    assert f"TK-{key}-10 · 又晚到了 · 2 分" in told["近半年投诉 2 次"][1]
    assert [one.kind for one in table.records if one][:2] == ["activity", "contract"]


def test_its_buttons_do_what_it_advises(company: Company, customers: dict[str, Customer]) -> None:
    found = company.ask(FANG, "explain_churn", customer=customers["桦林"])
    assert {"续签合同", "看工单", "约见面", "建待办", "记一次电话"} <= set(labels(found))
    added = company.press(FANG, found, "建待办")
    assert [(one.kind, one.record) for one in added.changes] == [("task", "挽留桦林：今天打个电话")]
    assert "HT-" in said(company.press(FANG, found, "续签合同"))


def test_another_teams_customer_is_not_there(
    company: Company, customers: dict[str, Customer]
) -> None:
    assert company.ask(FANG, "explain_churn", customer=customers["Orion"]).reply.failed


def test_what_colleagues_did_with_a_customer_of_the_pool_tells_nobody_else(
    company: Company, customers: dict[str, Customer]
) -> None:
    pool = customers["Pool"]
    company.add(Activity(customer_id=pool.id, at=ago(1), user_id=company.user_id(BOB),
                         summary="went to a competitor"))  # fmt: skip
    text = said(company.ask(FANG, "explain_churn", customer=pool))
    assert "competitor" not in text
    assert "130 天没有联系" in text


def test_nothing_known_is_not_no_risk(company: Company) -> None:
    lead = company.add(Customer(name="New", owner_id=company.user_id(FANG)))
    gone = company.add(Customer(name="Gone", owner_id=company.user_id(FANG)))
    company.add(Order(number="SO-8", customer_id=gone.id, ordered_at=ago(1000)))
    assert "还谈不上流失" in said(company.ask(FANG, "explain_churn", customer=lead))
    assert "早已离开：上次购买是 2024-02-27" in said(
        company.ask(FANG, "explain_churn", customer=gone)
    )
    assert date(2024, 2, 27) == ago(1000).date()
