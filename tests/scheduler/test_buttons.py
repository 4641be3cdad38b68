"""What can be done with a notice: why it came, again tomorrow, not again; a draft's three ways."""

from datetime import date

import pytest

from crm_store.models import Contact, Customer, Notice
from tests.scheduler.playing import Play

MONDAY, TUESDAY, WEDNESDAY = "2026-11-23", "2026-11-24", "2026-11-25"


@pytest.fixture
def li_jing(play: Play) -> Contact:
    """李静 of 云帆科技, 方晴's customer, has her birthday on Wednesday and agreed to greetings."""
    customer = play.customer("云帆科技")
    birthday = date(1990, 11, 25)
    contact = play.add(Contact(name="李静", customer_id=customer.id, birthday=birthday))
    play.agrees(customer, contact)
    return contact


def test_a_notice_says_why_it_came(play: Play, li_jing: Contact) -> None:
    play.day(TUESDAY, "birthday")
    reply = play.press("方晴", "为什么提醒我？")
    assert "因为：李静 的生日是 2026-11-25" in reply
    assert "客户和联系人生日前几天提醒负责人" in reply


def test_a_customer_can_ask_why_too_and_stop_it(play: Play, li_jing: Contact) -> None:
    play.day(WEDNESDAY, "birthday_greeting")
    assert play.buttons() == ["为什么收到这条？", "退订"]


def test_snoozed_it_comes_again_the_next_morning(play: Play, li_jing: Contact) -> None:
    play.tick(f"{TUESDAY}T09:00")
    play.company.now = play.at(f"{TUESDAY}T09:30")
    assert "2026-11-25（周三） 09:00" in play.press("方晴", "明天再提醒")
    assert play.tick(f"{TUESDAY}T23:00") == 0
    assert len(play.outbox) == 1
    play.tick(f"{WEDNESDAY}T09:00")
    again = [text.splitlines()[0] for _, text in play.outbox if text.startswith("🎂")]
    assert [text.partition("）")[2][:2] for text in again] == ["明天", "今天"]


def test_not_again_for_this_customer(play: Play, li_jing: Contact) -> None:
    play.day(TUESDAY, "birthday")
    assert "不再提醒你 云帆科技 的“生日提醒”" in play.press("方晴", "这个客户不再提醒")
    play.add(Contact(name="王强", customer_id=li_jing.customer_id, birthday=date(1980, 11, 26)))
    assert play.day(WEDNESDAY, "birthday")[-1][1] == "held"


class TestDrafts:
    """With `approval` the owner sees the greeting on the working day before."""

    @pytest.fixture(autouse=True)
    def approval(self, play: Play, li_jing: Contact) -> None:
        play.set("rule:birthday_greeting", {"approval": True})
        play.company.now = play.at(f"{TUESDAY}T10:30")
        play.tick(f"{TUESDAY}T10:00")

    def test_it_is_shown_to_its_owner_and_not_to_the_customer(self, play: Play) -> None:
        [(to, text)] = [one for one in play.outbox if "请过目" in one[1]]
        assert to == f"user:{play.company.user_id('方晴')}"
        assert "李静" in text
        assert play.to_customers == []

    def test_sent_it_goes_out_on_the_day(self, play: Play) -> None:
        assert "2026-11-25（周三） 10:00" in play.press("方晴", "发送")
        [(_, text, not_before)] = play.to_customers
        assert "生日快乐" in text
        assert not_before == play.at(f"{WEDNESDAY}T10:00")

    def test_changed_it_goes_out_in_the_new_words(self, play: Play) -> None:
        play.press("方晴", "修改", message="李姐，生日快乐！改天请你喝茶。")
        play.press("方晴", "发送")
        assert "改天请你喝茶" in play.to_customers[0][1]

    def test_skipped_nothing_is_sent(self, play: Play) -> None:
        play.press("方晴", "不发")
        play.tick(f"{WEDNESDAY}T10:00")
        assert play.to_customers == []
        statuses = [one.status for one in play.company.all(Notice) if one.audience == "customer"]
        assert statuses == ["skipped"]

    def test_it_is_decided_once(self, play: Play) -> None:
        play.press("方晴", "发送")
        assert "已经处理过了" in play.press("方晴", "不发")
        assert len(play.to_customers) == 1

    @pytest.mark.parametrize(("choice", "sent"), [("skip", 0), ("send", 1)])
    def test_unanswered_it_is_the_workspace_that_chose(
        self, play: Play, choice: str, sent: int
    ) -> None:
        play.set("rule:birthday_greeting", {"approval": True, "unanswered": choice})
        play.tick(f"{WEDNESDAY}T09:59")
        assert play.to_customers == []
        play.tick(f"{WEDNESDAY}T10:00")
        assert len(play.to_customers) == sent

    def test_who_withdraws_the_consent_in_between_gets_nothing(
        self, play: Play, li_jing: Contact
    ) -> None:
        customer = play.company.all(Customer)[0]
        play.withdraws(customer, li_jing)
        assert "没有同意" in play.press("方晴", "发送")
        assert play.to_customers == []
