"""What is a purchase, and how purchases are added up, on both databases."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from crm_store.metrics.buying.histories import Histories, date_of, histories
from crm_store.metrics.buying.model import fitted
from crm_store.metrics.buying.purchases import BASES, brought_by
from crm_store.models import Customer
from crm_store.scope import Actor
from tests.crm_store.metrics.buying.selling import order, paid
from tests.crm_store.metrics.company import ADMIN, FANG, LI, NOW, REP, Company, deal

MAY, JUNE, SEPTEMBER = date(2026, 5, 4), date(2026, 6, 3), date(2026, 9, 1)


def bought(company: Company, actor: Actor = ADMIN, chunk: int = 2) -> Histories:
    """How everybody has bought whom this person sees."""
    with company.seen_by(actor) as store:
        model = fitted(store, store.today)
        parts = [
            found
            for _, found in histories(store, store.customers.query(), model.home, model.day, chunk)
        ]
    return Histories.together(parts)


def test_orders_and_won_deals_count_and_of_who_has_neither_payments(company: Company) -> None:
    order(company, 1, MAY, 100)
    company.add(deal(FANG, 1, "won", 5_000, JUNE, product_id=2), deal(LI, 2, "won", 700, JUNE))
    paid(company, 2, (SEPTEMBER, 350))
    paid(company, 3, (MAY, 30), (JUNE, 40))
    found = bought(company)
    assert found.customer.tolist() == [1, 2, 3], "the fourth has bought nothing"
    assert [BASES[place] for place in found.basis] == ["both", "deal", "payment"]
    assert found.spent.tolist() == [5_100, 700, 70]
    assert found.days.tolist() == [2, 1, 2]
    assert [date_of(last) for last in found.last.tolist()] == [JUNE, JUNE, JUNE]


def test_a_won_deal_that_was_fulfilled_by_orders_is_no_purchase_of_its_own(
    company: Company,
) -> None:
    order(company, 1, MAY, 100)
    company.add(
        deal(FANG, 1, "won", 5_000, JUNE, product_id=1),
        deal(FANG, 1, "won", 6_000, SEPTEMBER),
    )
    order(company, 2, MAY, 100, status="cancelled")
    company.add(deal(LI, 2, "won", 700, JUNE, product_id=1))
    found = bought(company)
    assert [BASES[place] for place in found.basis] == ["order", "deal"]
    assert found.spent.tolist() == [100, 700]


def test_a_company_that_has_deals_only_is_judged_by_those_it_won(company: Company) -> None:
    company.add(
        deal(FANG, 1, "won", 100, MAY),
        deal(FANG, 1, "won", 300, SEPTEMBER),
        deal(FANG, 1, "lost", 900, JUNE),
        deal(FANG, 1, "negotiation", 900, JUNE),
    )
    found = bought(company)
    assert (found.days.tolist(), found.spent.tolist()) == ([2], [400])


def test_purchases_of_one_day_are_one(company: Company) -> None:
    order(company, 1, MAY, 100, 50, hour=1)
    order(company, 1, MAY, 30, hour=5)
    order(company, 1, JUNE, 20)
    found = bought(company)
    assert (found.days.tolist(), found.spent.tolist()) == ([2], [200])
    assert (found.again.tolist(), found.valued.tolist()) == ([20], [1])
    assert found.gap.tolist() == [30]


def test_the_day_is_the_local_one(company: Company) -> None:
    order(company, 1, MAY, 100, hour=17)  # one in the morning of the next day in Shanghai
    assert date_of(int(bought(company).first[0])) == MAY + timedelta(days=1)


def test_what_was_cancelled_or_deleted_or_is_of_tomorrow_does_not_count(company: Company) -> None:
    order(company, 1, MAY, 100, status="cancelled")
    order(company, 1, NOW.date() + timedelta(days=1), 100)
    company.add(deal(FANG, 2, "won", 5, MAY, deleted_at=NOW))
    company.add(Customer(id=9, name="Gone", deleted_at=NOW))
    order(company, 9, MAY, 100)
    order(company, 3, JUNE, 7)
    assert bought(company).customer.tolist() == [3]


def test_an_order_without_an_amount_is_a_purchase_of_no_worth(company: Company) -> None:
    order(company, 1, MAY, None)
    order(company, 1, JUNE, 80)
    found = bought(company)
    assert (found.days.tolist(), found.spent.tolist(), found.again.tolist()) == ([2], [80], [80])


def test_nobody_has_bought_anything(company: Company) -> None:
    with company.seen_by(ADMIN) as store:
        model = fitted(store, store.today)
    assert (model.buyers, model.cuts, model.rate) == (0, None, None)


@pytest.mark.parametrize(
    ("days", "gap"),
    [((0,), None), ((0, 10), 10), ((0, 10, 14), 7), ((0, 1, 31, 41), 10), ((0, 5, 10, 11, 40), 5)],
)
def test_the_rhythm_is_the_median_of_the_gaps(
    company: Company, days: tuple[int, ...], gap: float | None
) -> None:
    for day in days:
        order(company, 1, MAY + timedelta(days=day), 10)
    order(company, 2, MAY, 10)
    found = bought(company).gap.tolist()
    assert found[0] == gap or (gap is None and found[0] != found[0])
    assert found[1] != found[1], "one purchase has no gap, whatever its neighbour has"


def test_currencies_become_the_base_currency_and_one_without_a_rate_counts_for_no_worth(
    company: Company,
) -> None:
    company.set("base_currency", "CNY")
    company.set_rate("USD", "7")
    order(company, 1, MAY, 100)
    order(company, 1, JUNE, 10, currency="USD")
    order(company, 1, SEPTEMBER, 5, currency="XAU")
    order(company, 2, MAY, 3, currency=None)
    found = bought(company)
    assert (found.days.tolist(), found.spent.tolist()) == ([3, 1], [170, 3])
    with company.seen_by(ADMIN) as store:
        assert fitted(store, store.today).home.unrated == ("XAU",)


def test_without_a_base_currency_the_commonest_is_the_one(company: Company) -> None:
    for day in (MAY, JUNE):
        order(company, 1, day, 10, currency="EUR")
    company.add(deal(FANG, 2, "won", 700, JUNE))
    with company.seen_by(ADMIN) as store:
        home = fitted(store, store.today).home
    assert (home.currency, home.unrated) == ("EUR", ("CNY",))
    assert bought(company).spent.tolist() == [20, 0]


def test_a_rep_sees_what_their_own_customers_bought(company: Company) -> None:
    for customer in (1, 2, 3):
        order(company, customer, MAY, customer * 10)
    assert bought(company).customer.tolist() == [1, 2, 3]
    assert bought(company, REP).customer.tolist() == [1], "the others are Li's and Ann's"


def test_the_chunks_are_all_there_is(company: Company) -> None:
    for customer in (1, 2, 3, 4):
        for day in (MAY, JUNE, SEPTEMBER)[: customer % 3 + 1]:
            order(company, customer, day, customer)
    for actor in (ADMIN, REP):
        whole = bought(company, actor, chunk=100)
        parts = bought(company, actor, chunk=1)
        assert whole.days.tolist() == parts.days.tolist()
        assert whole.spent.tolist() == parts.spent.tolist()


def test_what_one_customer_brought_is_told_kind_by_kind_and_exactly(company: Company) -> None:
    order(company, 1, MAY, 100)
    order(company, 1, JUNE, 30, 5, currency="USD")
    order(company, 1, JUNE, 900, status="cancelled", hour=6)
    company.add(deal(FANG, 1, "won", 5_000, SEPTEMBER))
    with company.seen_by(REP) as store:
        orders, deals = brought_by(store, 1)
    assert (orders.count, orders.first, orders.last) == (2, MAY, JUNE)
    assert orders.sums == {"CNY": Decimal(100), "USD": Decimal(35)}
    assert (deals.basis, deals.sums) == ("deal", {"CNY": Decimal(5_000)})
