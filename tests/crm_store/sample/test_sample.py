"""The sample company: whole, bilingual, seen by everybody, and made once."""

from collections import Counter
from datetime import date, timedelta
from time import perf_counter

import pytest
from sqlalchemy import select
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
    SurveyAnswer,
    Target,
    Task,
    Ticket,
    TicketReply,
    UndoRecord,
)
from crm_store.name_index import NAMED, NUMBERED, name_rows
from crm_store.sample import fill_sample
from crm_store.unit_of_work import SEARCHED
from tests.crm_store.sample.conftest import (
    TODAY,
    counts,
    everything,
    filled,
    midnight,
    noon,
    store_of,
)
from tests.stores import MakeDatabase


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


def test_what_is_written_is_in_both_languages(session: Session) -> None:
    for column in (Activity.summary, Customer.name, Contact.name, Deal.name, Product.description,
                   Ticket.subject, Task.title, TicketReply.text):  # fmt: skip
        texts = [text or "" for text in session.scalars(select(column))]
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
    records = everything(session, Customer) + everything(session, Contact)
    assert len({record.phone for record in records}) == len(records)
    assert len({record.email for record in records}) == len(records)
    for record in records:
        assert record.phone.startswith("138-0000-") or "-555-01" in record.phone
        assert record.email.endswith((".example.cn", ".example.com"))


def test_records_carry_no_time_of_their_filling(session: Session, today: date) -> None:
    for kind in KINDS.values():
        model: type[Record] = kind.model
        for record in everything(session, model):
            assert record.updated_at < midnight(today)
