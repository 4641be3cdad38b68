"""What a rule respects: consent, days off, quiet hours, the clock of whoever reads it, the cap."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from crm_store.models import Contact, Customer, Task, User
from tests.scheduler.playing import Play

FRIDAY, SATURDAY, SUNDAY, MONDAY = "2026-11-27", "2026-11-28", "2026-11-29", "2026-11-30"
NEW_YORK, KIRITIMATI = ZoneInfo("America/New_York"), ZoneInfo("Pacific/Kiritimati")


def born(play: Play, day: str, *, agrees: bool = True, **fields: object) -> Customer:
    """A personal customer of 方晴's with the birthday on that day."""
    birthday = date.fromisoformat(f"1990-{day[5:]}")
    name = str(fields.pop("name", "李静"))
    customer = play.customer(name, kind="person", birthday=birthday, **fields)
    if agrees:
        play.agrees(customer)
    return customer


class TestConsent:
    """Nothing is sent to whoever did not agree, or cannot be reached; and it says why."""

    def test_without_it_the_greeting_is_held(self, play: Play) -> None:
        customer = born(play, FRIDAY)
        play.withdraws(customer)
        [told] = play.told(FRIDAY, "birthday_greeting")
        assert (told.status, told.why) == (
            "held", ("客户没有同意接收", "the customer did not agree to receive it"),
        )  # fmt: skip
        assert play.outbox == []

    def test_what_is_held_says_what_it_would_have_said(self, play: Play) -> None:
        customer = born(play, FRIDAY)
        play.withdraws(customer)
        [(status, text)] = play.unsaid(FRIDAY, "birthday_greeting")
        assert status == "held"
        assert "生日快乐" in text
        assert play.outbox == []

    def test_a_contacts_own_word_comes_before_the_companys(self, play: Play) -> None:
        customer = play.customer("云帆科技")
        birthday = date(1990, 11, 27)
        contact = play.add(Contact(name="李静", customer_id=customer.id, birthday=birthday))
        play.agrees(customer, contact)
        play.agrees(customer)
        play.withdraws(customer, contact)
        assert play.statuses_on(FRIDAY, "birthday_greeting") == ["held"]

    def test_who_has_no_account_cannot_be_reached(self, play: Play) -> None:
        born(play, FRIDAY, agrees=False)
        assert play.statuses_on(FRIDAY, "birthday_greeting") == ["held"]


class TestDaysOff:
    """Colleagues are told on working days; customers are greeted on the day itself."""

    def test_a_birthday_after_the_weekend_is_told_on_friday(self, play: Play) -> None:
        born(play, MONDAY)
        assert play.statuses_on(FRIDAY, "birthday") == ["posted"]

    def test_asked_about_the_sunday_it_says_when(self, play: Play) -> None:
        born(play, MONDAY)
        [told] = play.told(SUNDAY, "birthday")
        assert (told.status, told.why) == (
            "held", ("不是工作日，2026-11-27 发", "it is a day off; told on 2026-11-27"),
        )  # fmt: skip

    def test_what_is_told_on_another_day_is_worded_already(self, play: Play) -> None:
        born(play, MONDAY)
        [(status, text)] = play.unsaid(SUNDAY, "birthday")
        assert status == "held"
        assert "生日" in text

    def test_what_became_overdue_at_the_weekend_is_told_on_monday(self, play: Play) -> None:
        who = play.company.user_id("方晴")
        play.add(Task(title="回电话", assignee_id=who, due=play.at(f"{SATURDAY}T00:00")))
        assert play.tick(f"{SUNDAY}T10:00") == 0
        assert play.statuses_on(MONDAY, "task_overdue") == ["posted"]

    def test_holidays_and_working_weekends_are_the_workspaces(self, play: Play) -> None:
        play.set("holidays", [FRIDAY])
        play.set("workdays", [SATURDAY])
        born(play, MONDAY)
        assert play.statuses_on(FRIDAY, "birthday") == []
        assert play.statuses_on(SATURDAY, "birthday") == ["posted"]

    def test_customers_are_greeted_on_a_sunday(self, play: Play) -> None:
        born(play, SUNDAY)
        assert play.statuses_on(SUNDAY, "birthday_greeting") == ["posted"]


