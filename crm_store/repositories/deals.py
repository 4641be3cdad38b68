"""Deals: lists, and the history of their stages."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Select, select

from crm_store.models import Deal, Stage, StageChange
from crm_store.repositories.records import ChildRepository


@dataclass(frozen=True)
class DealFilter:
    """What a list of deals is narrowed to. The period is that of the (expected) close date."""

    stages: tuple[str, ...] = ()
    owner_id: int | None = None
    customer_id: int | None = None
    close_from: date | None = None
    close_until: date | None = None
    still_since: datetime | None = None
    min_amount: Decimal | None = None
    currency: str | None = None
    open_only: bool = False


class Deals(ChildRepository[Deal]):
    """Deals that the actor may see."""

    model = Deal

    def open(self) -> Select[Deal]:
        """Deals that are neither won nor lost."""
        opened = select(Stage.key).where(Stage.outcome == "open")
        return self.query().where(Deal.stage.in_(opened))

    def matching(self, wanted: DealFilter) -> Select[Deal]:
        """The deals of a filter, the largest first."""
        query = self.open() if wanted.open_only else self.query()
        if wanted.stages:
            query = query.where(Deal.stage.in_(wanted.stages))
        if wanted.owner_id is not None:
            query = query.where(Deal.owner_id == wanted.owner_id)
        if wanted.customer_id is not None:
            query = query.where(Deal.customer_id == wanted.customer_id)
        if wanted.close_from is not None:
            query = query.where(Deal.close_date >= wanted.close_from)
        if wanted.close_until is not None:
            query = query.where(Deal.close_date <= wanted.close_until)
        if wanted.still_since is not None:
            query = query.where(Deal.stage_since < wanted.still_since)
        if wanted.min_amount is not None:
            query = query.where(Deal.amount >= wanted.min_amount)
            if wanted.currency:
                query = query.where(Deal.currency == wanted.currency)
        return query.order_by(Deal.amount.desc().nulls_last(), Deal.id)

    def open_of_customer(self, customer_id: int) -> list[Deal]:
        """A customer's open deals, the newest first."""
        query = self.open().where(Deal.customer_id == customer_id)
        return list(self.session.scalars(query.order_by(Deal.id.desc()).limit(25)))

    def history(self, deal_id: int) -> list[StageChange]:
        """The moves of a deal, in order."""
        query = select(StageChange).where(StageChange.deal_id == deal_id)
        return list(self.session.scalars(query.order_by(StageChange.at, StageChange.id)))
