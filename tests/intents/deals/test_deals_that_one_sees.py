"""A list of deals holds each that its reader may see once, however it is looked for."""

import pytest

from crm_store.models import Customer, Deal
from crm_store.repositories.deals import DealFilter
from tests.intents.company import ADA, AMY, FANG, GAO, WENDY, Company


@pytest.fixture
def deals(company: Company) -> Company:
    """Deals of one's own, of colleagues with one's customers, of nobody, and in the bin."""
    fang, amy, wendy = (company.user_id(name) for name in (FANG, AMY, WENDY))
    hers = company.add(Customer(name="方晴的", owner_id=fang)).id
    shared = company.add(Customer(name="Amy's, shared", owner_id=amy, shared=True)).id
    west = company.add(Customer(name="West", owner_id=wendy)).id
    pool = company.add(Customer(name="Pool")).id
    for name, customer, owner in (
        ("own", hers, fang), ("a mate's at hers", hers, amy),
        ("another team's at hers", hers, wendy),
        ("nobody's at hers", hers, None), ("a mate's, shared", shared, amy),
        ("nobody's, shared", shared, None), ("own at another team's", west, fang),
        ("another team's", west, wendy), ("own in the pool", pool, fang),
        ("another team's in the pool", pool, wendy), ("nobody's in the pool", pool, None),
        ("of nobody at all", None, None), ("own without a customer", None, fang),
    ):  # fmt: skip
        company.add(Deal(name=name, customer_id=customer, owner_id=owner))
    company.add(Deal(name="in the bin", customer_id=hers, owner_id=fang, deleted_at=company.now))
    return company


@pytest.mark.parametrize("reader", [FANG, AMY, GAO, WENDY, ADA])
@pytest.mark.parametrize("wanted", [DealFilter(), DealFilter(open_only=True)])
def test_a_list_holds_what_one_sees(deals: Company, reader: str, wanted: DealFilter) -> None:
    with deals.store(reader) as store:
        seen = sorted(deal.name for deal in store.session.scalars(store.deals.query()))
        assert sorted(deal.name for deal in store.deals.page(wanted, 50)) == seen
        totals, page = store.deals.totals_and_page(wanted, 50)
        assert sorted(deal.name for deal in page) == seen
        assert sum(one.count for one in totals) == len(seen)


def test_a_rep_sees_what_others_do_with_her_customers(deals: Company) -> None:
    with deals.store(FANG) as store:
        names = {deal.name for deal in store.deals.page(DealFilter(), 50)}
    assert {"another team's at hers", "nobody's, shared", "nobody's in the pool"} <= names
    assert {"another team's", "another team's in the pool", "in the bin"}.isdisjoint(names)
