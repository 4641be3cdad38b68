"""The sample company is alive on whatever day it is made."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from lunardate import LunarDate
from sqlalchemy.orm import Session

from crm_store.kinds import KINDS
from crm_store.models import (
    Activity,
    Contact,
    Contract,
    Customer,
    Deal,
    Order,
    Payment,
    StageChange,
    SurveyAnswer,
    Task,
    Ticket,
    TicketReply,
    User,
)
from tests.crm_store.sample.conftest import everything, midnight, noon


def test_birthdays_are_near_today_one_of_them_by_the_lunar_calendar(
    session: Session, today: date
) -> None:
    people = [one for one in everything(session, Customer) + everything(session, Contact)
              if one.birthday is not None]  # fmt: skip
    coming = {(today + timedelta(days=ahead)).timetuple()[1:3] for ahead in range(15)}
    solar = [one for one in people if not one.lunar_birthday]
    assert sum((one.birthday.month, one.birthday.day) in coming for one in solar) >= 12
    assert any((one.birthday.month, one.birthday.day) == (today.month, today.day) for one in solar)
    lunar_days = {
        (lunar.month, lunar.day)
        for ahead in range(15)
        for lunar in [LunarDate.from_solar_date(*(today + timedelta(days=ahead)).timetuple()[:3])]
    }
    lunar = [one for one in people if one.lunar_birthday]
    assert lunar
    assert all((one.birthday.month, one.birthday.day) in lunar_days for one in lunar)


def test_contracts_are_due_for_renewal_and_some_were_renewed_twice(
    session: Session, today: date
) -> None:
    contracts = {contract.id: contract for contract in everything(session, Contract)}
    left = {(one.end - today).days for one in contracts.values() if one.status == "active"}
    assert {7, 30, 60, 90} <= left
    assert all(one.start <= one.end for one in contracts.values())
    third = [one for one in contracts.values()
             if one.renewed_from_id and contracts[one.renewed_from_id].renewed_from_id]  # fmt: skip
    assert third
    for one in contracts.values():
        if one.renewed_from_id:
            assert contracts[one.renewed_from_id].status == "renewed"


def test_payments_are_paid_due_and_overdue(session: Session, today: date) -> None:
    payments = everything(session, Payment)
    unpaid = [one for one in payments if one.paid_at is None]
    assert sum(one.due < today for one in unpaid) >= 5
    assert sum(one.due >= today for one in unpaid) >= 5
    paid = [one for one in payments if one.paid_at is not None]
    assert all(one.paid_at < today for one in paid)
    assert any(one.paid_amount < one.amount for one in paid)


def test_deals_were_won_and_lost_in_each_of_the_last_eleven_whole_months(
    session: Session, today: date
) -> None:
    closed = {
        outcome: {
            (deal.closed_at.year, deal.closed_at.month)
            for deal in everything(session, Deal)
            if deal.stage == outcome
        }
        for outcome in ("won", "lost")
    }
    month = today.replace(day=1)
    for _ in range(11):
        month = (month - timedelta(days=1)).replace(day=1)
        for outcome, months in closed.items():
            assert (month.year, month.month) in months, (outcome, month)


def test_deals_stand_in_all_stages_in_two_currencies_and_lost_ones_say_why(
    session: Session, today: date
) -> None:
    deals = everything(session, Deal)
    assert {deal.stage for deal in deals} == {
        "qualification", "needs", "proposal", "negotiation", "won", "lost",
    }  # fmt: skip
    assert {deal.currency for deal in deals} == {"CNY", "USD"}
    lost = [deal for deal in deals if deal.stage == "lost"]
    assert all(deal.lost_reason for deal in lost)
    assert any(deal.competitor for deal in lost)
    still = noon(today) - timedelta(days=30)
    stalled = [deal for deal in deals if deal.closed_at is None and deal.stage_since < still]
    assert len(stalled) >= 5


def test_each_deal_came_to_its_stage_step_by_step(session: Session) -> None:
    moves = everything(session, StageChange)
    for deal in everything(session, Deal):
        steps = [move for move in moves if move.deal_id == deal.id]
        assert [step.from_stage for step in steps] == [None, *(s.to_stage for s in steps[:-1])]
        assert steps[-1].to_stage == deal.stage
        assert steps[-1].at == deal.stage_since
        assert steps[0].at == deal.created_at
        assert [step.at for step in steps] == sorted(step.at for step in steps)


def test_what_happened_happened_before_today_and_on_working_days(
    session: Session, today: date
) -> None:
    zones = {user.id: ZoneInfo(user.timezone) for user in everything(session, User)}
    past = [one for one in everything(session, Activity) if one.at < midnight(today)]
    assert len(past) >= 200
    assert all(one.at.astimezone(zones[one.user_id]).weekday() < 5 for one in past)
    tickets = everything(session, Ticket)
    times = [one.first_reply_at for one in tickets] + [one.resolved_at for one in tickets]
    times += [reply.at for reply in everything(session, TicketReply)]
    times += [answer.at for answer in everything(session, SurveyAnswer)]
    times += [order.ordered_at for order in everything(session, Order)]
    times += [record.created_at for kind in KINDS.values()
              for record in everything(session, kind.model)]  # fmt: skip
    assert [one for one in times if one is not None and one >= midnight(today)] == []


def test_resolved_tickets_have_a_time_and_open_ones_none(session: Session) -> None:
    for ticket in everything(session, Ticket):
        assert (ticket.status in ("resolved", "closed")) == (ticket.resolved_at is not None)
        if ticket.resolved_at and ticket.first_reply_at:
            assert ticket.opened_at < ticket.first_reply_at < ticket.resolved_at
        if ticket.score is not None:
            assert 1 <= ticket.score <= 5


def test_tasks_are_overdue_for_today_for_this_week_and_done(session: Session, today: date) -> None:
    tasks = [one for one in everything(session, Task) if one.due]
    opened = [one for one in tasks if one.status == "open"]
    assert sum(one.due < midnight(today) for one in opened) >= 5
    soon = midnight(today + timedelta(days=1))
    assert sum(midnight(today) <= one.due < soon for one in opened) >= 5
    assert any(one.due >= soon for one in opened)
    assert sum(one.status == "done" for one in tasks) >= 5
