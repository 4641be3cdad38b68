"""The sample company: whole, bilingual, alive on whatever day it is made, and made once."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from time import perf_counter
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from lunardate import LunarDate
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from crm_store.database import Database
from crm_store.kinds import KINDS
from crm_store.models import (
    Activity,
    AuditEntry,
    Base,
    Campaign,
    Contact,
    Contract,
    Customer,
    Deal,
    IndexJob,
    NameKey,
    Order,
    OrderLine,
    Payment,
    PointsEntry,
    Product,
    Quote,
    QuoteLine,
    Record,
    Segment,
    StageChange,
    SurveyAnswer,
    Target,
    Task,
    Team,
    Ticket,
    TicketReply,
    UndoRecord,
    User,
)
from crm_store.name_index import NAMED, NUMBERED, name_rows
from crm_store.sample import fill_sample
from crm_store.sample.days import HOME
from crm_store.scope import Actor, Language, Role
from crm_store.store import Store
from crm_store.unit_of_work import SEARCHED
from tests.crm_store.conftest import MakeDatabase

TODAY = date(2026, 11, 25)
DAYS = (TODAY, date(2026, 11, 22), date(2028, 2, 29), date(2026, 12, 31), date(2027, 1, 1))


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12), HOME).astimezone(UTC)


def midnight(day: date) -> datetime:
    return datetime.combine(day, time(), HOME).astimezone(UTC)


def filled(database: Database, today: date = TODAY) -> Database:
    fill_sample(database, today, noon(today))
    return database


def everything(session: Session, model: type[Any]) -> Sequence[Any]:
    return list(session.scalars(select(model).order_by(model.id)))


def counts(database: Database) -> dict[str, int]:
    with database.reading() as session:
        tables = Base.metadata.sorted_tables
        query = [(table.name, select(func.count()).select_from(table)) for table in tables]
        return {name: session.scalar(counting) or 0 for name, counting in query}


def store_of(session: Session, name: str, today: date = TODAY) -> Store:
    """The store as that colleague sees it."""
    user = session.scalars(select(User).where(User.name == name)).one()
    led = select(Team.id).where(Team.manager_id == user.id)
    ids = select(User.id).where(User.team_id.in_(led) | (User.team_id == user.team_id))
    members = tuple(session.scalars(ids))
    sees = {"admin": None, "manager": members}.get(user.role, (user.id,))
    role: Role = "admin" if user.role == "admin" else "manager" if user.role == "manager" else "rep"
    language: Language = "en" if user.language == "en" else "zh"
    zone = ZoneInfo(user.timezone or "UTC")
    actor = Actor(
        name, role, language, zone, user.currency or "", user.id, sees=sees, teammates=members
    )
    return Store(session, actor, noon(today))


@pytest.fixture(scope="module")
def sqlite_days(tmp_path_factory: pytest.TempPathFactory) -> dict[date, Database]:
    """A sample company on each of the days, on SQLite."""
    from crm_store.database import sqlite_url
    from crm_store.migrate import migrate

    made = {}
    for day in DAYS:
        made[day] = Database(sqlite_url(tmp_path_factory.mktemp("sample") / f"{day}.db"))
        migrate(made[day])
        filled(made[day], day)
    return made


@pytest.fixture(params=DAYS, ids=str)
def today(request: pytest.FixtureRequest) -> date:
    """Each of the days: ordinary, a Sunday, 29 February, 31 December, 1 January."""
    day: date = request.param
    return day


@pytest.fixture
def session(sqlite_days: dict[date, Database], today: date) -> Any:
    """A reading session of the company of that day."""
    with sqlite_days[today].reading() as session:
        yield session


def test_there_is_enough_of_everything_on_both_databases_and_at_once(database: Database) -> None:
    start = perf_counter()
    filled(database)
    assert perf_counter() - start < 3
    least = {
        Customer: 45, Contact: 70, Product: 12, Deal: 45, Contract: 18, Payment: 40, Order: 40,
        OrderLine: 60, Ticket: 30, TicketReply: 15, SurveyAnswer: 15, Activity: 200, Task: 30,
        Segment: 3, Campaign: 2, Target: 30, PointsEntry: 12, Quote: 5, QuoteLine: 8,
    }  # fmt: skip
    found = counts(database)
    assert {
        model.__tablename__: (found[model.__tablename__], number)
        for model, number in least.items()
        if found[model.__tablename__] < number
    } == {}
    assert found["users"] == 8
    assert found["teams"] == found["territories"] == 2


def test_filling_twice_changes_nothing(database: Database) -> None:
    before = counts(filled(database))
    fill_sample(database, TODAY + timedelta(days=40), noon(TODAY + timedelta(days=40)))
    assert counts(database) == before


def test_a_store_with_a_customer_in_the_recycle_bin_is_left_alone(
    new_database: MakeDatabase,
) -> None:
    database = new_database("sqlite")
    with database.writing() as session:
        session.add(Customer(name="Gone", deleted_at=noon(TODAY)))
    assert counts(filled(database))["customers"] == 1


def test_the_same_day_gives_the_same_company_whatever_the_hour(new_database: MakeDatabase) -> None:
    contents = []
    for hour in (0, 23):
        database = new_database("sqlite")
        fill_sample(database, TODAY, midnight(TODAY) + timedelta(hours=hour))
        with database.reading() as session:
            rows = [
                session.execute(select(table).order_by(table.c.id)).all()
                for table in Base.metadata.sorted_tables
                if table.name != "workspace_settings"
            ]
        contents.append(rows)
    assert contents[0] == contents[1]


def test_every_choice_is_one_of_the_import_format(session: Session) -> None:
    wrong = [
        (kind.name, column.name, value)
        for kind in KINDS.values()
        for column in kind.columns
        if column.options and column.attribute in kind.model.__mapper__.columns  # type: ignore[attr-defined]
        for value in session.scalars(select(getattr(kind.model, column.attribute)).distinct())
        if value is not None and value not in column.options
    ]
    assert wrong == []
    assert set(session.scalars(select(Quote.status))) <= {
        "draft", "waiting", "approved", "refused", "sent", "accepted",
    }  # fmt: skip


def test_no_reference_points_nowhere(session: Session) -> None:
    assert session.connection().exec_driver_sql("PRAGMA foreign_key_check").all() == []


def test_records_have_the_keys_of_the_import_format_but_for_the_two_david_kims(
    session: Session,
) -> None:
    doubled = set()
    for kind in KINDS.values():
        model = kind.model
        names = [column.attribute for column in map(kind.column, kind.key) if column is not None]
        if len(names) < len(kind.key) or not all(hasattr(model, name) for name in names):
            continue
        keys = session.execute(select(*(getattr(model, name) for name in names))).all()
        doubled |= {(kind.name, *key) for key, times in Counter(keys).items() if times > 1}
    assert {key for key in doubled if key[0] != "order"} == {("customer", "David Kim")}


def test_names_are_found_as_people_say_them(session: Session, today: date) -> None:
    names = store_of(session, "林澜", today).names
    for text, kind, expected in (
        ("云帆", "customer", "云帆科技"),
        ("yunfan", "customer", "云帆科技"),
        ("Orion", "customer", "Orion Freight"),
        ("fabricam", "customer", "Fabrikam"),
        ("云帆科技 MES 二期", "deal", "云帆科技 MES 二期"),
        ("SN-PH20", "product", "PH20 在线 pH 传感器"),
        ("沈琳", "contact", "沈琳"),
        ("Laura", "contact", "Laura Bennett"),
    ):
        assert [match.name for match in names.find(text, kind)] == [expected], text


def test_david_kim_is_two_people_and_some_customers_have_two_open_deals(
    session: Session, today: date
) -> None:
    store = store_of(session, "Mia Torres", today)
    kims = store.customers.many([match.id for match in store.names.find("David Kim", "customer")])
    assert {kim.region for kim in kims} == {"Boston", "Vancouver"}
    open_deals = Counter(deal.customer_id for deal in session.scalars(store.deals.open()))
    assert max(open_deals.values()) == 2


def test_the_story_of_yunfan_is_there(session: Session, today: date) -> None:
    store = store_of(session, "方晴", today)
    yunfan = session.scalars(store.customers.query().where(Customer.name == "云帆科技")).one()
    (deal,) = store.deals.open_of_customer(yunfan.id)
    assert (deal.name, deal.stage, deal.currency) == ("云帆科技 MES 二期", "proposal", "CNY")
    titles = {contact.name: contact.title for contact in store.contacts.of_customer(yunfan.id)}
    assert titles["顾晓明"] == "总经理"
    assert titles["沈琳"] == "采购经理"
    assert len(store.activities.of_customer(yunfan.id)) > 8


def test_every_record_has_its_name_keys_and_waits_for_the_search_index(session: Session) -> None:
    expected, jobs = set(), set()
    for kind in KINDS.values():
        for record in everything(session, kind.model):
            if kind.name in NAMED or kind.name in NUMBERED:
                expected |= {tuple(row.values()) for row in name_rows(record)}
            if kind.name in SEARCHED:
                jobs.add((kind.name, record.id))
    columns = (NameKey.kind, NameKey.record_id, NameKey.form, NameKey.key)
    assert {tuple(row) for row in session.execute(select(*columns))} == expected
    assert {
        tuple(row) for row in session.execute(select(IndexJob.kind, IndexJob.record_id))
    } == jobs


def test_nobody_can_undo_the_filling_by_saying_undo(session: Session) -> None:
    assert everything(session, UndoRecord) == []
    assert everything(session, AuditEntry) == []


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


def test_what_is_written_is_in_both_languages(session: Session) -> None:
    for column in (Activity.summary, Customer.name, Contact.name, Deal.name, Product.description,
                   Ticket.subject, Task.title, TicketReply.text):  # fmt: skip
        texts = session.scalars(select(column)).all()
        chinese = sum(any("\u3400" <= char <= "\u9fff" for char in text) for text in texts)
        assert len(texts) / 5 < chinese < len(texts) * 4 / 5, column


@pytest.mark.parametrize(
    "name",
    ["林澜", "周启明", "Grace Whitmore", "方晴", "孙一诺", "Daniel Okafor", "Mia Torres", "何静"],
)  # fmt: skip
def test_everybody_has_something_to_see_today(session: Session, today: date, name: str) -> None:
    store = store_of(session, name, today)
    user_id = store.actor.user_id or 0
    assert store.customers.count(store.customers.query()) >= 5
    assert store.activities.count(store.activities.query()) >= 5
    assert store.tasks.count(store.tasks.matching(assignee_id=user_id, status="open")) >= 1
    if name == "林澜":
        return
    ahead = store.activities.between(midnight(today), None, user_id=user_id, kind="meeting")
    assert store.activities.count(ahead) >= 1
    if name != "何静":
        assert store.targets.count(store.targets.query()) >= 5
        assert store.deals.count(store.deals.open()) >= 3


def test_a_rep_does_not_see_the_other_team(session: Session, today: date) -> None:
    store = store_of(session, "方晴", today)
    assert store.names.find("Fabrikam", "customer") == []
    assert [match.name for match in store.names.find("绿源水务", "customer")] == ["绿源水务"]


def test_every_telephone_number_and_address_is_made_up(session: Session) -> None:
    for record in everything(session, Customer) + everything(session, Contact):
        assert record.phone.startswith("138-0000-") or "-555-01" in record.phone
        assert record.email.endswith((".example.cn", ".example.com"))


def test_records_carry_no_time_of_their_filling(session: Session, today: date) -> None:
    for kind in KINDS.values():
        model: type[Record] = kind.model
        for record in everything(session, model):
            assert record.updated_at < midnight(today)
