"""A change is taken back whole, or not at all; and taking it back can be taken back."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from crm_store.database import Database
from crm_store.models import Activity, AuditEntry, Contact, Customer, Deal, StageChange, User
from crm_store.repositories.history import AuditFilter, History, RecordKey
from crm_store.scope import Actor, Role
from crm_store.undo import (
    AlreadyUndoneError,
    UndoConflictError,
    UnknownChangeError,
    undo_change,
)
from crm_store.unit_of_work import UnitOfWork

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
SHANGHAI = ZoneInfo("Asia/Shanghai")

Work = Callable[..., UnitOfWork]


def actor(name: str, role: Role, user_id: int | None, language: str = "zh") -> Actor:
    sees = None if role == "admin" else (user_id,) if user_id else ()
    assert language in ("zh", "en")
    return Actor(
        name, role, "zh" if language == "zh" else "en", SHANGHAI, "CNY", user_id, sees=sees
    )


@pytest.fixture
def people(database: Database) -> dict[str, Actor]:
    """方晴 and 梁伟 sell; 管理员 sees everything."""
    with database.writing() as session:
        for key, name in ((1, "方晴"), (2, "梁伟"), (3, "管理员")):
            session.add(User(id=key, name=name, role="admin" if key == 3 else "rep"))
    return {
        "方晴": actor("方晴", "rep", 1),
        "梁伟": actor("梁伟", "rep", 2),
        "管理员": actor("管理员", "admin", 3),
    }


@pytest.fixture
def work(database: Database, people: dict[str, Actor]) -> Work:
    """Opens a unit of work for somebody, some minutes after NOW."""

    def open_work(who: str = "方晴", minutes: int = 0, conversation: str = "c1") -> UnitOfWork:
        at = NOW + timedelta(minutes=minutes)
        return UnitOfWork(database, people[who], at, intent="test", conversation=conversation)

    return open_work


def change_of(unit: UnitOfWork) -> int:
    assert unit.change_id is not None
    return unit.change_id


def a_deal(work: Work) -> int:
    with work() as unit:
        deal = unit.store.deals.add(
            Deal(name="MES 二期", amount=Decimal("300000"), currency="CNY", owner_id=1,
                 close_date=date(2026, 12, 1), stage_since=NOW)
        )  # fmt: skip
    return deal.id


def held(database: Database, key: int) -> Deal:
    with database.reading() as session:
        deal = session.get(Deal, key)
        assert deal is not None
        return deal


def test_an_update_is_taken_back_and_done_again(database: Database, work: Work) -> None:
    key = a_deal(work)
    with work(minutes=1) as unit:
        deal = unit.store.deals.get(key)
        assert deal is not None
        deal.amount, deal.stage, deal.close_date = Decimal("400000.5"), "proposal", None
        deal.stage_since = unit.store.now
    with work(minutes=2) as undo:
        undo_change(undo, change_of(unit))

    deal = held(database, key)
    assert (deal.amount, deal.stage) == (Decimal("300000"), "qualification")
    assert (deal.close_date, deal.stage_since) == (date(2026, 12, 1), NOW)
    assert undo.changes[0].op == "update"
    assert undo.changes[0].fields["amount"] == [400000.5, 300000]
    with database.reading() as session:
        assert [m.to_stage for m in session.scalars(select(StageChange))] == ["qualification"]

    with work(minutes=3) as redo:
        undo_change(redo, change_of(undo))
    deal = held(database, key)
    assert (deal.amount, deal.stage, deal.close_date) == (Decimal("400000.5"), "proposal", None)
    with database.reading() as session:
        moves = session.scalars(select(StageChange).order_by(StageChange.id))
        assert [move.to_stage for move in moves] == ["qualification", "proposal"]


def test_a_creation_goes_to_the_recycle_bin_and_comes_back(database: Database, work: Work) -> None:
    with work() as made:
        customer = Customer(name="云帆科技", owner_id=1, tags=("重点", "制造"), custom={"车": "3"})
        made.store.customers.add(customer)
    with work(minutes=1) as undo:
        undo_change(undo, change_of(made))
        assert undo.store.customers.get(customer.id) is None
    assert [change.op for change in undo.changes] == ["delete"]
    with work(minutes=2) as redo:
        undo_change(redo, change_of(undo))
    assert [change.op for change in redo.changes] == ["restore"]
    with work(minutes=3) as later:
        found = later.store.customers.get(customer.id)
        assert found is not None
        assert found.tags == ("重点", "制造")


def test_a_deletion_is_restored(database: Database, work: Work) -> None:
    key = a_deal(work)
    with work(minutes=1) as unit:
        deal = unit.store.deals.get(key)
        assert deal is not None
        deal.deleted_at = unit.store.now
    with work(minutes=2) as undo:
        undo_change(undo, change_of(unit))
    assert [change.op for change in undo.changes] == ["restore"]
    assert held(database, key).deleted_at is None


def test_a_change_of_many_records_of_several_kinds(database: Database, work: Work) -> None:
    with work() as unit:
        keep = unit.store.customers.add(Customer(name="云帆科技", owner_id=1))
        gone = unit.store.customers.add(Customer(name="云帆", owner_id=1))
        unit.session.add_all(
            Activity(customer_id=gone.id, user_id=1, at=NOW, summary=f"第 {n} 次")
            for n in range(1200)
        )
        unit.session.add(Contact(name="王芳", customer_id=gone.id))
    with work(minutes=1) as merge:
        for child in (*merge.session.scalars(select(Activity)),
                      *merge.session.scalars(select(Contact))):  # fmt: skip
            child.customer_id = keep.id
        duplicate = merge.store.customers.get(gone.id)
        assert duplicate is not None
        merge.mark_merged(duplicate)
        duplicate.deleted_at = merge.store.now
    with work(minutes=2) as undo:
        undo_change(undo, change_of(merge))
    assert len(undo.changes) == 1202
    with work(minutes=3) as after:
        assert {row.customer_id for row in after.session.scalars(select(Activity))} == {gone.id}
        assert after.store.contacts.of_customer(gone.id)[0].name == "王芳"
        assert after.store.customers.get(gone.id) is not None


def test_a_later_change_of_somebody_else_is_not_overwritten(database: Database, work: Work) -> None:
    key = a_deal(work)
    with work(minutes=1) as unit:
        deal = unit.store.deals.get(key)
        assert deal is not None
        deal.amount, deal.probability = Decimal(400000), 60
    with work("管理员", minutes=5) as other:
        deal = other.store.deals.get(key)
        assert deal is not None
        deal.amount = Decimal(500000)
    with pytest.raises(UndoConflictError) as refused, work(minutes=6) as undo:
        undo_change(undo, change_of(unit))
    error = refused.value
    assert (error.record, error.attribute, error.who) == ("MES 二期", "amount", "管理员")
    assert error.at == NOW + timedelta(minutes=5)
    sentence = error.sentence(actor("方晴", "rep", 1))
    assert sentence == "不能撤销：管理员 2026-11-23 10:05 又改过“MES 二期”的金额。"
    assert "the amount of “MES 二期”" in error.sentence(actor("方晴", "rep", 1, "en"))
    assert held(database, key).probability == 60, "nothing of a refused undo is kept"


def test_a_later_change_of_another_field_is_no_conflict(database: Database, work: Work) -> None:
    key = a_deal(work)
    with work(minutes=1) as unit:
        deal = unit.store.deals.get(key)
        assert deal is not None
        deal.amount = Decimal("400000.00")
    with work("管理员", minutes=5) as other:
        deal = other.store.deals.get(key)
        assert deal is not None
        deal.probability = 80
    with work(minutes=6) as undo:
        undo_change(undo, change_of(unit))
    assert (held(database, key).amount, held(database, key).probability) == (Decimal(300000), 80)


def test_custom_fields_are_taken_back_one_by_one(database: Database, work: Work) -> None:
    with work() as unit:
        customer = unit.store.customers.add(Customer(name="云帆", owner_id=1, custom={"车": "3"}))
    changes: list[int] = []
    for minutes, custom in ((1, {"车": "4", "楼": "2"}), (2, {"车": "4", "楼": "2", "茶": "绿"})):
        with work(minutes=minutes) as unit:
            found = unit.store.customers.get(customer.id)
            assert found is not None
            found.custom = custom
        changes.append(change_of(unit))
    with work(minutes=3) as undo:
        undo_change(undo, changes[0])
        found = undo.store.customers.get(customer.id)
        assert found is not None
        assert found.custom == {"车": "3", "茶": "绿"}


def test_a_created_record_that_was_filled_in_since_is_not_deleted(work: Work) -> None:
    with work() as made:
        customer = made.store.customers.add(Customer(name="云帆", owner_id=1))
    with work("管理员", minutes=1) as other:
        found = other.store.customers.get(customer.id)
        assert found is not None
        found.phone = "021-1234"
    with pytest.raises(UndoConflictError, match="phone"), work(minutes=2) as undo:
        undo_change(undo, change_of(made))


def test_what_cannot_be_taken_back(work: Work) -> None:
    key = a_deal(work)
    with work(minutes=1) as unit:
        deal = unit.store.deals.get(key)
        assert deal is not None
        deal.amount = Decimal(1)
    with pytest.raises(UnknownChangeError), work("梁伟", minutes=2) as theirs:
        undo_change(theirs, change_of(unit))
    with pytest.raises(UnknownChangeError), work(minutes=2) as never:
        undo_change(never, 987654)
    with work("管理员", minutes=2) as admin:
        undo_change(admin, change_of(unit))
    with pytest.raises(AlreadyUndoneError) as again, work(minutes=3) as twice:
        undo_change(twice, change_of(unit))
    assert again.value.at == NOW + timedelta(minutes=2)


def test_the_last_change_is_of_this_conversation_first(work: Work) -> None:
    key = a_deal(work)

    def reprice(amount: int, minutes: int, conversation: str) -> int:
        with work(minutes=minutes, conversation=conversation) as unit:
            deal = unit.store.deals.get(key)
            assert deal is not None
            deal.amount = Decimal(amount)
        return change_of(unit)

    here, elsewhere = reprice(1, 1, "c1"), reprice(2, 2, "c2")
    with work(minutes=3) as unit:
        history = History(unit.session, unit.store.actor)
        now = unit.store.now
        cases = (("c1", 0, here), ("c2", 0, elsewhere), ("c3", 0, elsewhere), ("c3", 25, None))
        for conversation, hours, expected in cases:
            found = history.last_change(conversation, now + timedelta(hours=hours))
            assert (found.id if found else None) == expected


def test_the_trail_of_a_record_and_of_the_colleagues_one_sees(work: Work) -> None:
    key = a_deal(work)
    with work("管理员", minutes=5) as other:
        deal = other.store.deals.get(key)
        assert deal is not None
        deal.amount = Decimal(5)
    with work(minutes=6) as unit:
        history = History(unit.session, unit.store.actor)

        def names(wanted: AuditFilter) -> list[tuple[int | None, str]]:
            trail: list[AuditEntry] = list(unit.session.scalars(history.trail(wanted)))
            assert history.count(history.trail(wanted), 100) == len(trail)
            return [(entry.user_id, entry.op) for entry in trail]

        assert names(AuditFilter()) == [(1, "create")], "an admin's work is not a rep's to see"
        assert names(AuditFilter(records=(RecordKey("deal", key),))) == [
            (3, "update"),
            (1, "create"),
        ]
        assert names(AuditFilter(before=NOW)) == []
        assert names(AuditFilter(start=NOW + timedelta(minutes=1))) == []
