"""Everybody's risk is worked out once a day, by a model where enough contracts have ended."""

from datetime import UTC, datetime, timedelta
from random import Random

from sqlalchemy import insert

from crm_store.actors import Defaults, system_actor
from crm_store.metrics.churn.keeping import counted_on
from crm_store.metrics.churn.model import model_of
from crm_store.models import Activity, Contract, Customer, CustomerRisk, Ticket
from crm_store.store import Store
from crm_store.unit_of_work import UnitOfWork
from scheduler.judging import judge_customers, judge_daily
from tests.crm_store.metrics.churn.conftest import ROOT, TODAY
from tests.intents.company import NOW, SHANGHAI
from tests.scheduler.playing import Play

DEFAULTS = Defaults("zh", SHANGHAI)


def test_it_is_done_once_a_day_by_the_workspaces_calendar(play: Play) -> None:
    play.set("timezone", "America/New_York")
    birch = play.customer("Birch")
    play.add(Contract(number="C", customer_id=birch.id, end=TODAY + timedelta(days=10)))
    evening = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
    assert judge_daily(play.database, DEFAULTS, NOW) == 1, "the 22nd in New York"
    assert judge_daily(play.database, DEFAULTS, evening) == 1, "the 23rd"
    assert judge_daily(play.database, DEFAULTS, evening + timedelta(hours=1)) is None
    with play.database.reading() as session:
        (kept,) = session.query(CustomerRisk)
        assert (kept.customer_id, kept.score, kept.by) == (birch.id, 22, "score")
        assert str(counted_on(Store(session, ROOT, NOW))) == "2026-11-23"


def test_a_store_without_customers_has_no_risks(play: Play) -> None:
    assert judge_daily(play.database, DEFAULTS, NOW) == 0


def test_enough_contracts_that_ended_make_a_model(play: Play) -> None:
    """Complaints foretell here who does not renew, and people who leave foretell nothing."""
    _ended_contracts(play, 240)
    actor = system_actor(DEFAULTS)
    assert judge_customers(play.database, actor, NOW)
    with play.database.reading() as session:
        model = model_of(Store(session, ROOT, NOW))
        assert model is not None
        assert model.fitted.outcomes == 240
        weights = model.fitted.weights
    assert max(weights, key=lambda name: weights[name]) == "complaints"


def _ended_contracts(play: Play, number: int) -> None:
    drawn = Random(5)
    customers, contracts, tickets, notes = [], [], [], []
    for key in range(1, number + 1):
        unhappy = drawn.random() < 0.4
        left = drawn.random() < (0.8 if unhappy else 0.1)
        end = TODAY - timedelta(days=40 + key % 300)
        complained = NOW - timedelta(days=40 + key % 300 + 130)
        customers.append({"id": key, "name": f"C{key}"})
        contracts.append({"number": f"C{key}", "customer_id": key, "end": end,
                          "status": "expired" if left else "renewed"})  # fmt: skip
        if drawn.random() < 0.5:
            notes.append({"customer_id": key, "at": complained, "summary": "王总离职"})
        if unhappy:
            tickets += [
                {"number": f"T{key}-{n}", "customer_id": key, "kind": "complaint",
                 "opened_at": complained, "status": "closed", "resolved_at": complained}
                for n in range(3)
            ]  # fmt: skip
    made = ((Customer, customers), (Contract, contracts), (Ticket, tickets), (Activity, notes))
    with UnitOfWork(play.database, ROOT, NOW) as unit:
        for model, rows in made:
            unit.session.execute(insert(model), rows)
