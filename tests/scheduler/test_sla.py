"""Service levels: told near the end of a ticket's time, and to the manager once it is over."""

from datetime import timedelta

import pytest

from crm_store.models import Ticket
from tests.scheduler.playing import Play

MINUTE = timedelta(minutes=1)


def ticket(play: Play, priority: str = "urgent", **columns: object) -> Ticket:
    """A ticket of 方晴's, opened on Monday, 23 November 2026, at 10:00."""
    customer = play.customer("云帆科技")
    made = {"assignee_id": play.company.user_id("方晴"), "opened_at": play.at("2026-11-23T10:00")}
    return play.add(
        Ticket(number="TK-1", customer_id=customer.id, priority=priority, subject="断电了",
               **{**made, **columns})
    )  # fmt: skip


def told(play: Play, day: str = "2026-11-23") -> list[tuple[str, str, str]]:
    """(who, when, what) of what is posted on a day, in order of time."""
    found = [one for one in play.told(day, "sla") if one.status == "posted"]
    local = sorted((one.due.astimezone(play.defaults.timezone), one) for one in found)
    return [(one.recipient, f"{at:%H:%M}", _first(one)) for at, one in local]


def _first(one: object) -> str:
    return one.reply.blocks[0].text.splitlines()[0]  # type: ignore[attr-defined, no-any-return]


def test_first_the_colleague_then_the_manager(play: Play) -> None:
    """An urgent one: 30 minutes to the first word, 4 hours to the solution; 75 % is a risk."""
    ticket(play)
    assert [(who, at) for who, at, _ in told(play)] == [
        ("方晴", "10:22"), ("高峰", "10:30"), ("方晴", "13:00"), ("高峰", "14:00"),
    ]  # fmt: skip


def test_what_was_seen_to_is_told_no_more(play: Play) -> None:
    ticket(play, first_reply_at=play.at("2026-11-23T10:05"))
    assert [at for _, at, _ in told(play)] == ["13:00", "14:00"]


@pytest.mark.parametrize(
    "columns",
    [
        {"status": "resolved"},
        {"status": "pending", "first_reply_at": None, "paused_at": None, "opened_at": None},
    ],
    ids=["resolved", "waits for the customer since it was opened"],
)
def test_clocks_that_stand_still_are_nobodys_news(play: Play, columns: dict[str, object]) -> None:
    opened = play.at("2026-11-23T10:00")
    known = {name: value or opened for name, value in columns.items()}
    ticket(play, **known)
    assert told(play) == []


def test_nights_and_weekends_do_not_count(play: Play) -> None:
    ticket(play, "normal", opened_at=play.at("2026-11-20T17:00"),
           first_reply_at=play.at("2026-11-20T17:30"))  # fmt: skip
    assert told(play, "2026-11-23") == []
    assert [(who, at) for who, at, _ in told(play, "2026-11-24")] == []
    assert [at for _, at, _ in told(play, "2026-11-25")] == ["10:15", "17:00"]


def test_by_the_minute_once(play: Play) -> None:
    ticket(play)
    posted = {minute: play.tick(f"2026-11-23T10:{minute}") for minute in range(20, 35)}
    assert {minute: number for minute, number in posted.items() if number} == {23: 1, 30: 1}
    assert "工单快到首次响应时限" in play.outbox[0][1]


def test_it_says_by_when_and_whose_it_is(play: Play) -> None:
    ticket(play)
    texts = [text for _, _, text in told(play)]
    assert texts[0] == "⚠ 工单快到首次响应时限：2026-11-23（周一） 10:30。"
    assert texts[1] == "⛔ 工单超过了首次响应时限（2026-11-23（周一） 10:30），处理人：方晴。"
