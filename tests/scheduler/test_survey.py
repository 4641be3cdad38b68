"""Satisfaction: who has not rated a solved request is asked once more, three days later."""

from datetime import timedelta

import pytest

from crm_store.models import Contact, Customer, SurveyAnswer, Ticket
from tests.scheduler.playing import Play

DAY = timedelta(days=1)


@pytest.fixture
def li_jing(play: Play) -> Contact:
    """A person at 云帆科技 who has an account."""
    customer = play.customer("云帆科技")
    contact = play.add(Contact(name="李静", customer_id=customer.id, language="zh"))
    play.agrees(customer, contact)
    return contact


def solved(play: Play, contact: Contact, days: int, **columns: object) -> Ticket:
    """A request of theirs that was solved so many days before the 25th, at noon."""
    at = play.at("2026-11-25T12:00") - days * DAY
    made = {"status": "resolved", "resolved_at": at, "opened_at": at - DAY,
            "customer_id": contact.customer_id}  # fmt: skip
    return play.add(
        Ticket(number=f"TK-{days}", contact_id=contact.id, subject="断电", resolution="换了电源",
               **{**made, **columns})
    )  # fmt: skip


def posted(play: Play, day: str = "2026-11-25") -> list[tuple[str, str]]:
    """(who, what) of what is posted on a day."""
    return [(who, text) for who, status, text in play.day(day, "survey") if status == "posted"]


@pytest.mark.parametrize(
    ("days", "columns", "asked"),
    [
        (3, {}, True),
        (2, {}, False),
        (4, {}, False),
        (3, {"status": "closed"}, True),
        (3, {"status": "open"}, False),
        (3, {"score": 4}, False),
        (3, {"customer_id": None}, False),
    ],
)
def test_whoever_has_not_said_anything(
    play: Play, li_jing: Contact, days: int, columns: dict[str, object], asked: bool
) -> None:
    solved(play, li_jing, days, **columns)
    assert [who for who, _ in posted(play)] == (["李静"] if asked else [])


def test_the_question_has_its_answers_and_comes_once(play: Play, li_jing: Contact) -> None:
    solved(play, li_jing, 3)
    [(_, text)] = posted(play)
    assert "你的请求 TK-3“断电”已经解决（换了电源）" in text
    assert "★★★★★ 5" in play.buttons()
    assert posted(play) == []
    assert posted(play, "2026-11-26") == []


def test_an_answer_elsewhere_counts(play: Play, li_jing: Contact) -> None:
    ticket = solved(play, li_jing, 3)
    play.add(SurveyAnswer(ticket_id=ticket.id, customer_id=ticket.customer_id, score=5))
    assert posted(play) == []


def test_without_an_account_nobody_is_asked(play: Play) -> None:
    customer: Customer = play.customer("远山制药")
    contact = play.add(Contact(name="程雪", customer_id=customer.id))
    solved(play, contact, 3)
    assert [status for _, status, _ in play.day("2026-11-25", "survey")] == ["held"]
