"""Birthdays: the owner is told before, the person is greeted on the day, by either calendar."""

from datetime import date

import pytest

from crm_store.models import Contact
from tests.scheduler.playing import Play

LI_JING = "李静"


def person(play: Play, birthday: date, *, lunar: bool = False, name: str = LI_JING) -> None:
    """A personal customer of 方晴's, who agreed to greetings."""
    customer = play.customer(name, kind="person", birthday=birthday, lunar_birthday=lunar)
    play.agrees(customer)


def greeted_on(play: Play, *days: str) -> list[str]:
    """The days on which somebody is greeted."""
    return [day for day in days if play.day(day, "birthday_greeting")]


def test_the_owner_is_told_the_day_before_and_the_contact_greeted_on_the_day(play: Play) -> None:
    customer = play.customer("云帆科技")
    contact = play.add(Contact(name="李静", title="采购总监", customer_id=customer.id,
                               birthday=date(1990, 11, 25)))  # fmt: skip
    play.agrees(customer, contact)
    assert play.day("2026-11-24") == [
        ("方晴", "posted", "🎂 李静（云帆科技 采购总监）明天 2026-11-25（周三）生日。")
    ]
    [(whom, status, text)] = play.day("2026-11-25")
    assert (whom, status) == ("李静", "posted")
    assert text.startswith("李总监，生日快乐！感谢您一直以来的信任")
    assert text.endswith("—— 方晴")


def test_so_many_days_before_as_the_workspace_wants(play: Play) -> None:
    person(play, date(1990, 11, 26))
    play.set("rule:birthday", {"days": 3})
    assert play.day("2026-11-25", "birthday") == []
    assert [who for who, *_ in play.day("2026-11-23", "birthday")] == ["方晴"]


def test_somebody_born_on_29_february_is_greeted_on_the_28th_in_other_years(play: Play) -> None:
    person(play, date(1992, 2, 29))
    assert greeted_on(play, "2027-02-28", "2027-03-01") == ["2027-02-28"]
    assert greeted_on(play, "2028-02-28", "2028-02-29") == ["2028-02-29"]


@pytest.mark.parametrize(
    ("born", "days", "greeted"),
    [
        # 腊月初一 falls into 2027 twice: on 8 January and on 29 December
        ("1980-12-01", ("2027-01-08", "2027-12-28"), ["2027-01-08", "2027-12-28"]),
        # 六月初八 of 2025 comes again in the leap sixth month, and is nobody's birthday then
        ("1980-06-08", ("2025-07-02", "2025-08-01"), ["2025-07-02"]),
        # the 30th of a month that has 29 days is its last
        ("1980-01-30", ("2026-03-18", "2027-03-07"), ["2026-03-18", "2027-03-07"]),
        # 正月初一 is the Spring Festival
        ("1980-01-01", ("2027-02-05", "2027-02-06", "2027-02-07"), ["2027-02-06"]),
    ],
)
def test_lunar_birthdays(play: Play, born: str, days: tuple[str, ...], greeted: list[str]) -> None:
    person(play, date.fromisoformat(born), lunar=True)
    assert greeted_on(play, *days) == greeted


def test_somebody_with_an_english_name_is_greeted_in_english(play: Play) -> None:
    person(play, date(1990, 11, 25), name="Sofia Alvarez")
    [(_, _, text)] = play.day("2026-11-25", "birthday_greeting")
    assert text.startswith("Happy birthday, Sofia! Thank you for your trust all along.")


def test_in_the_words_that_a_manager_wrote(play: Play) -> None:
    person(play, date(1990, 11, 25))
    play.set("template:birthday:zh", "{name}，今天给您留了蛋糕，{owner}等您。")
    [(_, _, text)] = play.day("2026-11-25", "birthday_greeting")
    assert text == "李静，今天给您留了蛋糕，方晴等您。"


def test_a_companys_own_birthday_is_none(play: Play) -> None:
    play.customer("云帆科技", birthday=date(2001, 11, 25))
    assert play.day("2026-11-24", "birthday") == []


def test_after_two_days_down_the_greeting_is_belated(play: Play) -> None:
    person(play, date(1990, 11, 25))
    play.tick("2026-11-24T10:00")
    play.tick("2026-11-27T10:00")
    assert play.to_customers[0][1].startswith("迟到的祝福：李静，生日快乐！")


def test_or_it_is_noted_as_missed_where_the_workspace_wants_none(play: Play) -> None:
    person(play, date(1990, 11, 25))
    play.set("rule:birthday_greeting", {"belated": False})
    play.tick("2026-11-24T10:00")
    play.tick("2026-11-27T10:00")
    assert play.to_customers == []
    assert play.statuses("birthday_greeting") == ["missed"]
