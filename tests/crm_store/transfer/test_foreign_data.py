"""Data sets with their own file names and columns, as they are."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from crm_store.database import Database
from crm_store.models import Customer, Deal, Product, Team, User
from crm_store.transfer.importing import import_path
from crm_store.transfer.report import ImportReport
from tests.crm_store.transfer.conftest import ADMIN, NOW
from tests.stores import DIALECTS, Stores

CRM_SALES = Path(__file__).parents[4] / "shared" / "data" / "crm-sales"
needs_crm_sales = pytest.mark.skipif(not CRM_SALES.is_dir(), reason="../shared/data is not here")


@pytest.fixture(scope="module", params=DIALECTS)
def database(request: pytest.FixtureRequest, stores: Stores) -> Iterator[Database]:
    """One store for all of these tests, because the data set is large."""
    store = Database(stores.empty(request.param))
    yield store
    store.close()


@pytest.fixture(scope="module")
def imported(database: Database) -> ImportReport:
    """The report of importing the real data set."""
    return import_path(database, ADMIN, CRM_SALES, now=NOW)


@needs_crm_sales
def test_a_real_data_set_is_taken_as_it_is(database: Database, imported: ImportReport) -> None:
    counts = {file.file: (file.kind, file.added, len(file.refused)) for file in imported.files}
    assert counts == {
        "sales_teams.csv": ("users", 35, 0),
        "accounts.csv": ("customers", 85, 0),
        "products.csv": ("products", 7, 0),
        "sales_pipeline.csv": ("deals", 8800, 0),
        "data_dictionary.csv": (None, 0, 0),
    }
    again = import_path(database, ADMIN, CRM_SALES, now=NOW + timedelta(days=1))
    assert sum(file.added + file.updated for file in again.files) == 0
    assert sum(file.unchanged for file in again.files) == 8927


@needs_crm_sales
def test_its_figures_are_those_of_its_files(database: Database, imported: ImportReport) -> None:
    assert imported.refused == 0
    won, amount = Deal.stage == "won", func.sum(Deal.amount)
    quarter = Deal.close_date.between(date(2017, 4, 1), date(2017, 6, 30))
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Deal)) == 8800
        assert session.scalar(select(func.count()).where(won)) == 4238
        assert session.scalar(select(amount).where(won)) == 10_005_534
        assert session.scalar(select(amount).where(won, quarter)) == 3_086_111
        assert session.scalar(select(func.count()).where(Deal.customer_id.is_(None))) == 1425
        closings = session.execute(select(Deal.close_date, Deal.closed_at).where(won)).all()
    assert all(at and at.astimezone(ADMIN.timezone).date() == day for day, at in closings)


@needs_crm_sales
def test_its_people_teams_and_spelling_are_kept(database: Database, imported: ImportReport) -> None:
    notes = [note for file in imported.files for note in file.notes]
    assert '"GTXPro" was taken as "GTX Pro" (1,480 rows).' in notes
    assert 'The stage "Engaging" was read as needs (1,589 rows).' in notes
    with database.reading() as session:
        teams = list(session.scalars(select(Team.name)))
        managers = set(session.scalars(select(User.name).where(User.role == "manager")))
        spelt = session.scalar(select(func.count()).where(Customer.industry == "technolgy"))
        deal = session.scalars(select(Deal).where(Deal.number == "Z063OYW0")).one()
        products = set(session.scalars(select(Product.code)))
        acme = session.scalars(select(Customer).where(Customer.name == "Acme Corporation")).one()
        child = session.scalars(select(Customer).where(Customer.name == "Codehow")).one()
    assert "Dustin Brinkmann's team" in teams
    assert {team.removesuffix("'s team") for team in teams} == managers
    assert spelt == 12
    assert deal.name == "GTX Pro Z063OYW0"
    assert "GTXPro" not in products
    assert (acme.custom["revenue"], child.parent_id) == ("1100.04", acme.id)
