"""Customers, deals and tickets like this one: the most alike first, and nobody else's."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from crm_store.database import Database
from crm_store.models import Base, Customer, Deal, Order, OrderLine, Product, User
from crm_store.scope import Actor
from crm_store.store import Store
from crm_store.unit_of_work import UnitOfWork
from retrieval.service import Retrieval
from retrieval.similar.customers import customers_alike
from retrieval.similar.deals import deals_alike
from retrieval.similar.tickets import alike_by_meaning, solved_by_meaning, solved_by_word
from tests.retrieval.conftest import ROOT, actor_of
from tests.stores import NOW, SHANGHAI

DRIFT = "传感器批次的读数又有偏差"


class Shop:
    """A store to fill, with a rep, 方晴."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.fang = self.add(User(name="方晴"))
        self.bob = self.add(User(name="Bob"))
        self.rep = Actor("方晴", "rep", "zh", SHANGHAI, "CNY", user_id=self.fang, sees=(self.fang,))

    def add(self, record: Base) -> int:
        """Keep a record; its key."""
        with UnitOfWork(self.database, ROOT, NOW) as unit:
            unit.session.add(record)
            unit.session.flush()
            return record.id

    def customer(self, name: str, **more: Any) -> int:
        """A customer of 方晴's."""
        return self.add(Customer(**{"name": name, "owner_id": self.fang, **more}))

    def deal(self, name: str, customer: int, stage: str = "won", **more: Any) -> int:
        """A deal of 方晴's, closed a month ago."""
        made = {"amount": Decimal(100), "currency": "CNY", "closed_at": NOW - timedelta(days=30)}
        return self.add(Deal(**{"name": name, "customer_id": customer, "stage": stage,
                                "owner_id": self.fang, **made, **more}))  # fmt: skip

    def order(self, customer: int, product: int) -> None:
        """An order of one product."""
        key = self.add(Order(number=f"O{customer}-{product}", customer_id=customer))
        self.add(OrderLine(order_id=key, product_id=product))


@pytest.fixture
def shop(database: Database) -> Shop:
    """Nothing but two reps."""
    return Shop(database)


def test_customers_by_what_they_have_in_common(shop: Shop) -> None:
    pump = shop.add(Product(code="P", name="pump"))
    like = {"industry": "dairy", "region": "Bern", "level": "A"}
    birch = shop.customer("Birch", **like, tags=("vip",))
    shop.customer("same in all", **like, tags=("vip",))
    shop.customer("same trade", industry="dairy")
    shop.customer("another trade", industry="steel", region="Bern", level="A")
    buyer = shop.customer("same trade and product", industry="dairy")
    shop.customer("Bob's", **like, owner_id=shop.bob)
    for key in (birch, buyer):
        shop.order(key, pump)
    with shop.database.reading() as session:
        store = Store(session, shop.rep, NOW)
        customer = store.customers.get(birch)
        assert customer is not None
        found = customers_alike(store, customer)
    assert [(one.customer.name, one.points) for one in found] == [
        ("same in all", 8), ("same trade and product", 7), ("same trade", 5),
    ]  # fmt: skip
    assert found[0].why[0] == ("同行业", "same industry")
    assert found[1].products == {pump}


def test_deals_by_product_trade_rival_and_size(shop: Shop) -> None:
    pump, hose = (shop.add(Product(code=name, name=name)) for name in ("pump", "hose"))
    dairy, steel = shop.customer("Dairy", industry="dairy"), shop.customer("S", industry="steel")
    asked = shop.deal("asked", dairy, "proposal", product_id=pump, competitor="HydroSense")
    shop.deal("same in all", dairy, "lost", product_id=pump, competitor="HydroSense")
    shop.deal("same product", steel, product_id=pump, amount=Decimal(900))
    shop.deal("same trade, like amount", dairy, product_id=hose, amount=Decimal(150))
    shop.deal("another", steel, product_id=hose)
    shop.deal("open still", dairy, "needs", product_id=pump)
    shop.deal("Bob's", shop.customer("B", owner_id=shop.bob), owner_id=shop.bob, product_id=pump)
    with shop.database.reading() as session:
        store = Store(session, shop.rep, NOW)
        deal = store.deals.get(asked)
        assert deal is not None
        found = deals_alike(store, deal, store.customers.get(dairy))
    assert [(one.deal.name, one.won) for one in found] == [
        ("same in all", False), ("same trade, like amount", True), ("same product", True),
    ]  # fmt: skip


@pytest.mark.parametrize("by_meaning", [False, True], ids=["by word", "by meaning"])
def test_tickets_about_the_same_and_what_solved_them(
    company: Database, retrieval: Retrieval, by_meaning: bool
) -> None:
    with company.reading() as session:
        store = Store(session, actor_of(company, "方晴"), NOW)
        if by_meaning:
            found = solved_by_meaning(store, retrieval, DRIFT, but=0)
        else:
            found = solved_by_word(store, DRIFT, but=0)
        assert (found[0].number, found[0].customer) == ("TK-1009", "远山制药")
        assert found[0].solution == "确认为该批次电极膜老化，12 支全部免费更换。"
        alike = alike_by_meaning(store, retrieval, DRIFT, but=found[0].id)
        assert found[0].id not in {one.id for one in alike}
        assert all(one.customer is not None for one in alike)
        assert found[0].id not in {one.id for one in solved_by_word(store, DRIFT, but=found[0].id)}


@pytest.mark.parametrize("speaker", ["Mia Torres", "customer:桦林食品"])
def test_another_teams_tickets_and_a_customers_own_are_not_told(
    company: Database, retrieval: Retrieval, speaker: str
) -> None:
    with company.reading() as session:
        store = Store(session, actor_of(company, speaker), NOW)
        assert solved_by_word(store, DRIFT, but=0) == []
        assert solved_by_meaning(store, retrieval, DRIFT, but=0) == []
        alike = alike_by_meaning(store, retrieval, DRIFT, but=0)
        assert "TK-1009" not in {one.number for one in alike}
