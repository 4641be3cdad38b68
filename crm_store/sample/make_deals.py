"""Deals with the history of their stages."""

from datetime import datetime
from decimal import Decimal

from crm_store.models import Customer, Deal, Product, StageChange, User
from crm_store.sample.company import Company
from crm_store.sample.rows import ClosedDealRow, OpenDealRow, rows

PATH = ("qualification", "needs", "proposal", "negotiation")
UNOWNED = "周启明"
"""Who works on the deals of customers in the public pool."""


def make_deals(company: Company) -> None:
    """Write the deals, open and closed, and every step they took."""
    deals: list[tuple[Deal, str]] = [
        (_closed(company, row), row.reached) for row in rows("deals_closed.yaml", ClosedDealRow)
    ]
    deals += [(_open(company, row), row.stage) for row in rows("deals_open.yaml", OpenDealRow)]
    deals.sort(key=lambda pair: pair[0].created_at)
    for number, (deal, _) in enumerate(deals, start=1):
        deal.number = f"D-{number:04}"
    company.deals = [deal for deal, _ in deals]
    company.write(company.deals, [deal.name for deal in company.deals])
    company.write([step for deal, reached in deals for step in _steps(deal, reached)])


def _common(company: Company, row: OpenDealRow | ClosedDealRow) -> Deal:
    owner = company.owners[row.customer] or UNOWNED
    return Deal(
        name=row.name,
        customer_id=company.key(Customer, row.customer),
        owner_id=company.key(User, owner),
        amount=Decimal(row.amount),
        currency=row.currency,
        product_id=company.key(Product, row.product),
        source=row.source,
    )


def _open(company: Company, row: OpenDealRow) -> Deal:
    days, zone = company.days, company.zone_of(row.customer)
    deal = _common(company, row)
    deal.stage = row.stage
    deal.probability = row.probability
    deal.created_at = days.past(row.created_ago, "10:15", zone)
    moved = days.past(row.moved_ago, "16:30", zone)
    deal.stage_since = deal.updated_at = deal.created_at if row.stage == PATH[0] else moved
    deal.close_date = days.workday(row.closes_in)
    return deal


def _closed(company: Company, row: ClosedDealRow) -> Deal:
    days, zone = company.days, company.zone_of(row.customer)
    deal = _common(company, row)
    closed = days.past(row.closed_ago, "15:45", zone)
    deal.stage = row.outcome
    deal.created_at = days.past(row.closed_ago + row.cycle, "10:15", zone)
    deal.stage_since = deal.updated_at = deal.closed_at = closed
    deal.close_date = closed.astimezone(zone).date()
    deal.lost_reason, deal.competitor = row.reason, row.competitor
    return deal


def _steps(deal: Deal, reached: str) -> list[StageChange]:
    """From the first stage to the one reached, evenly spaced, and to the end if it is closed."""
    path = [*PATH[: PATH.index(reached) + 1]]
    if deal.stage != reached:
        path.append(deal.stage)
    times = _spread(deal.created_at, deal.stage_since, len(path))
    return [
        StageChange(deal_id=deal.id, from_stage=old, to_stage=new, at=at, user_id=deal.owner_id)
        for old, new, at in zip([None, *path], path, times, strict=False)
    ]


def _spread(start: datetime, end: datetime, count: int) -> list[datetime]:
    if count == 1:
        return [start]
    return [start + (end - start) * step / (count - 1) for step in range(count)]
