"""Birthdays: the owner is told before, the person is greeted on the day."""

from datetime import date

from crm_store.models import Contact
from tests.scheduler.playing import Play


def test_the_owner_is_told_the_day_before(play: Play) -> None:
    customer = play.customer("云帆科技")
    play.add(Contact(name="李静", customer_id=customer.id, birthday=date(1990, 11, 25)))
    found = play.day("2026-11-24", "birthday")
    assert [one[:2] for one in found] == [("方晴", "posted")]
    assert [who for who, _ in play.outbox] == [f"user:{customer.owner_id}"]
