"""When a deal's latest activity is: the database keeps it, however activities are written."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, insert, update

from crm_store.database import Database
from crm_store.models import Activity, Deal

MONDAY = datetime(2026, 11, 23, 2, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def deals(database: Database) -> tuple[int, int]:
    """A deal with talks on Monday and Tuesday, and one without any."""
    with database.writing() as session:
        first, second = Deal(name="first"), Deal(name="second")
        session.add_all((first, second))
        session.flush()
        session.add_all(Activity(deal_id=first.id, at=MONDAY + n * DAY) for n in (1, 0))
        return first.id, second.id


def last_of(database: Database, key: int) -> datetime | None:
    with database.reading() as session:
        deal = session.get(Deal, key)
        assert deal is not None
        return deal.last_activity_at


def test_it_is_that_of_the_latest_and_none_without_any(
    database: Database, deals: tuple[int, int]
) -> None:
    assert last_of(database, deals[0]) == MONDAY + DAY
    assert last_of(database, deals[1]) is None


def test_rows_that_an_import_writes_at_once_count(
    database: Database, deals: tuple[int, int]
) -> None:
    with database.writing() as session:
        rows = [{"deal_id": key, "at": MONDAY + 5 * DAY} for key in deals]
        session.execute(insert(Activity), rows)
    assert {last_of(database, key) for key in deals} == {MONDAY + 5 * DAY}


def test_one_that_moves_to_another_deal_leaves_the_first(
    database: Database, deals: tuple[int, int]
) -> None:
    with database.writing() as session:
        latest = update(Activity).where(Activity.at == MONDAY + DAY)
        session.execute(latest.values(deal_id=deals[1]))
    assert last_of(database, deals[0]) == MONDAY
    assert last_of(database, deals[1]) == MONDAY + DAY


def test_one_that_is_deleted_counts_no_more_and_one_that_is_restored_again(
    database: Database, deals: tuple[int, int]
) -> None:
    latest = update(Activity).where(Activity.at == MONDAY + DAY)
    with database.writing() as session:
        session.execute(latest.values(deleted_at=MONDAY + 2 * DAY))
    assert last_of(database, deals[0]) == MONDAY
    with database.writing() as session:
        session.execute(latest.values(deleted_at=None))
    assert last_of(database, deals[0]) == MONDAY + DAY


def test_one_that_is_erased_is_gone(database: Database, deals: tuple[int, int]) -> None:
    with database.writing() as session:
        session.execute(delete(Activity).where(Activity.at == MONDAY + DAY))
    assert last_of(database, deals[0]) == MONDAY


def test_a_deal_that_somebody_edits_meanwhile_is_not_in_anybodys_way(
    database: Database, deals: tuple[int, int]
) -> None:
    """It is no change of the deal: neither its version nor what is told of it."""
    with database.writing() as session:
        deal = session.get(Deal, deals[0])
        assert deal is not None
        before = deal.version
        session.add(Activity(deal_id=deal.id, at=MONDAY + 9 * DAY))
        session.flush()
        deal.name = "renamed"
        session.flush()
        assert deal.version == before + 1
    assert last_of(database, deals[0]) == MONDAY + 9 * DAY
