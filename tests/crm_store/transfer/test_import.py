"""Importing files: what is added, updated, left as it is and refused, and what the report says."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook
from sqlalchemy import func, select

from crm_store.database import Database
from crm_store.models import (
    AuditEntry,
    Base,
    Contact,
    Customer,
    Deal,
    Order,
    OrderLine,
    Stage,
    StageChange,
    Task,
    Team,
    UndoRecord,
    User,
)
from crm_store.transfer.importing import import_path
from tests.crm_store.transfer.conftest import ADMIN, CHINESE_ADMIN, NOW, ImportText


def count(database: Database, model: type[Base]) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


def only(database: Database, model: type[Base]) -> object:
    with database.reading() as session:
        return session.scalars(select(model)).one()


def test_the_report_has_the_shape_of_the_import_format(import_text: ImportText) -> None:
    report = import_text(
        "customers.csv",
        "Account Name,Sector,Lucky Number,since\nAcme,retail,7,2026-01-02\n,retail,8,\n",
    )
    assert report.to_json() == {
        "files": [
            {
                "file": "customers.csv",
                "kind": "customers",
                "added": 1,
                "updated": 0,
                "unchanged": 0,
                "refused": [
                    {
                        "line": 3,
                        "column": "name",
                        "value": "",
                        "reason": "The name (name) is missing; "
                        "without it the row cannot be imported.",
                    }
                ],
                "mapped": {
                    "Account Name": "name",
                    "Sector": "industry",
                    "Lucky Number": "Lucky Number",
                    "since": "since",
                },
                "unknown": [],
            }
        ]
    }


def test_importing_twice_changes_nothing_the_second_time(
    database: Database, import_text: ImportText
) -> None:
    text = "name,tags,created_at,birthday,shared\nAcme,vip;new,2026-01-02,1980-05-06,yes\nB,,,,\n"
    assert import_text("customers.csv", text).files[0].added == 2
    before = count(database, AuditEntry)
    again = import_text("customers.csv", text).files[0]
    assert (again.added, again.updated, again.unchanged) == (0, 0, 2)
    assert count(database, AuditEntry) == before


def test_the_same_key_updates_and_an_empty_cell_leaves_what_is_there(
    database: Database, import_text: ImportText
) -> None:
    import_text("customers.csv", "name,industry,phone\nAcme,retail,123\n")
    report = import_text("customers.csv", "name,industry,phone\nAcme,medical,\n").files[0]
    assert (report.added, report.updated) == (0, 1)
    customer = only(database, Customer)
    assert isinstance(customer, Customer)
    assert (customer.industry, customer.phone) == ("medical", "123")


def test_a_file_is_one_change_that_can_be_undone(
    database: Database, import_text: ImportText
) -> None:
    import_text("customers.csv", "name\nA\nB\nC\n")
    assert count(database, UndoRecord) == 1
    assert count(database, AuditEntry) == 3


def test_a_dry_run_reports_but_writes_nothing_even_of_files_that_need_each_other(
    database: Database, tmp_path: Path
) -> None:
    (tmp_path / "customers.csv").write_text("name,flavour\nAcme,sweet\n")
    (tmp_path / "deals.csv").write_text("name,customer,stage\nBig,Acme,Odd stage\n")
    report = import_path(database, ADMIN, tmp_path, dry_run=True, now=NOW)
    assert [(file.kind, file.added, file.refused) for file in report.files] == [
        ("customers", 1, []),
        ("deals", 1, []),
    ]
    assert count(database, Customer) == count(database, Deal) == count(database, AuditEntry) == 0
    assert count(database, Stage) == 6


def test_names_come_back_byte_for_byte(database: Database, import_text: ImportText) -> None:
    names = [
        "  Acme  ", 'Say "hi", Inc', "Robert'); DROP TABLE customers;--", "=1+1", "🦊🚀", "مرحبا",
        "two\nlines", "A\u00a0B", "é vs e\u0301",
    ]  # fmt: skip
    body = "".join('"' + name.replace('"', '""') + '"\n' for name in names)
    assert import_text("customers.csv", "name\n" + body).files[0].added == len(names)
    with database.reading() as session:
        assert list(session.scalars(select(Customer.name).order_by(Customer.id))) == names


def test_headers_as_other_programs_name_them(database: Database, import_text: ImportText) -> None:
    import_text("customers.csv", "name\nOrion\n")
    report = import_text("deals.csv", "name,customer,Owner name,Closing\nPilot,Orion,,2026-12-01\n")
    assert report.files[0].unknown == []
    with database.reading() as session:
        assert session.scalars(select(Deal.close_date)).all() == [date(2026, 12, 1)]


def test_chinese_headers_and_values_in_gb18030(database: Database, import_text: ImportText) -> None:
    text = (
        "客户名称,类型,负责人,客户标签,建档时间\n云帆科技,企业,,重点；老客户,2026年1月2日\n"
        "张伟,个人,,,\n"
    )
    report = import_text("客户资料.csv", text.encode("gb18030"), CHINESE_ADMIN).files[0]
    assert (report.kind, report.added, report.unknown) == ("customers", 2, [])
    with database.reading() as session:
        first, second = session.scalars(select(Customer).order_by(Customer.id))
    assert (first.name, first.kind, first.tags) == ("云帆科技", "company", ("重点", "老客户"))
    assert first.created_at == datetime(2026, 1, 1, 16, tzinfo=UTC)
    assert second.kind == "person"


def test_utf16_semicolons_and_tabs_are_read_too(import_text: ImportText) -> None:
    assert import_text("customers.csv", "name;phone\nA;1\n".encode("utf-16")).files[0].added == 1
    assert import_text("customers.csv", "\ufeffname\tphone\nB\t1\n").files[0].added == 1


def test_a_workbook_has_a_sheet_a_kind(database: Database, tmp_path: Path) -> None:
    book = Workbook()
    customers = book.active
    assert customers is not None
    customers.title = "客户"
    customers.append(["名称", "电话", "生日"])
    customers.append(["张伟", 13800138000, date(1990, 5, 6)])
    deals = book.create_sheet("deals")
    deals.append(["name", "customer", "amount", "probability", "close_date"])
    deals.append(["Big", "张伟", 1234.5, 0.6, datetime(2026, 12, 3)])
    book.save(tmp_path / "all.xlsx")
    report = import_path(database, CHINESE_ADMIN, tmp_path / "all.xlsx", now=NOW)
    assert [(file.kind, file.added) for file in report.files] == [("customers", 1), ("deals", 1)]
    customer, deal = only(database, Customer), only(database, Deal)
    assert isinstance(customer, Customer)
    assert isinstance(deal, Deal)
    assert (customer.phone, customer.birthday) == ("13800138000", date(1990, 5, 6))
    assert (deal.amount, deal.currency) == (Decimal("1234.5"), "CNY")
    assert (deal.probability, deal.close_date) == (60, date(2026, 12, 3))


def test_an_address_book_gives_contacts(database: Database, import_text: ImportText) -> None:
    import_text("customers.csv", "name\nAcme\n")
    card = (
        "BEGIN:VCARD\nVERSION:3.0\nFN:李娜\nN:李;娜\nORG:Acme\nTITLE:CTO\nTEL;TYPE=WORK:1\n"
        "TEL;TYPE=CELL:+86 138\nEMAIL:li@acme.example\nBDAY:1985-04-03\nEND:VCARD\n"
    )
    report = import_text("people.vcf", card + "BEGIN:VCARD\nVERSION:3.0\n").files[0]
    assert (report.kind, report.added, [row.line for row in report.refused]) == (
        "contacts",
        1,
        [12],
    )
    contact = only(database, Contact)
    assert isinstance(contact, Contact)
    assert (contact.name, contact.phone, contact.birthday) == ("李娜", "+86 138", date(1985, 4, 3))


def test_a_customer_may_name_a_parent_that_comes_later(
    database: Database, import_text: ImportText
) -> None:
    report = import_text("customers.csv", "name,parent\nSub,Top\nTop,\nLost,Nobody\n").files[0]
    assert (report.added, [row.value for row in report.refused]) == (2, ["Nobody"])
    with database.reading() as session:
        parents = dict(session.execute(select(Customer.name, Customer.parent_id)).tuples().all())
        top = session.scalar(select(Customer.id).where(Customer.name == "Top"))
    assert parents == {"Sub": top, "Top": None}


def test_teams_managers_and_territories_come_with_the_users(
    database: Database, import_text: ImportText
) -> None:
    text = (
        "name,role,team,team_manager,territory\nAnn,rep,Reds,Zoe,East\nZoe,manager,Reds,Zoe,East\n"
    )
    assert import_text("users.csv", text).files[0].added == 2
    assert import_text("users.csv", text).files[0].unchanged == 2
    with database.reading() as session:
        team = session.scalars(select(Team)).one()
        zoe = session.scalars(select(User).where(User.name == "Zoe")).one()
    assert (team.name, team.manager_id, zoe.team_id) == ("Reds", zoe.id, team.id)


def test_an_order_is_a_row_a_line(database: Database, import_text: ImportText) -> None:
    import_text("products.csv", "code,name\nP1,Tea\nP2,Cup\n")
    text = "number,product,quantity,price\nO1,P1,2,$10\nO1,Cup,1,5\n"
    assert import_text("orders.csv", text).files[0].added == 2
    assert import_text("orders.csv", text).files[0].unchanged == 2
    changed = import_text("orders.csv", text.replace("P1,2", "P1,3")).files[0]
    assert (changed.updated, changed.unchanged) == (1, 1)
    assert (count(database, Order), count(database, OrderLine)) == (1, 2)


def test_an_unknown_stage_is_added_before_won_and_said(
    database: Database, import_text: ImportText
) -> None:
    report = import_text("deals.csv", "name,stage\nA,Legal review\nB,赢单\nC,Prospecting\n").files[
        0
    ]
    assert 'The stage "Legal review" was not known: it was added before won.' in report.notes
    assert 'The stage "Prospecting" was read as qualification (1 rows).' in report.notes
    with database.reading() as session:
        keys = list(session.scalars(select(Stage.key).order_by(Stage.position)))
    assert keys[3:] == ["negotiation", "Legal review", "won", "lost"]


def test_a_closed_deal_closed_on_its_close_date_where_the_person_is(
    database: Database, import_text: ImportText
) -> None:
    import_text("deals.csv", "name,stage,created_at,close_date\nA,won,2026-01-02,2026-03-04\n")
    deal, move = only(database, Deal), only(database, StageChange)
    assert isinstance(deal, Deal)
    assert isinstance(move, StageChange)
    assert deal.closed_at == datetime(2026, 3, 4, 5, tzinfo=UTC)  # midnight in New York
    assert move.at == deal.stage_since == deal.closed_at


def test_a_currency_sign_fills_the_currency_and_may_not_contradict_it(
    database: Database, import_text: ImportText
) -> None:
    text = "name,amount,currency\nA,€500,\nB,$500,EUR\nC,500,\n"
    report = import_text("deals.csv", text).files[0]
    assert [(row.line, row.column) for row in report.refused] == [(3, "currency")]
    with database.reading() as session:
        rows = session.execute(select(Deal.name, Deal.currency).order_by(Deal.id)).tuples().all()
    assert rows == [("A", "EUR"), ("C", "USD")]


def test_a_due_day_without_a_time_stays_a_day(database: Database, import_text: ImportText) -> None:
    import_text("tasks.csv", "title,due\nCall,2026-12-03\nMeet,2026-12-03 15:00\n")
    with database.reading() as session:
        rows = session.execute(select(Task.due, Task.due_time).order_by(Task.id)).tuples().all()
    assert rows == [
        (datetime(2026, 12, 3, 5, tzinfo=UTC), False),
        (datetime(2026, 12, 3, 20, tzinfo=UTC), True),
    ]


def test_a_person_who_may_not_see_a_customer_cannot_name_it(
    database: Database, import_text: ImportText
) -> None:
    import_text("users.csv", "name\nAnn\nBob\n")
    import_text("customers.csv", "name,owner\nAcme,Bob\n")
    with database.reading() as session:
        ann = session.scalar(select(User.id).where(User.name == "Ann"))
    assert ann is not None
    rep = type(ADMIN)("Ann", "rep", "en", ADMIN.timezone, "USD", user_id=ann, sees=(ann,))
    report = import_text("deals.csv", "name,customer\nBig,Acme\nOwn,\n", rep).files[0]
    assert [row.reason for row in report.refused] == [
        'There is no customer "Acme". Import customers first, or correct the name.'
    ]
    deal = only(database, Deal)
    assert isinstance(deal, Deal)
    assert deal.owner_id == ann
    assert "Only an admin" in import_text("users.csv", "name,role\nAnn,admin\n", rep).to_text()


def test_rows_of_one_record_are_told(import_text: ImportText) -> None:
    rows = "name,phone\nAcme,1\nBolt,2\nAcme,3\nBolt,2\n"
    report = import_text("customers.csv", rows)
    file = report.files[0]
    assert (file.added, file.updated, file.unchanged) == (2, 1, 1)
    assert file.notes == [
        "1 row is of the same record as one before, which was written over: line 4."
    ]
