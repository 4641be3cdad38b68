"""Replenishment: whose next order is due, by the table of scores and without it."""

import random
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from statistics import median

import pytest

from crm_store.metrics.buying.due import next_orders
from crm_store.models import Customer
from scheduler.rule import Look
from scheduler.rules.replenishment import ReplenishmentSettings, find
from scheduler.scoring import score_daily
from tests.scheduler.ordering import order, product
from tests.scheduler.playing import Play

FIRST = date(2026, 9, 1)


def orders(play: Play, customer: Customer, *days: str) -> None:
    reagent = product(play, f"RG5 {customer.id}")
    for day in days:
        order(play, customer, day, reagent)


@pytest.fixture
def hualin(play: Play) -> Customer:
    """Orders every 30 days; the next is due on the 26th of November."""
    customer = play.customer("桦林食品")
    orders(play, customer, "2026-07-29", "2026-08-28", "2026-09-27", "2026-10-27")
    return customer


def test_the_owner_is_told_three_days_before(play: Play, hualin: Customer) -> None:
    [(who, status, text)] = play.day("2026-11-23", "replenishment")
    assert (who, status) == ("方晴", "posted")
    assert (
        "桦林食品 差不多该下单了：通常隔 30 天一次（4 次），下一次在 2026-11-26（周四） 前后"
        in text
    )
    assert "上次（2026-10-27（周二））：RG5" in text
    assert play.buttons()[:3] == ["建待办", "看上次的订单", "推荐卖什么"]
    assert play.day("2026-11-24", "replenishment") == []


def test_how_many_days_before_can_be_set(play: Play, hualin: Customer) -> None:
    play.set("rule:replenishment", {"days": 6})
    assert len(play.day("2026-11-20", "replenishment")) == 1
    assert play.day("2026-11-23", "replenishment") == []


def test_who_has_ordered_meanwhile_is_left_in_peace(play: Play, hualin: Customer) -> None:
    assert score_daily(play.database, play.defaults, play.at("2026-11-23T01:00")) is not None
    order(play, hualin, "2026-11-23", product(play, "new"), hour=0)
    statuses = [status for _, status, _ in play.day("2026-11-23", "replenishment")]
    assert statuses == ["skipped"], "found by the scores of the night, and nothing to say any more"


@pytest.mark.parametrize("days", [(), ("2026-10-27",), ("2026-09-27", "2026-10-27")])
def test_one_or_two_orders_are_no_rhythm(play: Play, days: tuple[str, ...]) -> None:
    orders(play, play.customer("桦林食品"), *days)
    for day in range(20, 31):
        assert play.day(f"2026-11-{day}", "replenishment") == []


def test_who_orders_every_few_days_needs_no_reminder(play: Play) -> None:
    orders(play, play.customer("早餐店"), *(f"2026-11-{day:02}" for day in range(5, 20, 3)))
    for day in range(16, 24):
        assert play.day(f"2026-11-{day}", "replenishment") == []


def test_weeks_of_reminders_are_what_a_plain_computation_says(play: Play) -> None:
    """With the scores of each day, and without any, day by day."""
    rng = random.Random(5)
    expected: dict[tuple[date, int], date] = {}
    for number in range(8):
        customer = play.customer(f"客户{number}")
        day, gap, days = date(2026, 5, 1), rng.randrange(8, 40), []
        while day < date(2026, 9, 15):
            days.append(day)
            day += timedelta(days=max(1, gap + rng.randrange(-3, 4)))
        orders(play, customer, *(one.isoformat() for one in days))
        for count in range(3, len(days) + 1):
            known = days[:count]
            gaps = [(after - before).days for before, after in pairwise(known)]
            until = days[count] if count < len(days) else date.max
            rhythm = round(median(gaps))
            told_on = known[-1] + timedelta(days=rhythm - 3)
            if rhythm >= 7 and told_on < until:
                expected[told_on, customer.id] = known[-1]
    span = [FIRST + timedelta(days=n) for n in range(16)]
    wanted = {key: last for key, last in expected.items() if key[0] in span}
    assert len(wanted) > 5
    assert _found(play, span, scored=False) == wanted
    assert _found(play, span, scored=True) == wanted


def _found(play: Play, span: list[date], *, scored: bool) -> dict[tuple[date, int], date]:
    found: dict[tuple[date, int], date] = {}
    for day in span:
        moment = datetime(day.year, day.month, day.day, 1, tzinfo=UTC)
        if scored:
            assert score_daily(play.database, play.defaults, moment) is not None
        with play.company.store("Ada") as store:
            due = {one.customer_id: one for one in next_orders(store, day + timedelta(days=3), day)}
            keys = [
                one.key for one in find(Look(store, day, ReplenishmentSettings(), moment, moment))
            ]
        assert keys == [f"replenishment:{key}:{one.last_on}" for key, one in sorted(due.items())]
        found |= {(day, key): one.last_on for key, one in due.items()}
    return found
