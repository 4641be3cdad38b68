"""The documented score: each factor, with what gives its points and what does not."""

from datetime import timedelta
from decimal import Decimal

from crm_store.metrics.churn.factors import FACTORS
from crm_store.models import Activity, Contact, Customer, Deal, Order, Payment, Task, Ticket
from tests.crm_store.metrics.churn.conftest import NOW, Fill, Shop, ago, day_ago


def _activities(*days_ago: int, text: str = "") -> Fill:
    def fill(shop: Shop) -> None:
        for days in days_ago:
            shop.add(Activity(customer_id=shop.customer.id, at=ago(days), summary=text))

    return fill


def _tickets(*days_ago: int, **more: object) -> Fill:
    def fill(shop: Shop) -> None:
        for days in days_ago:
            count = shop.count(Ticket)
            shop.add(Ticket(number=f"T-{count}", customer_id=shop.customer.id, opened_at=ago(days),
                            **more))  # fmt: skip

    return fill


def _payment(due: int, paid: int | None = None, part: int | None = None) -> Fill:
    def fill(shop: Shop) -> None:
        contract = shop.contract(300)
        shop.add(
            Payment(contract_id=contract.id, due=day_ago(due), amount=Decimal(10),
                    paid_at=None if paid is None else day_ago(paid),
                    paid_amount=None if part is None else Decimal(part))
        )  # fmt: skip

    return fill


def _deal(stage: str, **more: object) -> Fill:
    return lambda shop: shop.add(
        Deal(name="D", customer_id=shop.customer.id, stage=stage, created_at=ago(100), **more)
    )


def _contact_gone(title: str, days: int) -> Fill:
    return lambda shop: shop.add(
        Contact(name="Sam", customer_id=shop.customer.id, title=title, deleted_at=ago(days))
    )


TABLE: list[tuple[str, Fill, int]] = [
    ("contract_end", lambda shop: shop.contract(91), 0),
    ("contract_end", lambda shop: shop.contract(90), 6),
    ("contract_end", lambda shop: shop.contract(30), 14),
    ("contract_end", lambda shop: shop.contract(-1), 20),
    ("lapsed", lambda shop: shop.contract(-40, "expired"), 15),
    ("lapsed", lambda shop: shop.contract(-400, "expired"), 0),
    ("lapsed", lambda shop: shop.contract(300, renewed_from_id=shop.contract(-9, "expired").id),
     0),
    ("silence", _activities(44), 0),
    ("silence", _activities(45), 8),
    ("silence", _activities(130), 20),
    ("silence", _activities(30, 37, 44, 51), 20),
    ("silence", _activities(60, 150, 240, 330), 0),
    ("order_rhythm", lambda shop: shop.orders(220, 160, 100), 12),
    ("order_rhythm", lambda shop: shop.orders(135, 105, 75), 20),
    ("order_rhythm", lambda shop: shop.orders(60, 40, 20), 0),
    ("bought_long_ago", lambda shop: shop.orders(200), 0),
    ("fewer_orders", lambda shop: shop.orders(350, 300, 250, 10), 6),
    ("complaints", _tickets(10, 100, 200, kind="complaint"), 12),
    ("complaints", _tickets(10, kind="question"), 0),
    ("unsolved", _tickets(15, 20, 30), 10),
    ("unsolved", _tickets(13), 0),
    ("unsolved", _tickets(30, status="resolved", resolved_at=ago(2)), 0),
    ("satisfaction", _tickets(100, score=2), 14),
    ("satisfaction", _tickets(100, 101, score=4), 0),
    ("overdue", _payment(31), 10),
    ("overdue", _payment(31, paid=20), 0),
    ("overdue", _payment(31, paid=20, part=9), 10),
    ("decision_maker", _activities(3, text="听说王总离职了"), 15),
    ("decision_maker", _activities(200, text="she left the company"), 0),
    ("decision_maker", _contact_gone("采购总监", 30), 15),
    ("decision_maker", _contact_gone("Trainee", 30), 0),
    ("decision_maker", _contact_gone("CEO", 400), 0),
    ("competitor", _activities(3, text="They are comparing us with a competitor"), 10),
    ("competitor", _deal("proposal", competitor="HydroSense"), 10),
    ("price", _activities(3, 4, 5, text="还是嫌贵"), 10),
    ("price", _deal("lost", lost_reason="price", closed_at=ago(20)), 6),
    ("price", _deal("lost", lost_reason="price", closed_at=ago(200)), 0),
    ("nothing_planned", _activities(1), 8),
    ("nothing_planned", _activities(-1), 0),
    ("nothing_planned", _deal("needs"), 0),
    ("nothing_planned", lambda shop: shop.add(Task(title="T", customer_id=shop.customer.id)),
     0),
]  # fmt: skip
"""A factor, what happens to a customer with a contract, and the points that it gives."""


