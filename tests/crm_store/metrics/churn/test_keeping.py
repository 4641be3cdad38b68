"""Kept risks: of every customer, anew each day, with the day on which one rose into high."""

from datetime import timedelta

import pytest

from crm_store.metrics.churn import keeping
from crm_store.metrics.churn.counting import as_of
from crm_store.metrics.churn.keeping import keep_risks, stretches
from crm_store.models import Activity, Customer, CustomerRisk, Ticket, User
from crm_store.repositories.risks import Risks
from crm_store.scope import Actor
from crm_store.unit_of_work import UnitOfWork
from tests.crm_store.metrics.churn.conftest import NOW, ROOT, TODAY, Shop, ago
from tests.stores import SHANGHAI


def _keep(shop: Shop, days: int = 0) -> None:
    """Count everybody, so many days later."""
    now = NOW + timedelta(days=days)
    with UnitOfWork(shop.database, ROOT, now) as unit:
        for stretch in stretches(unit.store):
            keep_risks(unit.store, stretch, as_of(unit.store), None)


def _kept(shop: Shop) -> dict[int, CustomerRisk]:
    with shop.database.reading() as session:
        return {one.customer_id: one for one in session.query(CustomerRisk)}


def test_every_customer_with_something_to_leave_is_kept_once(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "STRETCH", 2)
    others = [shop.add(Customer(name=f"C{n}")) for n in range(5)]
    for one in others[:4]:
        shop.orders(200, customer_id=one.id)
    gone = shop.add(Customer(name="gone", deleted_at=ago(1)))
    shop.orders(200, customer_id=gone.id)
    _keep(shop)
    _keep(shop, days=1)
    kept = _kept(shop)
    assert set(kept) == {one.id for one in others[:4]}
    assert [(one["factor"], one["points"]) for one in kept[others[0].id].reasons] == [
        ("bought_long_ago", 8), ("nothing_planned", 8),
    ]  # fmt: skip


def test_the_day_of_the_rise_stays_until_the_risk_falls(shop: Shop) -> None:
    shop.contract(10)
    shop.orders(300, 280, 260)
    shop.add(Activity(customer_id=shop.customer.id, at=ago(100), summary="嫌贵"))
    _keep(shop)
    assert _kept(shop)[shop.customer.id].high_since == TODAY
    _keep(shop, days=2)
    assert _kept(shop)[shop.customer.id].high_since == TODAY
    shop.orders(0)
    shop.add(Activity(customer_id=shop.customer.id, at=ago(-1), summary="见面"))
    shop.add(Ticket(number="T", customer_id=shop.customer.id, opened_at=ago(0)))
    _keep(shop, days=3)
    assert _kept(shop)[shop.customer.id].high_since is None


def test_a_rep_sees_the_worst_of_their_own_and_nobody_the_pool(shop: Shop) -> None:
    fang, amy = (shop.add(User(name=name)) for name in ("方晴", "Amy"))
    for owner, orders in ((fang, 200), (fang, 400), (amy, 400), (None, 400)):
        one = shop.add(Customer(name=f"C{orders}", owner_id=owner.id if owner else None))
        shop.orders(orders, customer_id=one.id)
    _keep(shop)
    rep = Actor("方晴", "rep", "zh", SHANGHAI, "CNY", user_id=fang.id, sees=(fang.id,))
    with shop.database.reading() as session:
        own = [session.get(Customer, key) for key in Risks(session, rep).worst(10)]
        everybody = Risks(session, ROOT).worst(10)
        assert [one.name for one in own if one] == ["C400", "C200"]
        assert len(everybody) == 3
        assert Risks(session, rep).worst(10, [amy.id]) == []
