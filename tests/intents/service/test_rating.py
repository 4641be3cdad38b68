"""Satisfaction: asked for once a ticket is resolved, answered by a button or in words, shown."""

from datetime import timedelta

import pytest

from crm_store.models import ChannelAccount, SurveyAnswer, Ticket
from intents.reply import Reply
from tests.intents.company import FANG, GAO, NOW, fields, labels, said
from tests.intents.service.desk import LIN, WEST, Desk


@pytest.fixture
def resolved(desk: Desk) -> Ticket:
    """A ticket that 林桦 opened and 方晴 resolved; 林桦 is on Telegram."""
    desk.company.add(
        ChannelAccount(channel="telegram", external_id="4711", customer_id=desk.birch.id,
                       contact_id=desk.lin.id)
    )  # fmt: skip
    ticket = desk.ticket("TK-7")
    desk.company.ask(FANG, "resolve_ticket", ticket=ticket, resolution="换了保险丝")
    return ticket


def test_whoever_opened_it_is_asked_with_a_button_for_each_score(
    desk: Desk, resolved: Ticket
) -> None:
    notice = desk.notices()[0]
    assert (notice.channel, notice.conversation) == ("telegram", "4711")
    assert notice.not_before == NOW + timedelta(minutes=5)
    question = Reply.model_validate(notice.body["reply"])
    assert "TK-7“网关离线”已经解决（换了保险丝）" in question.blocks[0].model_dump()["text"]
    assert [button.label[-1] for button in question.buttons] == ["5", "4", "3", "2", "1"]
    call = question.buttons[1].action.call  # type: ignore[union-attr]
    rated = desk.company.carry_out(LIN, [call])
    assert fields(rated) == {"score": [None, 4]}


def test_resolving_says_that_the_customer_is_asked_or_cannot_be(desk: Desk) -> None:
    first = desk.company.ask(FANG, "resolve_ticket", ticket=desk.ticket("TK-1"))
    assert "没法请他打分" in said(first)
    assert desk.notices() == []
    again = desk.company.ask(FANG, "resolve_ticket", ticket=desk.company.all(Ticket)[0])
    assert "之前已经解决了" in said(again)


def test_taking_the_resolving_back_takes_the_question_back(desk: Desk, resolved: Ticket) -> None:
    desk.company.ask(FANG, "update_ticket", ticket=resolved, status="open")
    assert desk.notices() == []


def test_words_rate_the_last_ticket_that_was_resolved(desk: Desk, resolved: Ticket) -> None:
    outcome = desk.company.ask(LIN, "rate_service", score=5, comment="师傅很专业")
    assert "TK-7 ★★★★★ 5/5" in said(outcome)
    answer = desk.company.all(SurveyAnswer)[0]
    assert (answer.ticket_id, answer.score, answer.comment) == (resolved.id, 5, "师傅很专业")
    nothing = desk.company.ask(LIN, "rate_service", score=5)
    assert "没有等你评价的服务" in said(nothing)


def test_a_later_answer_takes_the_place_of_the_first(desk: Desk, resolved: Ticket) -> None:
    for score in (5, 3):
        desk.company.ask(LIN, "rate_service", score=score, ticket=resolved)
    assert [one.score for one in desk.company.all(SurveyAnswer)] == [3]
    assert desk.company.get(resolved).score == 3


@pytest.mark.parametrize("score", [0, 6, 10, -1])
def test_a_score_is_one_to_five(desk: Desk, resolved: Ticket, score: int) -> None:
    assert "1 到 5 分" in said(desk.company.ask(LIN, "rate_service", score=score))
    assert desk.company.get(resolved).score is None


def test_what_is_not_resolved_or_anothers_is_not_rated(desk: Desk, resolved: Ticket) -> None:
    running = desk.ticket("TK-8")
    assert "还没有解决" in said(desk.company.ask(LIN, "rate_service", score=1, ticket=running))
    assert desk.company.ask(WEST, "rate_service", score=1, ticket=resolved).reply.failed
    assert "nothing for you to rate" in said(desk.company.ask(WEST, "rate_service", score=1))
    assert desk.company.all(SurveyAnswer) == []


def test_a_bad_score_is_told_to_whoever_is_in_charge(desk: Desk, resolved: Ticket) -> None:
    outcome = desk.company.ask(LIN, "rate_service", score=1, comment="拖了一周")
    assert "转人工" in labels(outcome)
    told = desk.told(f"user:{desk.company.user_id(FANG)}")
    assert "只打了 1 分：拖了一周" in told


def test_it_shows_on_the_ticket_the_card_and_in_the_figures(desk: Desk, resolved: Ticket) -> None:
    desk.company.ask(LIN, "rate_service", score=4, comment="还行")
    assert "★★★★☆ 4/5：还行" in said(desk.company.ask(FANG, "show_ticket", ticket=resolved))
    card = desk.company.ask(FANG, "show_customer", customer=desk.birch)
    assert "4.0 / 5（1 次评价）" in said(card)
    figure = desk.company.ask(GAO, "query_metric", measure="satisfaction")
    assert "4" in said(figure)
