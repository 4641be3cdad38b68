"""Store: every repository for one actor and one session."""

from datetime import date, datetime
from functools import cached_property

from sqlalchemy.orm import Session

from crm_store.models import Customer, Product
from crm_store.repositories.base import Repository
from crm_store.repositories.contracts import Contracts, Payments
from crm_store.repositories.customers import Customers
from crm_store.repositories.deals import Deals
from crm_store.repositories.history import History
from crm_store.repositories.name_lookup import NameLookup
from crm_store.repositories.records import (
    Campaigns,
    Contacts,
    Expenses,
    Leads,
    Orders,
    Points,
    Products,
    Quotes,
    Segments,
    Targets,
    Users,
)
from crm_store.repositories.task_titles import TaskTitles
from crm_store.repositories.teams import Teams
from crm_store.repositories.tickets import Tickets
from crm_store.repositories.work import Activities, Tasks
from crm_store.repositories.workspace import Workspace
from crm_store.scope import Actor


class Store:
    """The records as one actor sees them, at one moment (`now`, aware)."""

    def __init__(self, session: Session, actor: Actor, now: datetime) -> None:
        self.session = session
        self.actor = actor
        self.now = now
        self.workspace = Workspace(session)
        self.customers = Customers(session, actor)
        self.contacts = Contacts(session, actor)
        self.deals = Deals(session, actor)
        self.activities = Activities(session, actor)
        self.tasks = Tasks(session, actor)
        self.users = Users(session, actor)
        self.teams = Teams(session)
        self.products = Products(session, actor)
        self.quotes = Quotes(session, actor)
        self.contracts = Contracts(session, actor)
        self.payments = Payments(session, actor)
        self.orders = Orders(session, actor)
        self.tickets = Tickets(session, actor)
        self.leads = Leads(session, actor)
        self.segments = Segments(session, actor)
        self.campaigns = Campaigns(session, actor)
        self.targets = Targets(session, actor)
        self.points = Points(session, actor)
        self.expenses = Expenses(session, actor)
        self.history = History(session, actor)

    @cached_property
    def names(self) -> NameLookup:
        """Records by the names that people give them."""
        return NameLookup(self.session, self.by_kind)

    @cached_property
    def task_titles(self) -> TaskTitles:
        """What open to-dos are called."""
        return TaskTitles(self.tasks)

    def facets(self, column: str) -> list[str]:
        """The values of a column of the customers that the actor sees, or products' categories."""
        if column == "category":
            query = self.products.query().with_only_columns(Product.category)
        else:
            query = self.customers.query().with_only_columns(getattr(Customer, column))
        found = self.session.scalars(query.distinct().limit(500))
        held = [value for value in found if value]
        tags = {one for value in held if isinstance(value, tuple) for one in value}
        return sorted(tags) or [str(value) for value in held]

    @property
    def today(self) -> date:
        """The actor's own date."""
        return self.now.astimezone(self.actor.timezone).date()

    @cached_property
    def by_kind(self) -> "dict[str, Repository]":  # type: ignore[type-arg]
        """The repository of each kind of record."""
        found = (value for value in vars(self).values() if isinstance(value, Repository))
        return {repository.model.__kind__: repository for repository in found}
