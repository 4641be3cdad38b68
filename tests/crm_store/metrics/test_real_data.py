"""A real data set's figures, against the same computed by pandas alone."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pandas
import pytest
from sqlalchemy import insert

from crm_store.database import Database, sqlite_url
from crm_store.metrics.query import query
from crm_store.models import Base, Customer, Deal, Product, Team, Territory, User
from crm_store.repositories.workspace import Workspace
from crm_store.store import Store
from tests.crm_store.metrics.company import ADMIN

FOLDER = Path(__file__).parents[4] / "shared" / "data" / "crm-sales"
STAGES = {"Prospecting": "qualification", "Engaging": "proposal", "Won": "won", "Lost": "lost"}
NOW = datetime(2018, 1, 15, tzinfo=UTC)

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the data set is not on this machine")


@pytest.fixture(scope="module")
def frame() -> pandas.DataFrame:
    """Every opportunity with its account's sector, its agent's manager and regional office."""
    deals = pandas.read_csv(FOLDER / "sales_pipeline.csv")
    teams = pandas.read_csv(FOLDER / "sales_teams.csv")
    accounts = pandas.read_csv(FOLDER / "accounts.csv")
    frame = deals.merge(teams, on="sales_agent").merge(accounts, on="account", how="left")
    for column in ("engage_date", "close_date"):
        frame[column] = pandas.to_datetime(frame[column])
    return frame


@pytest.fixture(scope="module")
def store(frame: pandas.DataFrame, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The data set in a store of its own."""
    database = Database(sqlite_url(tmp_path_factory.mktemp("real") / "store.db"))
    Base.metadata.create_all(database.engine)
    with database.writing() as session:
        Workspace(session).add_default_stages()
        for model, rows in _rows(frame):
            session.execute(insert(model), rows)
    with database.reading() as session:
        yield Store(session, ADMIN, NOW)
    database.close()


def _rows(frame: pandas.DataFrame) -> Iterator[tuple[type[Base], list[dict[str, object]]]]:
    offices, managers, agents, accounts, products = (
        {name: key + 1 for key, name in enumerate(sorted(frame[column].dropna().unique()))}
        for column in ("regional_office", "manager", "sales_agent", "account", "product")
    )
    office_of = dict(zip(frame["manager"], frame["regional_office"], strict=True))
    manager_of = dict(zip(frame["sales_agent"], frame["manager"], strict=True))
    sector_of = dict(zip(frame["account"], frame["sector"], strict=True))
    yield Territory, [{"id": key, "name": name} for name, key in offices.items()]
    leads = {name: 1000 + key for name, key in managers.items()}
    yield User, [{"id": key, "name": name, "role": "manager"} for name, key in leads.items()]
    yield Team, [
        {"id": key, "name": f"{name}'s", "manager_id": leads[name],
         "territory_id": offices[office_of[name]]}
        for name, key in managers.items()
    ]  # fmt: skip
    yield (
        User,
        [
            {"id": key, "name": name, "team_id": managers[manager_of[name]]}
            for name, key in agents.items()
        ],
    )
    yield (
        Customer,
        [{"id": key, "name": name, "industry": sector_of[name]} for name, key in accounts.items()],
    )
    yield Product, [{"id": key, "code": name, "name": name} for name, key in products.items()]
    yield (
        Deal,
        [
            {
                "name": row.opportunity_id,
                "owner_id": agents[row.sales_agent],
                "customer_id": accounts.get(row.account),
                "product_id": products[row.product],
                "stage": STAGES[row.deal_stage],
                "amount": None if pandas.isna(row.close_value) else Decimal(int(row.close_value)),
                "currency": None if pandas.isna(row.close_value) else "USD",
                "close_date": None if pandas.isna(row.close_date) else row.close_date.date(),
                "created_at": NOW if pandas.isna(row.engage_date) else _noon(row.engage_date),
            }
            for row in frame.itertuples()
        ],
    )


def _noon(day: pandas.Timestamp) -> datetime:
    return datetime(day.year, day.month, day.day, 4, tzinfo=UTC)


def test_the_known_totals(store: Store) -> None:
    assert query(store, "deals_won").total.value == 4238
    assert query(store, "revenue").total.value == 10_005_534
    assert f"{query(store, 'win_rate').total.value:.1f}" == "63.2"
    quarter = query(store, "revenue", start=date(2017, 4, 1), end=date(2017, 6, 30))
    assert quarter.total.value == 3_086_111


@pytest.mark.parametrize(
    ("dimension", "column"),
    [
        ("owner", "sales_agent"),
        ("region", "regional_office"),
        ("industry", "sector"),
        ("product", "product"),
        ("manager", "manager"),
        ("customer", "account"),
    ],
)
def test_breakdowns_agree_with_pandas(
    store: Store, frame: pandas.DataFrame, dimension: str, column: str
) -> None:
    won = frame[frame["deal_stage"] == "Won"]
    expected = won.groupby(column)["close_value"].sum()
    result = query(store, "revenue", dimension=dimension)
    assert {row.label: row.value for row in result.rows} == expected.astype(int).to_dict()
    assert [row.value for row in result.rows] == sorted(expected, reverse=True)


def test_months_agree_with_pandas(store: Store, frame: pandas.DataFrame) -> None:
    won = frame[frame["deal_stage"] == "Won"]
    expected = won.groupby(won["close_date"].dt.strftime("%Y-%m"))["close_value"].sum()
    result = query(store, "revenue", dimension="month")
    assert {row.label: row.value for row in result.rows} == expected.astype(int).to_dict()


def test_rates_and_means_agree_with_pandas(store: Store, frame: pandas.DataFrame) -> None:
    closed = frame[frame["deal_stage"].isin(["Won", "Lost"])]
    rates = (closed["deal_stage"] == "Won").groupby(closed["sales_agent"]).mean() * 100
    result = query(store, "win_rate", dimension="owner")
    assert {row.label: row.value for row in result.rows} == {
        name: pytest.approx(Decimal(rate), abs=Decimal("0.0001")) for name, rate in rates.items()
    }
    won = frame[frame["deal_stage"] == "Won"]
    cycle = (won["close_date"] - won["engage_date"]).dt.days.mean()
    assert float(query(store, "sales_cycle").total.value or 0) == pytest.approx(cycle, abs=0.01)
