"""A name that very many bear: one's own are found among them, and nobody else's."""

import pytest

from crm_store.models import Contact, Customer
from crm_store.repositories import name_lookup
from crm_store.store import Store
from tests.intents.company import ADA, BOB, FANG, NOW, Company


@pytest.fixture
def contacts(company: Company) -> None:
    """Five 王 of Bob's customer, then one of 方晴's."""
    for owner, count in ((BOB, 5), (FANG, 1)):
        customer = company.add(Customer(name=f"{owner}'s", owner_id=company.user_id(owner)))
        for number in range(count):
            company.add(Contact(name=f"王{owner}{number}", customer_id=customer.id))


@pytest.mark.parametrize(("who", "seen"), [(FANG, 1), (BOB, 5), (ADA, 6)])
@pytest.mark.parametrize("most_rows", [3, 4000])
def test_ones_own_are_found_among_more_than_are_read(
    company: Company,
    contacts: None,
    monkeypatch: pytest.MonkeyPatch,
    who: str,
    seen: int,
    most_rows: int,
) -> None:
    monkeypatch.setattr(name_lookup, "MOST_ROWS", max(most_rows, seen))
    with company.database.reading() as session:
        found = Store(session, company.actors[who], NOW).names.of_keys(["王"], ("surname",))
    assert len(found["王"]) == seen