class TestClocks:
    """Everybody lives by their own clock."""

    def test_a_colleague_is_told_at_nine_their_time(self, play: Play) -> None:
        play.moves("Bob Stone", "America/New_York")
        born(play, FRIDAY, owner="Bob Stone")
        assert play.tick("2026-11-26T08:59", NEW_YORK) == 0
        assert play.tick("2026-11-26T09:00", NEW_YORK) == 1

    def test_the_day_is_theirs_too_on_the_other_side_of_the_date_line(self, play: Play) -> None:
        play.moves("Bob Stone", "Pacific/Kiritimati")  # 14 hours ahead of UTC
        born(play, FRIDAY, owner="Bob Stone")
        assert play.tick("2026-11-26T08:59", KIRITIMATI) == 0
        assert play.tick("2026-11-26T09:00", KIRITIMATI) == 1

    def test_a_customer_is_greeted_at_ten_their_time(self, play: Play) -> None:
        born(play, FRIDAY, phone="+1 415 555 2671")
        play.tick(f"{FRIDAY}T10:00")
        [(_, _, not_before)] = play.to_customers
        assert not_before == datetime(2026, 11, 27, 18, 0, tzinfo=UTC)  # ten in California

    def test_quiet_hours_are_waited_for(self, play: Play) -> None:
        born(play, FRIDAY)
        play.set("rule:birthday_greeting", {"hour": 7})
        play.tick(f"{FRIDAY}T07:00")
        assert play.to_customers[0][2] == play.at(f"{FRIDAY}T09:00")

    def test_they_are_the_workspaces(self, play: Play) -> None:
        born(play, FRIDAY)
        play.set("quiet_hours", "12:00-14:00")
        play.set("rule:birthday_greeting", {"hour": 12})
        play.tick(f"{FRIDAY}T12:00")
        assert play.to_customers[0][2] == play.at(f"{FRIDAY}T14:00")

    @pytest.mark.parametrize(
        ("day", "hour", "utc"),
        [
            ("2027-03-12", 9, "14:00"),  # before the clocks change in New York
            ("2027-03-15", 9, "13:00"),  # after it
            ("2027-11-05", 9, "13:00"),  # and back
            ("2027-11-08", 9, "14:00"),
        ],
    )
    def test_nine_is_nine_whatever_the_clocks_do(
        self, play: Play, day: str, hour: int, utc: str
    ) -> None:
        play.moves("Bob Stone", "America/New_York")
        who = play.company.user_id("Bob Stone")
        play.add(Task(title="Call", assignee_id=who, due=play.at(f"{day}T00:00", NEW_YORK)))
        moment = datetime.fromisoformat(f"{day}T{utc}:00+00:00")
        assert play.runner.tick(moment.replace(hour=moment.hour - 1)) == 0
        assert play.runner.tick(moment) == 1

    def test_an_hour_that_does_not_exist_that_night_is_an_hour_later(self, play: Play) -> None:
        play.set("timezone", "America/New_York")
        play.set("quiet_hours", "23:00-00:00")
        play.set("rule:birthday_greeting", {"hour": 2})
        born(play, "2027-03-14", name="Sofia Alvarez", phone="+1 212 555 0123")
        assert play.tick("2027-03-14T01:59", NEW_YORK) == 0
        assert play.tick("2027-03-14T03:00", NEW_YORK) == 1

    def test_an_hour_that_comes_twice_is_one(self, play: Play) -> None:
        play.set("timezone", "America/New_York")
        play.set("quiet_hours", "23:00-00:00")
        play.set("rule:birthday_greeting", {"hour": 1})
        born(play, "2027-11-07", name="Sofia Alvarez", phone="+1 212 555 0123")
        first = datetime(2027, 11, 7, 5, 0, tzinfo=UTC)
        assert play.runner.tick(first) == 1
        assert play.runner.tick(first.replace(hour=6)) == 0


class TestCap:
    """So many a day and no more: the important ones first."""

    def test_the_rest_goes_into_the_digest(self, play: Play) -> None:
        play.set("notices_a_day", 2)
        who = play.company.user_id("方晴")
        for name in ("李静", "王强"):
            born(play, FRIDAY, name=name)
        play.add(Task(title="回电话", assignee_id=who, due=play.at("2026-11-26T00:00")))
        play.tick("2026-11-26T09:00")
        assert play.statuses("task") == ["posted"]
        assert play.statuses("birthday") == ["posted", "digest"]

    def test_what_cannot_wait_is_posted_all_the_same(self, play: Play) -> None:
        play.set("notices_a_day", 0)
        who, due = play.company.user_id("方晴"), play.at(f"{FRIDAY}T15:00")
        play.add(Task(title="回电话", assignee_id=who, due=due, due_time=True))
        assert play.tick(f"{FRIDAY}T14:30") == 1

    def test_a_customer_gets_one_message_a_day(self, play: Play) -> None:
        born(play, "2027-02-06")  # 春节, too
        play.tick("2027-02-06T10:00")
        assert play.statuses("birthday_greeting") == ["posted"]
        assert play.statuses("festival") == ["held"]


def test_a_rule_that_is_off_does_nothing_and_does_not_catch_up(play: Play) -> None:
    born(play, FRIDAY)
    play.set("rule:birthday", {"on": False})
    assert play.tick("2026-11-26T09:00") == 0
    play.set("rule:birthday", {"on": True})
    play.tick(f"{FRIDAY}T09:00")
    assert play.statuses("birthday") == []


def test_each_is_told_in_their_language(play: Play) -> None:
    born(play, FRIDAY, owner="Bob Stone")
    assert play.day("2026-11-26", "birthday")[0][2].startswith("🎂 李静 has a birthday tomorrow")


def test_what_belongs_to_nobody_goes_to_whoever_looks_after_that(play: Play) -> None:
    born(play, FRIDAY, owner=None)
    assert [who for who, *_ in play.day("2026-11-26", "birthday")] == ["Ada"]


def test_a_colleague_who_left_is_told_nothing(play: Play) -> None:
    born(play, FRIDAY, owner="Bob Stone")
    bob = next(one for one in play.company.all(User) if one.name == "Bob Stone")
    bob.deleted_at = play.company.now
    play.company.change(bob)
    assert [who for who, *_ in play.day("2026-11-26", "birthday")] == ["Ada"]
