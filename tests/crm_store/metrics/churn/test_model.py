"""The model: learned where there is enough to learn from, left alone where there is not."""

import math
import random
from datetime import UTC, date, datetime, timedelta

import pytest

from crm_store.metrics.churn.fitting import fit
from crm_store.metrics.churn.model import ChurnModel, keep_model, model_of
from crm_store.metrics.churn.outcomes import Outcome, outcomes
from crm_store.metrics.churn.signals import AsOf, Signals
from crm_store.models import Activity
from crm_store.store import Store
from crm_store.unit_of_work import UnitOfWork
from tests.crm_store.metrics.churn.conftest import NOW, ROOT, Shop, ago

THEN = AsOf(datetime(2026, 1, 1, tzinfo=UTC), date(2026, 1, 1))


def _signals(complaints: int = 0, people_gone: int = 0, ends_in: int = 50) -> Signals:
    ends = THEN.day + timedelta(days=ends_in)
    return Signals(THEN, active=1, ends=ends, complaints=complaints, people_gone=people_gone)


def _contracts(number: int, *, telling: bool = True) -> list[Outcome]:
    """Contracts whose end complaints and people that left foretell, or nothing does."""
    drawn = random.Random(7)
    made = []
    for _ in range(number):
        complaints, gone = drawn.choice((0, 0, 0, 1, 2, 3)), int(drawn.random() < 0.2)
        chance = 1 / (1 + math.exp(2.2 - complaints - 1.5 * gone)) if telling else 0.35
        made.append(Outcome(_signals(complaints, gone), drawn.random() < chance))
    return made


def test_it_learns_what_weighs_here_and_foresees_it_in_percent() -> None:
    learned = _contracts(900)
    fitted = fit(learned)
    assert fitted is not None
    assert fitted.brier < fitted.brier_of_score < fitted.brier_of_mean
    model = ChurnModel(fitted)
    for complaints in (0, 3):
        alike = [one.left for one in learned if one.signals == _signals(complaints)]
        judged = model.judge(_signals(complaints))
        assert judged is not None
        assert judged.score == pytest.approx(100 * sum(alike) / len(alike), abs=8)


def test_its_reasons_are_what_the_score_would_fall_by() -> None:
    fitted = fit(_contracts(900))
    assert fitted is not None
    model = ChurnModel(fitted)
    whole, without = model.judge(_signals(2, 1)), model.judge(_signals(2, 0))
    assert whole is not None
    assert without is not None
    points = {one.factor.name: one.points for one in whole.reasons}
    assert points["decision_maker"] == whole.score - without.score > 0
    assert whole.by == "model"


@pytest.mark.parametrize(
    ("contracts", "why"),
    [
        (_contracts(149), "too few"),
        ([Outcome(_signals(), left=False)] * 400, "nobody left"),
        (_contracts(400, telling=False), "no better than the score"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_the_score_stays(contracts: list[Outcome], why: str) -> None:
    assert fit(contracts) is None, why


def test_it_is_asked_only_near_the_end_of_a_contract(shop: Shop) -> None:
    fitted = fit(_contracts(900))
    with UnitOfWork(shop.database, ROOT, NOW) as unit:
        assert model_of(unit.store) is None
        keep_model(unit.store, fitted)
        model = model_of(unit.store)
    assert model is not None
    assert model.judge(_signals(ends_in=120)) is not None
    assert model.judge(_signals(ends_in=121)) is None
    assert model.judge(Signals(THEN, purchases=5)) is None


def test_a_model_of_other_factors_is_not_asked(shop: Shop) -> None:
    fitted = fit(_contracts(900))
    assert fitted is not None
    with UnitOfWork(shop.database, ROOT, NOW) as unit:
        keep_model(unit.store, fitted.model_copy(update={"weights": {"gone_factor": 1.0}}))
        assert model_of(unit.store) is None


def test_what_became_known_after_the_notice_teaches_nothing(shop: Shop) -> None:
    """A contract that ended 100 days ago is learned from as of two or three months before that."""
    shop.contract(-100, "expired")
    for days, text in ((250, "too expensive"), (120, "王总离职"), (90, "went to a competitor")):
        shop.add(Activity(customer_id=shop.customer.id, at=ago(days), summary=text))
    with shop.database.reading() as session:
        (one,) = outcomes(Store(session, ROOT, NOW))
    assert one.left
    assert (one.signals.said_price, one.signals.said_gone, one.signals.said_competitor) == (1, 0, 0)


def test_renewed_is_what_a_contract_followed_and_running_ones_are_no_outcome(shop: Shop) -> None:
    first = shop.contract(-400, "expired")
    shop.contract(-40, "terminated", renewed_from_id=first.id)
    shop.contract(-10, "expired")
    shop.contract(200)
    with shop.database.reading() as session:
        found = outcomes(Store(session, ROOT, NOW))
    assert sorted(one.left for one in found) == [False, True]
