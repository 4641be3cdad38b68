"""Sources: the tables that figures are counted from, and where each says whose and which."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, SQLColumnExpression, and_, func, or_
from sqlalchemy.orm import aliased

from crm_store.metrics.local_time import LocalTime
from crm_store.metrics.periods import Period
from crm_store.models import (
    Activity,
    Base,
    Contract,
    Customer,
    Deal,
    Expense,
    Lead,
    Payment,
    Product,
    Team,
    Territory,
    Ticket,
    User,
)

Sql = SQLColumnExpression[Any]

OWNER = aliased(User, name="owner")
TEAM = aliased(Team, name="team")
MANAGER = aliased(User, name="team_manager")
TERRITORY = aliased(Territory, name="team_territory")
CUSTOMER = aliased(Customer, name="of_customer")
PRODUCT = aliased(Product, name="of_product")
CONTRACT = aliased(Contract, name="of_contract")


@dataclass(frozen=True)
class When:
    """The date by which rows fall into a period: a date, a stored time, or the one else the other.

    Where both are named, the time counts only in rows that have no date.
    """

    day: Sql | None = None
    moment: Sql | None = None

    def local(self, times: LocalTime) -> Sql:
        """The date as the actor's calendar has it."""
        if self.moment is None:
            assert self.day is not None
            return self.day
        local = times.date(self.moment)
        return local if self.day is None else func.coalesce(self.day, local)

    def within(self, times: LocalTime, period: Period) -> ColumnElement[bool]:
        """Whether a row falls into the period; written so that an index of either column helps."""
        ways = []
        if self.day is not None:
            ways.append(and_(self.day >= period.start, self.day <= period.end))
        if self.moment is not None:
            begin = self.moment >= times.midnight(period.start)
            end = self.moment < times.midnight(period.after)
            undated = [] if self.day is None else [self.day.is_(None)]
            ways.append(and_(*undated, begin, end))
        return or_(*ways)


@dataclass(frozen=True)
class Source:
    """A table, the repository that scopes it, and its columns by what they mean.

    `columns` are its own values for dimensions (stage, kind, source …); `sold_by_owner` says that
    its region is the sales territory of the owner's team before it is the customer's region.
    """

    repository: str
    model: type[Base]
    owner: Sql
    customer: Sql | None = None
    about: type[Customer] = CUSTOMER
    product: Sql | None = None
    currency: Sql | None = None
    columns: Mapping[str, Sql] = field(default_factory=dict)
    joined: tuple[tuple[Any, ColumnElement[bool]], ...] = ()
    sold_by_owner: bool = True

    def reference(self, name: str) -> Sql | None:
        """The column that refers to the owner, the customer or the product."""
        return {"owner": self.owner, "customer": self.customer, "product": self.product}[name]


DEALS = Source(
    "deals",
    Deal,
    owner=Deal.owner_id,
    customer=Deal.customer_id,
    product=Deal.product_id,
    currency=Deal.currency,
    columns={
        "stage": Deal.stage,
        "source": Deal.source,
        "lost_reason": Deal.lost_reason,
        "competitor": Deal.competitor,
    },
)
PAYMENTS = Source(
    "payments",
    Payment,
    owner=CONTRACT.owner_id,
    customer=CONTRACT.customer_id,
    currency=CONTRACT.currency,
    joined=((CONTRACT, CONTRACT.id == Payment.contract_id),),
)
CUSTOMERS = Source(
    "customers",
    Customer,
    owner=Customer.owner_id,
    customer=Customer.id,
    about=Customer,
    sold_by_owner=False,
)
ACTIVITIES = Source(
    "activities",
    Activity,
    owner=Activity.user_id,
    customer=Activity.customer_id,
    columns={"kind": Activity.kind},
)
TICKETS = Source(
    "tickets",
    Ticket,
    owner=Ticket.assignee_id,
    customer=Ticket.customer_id,
    columns={"kind": Ticket.kind, "stage": Ticket.status},
    sold_by_owner=False,
)
LEADS = Source(
    "leads",
    Lead,
    owner=Lead.owner_id,
    columns={"source": Lead.source, "stage": Lead.status},
)
EXPENSES = Source(
    "expenses",
    Expense,
    owner=Expense.user_id,
    customer=Expense.customer_id,
    currency=Expense.currency,
    columns={"kind": Expense.purpose},
)
