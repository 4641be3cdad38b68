"""Records read by key, customer or colleague are those of the whole query: no more, no less."""

from itertools import product

import pytest

from crm_store.models import Activity, Contact, Customer, Task
from tests.intents.company import ADA, AMY, BOB, FANG, GAO, NOW, WENDY, Company


@pytest.fixture
def records(company: Company) -> Company:
    """Every mix of a customer's owner (or the pool, or shared) and a record's own colleague."""
    customers: list[int | None] = [None]
    for owner, shared in product((FANG, AMY, BOB, None), (False, True)):
        owner_id = company.user_id(owner) if owner else None
        name = f"{owner} {shared}"
        customer = company.add(Customer(name=name, owner_id=owner_id, shared=shared))
        company.add(Contact(name=name, customer_id=customer.id))
        customers.append(customer.id)
    for customer_id, who in product(customers, (FANG, GAO, BOB, None)):
        user_id = company.user_id(who) if who else None
        company.add(Activity(customer_id=customer_id, user_id=user_id, at=NOW, summary="x"))
        company.add(Task(title="x", customer_id=customer_id, assignee_id=user_id))
    return company


def test_every_way_to_read_sees_the_same(records: Company) -> None:
    for name in (FANG, AMY, GAO, BOB, WENDY, ADA):
        with records.store(name) as store:
            for repository in (store.contacts, store.activities, store.tasks):
                seen = {record.id for record in store.session.scalars(repository.query())}
                everything = records.all(repository.model)
                assert {one.id for one in everything if repository.get(one.id)} == seen
                about = [
                    record.id
                    for customer in records.all(Customer)
                    for record in store.session.scalars(repository.about(customer.id))
                ]
                homed = {one.id for one in everything if one.customer_id is not None}
                assert (set(about), len(about)) == (seen & homed, len(seen & homed))
            for user in (FANG, GAO, BOB):
                user_id = records.user_id(user)
                by = {task.id for task in store.session.scalars(store.tasks.by(user_id))}
                whole = store.tasks.query().where(Task.assignee_id == user_id)
                assert by == {task.id for task in store.session.scalars(whole)}
