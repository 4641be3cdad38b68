"""To-dos and meetings: on the morning of the day, before the time, and the day after."""

from datetime import datetime, timedelta

import pytest

from crm_store.models import Activity, Task
from tests.scheduler.playing import Play

FRIDAY, SATURDAY, MONDAY, TUESDAY = "2026-11-27", "2026-11-28", "2026-11-23", "2026-11-24"


def task(play: Play, due: str, *, timed: bool, owner: str = "方晴") -> Task:
    """给云帆科技回电话, due then."""
    customer = play.customer("云帆科技", owner)
    who = play.company.user_id(owner)
    return play.add(
        Task(title="给云帆科技回电话", customer_id=customer.id, assignee_id=who,
             due=play.at(due), due_time=timed)
    )  # fmt: skip


def test_a_to_do_of_the_day_comes_in_the_morning(play: Play) -> None:
    task(play, f"{TUESDAY}T00:00", timed=False)
    assert play.tick(f"{TUESDAY}T08:59") == 0
    assert play.tick(f"{TUESDAY}T09:00") == 1
    assert play.outbox[0][1].startswith("☐ 给云帆科技回电话 · 云帆科技\n2026-11-24（周二）")
    assert play.tick(f"{TUESDAY}T09:01") == 0


def test_one_with_a_time_comes_half_an_hour_before_it(play: Play) -> None:
    task(play, f"{TUESDAY}T15:00", timed=True)
    assert play.tick(f"{TUESDAY}T14:29") == 0
    assert play.tick(f"{TUESDAY}T14:30") == 1
    assert play.tick(f"{TUESDAY}T14:31") == 0


def test_one_that_is_still_open_comes_once_more_the_day_after(play: Play) -> None:
    task(play, f"{MONDAY}T00:00", timed=False)
    assert [(status, text.splitlines()[1]) for _, status, text in play.day(TUESDAY, "task")] == [
        ("posted", "2026-11-23（周一） · ⚠ 逾期 1 天")
    ]
    assert play.day("2026-11-25", "task") == []


def test_one_of_a_saturday_comes_on_friday(play: Play) -> None:
    task(play, f"{SATURDAY}T00:00", timed=False)
    assert [status for _, status, _ in play.day(FRIDAY, "task")] == ["posted"]


def test_one_that_is_done_by_then_does_not_come(play: Play) -> None:
    done = task(play, f"{TUESDAY}T15:00", timed=True)
    done.status = "done"
    play.company.change(done)
    assert play.day(TUESDAY, "task") == []


def test_it_can_be_done_by_its_button(play: Play) -> None:
    task(play, f"{TUESDAY}T00:00", timed=False)
    play.day(TUESDAY, "task")
    assert "给云帆科技回电话" in play.press("方晴", "完成")
    assert play.company.all(Task)[0].status == "done"


class TestMeeting:
    """A meeting at ten."""

    @pytest.fixture(autouse=True)
    def meeting(self, play: Play) -> None:
        customer = play.customer("云帆科技", industry="智能制造")
        at = play.at(f"{TUESDAY}T10:00")
        play.add(Activity(customer_id=customer.id, kind="meeting", summary="谈 MES 二期", at=at,
                          user_id=play.company.user_id("方晴"),
                          created_at=at - timedelta(days=1)))  # fmt: skip

    def test_its_briefing_comes_half_an_hour_before(self, play: Play) -> None:
        assert play.tick(f"{TUESDAY}T09:29") == 0
        assert play.tick(f"{TUESDAY}T09:30") == 1
        text = play.outbox[0][1]
        assert "📅 30 分钟后：谈 MES 二期" in text
        assert "云帆科技 · 会前简报" in text
        assert "智能制造" in text

    def test_whoever_was_down_gets_it_while_it_is_of_use(self, play: Play) -> None:
        assert play.tick(f"{TUESDAY}T09:50") == 1
        assert "📅 10 分钟后" in play.outbox[0][1]

    def test_and_not_when_it_has_begun(self, play: Play) -> None:
        assert play.tick(f"{TUESDAY}T10:01") == 0


def test_a_meeting_that_was_logged_afterwards_has_none(play: Play) -> None:
    play.company.now = play.at(f"{TUESDAY}T12:00")
    customer = play.customer("云帆科技")
    who, at = play.company.user_id("方晴"), datetime.fromisoformat(f"{TUESDAY}T10:00+08:00")
    play.add(Activity(customer_id=customer.id, kind="meeting", at=at, user_id=who))
    assert play.day(TUESDAY, "meeting") == []
