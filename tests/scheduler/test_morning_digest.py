"""The morning digest: one message with the day in it, and with what the daily cap put off."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from crm_store.database import Database
from crm_store.models import Activity, Deal, Notice, Task, Ticket
from crm_store.models.base import Base
from intents.context import Context
from scheduler.automation import RulesOf
from scheduler.rules import RULES
from tests.intents.company import Company
from tests.scheduler.playing import Play

FRIDAY, SATURDAY, MONDAY, TUESDAY = "2026-11-27", "2026-11-28", "2026-11-23", "2026-11-24"
NEW_YORK = ZoneInfo("America/New_York")


@pytest.fixture
def play(database: Database) -> Play:
    """As everywhere, with the digests."""
    return Play(Company(database), rules=RULES)


def task(play: Play, due: str, title: str = "给云帆科技回电话", owner: str = "方晴") -> Task:
    who = play.company.user_id(owner)
    return play.add(Task(title=title, assignee_id=who, due=play.at(f"{due}T00:00")))


def digests(play: Play, day: str) -> list[tuple[str, str]]:
    """(recipient, text) of what is posted."""
    found = play.day(day, "morning_digest")
    return [(who, text) for who, status, text in found if status == "posted"]


def test_nothing_is_sent_where_there_is_nothing_to_say(play: Play) -> None:
    task(play, FRIDAY)
    assert play.day(TUESDAY, "morning_digest") == []
    assert play.company.all(Notice) == []


def test_a_day_is_told_in_one_message(play: Play) -> None:
    customer = play.customer("云帆科技")
    who, at = play.company.user_id("方晴"), play.at(f"{TUESDAY}T15:00")
    play.add(Activity(customer_id=customer.id, kind="meeting", summary="谈 MES 二期", at=at,
                      user_id=who, created_at=at - timedelta(days=2)))  # fmt: skip
    task(play, TUESDAY)
    task(play, "2026-11-20", "寄样品")
    play.add(Deal(name="MES 二期", customer_id=customer.id, owner_id=who, stage="proposal",
                  amount=Decimal(350000), currency="CNY",
                  close_date=date(2026, 11, 29)))  # fmt: skip
    play.add(Ticket(number="TK-1001", subject="登不上", kind="question", customer_id=customer.id,
                    opened_at=play.at(f"{MONDAY}T17:00")))  # fmt: skip
    [(who_got_it, text)] = digests(play, TUESDAY)
    assert who_got_it == "方晴"
    assert "2026-11-24（周二）：会议 1 个，到期待办 1 个，逾期 1 个" in text
    for part in ("谈 MES 二期", "给云帆科技回电话", "寄样品", "¥350,000", "TK-1001", "登不上"):
        assert part in text


def _deal(play: Play) -> Base:
    return Deal(name="MES", owner_id=play.company.user_id("Amy Chen"), stage="needs",
                close_date=date(2026, 11, 26))  # fmt: skip


def _meeting(play: Play) -> Base:
    at = play.at(f"{TUESDAY}T18:00")
    return Activity(kind="meeting", at=at, user_id=play.company.user_id("Amy Chen"))


def _ticket(play: Play) -> Base:
    who = play.company.user_id("Amy Chen")
    return Ticket(number="TK-1", subject="Broken", kind="repair", assignee_id=who,
                  opened_at=play.at(f"{TUESDAY}T08:00"))  # fmt: skip


@pytest.mark.parametrize("made", [_deal, _meeting, _ticket])
def test_each_of_these_alone_is_worth_a_message_in_their_own_language(
    play: Play, made: Callable[[Play], Base]
) -> None:
    play.add(made(play))
    [(who, text)] = digests(play, TUESDAY)
    assert who == "Amy Chen"
    assert text.startswith("☀ Good morning, Amy Chen. Tue 24 Nov 2026")


@pytest.mark.parametrize(
    "record",
    [
        Deal(name="赢了", stage="won", close_date=date(2026, 11, 26)),
        Deal(name="下周", stage="needs", close_date=date(2026, 11, 30)),
    ],
)
def test_what_is_over_or_not_yet_is_not(play: Play, record: Deal) -> None:
    deal = Deal(name=record.name, stage=record.stage, close_date=record.close_date)
    deal.owner_id = play.company.user_id("方晴")
    play.add(deal)
    assert digests(play, TUESDAY) == []


def test_an_old_ticket_is_no_news(play: Play) -> None:
    who = play.company.user_id("方晴")
    play.add(Ticket(number="TK-1", subject="旧", kind="question", assignee_id=who,
                    opened_at=play.at(f"{MONDAY}T08:59")))  # fmt: skip
    assert digests(play, TUESDAY) == []


class TestPutOff:
    """What the daily cap put off stands in the digest, once."""

    @pytest.fixture(autouse=True)
    def cap(self, play: Play) -> None:
        play.set("notices_a_day", 1)
        play.set("rule:task", {"hour": 11})
        for name in ("李静", "王强", "赵敏"):
            play.customer(name, kind="person", birthday=date(1990, 11, 25))
        play.tick(f"{TUESDAY}T09:00")

    def test_it_comes_the_same_morning_after_the_important_ones(self, play: Play) -> None:
        assert play.statuses("birthday") == ["posted", "digest", "digest"]
        text = play.outbox[-1][1]
        assert "生日提醒\n• 王强 · " in text
        assert "• 赵敏 · " in text
        assert "李静" not in text

    def test_it_is_marked_as_told_and_not_told_again(self, play: Play) -> None:
        told = [one.posted_at for one in play.company.all(Notice) if one.status == "digest"]
        assert told == [play.at(f"{TUESDAY}T09:00")] * 2
        task(play, "2026-11-25")
        [(_, text)] = digests(play, "2026-11-25")
        assert "王强" not in text

    def test_it_is_no_message_of_that_day(self, play: Play) -> None:
        play.set("notices_a_day", 3)
        task(play, TUESDAY)
        play.tick(f"{TUESDAY}T11:00")
        assert play.statuses("task") == ["posted"]


def test_a_to_do_that_the_agenda_has_is_not_told_twice(play: Play) -> None:
    play.set("notices_a_day", 0)
    task(play, TUESDAY)
    play.tick(f"{TUESDAY}T09:00")
    assert play.outbox[-1][1].count("给云帆科技回电话") == 1
    assert [one.posted_at is not None for one in play.company.all(Notice)] == [True, True]


def test_it_comes_whatever_the_cap_is_and_once_a_day(play: Play) -> None:
    play.set("notices_a_day", 0)
    task(play, TUESDAY)
    play.tick(f"{TUESDAY}T09:00")
    play.tick(f"{TUESDAY}T09:01")
    play.tick(f"{TUESDAY}T17:30")
    assert play.statuses("morning_digest") == ["posted"]


class TestDays:
    """Working days, their own clock, and what was missed."""

    def test_none_on_a_weekend_and_one_on_monday(self, play: Play) -> None:
        task(play, FRIDAY)
        assert play.day(SATURDAY, "morning_digest") == []
        assert play.tick(f"{SATURDAY}T09:00") == 0
        assert len(digests(play, "2026-11-30")) == 1

    def test_the_days_it_was_down_are_not_made_up_for(self, play: Play) -> None:
        task(play, MONDAY)
        play.tick(f"{MONDAY}T09:00")
        play.tick(f"{FRIDAY}T10:00")
        assert play.statuses("morning_digest") == ["posted", "posted"]

    def test_in_the_evening_it_is_too_late(self, play: Play) -> None:
        task(play, TUESDAY)
        play.tick(f"{TUESDAY}T17:01")
        assert play.statuses("morning_digest") == ["missed"]

    def test_it_comes_at_nine_on_the_clock_of_whoever_reads_it(self, play: Play) -> None:
        play.moves("Bob Stone", "America/New_York")
        who = play.company.user_id("Bob Stone")
        play.add(Task(title="Call", assignee_id=who, due=play.at(f"{TUESDAY}T00:00", NEW_YORK)))
        play.tick(f"{TUESDAY}T08:59", NEW_YORK)
        assert play.statuses("morning_digest") == []
        play.tick(f"{TUESDAY}T09:00", NEW_YORK)
        assert play.statuses("morning_digest") == ["posted"]

    def test_its_hour_is_a_setting_and_it_can_be_off(self, play: Play) -> None:
        task(play, TUESDAY)
        play.set("rule:morning_digest", {"hour": 8})
        play.set("rule:task", {"on": False})
        assert play.tick(f"{TUESDAY}T08:00") == 1
        play.set("rule:morning_digest", {"on": False})
        assert play.day("2026-11-25", "morning_digest") == []


def test_nobody_is_told_of_what_is_anothers(play: Play) -> None:
    task(play, TUESDAY, "方晴的事")
    task(play, TUESDAY, "Bobs", owner="Bob Stone")
    told = dict(digests(play, TUESDAY))
    assert "Bobs" not in told["方晴"]
    assert "方晴的事" not in told["Bob Stone"]


def test_a_task_can_be_done_by_its_button(play: Play) -> None:
    task(play, TUESDAY)
    play.day(TUESDAY, "morning_digest")
    assert "给云帆科技回电话" in play.press("方晴", "完成：给云帆科技回电话")
    assert play.company.all(Task)[0].status == "done"


def test_put_off_until_tomorrow_it_is_only_tomorrows_own(play: Play) -> None:
    task(play, TUESDAY)
    play.day(TUESDAY, "morning_digest")
    play.company.now = datetime.fromisoformat(f"{TUESDAY}T10:00+08:00")
    play.press("方晴", "明天再提醒")
    play.tick("2026-11-25T09:00")
    assert play.statuses("morning_digest") == ["skipped", "posted"]


def test_what_is_to_come_has_it_on_the_clock_of_whoever_gets_it(play: Play) -> None:
    play.moves("Bob Stone", "America/New_York")
    who = play.company.user_id("Bob Stone")
    play.add(Task(title="Call", assignee_id=who, due=play.at(f"{TUESDAY}T00:00", NEW_YORK)))
    actor = play.company.actors["Bob Stone"]
    with play.company.store("Bob Stone") as store:
        context = Context(actor, store, play.company.now)
        days = [date(2026, 11, 24), date(2026, 11, 28)]
        [coming] = RulesOf(RULES).expected(context, "morning_digest", days, 10)
    assert (coming.due, coming.recipient) == (play.at(f"{TUESDAY}T09:00", NEW_YORK), "Bob Stone")
