"""Leads, segments, campaigns and what came of them, and the loyalty points of persons."""

from datetime import timedelta
from decimal import Decimal

from crm_store.models import (
    Campaign,
    CampaignMember,
    Customer,
    Lead,
    PointsEntry,
    Segment,
    User,
)
from crm_store.sample.company import Company
from crm_store.sample.make_customers import fictional_phone, is_chinese, mailbox
from crm_store.sample.rows import LeadRow, PointsRow, rows

SEGMENTS = {
    "华东重点客户": "级别是 A，地区在上海、杭州、苏州、无锡、南京",
    "食品饮料行业": "行业是食品饮料",
    "Quiet overseas accounts": "region is not China and no activity for 60 days",
}
CAMPAIGNS = (
    ("耗材焕新季", "食品饮料行业", 20_000, "CNY", -40, 20,
     "校准试剂包 RG5 满 50 盒享九五折，活动期内有效。"),
    ("Water Quality Week", "Quiet overseas accounts", 6_000, "USD", -75, -45,
     "Book a free calibration visit during Water Quality Week."),
)  # fmt: skip
MEMBERS = {
    "耗材焕新季": ("桦林食品", "东篱茶业", "晨曦乳业", "云帆科技", "江南纸业", "李婉清",
                 "王梓涵"),
    "Water Quality Week": ("Fabrikam", "Orion Freight", "Contoso Foods", "Silverpine Brewing",
                           "Thistledown Dairy", "Lakeshore Hospital"),
}  # fmt: skip


def make_marketing(company: Company) -> None:
    """Write all that brings customers in and keeps them."""
    company.write([_lead(company, row, 900 + number)
                   for number, row in enumerate(rows("leads.yaml", LeadRow))])  # fmt: skip
    segments = [Segment(name=name, rule=rule) for name, rule in SEGMENTS.items()]
    company.write(segments, SEGMENTS)
    _campaigns(company)
    company.write([_points(company, row) for row in rows("points.yaml", PointsRow)])


def _lead(company: Company, row: LeadRow, number: int) -> Lead:
    return Lead(
        name=row.name,
        company=row.company,
        phone=fictional_phone(row.name, number),
        email=f"{mailbox(row.name)}@lead.example.{'cn' if is_chinese(row.name) else 'com'}",
        source=row.source,
        interest=row.interest,
        status=row.status,
        owner_id=company.maybe_key(User, row.owner),
        referrer_id=company.maybe_key(Customer, row.referrer),
        created_at=company.days.past(row.created_ago, "13:25"),
    )


def _campaigns(company: Company) -> None:
    days = company.days
    campaigns = [
        Campaign(name=name, segment_id=company.key(Segment, segment), budget=Decimal(budget),
                 currency=currency, start=days.day(start), end=days.day(end), message=message,
                 created_at=days.past(5 - start, "11:00"))
        for name, segment, budget, currency, start, end, message in CAMPAIGNS
    ]  # fmt: skip
    company.write(campaigns, MEMBERS)
    for name, *_, start, _end, _message in CAMPAIGNS:
        company.write(_members(company, name, -start))


def _members(company: Company, campaign: str, started_ago: int) -> list[CampaignMember]:
    sent = company.days.past(started_ago, "10:00")
    return [
        CampaignMember(campaign_id=company.key(Campaign, campaign),
                       customer_id=company.key(Customer, name), sent_at=sent,
                       replied_at=None if place % 3 else sent + timedelta(hours=5 + place))
        for place, name in enumerate(MEMBERS[campaign])
    ]  # fmt: skip


def _points(company: Company, row: PointsRow) -> PointsEntry:
    at = company.days.past(row.days_ago, "12:00", company.zone_of(row.customer))
    return PointsEntry(
        customer_id=company.key(Customer, row.customer),
        at=at,
        points=row.points,
        reason=row.reason,
        expires_at=at + timedelta(days=365) if row.points > 0 else None,
        created_at=at,
    )
