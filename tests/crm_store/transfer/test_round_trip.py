"""An export, imported into an empty store on the other database, gives the same export again."""

import csv
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from crm_store.database import Database
from crm_store.models import (
    Activity,
    Base,
    Campaign,
    Contact,
    Contract,
    Customer,
    CustomField,
    Deal,
    Lead,
    Order,
    OrderLine,
    Payment,
    PointsEntry,
    Product,
    Segment,
    Target,
    Task,
    Team,
    Territory,
    Ticket,
    User,
)
from crm_store.scope import Actor
from crm_store.transfer.exporting import export_path
from crm_store.transfer.importing import import_path
from tests.crm_store.transfer.conftest import ADMIN, CHINESE_ADMIN
from tests.stores import MakeDatabase

AT = datetime(2026, 3, 4, 23, 59, 58, 123456, tzinfo=UTC)
ODD = [
    'Comma, "quote"',
    "two\nlines\rand\r\nmore",
    "=HYPERLINK(1)",
    "@x +1 -2",
    "🦊 e\u0301",
    "مرحبا",
]


def fill(database: Database) -> None:
    """A store with every kind of record, odd names, and records that share their key."""
    with database.writing() as session:

        def add(*records: Base) -> None:
            session.add_all(records)
            session.flush()

        place = Territory(name="华东")
        add(place)
        team = Team(name="A, B", territory_id=place.id)
        add(team)
        boss = User(name="方晴", role="manager", team_id=team.id, currency="CNY", slack_id="U1")
        ann = User(name="Ann", team_id=team.id, language="en", timezone="Europe/Paris")
        add(boss, ann, User(name="Zed", role="admin", email="z@example.com"))
        team.manager_id = boss.id
        add(CustomField(kind="customer", name="fax"), CustomField(kind="customer", name="empty"))
        people = [Customer(name=name, owner_id=ann.id, created_at=AT) for name in ODD]
        kim = [Customer(name="David Kim", kind="person", phone=str(n)) for n in range(2)]
        add(*people, *kim)
        people[0].parent_id, people[1].custom = people[5].id, {"fax": "1, 2", "odd": "x"}
        people[2].shared, people[2].tags = True, ("vip", "老客户")
        kim[1].birthday, kim[1].lunar_birthday, kim[0].parent_id = date(1980, 1, 2), True, kim[1].id
        gone = Customer(name="Gone", deleted_at=AT)
        add(gone)
        contact = Contact(name="李娜", customer_id=kim[1].id, custom={"nick": "Na"})
        add(contact, Contact(name="Nobody's", customer_id=None, lunar_birthday=True))
        tea = Product(code="T1", name="Tea", price=Decimal("0.0001"), currency="USD", stock=0)
        add(tea, Product(code="T2", name="Tea", price=Decimal("1234567.5"), currency="JPY"))
        deals = [
            Deal(name="Renewal", customer_id=kim[1].id, amount=Decimal(n), currency="USD")
            for n in (1, 2)
        ]
        won = Deal(name="Won", stage="won", close_date=date(2026, 3, 5), closed_at=AT)
        won.stage_since, won.created_at, won.product_id, won.probability = AT, AT, tea.id, 1
        add(*deals, won, Deal(name="Bin", deleted_at=AT))
        first = Contract(number="C1", customer_id=people[0].id, start=date(2025, 1, 1))
        add(first)
        second = Contract(number="B2", customer_id=people[0].id, renewed_from_id=first.id)
        add(second, Contract(number="X", customer_id=gone.id))
        add(Payment(contract_id=first.id, due=date(2026, 1, 1), amount=Decimal("10.10")))
        order = Order(number="O1", customer_id=people[3].id, ordered_at=AT, status="shipped")
        add(order, Order(number="O2", ordered_at=AT))
        for quantity in (1, 5):
            add(OrderLine(order_id=order.id, product_id=tea.id, quantity=quantity))
        add(Ticket(number="K1", customer_id=kim[1].id, contact_id=contact.id, opened_at=AT))
        for deal, text in zip(deals, ("first", "second"), strict=True):
            add(Activity(customer_id=kim[1].id, at=AT, deal_id=deal.id, summary=text))
        add(Task(title="Call", due=AT), Task(title="Call", due=AT, due_time=True, status="done"))
        segment = Segment(name="VIP", rule="level = A")
        add(segment, Lead(name="Lee", customer_id=kim[0].id, referrer_id=people[4].id))
        add(Campaign(name="Spring", segment_id=segment.id, message="Hi,\n你好"))
        add(Target(user_id=ann.id, period="2026-Q4", amount=Decimal(5), currency="EUR"))
        add(Target(period="2026", amount=Decimal(9), currency="EUR"))
        add(PointsEntry(customer_id=kim[1].id, at=AT, points=-5, expires_at=AT))


def export(database: Database, folder: Path, actor: Actor = ADMIN) -> dict[str, bytes]:
    """The export's files by name."""
    return {path.name: path.read_bytes() for path in export_path(database, actor, folder)}


@pytest.mark.parametrize(("here", "there"), [("sqlite", "postgresql"), ("postgresql", "sqlite")])
def test_an_export_imported_on_the_other_database_exports_the_same(
    new_database: MakeDatabase, tmp_path: Path, here: str, there: str
) -> None:
    old, new = new_database(here), new_database(there)
    fill(old)
    before = export(old, tmp_path / "one")
    report = import_path(new, CHINESE_ADMIN, tmp_path / "one")
    assert report.refused == 0, report.to_text()
    assert export(new, tmp_path / "two", CHINESE_ADMIN) == before
    assert len(before) == 16


def test_an_export_imported_where_it_came_from_changes_nothing(
    database: Database, tmp_path: Path
) -> None:
    fill(database)
    before = export(database, tmp_path / "one")
    report = import_path(database, ADMIN, tmp_path / "one")
    changed = [file.to_json() for file in report.files if file.added or file.updated]
    assert (changed, report.refused) == ([], 0)
    assert export(database, tmp_path / "two") == before


def test_texts_that_look_like_formulas_are_exported_as_they_are(
    database: Database, tmp_path: Path
) -> None:
    fill(database)
    export(database, tmp_path)
    with (tmp_path / "customers.csv").open(encoding="utf-8", newline="") as file:
        names = {row["name"] for row in csv.DictReader(file)}
    assert set(ODD) <= names
    assert "Gone" not in names


def test_an_export_holds_what_the_person_may_see(database: Database, tmp_path: Path) -> None:
    fill(database)
    nobody = Actor("New", "rep", "en", ADMIN.timezone, "USD", user_id=99, sees=(99,))
    names = export(database, tmp_path, nobody)["customers.csv"].decode()
    assert "David Kim" in names  # in the public pool
    assert "HYPERLINK" not in names
