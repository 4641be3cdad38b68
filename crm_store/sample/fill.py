"""Fills an empty store with the sample company."""

from datetime import date, datetime

from crm_store.database import Database
from crm_store.sample.company import Company
from crm_store.sample.days import HOME, SampleDays
from crm_store.sample.make_contracts import make_contracts
from crm_store.sample.make_customers import make_customers
from crm_store.sample.make_deals import make_deals
from crm_store.sample.make_marketing import make_marketing
from crm_store.sample.make_orders import make_orders
from crm_store.sample.make_people import make_people
from crm_store.sample.make_quotes import make_quotes
from crm_store.sample.make_tickets import make_tickets
from crm_store.sample.make_work import make_work
from crm_store.scope import Actor
from crm_store.store import Store
from crm_store.unit_of_work import UnitOfWork

STEPS = (
    make_people,
    make_customers,
    make_deals,
    make_quotes,
    make_contracts,
    make_orders,
    make_tickets,
    make_work,
    make_marketing,
)


def fill_sample(database: Database, today: date, now: datetime) -> None:
    """Write the sample company as it is on `today` (a date in China), in one transaction.

    The same day gives the same company, whatever the time (`now`, aware). A store that has had a
    customer, even one that is in the recycle bin by now, is left as it is.
    """
    actor = Actor("guanxi", "admin", "zh", HOME, "CNY", sees=None)
    with UnitOfWork(database, actor, now, intent="sample") as unit:
        if _has_customers(unit.store):
            return
        unit.store.workspace.add_default_stages()
        company = Company(unit.session, SampleDays(today))
        for step in STEPS:
            step(company)


def _has_customers(store: Store) -> bool:
    customers = store.customers
    return any(customers.count(customers.query(deleted=deleted)) for deleted in (False, True))
