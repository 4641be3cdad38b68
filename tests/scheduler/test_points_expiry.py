"""Points that run out: how many, when the customer is told, and what was used before."""

from datetime import UTC, datetime, timedelta

import pytest

from crm_store.models import Consent, Customer, PointsEntry
from tests.intents.company import NOW
from tests.scheduler.playing import Play

OUT = datetime(2026, 12, 23, 4, tzinfo=UTC)
"""In 30 days, seen from Monday, 23 November."""


@pytest.fixture
def wang(play: Play) -> Customer:
    """A customer who writes with us."""
    customer = play.customer("王梓涵", kind="person")
    play.agrees(customer)
    return customer


def points(play: Play, customer: Customer, count: int, out: datetime | None = None) -> None:
    play.add(PointsEntry(customer_id=customer.id, points=count, at=OUT - timedelta(days=365),
                         expires_at=out))  # fmt: skip


def told(play: Play, day: str = "2026-11-23") -> list[str]:
    return [text for _, status, text in play.day(day, "points_expiry") if status == "posted"]


def test_the_customer_is_told_a_month_and_a_week_before(play: Play, wang: Customer) -> None:
    points(play, wang, 1_200, OUT)
    [text] = told(play)
    assert "王梓涵，您好！您有 1,200 积分将于 2026-12-23（周三） 到期" in text
    assert told(play, "2026-11-24") == []
    assert len(told(play, "2026-12-16")) == 1
    assert told(play, "2026-12-23") == []


@pytest.mark.parametrize(
    ("entries", "left"),
    [
        ([(500, OUT), (-200, None)], "300"),
        ([(500, OUT), (-500, None)], None),
        ([(100, OUT - timedelta(days=60)), (500, OUT), (-200, None)], "400"),
        ([(500, OUT), (900, OUT + timedelta(days=90)), (-100, None)], "400"),
        ([(500, OUT), (250, OUT)], "750"),
        ([(900, None)], None),
        ([(900, OUT + timedelta(days=1))], None),
    ],
    ids=["some used", "all used", "older ones used first", "later ones untouched", "two at once",
         "without an end", "a day later"],
)  # fmt: skip
def test_those_that_run_out_first_are_used_first(
    play: Play, wang: Customer, entries: list[tuple[int, datetime | None]], left: str | None
) -> None:
    for count, out in entries:
        points(play, wang, count, out)
    texts = told(play)
    assert len(texts) == (left is not None)
    assert left is None or f"您有 {left} 积分" in texts[0]


def test_what_was_used_meanwhile_is_not_spoken_of(play: Play, wang: Customer) -> None:
    points(play, wang, 500, OUT)
    assert len(told(play)) == 1
    points(play, wang, -500)
    assert told(play, "2026-12-16") == []


def test_who_does_not_want_offers_is_told_nothing(play: Play, wang: Customer) -> None:
    points(play, wang, 500, OUT)
    play.add(Consent(customer_id=wang.id, purpose="offers", given=False, at=NOW))
    assert told(play) == []


def test_in_english(play: Play) -> None:
    emily = play.customer("Emily Carter", owner="Bob Stone", kind="person")
    play.agrees(emily)
    points(play, emily, 118, OUT)
    [text] = told(play)
    assert "Hello Emily, 118 of your points run out on Wed 23 Dec 2026" in text
