"""Baskets and reorders: what was really bought, by customers that one sees."""

from datetime import timedelta

from crm_store.database import Database
from crm_store.metrics.offers.baskets import Reorder, baskets, reorders
from crm_store.models import Base, Customer, Deal, Order, OrderLine, Product, User
from crm_store.scope import Actor
from crm_store.store import Store
from crm_store.unit_of_work import UnitOfWork
from tests.stores import NOW, SHANGHAI

ROOT = Actor("root", "admin", "en", SHANGHAI, "CNY", sees=None)


def _add(database: Database, record: Base) -> int:
    with UnitOfWork(database, ROOT, NOW) as unit:
        unit.session.add(record)
        unit.session.flush()
        return record.id


def _order(database: Database, customer: int, product: int, days: int, **more: str) -> None:
    number = f"O{customer}-{product}-{days}"
    at = NOW - timedelta(days=days)
    order = Order(number=number, customer_id=customer, ordered_at=at, **more)
    key = _add(database, order)
    _add(database, OrderLine(order_id=key, product_id=product))


def test_orders_and_won_deals_count_and_cancelled_and_open_ones_do_not(database: Database) -> None:
    pump, hose, oil, salt = (
        _add(database, Product(code=name, name=name)) for name in ("pump", "hose", "oil", "salt")
    )
    fang = _add(database, User(name="方晴"))
    birch = _add(database, Customer(name="Birch", owner_id=fang))
    other = _add(database, Customer(name="Other", owner_id=_add(database, User(name="Bob"))))
    _order(database, birch, pump, 10)
    _order(database, birch, hose, 9, status="cancelled")
    _order(database, other, pump, 8)
    for stage, product in (("won", oil), ("needs", salt)):
        _add(database, Deal(name=stage, customer_id=birch, stage=stage, product_id=product))
    rep = Actor("方晴", "rep", "zh", SHANGHAI, "CNY", user_id=fang, sees=(fang,))
    with database.reading() as session:
        everybody = {birch: frozenset({pump, oil}), other: frozenset({pump})}
        assert baskets(Store(session, ROOT, NOW)) == everybody
        assert baskets(Store(session, rep, NOW)) == {birch: frozenset({pump, oil})}


def test_what_is_bought_again_and_again_is_due_by_its_own_rhythm(database: Database) -> None:
    birch = _add(database, Customer(name="Birch"))
    monthly, yearly, twice = (
        _add(database, Product(code=name, name=name)) for name in ("monthly", "yearly", "twice")
    )
    for product, days in (
        *((monthly, days) for days in (90, 60, 30)),
        *((yearly, days) for days in (900, 500, 100)),
        *((twice, days) for days in (300, 200)),
    ):
        _order(database, birch, product, days)
    with database.reading() as session:
        store = Store(session, ROOT, NOW)
        assert reorders(store, birch) == [Reorder(monthly, times=3, days=30, usual=30)]
        late = Store(session, ROOT, NOW + timedelta(days=400))
        assert [one.product_id for one in reorders(late, birch)] == [monthly, yearly]
