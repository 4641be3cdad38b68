"""Every customer is scored once a day; only what is new is written; moves are noted."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from crm_store.actors import Defaults
from crm_store.bulk import WORTH_COPYING
from crm_store.metrics.buying.model import stored
from crm_store.models import Customer, CustomerScore, SegmentChange
from crm_store.repositories.scores import Moved, moved_on
from scheduler.scoring import Scored, score_customers, score_daily
from tests.crm_store.metrics.buying.selling import order
from tests.crm_store.metrics.company import ADMIN, NOW, REP, SHANGHAI, Company, found

DEFAULTS = Defaults("zh", SHANGHAI)
LONG_AGO = date(2026, 1, 5)


@pytest.fixture
def company(database: object) -> Company:
    """Four customers who bought, the last of them not at all."""
    company = found(database)  # type: ignore[arg-type]
    for week in range(10):
        order(company, 1, LONG_AGO + timedelta(weeks=4 * week), 500)
    order(company, 2, LONG_AGO, 100)
    order(company, 3, LONG_AGO, 2_000)
    order(company, 3, LONG_AGO + timedelta(days=60), 2_000)
    return company


def run(company: Company, on: datetime = NOW) -> Scored:
    scored = score_customers(company.database, ADMIN, on, chunk=2)
    assert scored is not None
    return scored


def kept(company: Company) -> dict[int, CustomerScore]:
    with company.database.reading() as session:
        return {row.customer_id: row for row in session.scalars(select(CustomerScore))}


def test_every_customer_that_bought_has_one_row(company: Company) -> None:
    assert run(company) == Scored(customers=4, buyers=3, written=3, moved=0)
    rows = kept(company)
    assert set(rows) == {1, 2, 3}
    best = rows[1]
    assert (best.basis, best.purchases, best.spent, best.rhythm) == ("order", 10, 5_000, 28)
    assert (best.last_on, best.due_on) == (date(2026, 9, 14), date(2026, 10, 12))
    assert (best.recency, best.segment) == (5, "champions")
    assert (rows[2].rhythm, rows[2].due_on, rows[2].expected) == (None, None, None)


def test_scored_again_nothing_is_written(company: Company) -> None:
    run(company)
    assert run(company) == Scored(customers=4, buyers=3, written=0, moved=0)


def test_only_whose_scores_are_new_is_written_and_the_move_is_noted(company: Company) -> None:
    run(company)
    order(company, 2, NOW.date(), 9_000)
    order(company, 4, NOW.date(), 50)
    scored = run(company)
    assert scored.moved >= 2
    with company.seen_by(ADMIN) as store:
        moved = {one.customer_id: one for one in moved_on(store, store.today)}
        assert moved[4] == Moved(4, None, kept(company)[4].segment, store.today)
        assert moved[2].from_segment == "hibernating"
        assert list(moved_on(store, store.today, "no such segment")) == []
        assert list(moved_on(store, store.today - timedelta(days=1))) == []
    with company.seen_by(REP) as store:
        assert {one.customer_id for one in moved_on(store, store.today)} <= {1, 4}, "hers"


def test_customers_that_are_gone_or_whose_orders_are_have_no_row(company: Company) -> None:
    run(company)
    with company.database.writing() as session:
        for key in (2, 3):
            customer = session.get(Customer, key)
            assert customer is not None
            customer.deleted_at = NOW
    run(company)
    assert set(kept(company)) == {1}


def test_the_model_is_kept_for_those_who_ask_before_the_next_time(company: Company) -> None:
    run(company)
    with company.seen_by(ADMIN) as store:
        model = stored(store)
    assert model is not None
    assert (model.day, model.buyers, model.again) == (NOW.date(), 3, 2)
    assert model.rate is None, "two that bought again are no model"


def test_it_is_done_once_a_day_by_the_workspaces_calendar(company: Company) -> None:
    company.set("timezone", "America/New_York")
    evening = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
    assert score_daily(company.database, DEFAULTS, NOW) is not None, "the 22nd in New York"
    assert score_daily(company.database, DEFAULTS, evening) is not None, "the 23rd"
    assert score_daily(company.database, DEFAULTS, evening + timedelta(hours=1)) is None
    assert score_daily(company.database, DEFAULTS, evening + timedelta(hours=5)) is not None


def test_a_store_without_purchases_has_no_scores(database: object) -> None:
    company = found(database)  # type: ignore[arg-type]
    assert run(company) == Scored(customers=4, buyers=0, written=0, moved=0)
    assert kept(company) == {}


def test_many_rows_are_written_as_few_are(company: Company) -> None:
    count = WORTH_COPYING + 10
    company.add(*(Customer(id=100 + key, name=f"c{key}") for key in range(count)))
    with company.database.writing() as session:
        session.connection().exec_driver_sql(
            "INSERT INTO orders (number, customer_id, ordered_at, status, created_at, updated_at, "
            "version) SELECT 'n' || id, id, '2026-10-01 04:00:00', 'delivered', "
            "'2026-10-01 04:00:00', '2026-10-01 04:00:00', 1 FROM customers WHERE id >= 100"
        )
    for _ in ("all of them are new", "all of them are old"):
        scored = score_customers(company.database, ADMIN, NOW)
        assert scored is not None
    assert scored.written == 0
    rows = kept(company)
    assert len(rows) == count + 3
    assert (rows[100].last_on, rows[100].spent) == (date(2026, 10, 1), 0)
    with company.database.reading() as session:
        assert session.scalars(select(SegmentChange)).all() == []
