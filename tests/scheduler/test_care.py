"""Care: who is told what after which purchase, on which day, and what the customer is written."""

from datetime import date, timedelta

import pytest

from crm_store.models import Customer, Product
from tests.scheduler.ordering import order, product
from tests.scheduler.playing import Play

DAY = date(2026, 11, 25)
"""A Wednesday."""


def ago(days: int) -> str:
    return (DAY - timedelta(days=days)).isoformat()


def told(play: Play, day: str = "2026-11-25") -> list[tuple[str, str]]:
    """(recipient, text) of what colleagues were told on a day."""
    return [(who, text) for who, status, text in play.day(day, "care") if status == "posted"]


@pytest.fixture
def meter(play: Play) -> Product:
    return product(play, "AQ1", "家用检测仪，测 TDS 与 pH，滤芯每半年更换一次。质保 18 个月。")


@pytest.fixture
def wang(play: Play) -> Customer:
    return play.customer("王梓涵", kind="person")


@pytest.mark.parametrize(
    ("days", "status", "due"),
    [
        (7, "delivered", True), (30, "delivered", True), (180, "delivered", True),
        (6, "delivered", False), (8, "delivered", False), (31, "delivered", False),
        (7, "shipped", False), (7, "confirmed", False), (7, "cancelled", False),
        (30, "shipped", True), (180, "cancelled", False),
    ],
)  # fmt: skip
def test_the_owner_is_told_on_three_days(
    play: Play, meter: Product, wang: Customer, days: int, status: str, due: bool
) -> None:
    order(play, wang, ago(days), meter, status=status)
    assert [who for who, _ in told(play)] == (["方晴"] if due else [])


def test_what_was_bought_when_and_what_to_look_after(
    play: Play, meter: Product, wang: Customer
) -> None:
    order(play, wang, ago(180), meter)
    [(_, text)] = told(play)
    assert "王梓涵 180 天前（2026-05-29（周五））第一次买了 AQ1" in text
    assert "该保养或更换耗材了吗" in text
    assert "要留意：AQ1: 滤芯每半年更换一次，质保 18 个月" in text
    assert play.buttons()[:3] == ["记一次回访", "建待办", "看订单"]


def test_who_orders_the_same_every_month_needs_no_care(
    play: Play, meter: Product, wang: Customer
) -> None:
    filter_ = product(play, "滤芯")
    order(play, wang, ago(37), meter)
    order(play, wang, ago(7), meter)
    assert told(play) == []
    order(play, wang, ago(7), meter, filter_, hour=5)
    [(_, text)] = told(play)
    assert "第一次买了 滤芯" in text
    assert "AQ1" not in text


def test_an_earlier_order_that_was_cancelled_is_none(
    play: Play, meter: Product, wang: Customer
) -> None:
    order(play, wang, ago(37), meter, status="cancelled")
    order(play, wang, ago(7), meter)
    assert len(told(play)) == 1


def test_the_day_is_the_local_one(play: Play, meter: Product, wang: Customer) -> None:
    order(play, wang, "2026-11-15", meter, hour=17)  # one in the morning of the 16th in Shanghai
    assert len(told(play, "2026-11-23")) == 1


def test_a_weekend_is_made_up_for_on_monday(play: Play, meter: Product, wang: Customer) -> None:
    order(play, wang, "2026-11-14", meter)  # seven days before a Saturday
    assert told(play, "2026-11-21") == []
    assert "第一次买了" in told(play, "2026-11-23")[0][1]


def test_twice_in_one_day_is_told_once(play: Play, meter: Product, wang: Customer) -> None:
    order(play, wang, ago(7), meter)
    play.tick("2026-11-25T09:00")
    play.tick("2026-11-25T09:30")
    assert len([text for _, text in play.outbox if "AQ1" in text]) == 1


def test_the_customer_is_written_to_in_their_language(play: Play, wang: Customer) -> None:
    kit = product(play, "Test Kit", "Tests water; 30 strips. Store it dry, replace it every year.")
    emily = play.customer("Emily Carter", owner="Bob Stone", kind="person")
    play.agrees(emily)
    order(play, emily, ago(30), kit)
    play.tick("2026-11-25T10:00")
    [(_, text, _)] = play.to_customers
    assert "Hello Emily, you have had Test Kit for 30 days." in text
    assert "A tip: Test Kit: Store it dry, replace it every year." in text
    assert "– Bob Stone" in text


def test_who_did_not_agree_is_not_written_to(play: Play, meter: Product, wang: Customer) -> None:
    order(play, wang, ago(7), meter)
    play.tick("2026-11-25T10:00")
    assert play.to_customers == []
    play.agrees(wang)
    play.tick("2026-11-26T10:00")
    assert play.to_customers == [], "the day has passed"
