"""What a customer is worth, by a model or by its own rhythm, and who is in which segment."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import numpy as np
import pytest

from crm_store.metrics.buying import model as models
from crm_store.metrics.buying import segments
from crm_store.metrics.buying.model import current, stored
from crm_store.metrics.buying.segments import segmented
from crm_store.metrics.buying.value import CustomerValue, value_of
from crm_store.metrics.result import MetricError
from crm_store.models import Customer, Order, OrderLine
from crm_store.scope import Actor
from scheduler.scoring import score_customers
from tests.crm_store.metrics.buying.selling import order
from tests.crm_store.metrics.company import (
    ADMIN,
    FANG,
    LI,
    MANAGER,
    NOW,
    REP,
    Company,
    deal,
)

TODAY = NOW.date()


def value(company: Company, customer: int, actor: Actor = ADMIN) -> CustomerValue:
    with company.seen_by(actor) as store:
        found = store.customers.get(customer)
        assert found is not None
        return value_of(store, found)


def monthly(company: Company, customer: int, times: int, until: int, amount: int = 100) -> None:
    """Orders every 30 days, the last so many days ago."""
    for turn in range(times):
        order(company, customer, TODAY - timedelta(days=until + 30 * turn), amount)


def crowd(company: Company, count: int = 400) -> None:
    """Customers who buy at a rate of their own and some time buy no more."""
    random = np.random.default_rng(3)
    with company.database.writing() as session:
        for key in range(100, 100 + count):
            session.add(Customer(id=key, name=f"c{key}", owner_id=LI))
        session.flush()
        for key in range(100, 100 + count):
            day, rate, level = (
                700 * random.random() + 60,
                random.gamma(2, 0.01),
                random.gamma(4, 50),
            )
            while day > 0:
                session.add(_one_order(key, day, random.gamma(6, level / 6)))
                day = -1 if random.random() < 0.1 else day - random.exponential(1 / rate) - 1


def _one_order(customer: int, days_ago: float, amount: float) -> Order:
    at = datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=UTC) - timedelta(days=int(days_ago))
    line = OrderLine(product_id=1, quantity=1, price=Decimal(round(amount)), currency="CNY")
    return Order(number=f"{customer}-{days_ago}", customer_id=customer, ordered_at=at,
                 status="delivered", lines=[line])  # fmt: skip


def test_of_few_customers_each_is_judged_by_their_own_rhythm(company: Company) -> None:
    monthly(company, 1, times=14, until=10)
    found = value(company, 1)
    assert found.model.rate is None
    assert found.score is not None
    assert (found.score.rhythm, found.late_by) == (30, -20)
    assert found.score.due_on == TODAY + timedelta(days=20)
    assert (found.score.expected, found.score.expected_value) == (Decimal("12.2"), 1_200)
    assert found.score.alive is None, "nobody can tell from so little"
    assert found.yearly == 1_278, "1,400 in 400 days"


def test_of_who_is_silent_for_three_times_the_rhythm_nothing_is_expected(company: Company) -> None:
    monthly(company, 1, times=4, until=91)
    found = value(company, 1)
    assert found.score is not None
    assert (found.score.expected, found.score.expected_value, found.late_by) == (0, 0, 61)


@pytest.mark.parametrize("days", [1, 2])
def test_one_purchase_or_two_are_no_rhythm(company: Company, days: int) -> None:
    monthly(company, 1, times=days, until=10)
    found = value(company, 1)
    assert found.score is not None
    assert (found.score.purchases, found.score.rhythm, found.score.due_on) == (days, None, None)
    assert (found.score.expected, found.score.expected_value, found.yearly) == (None, None, None)


def test_who_has_bought_nothing_has_no_score(company: Company) -> None:
    assert value(company, 1).score is None
    assert value(company, 1).parts == ()
    monthly(company, 2, times=2, until=5)
    assert value(company, 1).score is None, "others have"


def test_a_large_deal_among_small_orders_does_not_make_the_usual_purchase_large(
    company: Company,
) -> None:
    monthly(company, 1, times=6, until=10)
    company.add(deal(FANG, 1, "won", 90_000, TODAY - timedelta(days=25), product_id=2))
    found = value(company, 1)
    assert found.score is not None
    assert (found.score.basis, found.score.spent) == ("both", 90_600)
    assert found.score.expected_value is not None
    assert found.score.expected_value < 3_000


def test_of_many_customers_models_are_fitted(company: Company) -> None:
    crowd(company)
    monthly(company, 1, times=12, until=10)
    monthly(company, 2, times=12, until=300)
    order(company, 3, TODAY - timedelta(days=20), 100)
    alive, gone, once = (value(company, key).score for key in (1, 2, 3))
    assert alive is not None
    assert gone is not None
    assert once is not None
    assert alive.alive is not None
    assert gone.alive is not None
    assert alive.alive > 80 > 20 > gone.alive
    assert alive.expected is not None
    assert gone.expected is not None
    assert alive.expected > 3 > 1 > gone.expected
    assert alive.expected_value is not None
    assert alive.expected_value > 300
    assert once.alive is None, "bought once: the model takes everybody for alive"
    assert once.expected is not None


def test_a_rep_sees_their_own_and_by_the_quintiles_of_the_whole_company(company: Company) -> None:
    monthly(company, 1, times=2, until=200)
    monthly(company, 2, times=9, until=3, amount=5_000)
    monthly(company, 3, times=8, until=6, amount=4_000)
    with company.seen_by(REP) as store:
        own = segmented(store)
    assert (own.buyers, own.others) == (1, 1)
    assert [row.segment.key for row in own.rows] == ["hibernating"], (
        "the best of hers is no champion"
    )
    assert own.names == {1: "云帆科技"}
    assert (own.receipt.whose, own.receipt.rows) == ("你名下的和你能看到的", 1)
    with company.seen_by(ADMIN) as store:
        assert segmented(store).buyers == 3
        assert segmented(store, (LI,)).names == {2: "晨光制造"}
    with company.seen_by(REP) as store, pytest.raises(MetricError):
        segmented(store, (LI,))


def test_kept_scores_and_those_worked_out_now_are_the_same(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    for customer, times in ((1, 2), (2, 9), (3, 4), (4, 1)):
        monthly(company, customer, times=times, until=customer * 20, amount=customer * 100)
    for actor in (ADMIN, MANAGER, REP):
        with company.seen_by(actor) as store:
            now = segmented(store)
        assert score_customers(company.database, ADMIN, NOW) is not None
        with company.seen_by(actor) as store, monkeypatch.context() as many:
            many.setattr(segments, "FEW", 0)
            kept = segmented(store)
        assert kept.rows == now.rows
        assert (kept.names, kept.others) == (now.names, now.others)


def test_the_kept_model_is_used_where_fitting_would_take_long(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    monthly(company, 1, times=2, until=5)
    assert score_customers(company.database, ADMIN, NOW) is not None
    monthly(company, 2, times=2, until=5)
    with company.seen_by(REP) as store:
        assert current(store).buyers == 2
        monkeypatch.setattr(models, "FEW", 0)
        kept = current(store)
        assert (kept, kept.buyers) == (stored(store), 1)
    with company.seen_by(REP, NOW + timedelta(days=30)) as store:
        assert current(store).buyers == 2, "of last month, it is made anew"


def test_the_day_is_the_day_of_who_asks(company: Company) -> None:
    monthly(company, 1, times=4, until=0)
    later = NOW + timedelta(days=40)
    with company.seen_by(ADMIN, later) as store:
        customer = store.customers.get(1)
        assert customer is not None
        assert value_of(store, customer).late_by == 10
