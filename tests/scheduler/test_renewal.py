"""Renewals: who is told of which contract when, and what is said of what was done meanwhile."""

import random
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from crm_store.models import Activity, Contact, Contract, Customer, Deal
from scheduler.rule import Look
from scheduler.rules.renewal import RenewalSettings, find
from tests.scheduler.playing import Play

FIRST = date(2026, 1, 1)
STATUSES = ("active", "active", "active", "expired", "renewed", "terminated")


def contract(play: Play, customer: Customer, end: date, number: str = "C-1", **columns: Any) -> (
    Contract
):  # fmt: skip
    made = {"owner_id": customer.owner_id, "amount": Decimal(9000), "currency": "CNY"}
    return play.add(
        Contract(number=number, customer_id=customer.id, end=end, **{**made, **columns})
    )


def find_on(play: Play, day: date, **settings: Any) -> set[str]:
    """The keys of what is found for a day."""
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    with play.company.store("Ada") as store:
        return {
            one.key for one in find(Look(store, day, RenewalSettings(**settings), moment, moment))
        }


@pytest.mark.parametrize("days", [(90, 60, 30, 7), (45, 0)])
def test_months_of_reminders_is_what_a_calendar_says(play: Play, days: tuple[int, ...]) -> None:
    """Every contract of a random workspace, day by day, against a plain computation."""
    rng = random.Random(6)
    customers = [play.customer(f"客户{n}", deleted_at=play.company.now if n == 3 else None)
                 for n in range(4)]  # fmt: skip
    held: list[Contract] = []
    for number in range(60):
        earlier = rng.choice(held) if held and rng.random() < 0.3 else None
        end = FIRST + timedelta(days=rng.randrange(280)) if rng.random() < 0.9 else None
        held.append(
            contract(play, rng.choice(customers), end, f"C-{number}", status=rng.choice(STATUSES),
                     renewed_from_id=earlier.id if earlier else None,
                     deleted_at=play.company.now if rng.random() < 0.1 else None)
        )  # fmt: skip
    followed = {one.renewed_from_id for one in held if one.deleted_at is None}
    live = [one for one in held if one.deleted_at is None and one.id not in followed
            and one.status not in ("renewed", "terminated")
            and one.customer_id != customers[3].id and one.end is not None]  # fmt: skip
    expected = {
        (one.end - timedelta(days=ahead), f"renewal:{one.id}:{one.end}:{ahead}")
        for one in live for ahead in days if one.end is not None
    }  # fmt: skip
    year = [FIRST + timedelta(days=n) for n in range(200)]
    found = {(day, key) for day in year for key in find_on(play, day, days=days)}
    assert found == {one for one in expected if year[0] <= one[0] <= year[-1]}
    assert len(found) > 20


