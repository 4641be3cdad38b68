"""The funnel: who is in it, how far deals came, and what converts."""

from datetime import date, timedelta

import pytest

from crm_store.metrics.funnel import Funnel, funnel
from crm_store.metrics.result import MetricError
from crm_store.models import Activity, Deal, StageChange
from tests.crm_store.metrics.company import ADMIN, ANN, FANG, LI, NOW, REP, Company, deal

Q4 = (date(2026, 10, 1), date(2026, 12, 31))
DEC, NOV, NEXT_YEAR = date(2026, 12, 20), date(2026, 11, 10), date(2027, 2, 1)


def moved(sold: Deal, *stages: str) -> list[StageChange]:
    pairs = zip((None, *stages), stages, strict=False)
    return [StageChange(deal_id=sold.id, from_stage=old, to_stage=new) for old, new in pairs]


@pytest.fixture
def selling(company: Company) -> Company:
    """Five deals of this quarter, one of the next, one that nobody has dated."""
    month_ago = NOW - timedelta(days=30)
    lost = deal(LI, 2, "lost", 500, NOV, id=10)
    back = deal(FANG, 1, "needs", 20, DEC, id=11, stage_since=month_ago)
    company.add(
        lost,
        back,
        deal(FANG, 1, "won", 100, NOV, id=12),
        deal(ANN, 3, "qualification", 7, DEC, id=13),
        deal(ANN, 3, "negotiation", 8, NEXT_YEAR, id=14),
        deal(FANG, 1, "proposal", 40, None, id=15),
        deal(LI, 2, "lost", None, NOV, id=16),
    )
    company.add(*moved(lost, "qualification", "needs", "proposal", "lost"))
    company.add(*moved(back, "qualification", "negotiation", "needs"))
    return company


def steps(found: Funnel) -> list[tuple[str, int, int, int | None]]:
    """Each stage: deals in it now, deals that reached it, rounded percentage that went on."""
    return [
        (one.key, one.deals, one.reached, None if one.conversion is None else round(one.conversion))
        for one in found.stages
    ]


def test_deals_have_reached_every_stage_up_to_the_furthest_they_were_in(selling: Company) -> None:
    with selling.seen_by(ADMIN) as store:
        found = funnel(store, *Q4)
    assert steps(found) == [
        ("qualification", 1, 6, 67),
        ("needs", 1, 4, 100),
        ("proposal", 1, 4, 50),
        ("negotiation", 0, 2, 50),
    ], "the deal that went back to needs had been in negotiation"
    assert (found.won.deals, found.won.amounts) == (1, (100,))
    assert (found.lost.deals, found.lost.amounts) == (2, (500,))
    assert (round(found.overall or 0), round(found.win_rate or 0)) == (17, 33)
    assert found.receipt.rows == 6


def test_stalled_deals_are_counted_where_they_are(selling: Company) -> None:
    with selling.seen_by(ADMIN) as store:
        stalled = {one.key: one.stalled for one in funnel(store, *Q4).stages}
    assert stalled == {"qualification": 0, "needs": 1, "proposal": 0, "negotiation": 0}


def test_a_deal_that_was_talked_about_has_not_stalled(selling: Company) -> None:
    selling.add(Activity(deal_id=11, kind="call", at=NOW - timedelta(days=3)))
    with selling.seen_by(ADMIN) as store:
        assert not any(one.stalled for one in funnel(store, *Q4).stages)


def test_undated_deals_belong_to_the_period_that_includes_today(selling: Company) -> None:
    with selling.seen_by(ADMIN) as store:
        later = funnel(store, date(2027, 1, 1), date(2027, 3, 31))
        everything = funnel(store)
    assert [one.deals for one in later.stages] == [0, 0, 0, 1]
    assert everything.receipt.rows == 7


def test_the_funnel_is_in_scope_and_can_be_one_persons(selling: Company) -> None:
    with selling.seen_by(REP) as store:
        found = funnel(store, *Q4)
        assert (found.receipt.rows, found.lost.deals) == (3, 0)
        with pytest.raises(MetricError):
            funnel(store, *Q4, owner_ids=[LI])
    with selling.seen_by(ADMIN) as store:
        assert funnel(store, *Q4, owner_ids=[ANN]).receipt.rows == 1


def test_stages_are_named_in_the_readers_language(selling: Company) -> None:
    with selling.seen_by(REP) as store:
        assert funnel(store).stages[0].name == "初步接洽"
    with selling.seen_by(ADMIN) as store:
        assert funnel(store).won.name == "Won"


def test_an_empty_funnel_has_no_percentages(company: Company) -> None:
    with company.seen_by(ADMIN) as store:
        found = funnel(store, *Q4)
    assert found.empty
    assert {one.conversion for one in found.stages} == {None}
    assert (found.overall, found.win_rate) == (None, None)
