"""Figures against expectations worked out by hand, on both databases."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from crm_store.metrics.measures import MEASURES
from crm_store.metrics.periods import Period
from crm_store.metrics.query import compare, query
from crm_store.metrics.result import MetricError, MetricResult
from crm_store.metrics.statement import Within
from crm_store.models import Activity, Contract, Expense, Lead, Payment, Ticket
from tests.crm_store.metrics.company import ADMIN, ANN, FANG, LI, MANAGER, NOW, REP, Company, deal

OCT, NOV, DEC = date(2026, 10, 15), date(2026, 11, 10), date(2026, 12, 20)
Q4 = {"start": date(2026, 10, 1), "end": date(2026, 12, 31)}


@pytest.fixture
def selling(company: Company) -> Company:
    """Four won, two lost, three open deals, and one in the recycle bin."""
    company.add(
        deal(FANG, 1, "won", 100, OCT, product_id=1),
        deal(FANG, 4, "won", 50, NOV, product_id=2),
        deal(LI, 2, "won", 300, NOV, product_id=1),
        deal(ANN, 3, "won", 1000, NOV, source="web"),
        deal(FANG, 1, "lost", 70, NOV, lost_reason="价格", competitor="甲"),
        deal(ANN, 3, "lost", 70, OCT, lost_reason="price"),
        deal(FANG, 1, "needs", 20, DEC),
        deal(LI, 2, "proposal", 40, None),
        deal(LI, 2, "proposal", None, DEC, currency=None),
        deal(FANG, 1, "won", 9999, NOV, deleted_at=NOW),
    )
    return company


def shown(result: MetricResult) -> dict[str, Decimal | None]:
    return {row.label: row.value for row in result.rows}


def test_revenue_is_the_won_deals_of_the_period_in_scope(selling: Company) -> None:
    with selling.seen_by(ADMIN) as store:
        assert query(store, "revenue", **Q4).total.value == 1450
        assert query(store, "revenue", start=NOV, end=NOV).total.value == 1350
        assert query(store, "revenue", end=date(2026, 10, 31)).total.value == 100
    with selling.seen_by(MANAGER) as store:
        assert query(store, "revenue", **Q4).total.value == 450
    with selling.seen_by(REP) as store:
        assert query(store, "revenue", **Q4).total.value == 150


@pytest.mark.parametrize(
    ("measure", "value", "rows"),
    [
        ("pipeline", 60, 3),
        ("deals_won", 4, 4),
        ("deals_lost", 2, 2),
        ("win_rate", Decimal("66.6667"), 6),
        ("average_deal", Decimal("362.50"), 4),
        ("sales_cycle", Decimal("63.50"), 4),
    ],
)
def test_deal_measures(selling: Company, measure: str, value: Decimal, rows: int) -> None:
    with selling.seen_by(ADMIN) as store:
        result = query(store, measure)
    assert (result.total.value, result.total.rows) == (value, rows)


def test_pipeline_of_a_period_is_what_is_expected_to_close_in_it(selling: Company) -> None:
    with selling.seen_by(ADMIN) as store:
        result = query(store, "pipeline", start=DEC, end=DEC)
    assert (result.total.value, result.total.rows) == (20, 2)
    assert result.currencies == ("CNY",), "a deal without an amount brings no currency"


@pytest.mark.parametrize(
    ("dimension", "groups"),
    [
        ("owner", {"Ann": 1000, "李雷": 300, "方晴": 150}),
        ("team", {"West": 1000, "华东组": 450}),
        ("manager", {"(none)": 1000, "王敏": 450}),
        ("customer", {"Acme": 1000, "晨光制造": 300, "云帆科技": 100, "无名": 50}),
        ("product", {"(none)": 1000, "MES": 400, "ERP": 50}),
        ("industry", {"retail": 1000, "制造": 300, "软件": 100, "(none)": 50}),
        ("region", {"Texas": 1000, "华东大区": 450}),
        ("source", {"web": 1000, "(none)": 350, "展会": 100}),
        ("level", {"(none)": 1350, "A": 100}),
        ("kind", {"company": 1450}),
        ("month", {"2026-10": 100, "2026-11": 1350}),
        ("quarter", {"2026-Q4": 1450}),
        ("year", {"2026": 1450}),
    ],
)
def test_revenue_by_every_dimension(
    selling: Company, dimension: str, groups: dict[str, int]
) -> None:
    with selling.seen_by(ADMIN) as store:
        result = query(store, "revenue", dimension=dimension)
    assert list(shown(result).items()) == list(groups.items()), "ranked, or along the calendar"
    assert result.total.value == 1450


def test_weeks_start_on_monday_and_empty_ones_are_filled_in(selling: Company) -> None:
    with selling.seen_by(REP) as store:
        result = query(store, "revenue", dimension="week")
    assert [row.key for row in result.rows] == [
        date(2026, 10, 12), date(2026, 10, 19), date(2026, 10, 26), date(2026, 11, 2),
        date(2026, 11, 9),
    ]  # fmt: skip
    assert [row.value for row in result.rows] == [100, 0, 0, 0, 50]
    assert result.rows[0].label == "2026-10-12 当周"


def test_a_period_is_filled_from_its_start_until_today_not_into_the_future(
    selling: Company,
) -> None:
    with selling.seen_by(ADMIN) as store:
        revenue = query(store, "revenue", dimension="month", **Q4)
        rate = query(store, "win_rate", dimension="month", start=date(2026, 9, 1), end=DEC)
        pipeline = query(store, "pipeline", dimension="month", **Q4)
    assert shown(revenue) == {"2026-10": 100, "2026-11": 1350}
    assert shown(rate) == {"2026-09": None, "2026-10": 50, "2026-11": 75}
    # An open deal without a close date belongs to the period that holds today, as in the funnel.
    assert shown(pipeline) == {"2026-10": 0, "2026-11": 0, "2026-12": 20, "(none)": 40}


def test_rows_without_a_date_are_their_own_group(selling: Company) -> None:
    with selling.seen_by(ADMIN) as store:
        result = query(store, "pipeline", dimension="month")
    assert shown(result) == {"2026-12": 20, "(none)": 40}


def test_stages_come_in_their_own_order_with_their_own_names(selling: Company) -> None:
    with selling.seen_by(MANAGER) as store:
        result = query(store, "pipeline", dimension="stage")
    assert shown(result) == {"需求确认": 20, "方案报价": 40}
    assert [row.key for row in result.rows] == ["needs", "proposal"]


def test_a_limit_keeps_the_first_and_adds_the_others_up(selling: Company) -> None:
    with selling.seen_by(ADMIN) as store:
        top = query(store, "revenue", dimension="customer", limit=2)
        average = query(store, "average_deal", dimension="owner", limit=1)
        months = query(store, "revenue", dimension="month", limit=1)
    assert shown(top) == {"Acme": 1000, "晨光制造": 300, "others (2)": 150}
    assert (top.rows[-1].others, top.rows[-1].rows, top.total.value) == (2, 2, 1450)
    assert shown(average) == {"Ann": 1000, "others (2)": 150}, "450 of 3 deals, no mean of means"
    assert shown(months) == {"earlier (1)": 100, "2026-11": 1350}


def test_names_of_records_that_one_may_not_see_are_in_no_group(selling: Company) -> None:
    others = {"李雷", "Ann", "晨光制造", "Acme", "West", "Texas", "制造", "web"}
    with selling.seen_by(REP) as store:
        for dimension in ("owner", "customer", "team", "region", "industry", "source"):
            labels = shown(query(store, "revenue", dimension=dimension))
            assert labels
            assert not others & set(labels)


def test_owners_can_be_asked_for_but_only_those_one_sees(selling: Company) -> None:
    with selling.seen_by(MANAGER) as store:
        result = query(store, "revenue", owner_ids=[LI])
        assert (result.total.value, result.receipt.owners) == (300, ("李雷",))
    with selling.seen_by(REP) as store, pytest.raises(MetricError, match="只能查看"):
        query(store, "revenue", owner_ids=[LI])


def test_a_customer_and_a_product_narrow_a_figure(selling: Company) -> None:
    with selling.seen_by(ADMIN) as store:
        assert query(store, "revenue", within=Within(customer_ids=(1,))).total.value == 100
        assert query(store, "revenue", within=Within(customer_ids=(1, 2))).total.value == 400
        assert query(store, "revenue", within=Within((2,), (1,))).total.value == 300
        with pytest.raises(MetricError, match="by product"):
            query(store, "tickets", within=Within(product_ids=(1,)))


def test_a_figure_stands_beside_that_of_any_other_period(selling: Company) -> None:
    with selling.seen_by(MANAGER) as store:
        found = compare(store, "revenue", start=NOV, end=DEC, to=Period(OCT, OCT))
    assert (found.earlier.total.value, found.change) == (100, (250,))


def test_lost_deals_by_reason_and_competitor(selling: Company) -> None:
    with selling.seen_by(ADMIN) as store:
        assert shown(query(store, "deals_lost", dimension="lost_reason")) == {"price": 1, "价格": 1}
        assert shown(query(store, "win_rate", dimension="competitor"))["甲"] == 0


def test_a_dimension_that_does_not_apply_says_which_do(selling: Company) -> None:
    with selling.seen_by(ADMIN) as store, pytest.raises(MetricError, match="by owner, team"):
        query(store, "payments", dimension="product")
    with selling.seen_by(REP) as store, pytest.raises(MetricError, match="可以按：负责人"):
        query(store, "payments", dimension="product")


def test_the_receipt_says_whose_which_dates_which_currency_and_how_many(selling: Company) -> None:
    with selling.seen_by(MANAGER) as store:
        receipt = query(store, "revenue", **Q4).receipt
        mine = query(store, "revenue", owner_ids=[1]).receipt
    assert receipt.text(MANAGER) == "你的团队 · 2026-10-01 至 2026-12-31 · CNY · 3 条记录"
    assert mine.text(MANAGER) == "你本人（王敏） · 全部时间 · CNY · 0 条记录"
    with selling.seen_by(ADMIN) as store:
        receipt = query(store, "deals_won", start=NOV, end=NOV).receipt
    assert receipt.text(ADMIN) == "whole company · 2026-11-10 · 3 records"


@pytest.mark.parametrize("measure", [measure.name for measure in MEASURES])
def test_an_empty_store_has_no_rows_and_averages_nothing(company: Company, measure: str) -> None:
    company.set("commission_rate", "5")
    with company.seen_by(ADMIN) as store:
        result = query(store, measure, start=date(2031, 1, 1), end=date(2031, 1, 31))
    assert result.empty
    assert result.total.value == (None if result.measure.averages else 0)


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.name)
def test_every_measure_goes_by_every_dimension_it_declares(company: Company, measure) -> None:
    company.set("commission_rate", "5")
    for actor in (ADMIN, MANAGER, REP):
        with company.seen_by(actor) as store:
            for dimension in measure.dimensions:
                result = query(store, measure.name, dimension=dimension.name, **Q4)
                assert sum(row.rows for row in result.rows) == result.total.rows


def test_commission_says_how_to_set_its_rate_where_none_is_set(selling: Company) -> None:
    with selling.seen_by(ADMIN) as store:
        unset = query(store, "commission", dimension="owner")
    assert "commission_rate" in (unset.missing or "")
    assert (unset.total.value, unset.rows, unset.empty) == (None, (), False)
    selling.set("commission_rate", "2.5")
    with selling.seen_by(ADMIN) as store:
        result = query(store, "commission", dimension="owner")
    assert shown(result) == {"Ann": 25, "李雷": Decimal("7.50"), "方晴": Decimal("3.75")}
    assert result.receipt.notes == ("commission rate 2.5%",)


def test_payments_and_receivables(company: Company) -> None:
    company.add(Contract(id=1, number="HT-1", customer_id=1, owner_id=FANG, currency="CNY"))
    company.add(
        Payment(contract_id=1, due=OCT, amount=Decimal(100), paid_at=OCT, paid_amount=Decimal(100)),
        Payment(contract_id=1, due=OCT, amount=Decimal(80), paid_at=NOV, paid_amount=Decimal(30)),
        Payment(contract_id=1, due=NOV, amount=Decimal(60), paid_at=NOV),
        Payment(contract_id=1, due=DEC, amount=Decimal(40)),
    )
    with company.seen_by(REP) as store:
        assert shown(query(store, "payments", dimension="month")) == {"2026-10": 100, "2026-11": 90}
        assert shown(query(store, "payments", dimension="customer")) == {"云帆科技": 190}
        assert query(store, "receivables").total.value == 90
        assert query(store, "receivables", start=DEC, end=DEC).total.value == 40


def test_service_measures(company: Company) -> None:
    opened = datetime(2026, 11, 2, 1, tzinfo=UTC)
    company.add(
        Ticket(number="T1", customer_id=1, opened_at=opened, score=5, kind="repair",
               first_reply_at=datetime(2026, 11, 2, 2, tzinfo=UTC)),
        Ticket(number="T2", customer_id=1, opened_at=opened, score=4, kind="repair",
               first_reply_at=datetime(2026, 11, 2, 3, 30, tzinfo=UTC)),
        Ticket(number="T3", customer_id=2, opened_at=opened, kind="question"),
    )  # fmt: skip
    with company.seen_by(MANAGER) as store:
        assert shown(query(store, "tickets", dimension="kind")) == {"repair": 2, "question": 1}
        assert query(store, "response_time").total.value == Decimal("1.75")
        assert query(store, "satisfaction").total.value == Decimal("4.50")
        assert query(store, "satisfaction", within=Within((2,))).total.value is None


def test_leads_and_their_conversion(company: Company) -> None:
    company.add(
        Lead(name="a", source="web", status="converted", owner_id=FANG),
        Lead(name="b", source="web", owner_id=FANG),
        Lead(name="c", owner_id=ANN, customer_id=3),
    )
    with company.seen_by(ADMIN) as store:
        assert query(store, "leads").total.value == 3
        rates = shown(query(store, "conversion_rate", dimension="source"))
        assert rates == {"(none)": 100, "web": 50}
    with company.seen_by(REP) as store:
        assert query(store, "conversion_rate").total.value == 50


def test_activities_do_not_count_appointments_ahead(company: Company) -> None:
    company.add(
        Activity(customer_id=1, user_id=FANG, kind="visit", at=datetime(2026, 11, 20, tzinfo=UTC)),
        Activity(customer_id=1, user_id=FANG, kind="visit", at=datetime(2026, 11, 25, tzinfo=UTC)),
    )
    with company.seen_by(REP) as store:
        assert shown(query(store, "activities", dimension="kind", **Q4)) == {"visit": 1}


def test_expenses_and_new_customers(company: Company) -> None:
    company.add(
        Expense(amount=Decimal("12.50"), currency="CNY", purpose="餐费", user_id=FANG, at=NOV)
    )
    with company.seen_by(REP) as store:
        assert shown(query(store, "expenses", dimension="kind")) == {"餐费": Decimal("12.50")}
        assert query(store, "new_customers").total.value == 2
        assert query(store, "new_customers", end=date(2020, 1, 1)).empty