class TestWhatIsSaid:
    """A contract of 云帆科技 that ends on Wednesday 23 December 2026, 30 days from Monday."""

    @pytest.fixture(autouse=True)
    def yunfan(self, play: Play) -> None:
        self.customer = play.customer("云帆科技")
        self.held = contract(play, self.customer, date(2026, 12, 23), name="维保")

    def test_the_owner_is_told_and_what_to_do(self, play: Play) -> None:
        [(who, status, text)] = play.day("2026-11-23", "renewal")[:1]
        assert (who, status) == ("方晴", "posted")
        assert "云帆科技 的合同 C-1（¥9,000）还有 30 天到期，2026-12-23（周三）。" in text
        assert "还没有续约商机，近 30 天也没有联系过。" in text
        assert "今天就联系客户" in text
        assert play.day("2026-11-24", "renewal") == []

    def test_its_buttons_renew_it_and_then_there_is_no_more_to_say(self, play: Play) -> None:
        play.day("2026-11-23", "renewal")
        play.company.now = play.at("2026-11-23T10:00")
        assert "已续签：C-1 → HT-2026-001" in play.press("方晴", "续签")
        assert play.day("2026-12-16", "renewal") == []

    def test_taken_back_the_next_reminder_comes_again(self, play: Play) -> None:
        renewed = play.company.ask("方晴", "renew_contract", contract=self.held)
        assert play.day("2026-11-23", "renewal") == []
        play.company.undo("方晴", renewed.change_id)
        assert len(play.day("2026-12-16", "renewal")) == 1

    def test_a_deal_opened_from_it_is_what_the_next_one_speaks_of(self, play: Play) -> None:
        play.day("2026-11-23", "renewal")
        assert "新建商机：云帆 续约" in play.press("方晴", "建续约商机").replace("云帆科技", "云帆")
        deal = play.company.all(Deal)[0]
        assert deal.close_date == date(2026, 12, 23)
        [(_, _, text)] = play.day("2026-12-16", "renewal")
        assert f"续约商机“{deal.name}”在“初步接洽”阶段。" in text
        assert "这周定下来" in text

    def test_days_that_a_weekend_puts_together_are_told_once(self, play: Play) -> None:
        play.set("rule:renewal", {"days": [25, 24, 23]})  # Saturday to Monday
        monday = [(one, text) for _, one, text in play.day("2026-11-30", "renewal")]
        assert [one for one, _ in monday] == ["skipped", "skipped", "posted"]
        assert "还有 23 天到期" in monday[2][1]

    def test_who_spoke_with_them_lately_is_counted(self, play: Play) -> None:
        for days in (3, 10, 40):
            play.add(Activity(customer_id=self.customer.id, kind="call", summary="谈续约",
                              at=play.at("2026-11-23T08:00") - timedelta(days=days)))  # fmt: skip
        assert "近 30 天联系过 2 次" in play.day("2026-11-23", "renewal")[0][2]

    def test_what_is_nobodys_goes_to_its_customers_owner(self, play: Play) -> None:
        contract(play, self.customer, date(2026, 12, 23), "C-2", owner_id=None)
        told = [who for who, status, _ in play.day("2026-11-23", "renewal") if status == "posted"]
        assert told == ["方晴", "方晴"]

    def test_an_english_colleague_is_told_in_english(self, play: Play) -> None:
        harbor = play.customer("Harbor", owner="Bob Stone")
        contract(play, harbor, date(2026, 11, 30), "C-3", currency="USD")
        texts = [text for who, _, text in play.day("2026-11-23", "renewal") if who == "Bob Stone"]
        assert "The contract C-3 of Harbor ($9,000) ends in 7 days, on Mon 30 Nov 2026." in texts[0]
        assert "settle it this week" in texts[0]


class TestTheLetter:
    """The customer is told once the owner agrees, on the day before; 30 days before the end."""

    @pytest.fixture(autouse=True)
    def li_jing(self, play: Play) -> None:
        customer = play.customer("云帆科技")
        contact = play.add(Contact(name="李静", customer_id=customer.id, title="经理"))
        play.agrees(customer, contact)
        contract(play, customer, date(2026, 12, 25), name="维保")

    def test_it_waits_for_the_owner_and_then_goes_out(self, play: Play) -> None:
        play.tick("2026-11-24T10:00")
        assert play.to_customers == []
        play.company.now = play.at("2026-11-24T11:00")
        play.press("方晴", "发送")
        [(_, text, not_before)] = play.to_customers
        assert "李经理，您好！您的合同“维保”将于 2026-12-25（周五） 到期" in text
        assert not_before == play.at("2026-11-25T10:00")

    def test_nobody_answers_and_nothing_is_sent(self, play: Play) -> None:
        play.tick("2026-11-24T10:00")
        play.tick("2026-11-25T12:00")
        assert play.to_customers == []

    def test_of_a_renewed_contract_nothing_is_written(self, play: Play) -> None:
        held = play.company.all(Contract)[0]
        play.company.ask("方晴", "renew_contract", contract=held)
        assert play.day("2026-11-25", "renewal_letter") == []
