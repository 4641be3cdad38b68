"""merge_customers: nothing is lost, and undo brings both back exactly."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from crm_store.models import (
    Activity,
    Base,
    Campaign,
    CampaignMember,
    ChannelAccount,
    Consent,
    Contact,
    Contract,
    Customer,
    CustomerRisk,
    Deal,
    Expense,
    Lead,
    Order,
    PointsEntry,
    Quote,
    Task,
    Ticket,
)
from crm_store.repositories.attached import links
from tests.intents.company import AMY, FANG, NOW, TODAY, Company, changes, labels, said

Pair = tuple[Customer, Customer]


@pytest.fixture
def pair(company: Company) -> Pair:
    """A customer, and its duplicate with one of everything."""
    fang = company.user_id(FANG)
    keep = company.add(Customer(name="云帆科技", owner_id=fang, level="A", tags=("重点",),
                                custom={"税号": "1"}))  # fmt: skip
    key = company.add(
        Customer(name="云帆科技有限公司", owner_id=fang, level="B", phone="13800001111",
                 tags=("重点", "VIP"), birthday=date(2000, 1, 1),
                 custom={"税号": "2", "规模": "大"})
    ).id  # fmt: skip
    campaigns = [company.add(Campaign(name=name)) for name in ("春", "秋")]
    for record in (
        Contact(name="王丽", customer_id=key), Deal(name="二期", customer_id=key, owner_id=fang),
        Contract(number="HT-1", customer_id=key), Order(number="SO-1", customer_id=key),
        Ticket(number="T-1", customer_id=key), Task(title="寄", customer_id=key),
        Activity(customer_id=key, at=NOW - timedelta(days=1)),
        PointsEntry(customer_id=key, points=5), Lead(name="赵", referrer_id=key, customer_id=key),
        Quote(number="Q-1", customer_id=key, currency="CNY"),
        Expense(amount=Decimal(9), currency="CNY", purpose="茶", customer_id=key, at=TODAY),
        Customer(name="子公司", parent_id=key), Contact(name="旧", customer_id=key, deleted_at=NOW),
        ChannelAccount(channel="telegram", external_id="7", customer_id=key),
        Consent(customer_id=key, purpose="offers", given=True),
        CampaignMember(campaign_id=campaigns[0].id, customer_id=key),
        CampaignMember(campaign_id=campaigns[1].id, customer_id=key),
        CampaignMember(campaign_id=campaigns[1].id, customer_id=keep.id),
    ):  # fmt: skip
        company.add(record)
    return keep, company.all(Customer)[1]


def pointing(company: Company, customer: Customer) -> list[str]:
    """The tables, a name for each row, in which rows name a customer."""
    found: list[str] = []
    for link in links():
        rows: list[Base] = company.all(link.model)
        found += [link.model.__tablename__ for row in rows
                  if getattr(row, link.attribute) == customer.id]  # fmt: skip
    return sorted(found)


def everything(company: Company) -> dict[str, list[dict[str, object]]]:
    """All records that a merge may touch, but for what rises with every change."""
    hidden = {"version", "updated_at", "_sa_instance_state"}
    return {
        link.model.__tablename__: [
            {name: value for name, value in vars(row).items() if name not in hidden}
            for row in company.all(link.model)
        ]
        for link in links()
    }


def test_both_are_shown_side_by_side(company: Company, pair: Pair) -> None:
    asked = company.ask(FANG, "merge_customers", keep=pair[0], duplicate=pair[1])
    for part in (
        "要把“云帆科技有限公司”并入“云帆科技”吗？",
        "13800001111",
        "1 位联系人",
        "1 份合同",
    ):
        assert part in said(asked)
    assert labels(asked) == ["合并", "反过来保留另一个", "取消"]
    swapped = company.press(FANG, asked, "反过来保留另一个")
    assert "要把“云帆科技”并入“云帆科技有限公司”吗？" in said(swapped)


def test_nothing_is_lost(company: Company, pair: Pair) -> None:
    keep, duplicate = pair
    asked = company.ask(FANG, "merge_customers", keep=keep, duplicate=duplicate)
    done = company.press(FANG, asked, "合并")
    assert ("merge", "customer", "云帆科技有限公司") in changes(done)
    assert pointing(company, duplicate) == ["campaign_members"]
    assert len(pointing(company, keep)) == 18
    kept = company.get(keep)
    assert (kept.level, kept.phone, kept.birthday) == ("A", "13800001111", date(2000, 1, 1))
    assert kept.tags == ("重点", "VIP")
    assert kept.custom == {"税号": "1", "规模": "大"}
    assert company.get(duplicate).deleted_at == NOW


def test_what_is_worked_out_for_each_customer_stays_where_it_is(
    company: Company, pair: Pair
) -> None:
    for customer in pair:
        company.add(CustomerRisk(customer_id=customer.id, score=1, by="points", reasons=[]))
    asked = company.ask(FANG, "merge_customers", keep=pair[0], duplicate=pair[1])
    assert ("merge", "customer", "云帆科技有限公司") in changes(company.press(FANG, asked, "合并"))
    risks = [risk.customer_id for risk in company.all(CustomerRisk)]
    assert risks == [customer.id for customer in pair], "worked out anew the next day"


def test_undo_brings_both_back_exactly(company: Company, pair: Pair) -> None:
    before = everything(company)
    asked = company.ask(FANG, "merge_customers", keep=pair[0], duplicate=pair[1])
    done = company.press(FANG, asked, "合并")
    assert everything(company) != before
    company.press(FANG, done, "撤销")
    assert everything(company) == before


def test_restoring_the_merged_one_takes_the_merge_back(company: Company, pair: Pair) -> None:
    before = everything(company)
    asked = company.ask(FANG, "merge_customers", keep=pair[0], duplicate=pair[1])
    company.press(FANG, asked, "合并")
    company.ask(FANG, "restore_record", record="云帆科技有限公司")
    assert everything(company) == before


def test_one_and_the_same_is_refused(company: Company, pair: Pair) -> None:
    outcome = company.ask(FANG, "merge_customers", keep=pair[0], duplicate=pair[0])
    assert "这是同一个客户，不用合并。" in said(outcome)


def test_a_customer_never_comes_under_itself(company: Company) -> None:
    fang = company.user_id(FANG)
    parent = company.add(Customer(name="集团", owner_id=fang))
    middle = company.add(Customer(name="中间", owner_id=fang, parent_id=parent.id))
    child = company.add(Customer(name="子", owner_id=fang, parent_id=middle.id))
    asked = company.ask(FANG, "merge_customers", keep=child, duplicate=parent)
    company.press(FANG, asked, "合并")
    assert company.get(child).parent_id is None
    assert company.get(middle).parent_id == child.id


def test_a_colleagues_customer_does_not_exist(company: Company, pair: Pair) -> None:
    own = company.add(Customer(name="Own", owner_id=company.user_id(AMY)))
    assert company.ask(AMY, "merge_customers", keep=own, duplicate=pair[1]).reply.failed
