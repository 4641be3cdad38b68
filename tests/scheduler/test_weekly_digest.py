"""The weekly digest: a manager's team in figures, beside the week before."""

from datetime import date
from decimal import Decimal

import pytest

from crm_store.database import Database
from crm_store.models import Activity, Contract, Customer, CustomerRisk, Deal, Payment, Ticket
from intents.reply import Chart, Reply, Table
from scheduler.rules import RULES
from tests.intents.company import Company
from tests.scheduler.playing import Play

MONDAY = "2026-11-23"
LAST_WEEK, WEEK_BEFORE = "2026-11-18", "2026-11-11"


@pytest.fixture
def play(database: Database) -> Play:
    """As everywhere, with the digests."""
    return Play(Company(database), rules=RULES)


def deal(play: Play, day: str, amount: int, stage: str = "won", owner: str = "方晴") -> Deal:
    """One that was made that day and closed on it."""
    closed = None if stage == "needs" else date.fromisoformat(day)
    return play.add(
        Deal(name=f"{day} {amount}", owner_id=play.company.user_id(owner), stage=stage,
             amount=Decimal(amount), currency="CNY", close_date=closed,
             created_at=play.at(f"{day}T10:00"))
    )  # fmt: skip


def digest(play: Play, name: str, day: str = MONDAY) -> Reply | None:
    """What somebody gets."""
    found = play.told(day, "weekly_digest")
    return next((one.reply for one in found if one.recipient == name), None)


def rows(reply: Reply | None, place: int = 0) -> dict[str, tuple[str, ...]]:
    """A table's rows by their first cell."""
    assert reply is not None
    table = [block for block in reply.blocks if isinstance(block, Table)][place]
    return {row[0]: row[1:] for row in table.rows}


class TestFigures:
    """Each beside the week before."""

    @pytest.fixture(autouse=True)
    def weeks(self, play: Play) -> None:
        deal(play, LAST_WEEK, 300)
        deal(play, LAST_WEEK, 100, "needs")
        deal(play, WEEK_BEFORE, 200)
        deal(play, WEEK_BEFORE, 50, "lost")
        deal(play, LAST_WEEK, 7, owner="Bob Stone")

    @pytest.mark.parametrize(
        ("figure", "shown"),
        [
            ("销售额", ("¥300", "¥200", "+50.0%")),
            ("赢单数", ("1", "1", "+0.0%")),
            ("输单数", ("0", "1", "-100.0%")),
            ("赢单率", ("100.0%", "50.0%", "+50.0")),
            ("新商机", ("2", "2", "+0.0%")),
            ("在谈商机金额（现在）", ("¥100", "—", "—")),
        ],
    )
    def test_of_the_team(self, play: Play, figure: str, shown: tuple[str, ...]) -> None:
        assert rows(digest(play, "高峰"))[figure] == shown

    def test_of_the_other_team_in_its_language(self, play: Play) -> None:
        found = rows(digest(play, "Wendy Xu"))
        assert found["new deals"] == ("1", "0", "—")
        assert found["deals lost"] == ("0", "0", "—")

    def test_with_charts_of_the_weeks_and_the_funnel(self, play: Play) -> None:
        reply = digest(play, "高峰")
        assert reply is not None
        charts = [block for block in reply.blocks if isinstance(block, Chart)]
        assert [one.kind for one in charts] == ["bar", "funnel"]
        assert [int(value) for value in charts[0].series[0].values][-2:] == [200, 300]

    def test_reps_get_none(self, play: Play) -> None:
        told = play.told(MONDAY, "weekly_digest")
        assert [one.recipient for one in told] == ["高峰", "Wendy Xu", "Ada"]

    def test_once_a_week(self, play: Play) -> None:
        play.tick(f"{MONDAY}T09:00")
        play.tick(f"{MONDAY}T10:00")
        play.tick("2026-11-24T09:00")
        assert play.statuses("weekly_digest") == ["posted"] * 3


def test_activities_are_shown_a_person(play: Play) -> None:
    for name, day, many in (("方晴", LAST_WEEK, 3), ("方晴", WEEK_BEFORE, 1),
                            ("Amy Chen", WEEK_BEFORE, 2), ("Bob Stone", LAST_WEEK, 5)):  # fmt: skip
        for _ in range(many):
            who = play.company.user_id(name)
            play.add(Activity(kind="call", at=play.at(f"{day}T10:00"), user_id=who))
    assert rows(digest(play, "高峰"), 1) == {"方晴": ("3", "1"), "Amy Chen": ("0", "2")}


def test_overdue_money_late_tickets_and_customers_at_risk(play: Play) -> None:
    customer = play.customer("云帆科技")
    contract = play.add(Contract(number="HT-1", customer_id=customer.id, currency="CNY",
                                 owner_id=customer.owner_id, amount=Decimal(500),
                                 start=date(2026, 1, 1), end=date(2026, 12, 31)))  # fmt: skip
    play.add(Payment(contract_id=contract.id, amount=Decimal(500), due=date(2026, 11, 1)))
    for name, since in (("云帆科技", date(2026, 11, 19)), ("老客户", date(2026, 10, 1))):
        one = customer if name == customer.name else play.customer(name)
        play.add(CustomerRisk(customer_id=one.id, score=80, by="score", reasons=[],
                              high_since=since))  # fmt: skip
    play.add(Ticket(number="TK-1", subject="坏了", kind="repair", customer_id=customer.id,
                    opened_at=play.at(f"{LAST_WEEK}T09:00")))  # fmt: skip
    found = rows(digest(play, "高峰"))
    assert found["逾期应收（现在）"][0] == "¥500"
    assert found["高流失风险客户（现在）"][0] == "2（上周新增 1）"
    assert found["超时的工单"] == ("1", "0", "—")


def test_another_teams_customer_is_nobodys_business(play: Play) -> None:
    theirs: Customer = play.customer("Birch", "Bob Stone")
    play.add(CustomerRisk(customer_id=theirs.id, score=80, by="score", reasons=[],
                          high_since=date(2026, 11, 19)))  # fmt: skip
    assert digest(play, "高峰") is None
    assert digest(play, "Wendy Xu") is None  # it is dealt with: a key is claimed once
    assert play.statuses("weekly_digest") == ["skipped", "posted", "posted"]


@pytest.mark.parametrize(
    ("setting", "day", "count"),
    [({}, MONDAY, 3), ({}, "2026-11-24", 0), ({"weekday": 5}, "2026-11-27", 3),
     ({"weekday": 5}, MONDAY, 0), ({"weekday": 7}, "2026-11-30", 3), ({"on": False}, MONDAY, 0)],
)  # fmt: skip
def test_its_day_is_a_setting(
    play: Play, setting: dict[str, int | bool], day: str, count: int
) -> None:
    deal(play, LAST_WEEK, 300)
    play.set("rule:weekly_digest", dict(setting))
    assert len(play.told(day, "weekly_digest")) == count


def test_of_a_monday_off_it_comes_on_tuesday(play: Play) -> None:
    deal(play, LAST_WEEK, 300)
    play.set("holidays", [MONDAY])
    assert play.tick(f"{MONDAY}T09:00") == 0
    play.tick("2026-11-24T09:00")
    assert play.statuses("weekly_digest")[0] == "posted"