def test_each_factor_gives_its_points(shop: Shop) -> None:
    expected = {}
    for place, (factor, fill, points) in enumerate(TABLE):
        shop.customer = shop.add(Customer(name=f"{place}"))
        shop.contract(300)
        fill(shop)
        expected[place, factor] = (shop.customer.id, points)
    found = shop.all_points([key for key, _ in expected.values()])
    given = {name: (key, found[key].get(name[1], 0)) for name, (key, _) in expected.items()}
    assert given == expected


def test_late_payments_count_from_the_second_on(shop: Shop) -> None:
    _payment(100, paid=80)(shop)
    assert "paid_late" not in shop.points()
    _payment(200, paid=150)(shop)
    assert shop.points()["paid_late"] == 5


def test_a_competitor_of_another_deal_is_known_by_name(shop: Shop) -> None:
    shop.contract(300)
    _activities(2, text="Tom said HydroSense delivers next day")(shop)
    assert "competitor" not in shop.points()
    shop.add(Deal(name="Elsewhere", stage="lost", competitor="HydroSense", closed_at=ago(500)))
    assert shop.points()["competitor"] == 10


def test_without_orders_the_deals_that_were_won_are_the_purchases(shop: Shop) -> None:
    for days in (100, 80, 60):
        _deal("won", closed_at=ago(days))(shop)
    assert shop.points()["order_rhythm"] == 30
    shop.orders(1)
    assert "order_rhythm" not in shop.points()


def test_a_single_purchase_has_no_rhythm_but_may_be_long_ago(shop: Shop) -> None:
    shop.orders(200)
    assert shop.points() == {"bought_long_ago": 8, "nothing_planned": 8}


def test_the_points_add_up_to_a_hundred_at_most(shop: Shop) -> None:
    contract = shop.contract(-1)
    shop.add(Payment(contract_id=contract.id, due=day_ago(90), amount=Decimal(5)))
    shop.orders(300, 280, 260)
    _tickets(20, 30, 40, kind="complaint", score=1)(shop)
    _activities(150, text="太贵，王总离职，竞品报价更低")(shop)
    risk = shop.risk()
    assert risk is not None
    assert (risk.score, risk.level) == (100, "high")
    assert sum(one.points for one in risk.reasons) > 100
    assert [one.points for one in risk.reasons] == sorted(
        (one.points for one in risk.reasons), reverse=True
    )


def test_who_never_bought_has_nothing_to_leave(shop: Shop) -> None:
    _activities(1, 50)(shop)
    _deal("needs")(shop)
    assert shop.risk() is None


def test_who_left_long_ago_is_nobody_to_be_warned_of(shop: Shop) -> None:
    shop.orders(800, 770, 740)
    assert shop.risk() is None
    assert shop.risk(NOW - timedelta(days=40)) is not None


def test_a_cancelled_order_is_no_purchase(shop: Shop) -> None:
    shop.add(Order(number="X", customer_id=shop.customer.id, ordered_at=ago(9), status="cancelled"))
    assert shop.risk() is None


def test_every_factor_says_why_in_both_languages_and_what_to_do(shop: Shop) -> None:
    shop.contract(10)
    _activities(100)(shop)
    _tickets(20, kind="complaint", score=1)(shop)
    shop.orders(300, 280, 260)
    risk = shop.risk()
    assert risk is not None
    for factor in FACTORS:
        assert all((*factor.label, *factor.advice)), factor.name
    for one in risk.reasons:
        assert one.factor.reason(risk.signals, "zh") != one.factor.reason(risk.signals, "en")
