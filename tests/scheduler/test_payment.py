"""Payments: who is told of what is due and overdue, on which day, until it is paid."""

import random
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from crm_store.models import Contract, Customer, Payment
from scheduler.rule import Look
from scheduler.rules.payment import PaymentSettings, find
from tests.scheduler.playing import Play

FIRST = date(2026, 1, 1)
DUE = date(2026, 11, 25)
"""A Wednesday."""


def contract(play: Play, customer: Customer, number: str = "C-1", **columns: Any) -> Contract:
    made = {"owner_id": customer.owner_id, "amount": Decimal(9000), "currency": "CNY"}
    return play.add(Contract(number=number, customer_id=customer.id, **{**made, **columns}))


def owed(play: Play, held: Contract, due: date, amount: str, paid: str | None = None) -> Payment:
    given = None if paid is None else Decimal(paid)
    return play.add(Payment(contract_id=held.id, due=due, amount=Decimal(amount),
                            paid_amount=given, paid_at=due if paid else None))  # fmt: skip


def find_on(play: Play, day: date, settings: PaymentSettings) -> list[tuple[str, int | None, bool]]:
    """The keys of what is found for a day, each with whose it is and whether it goes up."""
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    with play.company.store("Ada") as store:
        found = find(Look(store, day, settings, moment, moment))
        return [(one.key, one.user_id, one.to_manager) for one in found]


@pytest.mark.parametrize(
    "settings",
    [PaymentSettings(), PaymentSettings(before=(10,), owner=(2, 5), manager=(5, 60))],
    ids=["as it comes", "other days"],
)
def test_months_of_reminders_is_what_a_calendar_says(play: Play, settings: PaymentSettings) -> None:
    """Every instalment of a random workspace, day by day, against a plain computation."""
    rng = random.Random(7)
    customers = [play.customer(f"客户{n}", owner=owner) for n, owner in
                 enumerate(("方晴", "Amy Chen", None))]  # fmt: skip
    contracts = [
        contract(play, rng.choice(customers), f"C-{n}",
                 deleted_at=play.company.now if rng.random() < 0.1 else None)
        for n in range(15)
    ]  # fmt: skip
    expected: dict[tuple[date, str], tuple[int | None, bool]] = {}
    for _ in range(80):
        held, due = rng.choice(contracts), FIRST + timedelta(days=rng.randrange(220))
        paid = rng.choice((None, None, "30", "100", "130"))
        owed(play, held, due, "100", paid)
        if held.deleted_at is None and Decimal(paid or 0) < 100:
            for late in (*(-days for days in settings.before), *settings.owner):
                key = due + timedelta(days=late), f"payment:{held.id}:{due}:{late}"
                expected[key] = held.owner_id, False
            for late in settings.manager:
                key = due + timedelta(days=late), f"payment:{held.id}:{due}:{late}:manager"
                expected[key] = held.owner_id, True
    year = [FIRST + timedelta(days=n) for n in range(200)]
    found = [(day, *one) for day in year for one in find_on(play, day, settings)]
    assert len({(day, key) for day, key, *_ in found}) == len(found) > 100
    assert {(day, key): (user, up) for day, key, user, up in found} == {
        one: whose for one, whose in expected.items() if year[0] <= one[0] <= year[-1]
    }


class TestTheLadder:
    """云帆科技, 方晴's, owes 1,000 on Wednesday 25 November and 500 a month later."""

    @pytest.fixture(autouse=True)
    def yunfan(self, play: Play) -> None:
        self.customer = play.customer("云帆科技")
        self.held = contract(play, self.customer)
        owed(play, self.held, DUE, "1000")
        owed(play, self.held, date(2026, 12, 25), "500")

    def told(self, play: Play, day: str) -> list[tuple[str, str]]:
        """Who is told on a day, and the first line of what."""
        return [(who, text.splitlines()[0]) for who, _, text in play.day(day, "payment")]

    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            # due on Wednesday: three days before is Sunday, which Monday speaks for
            ("2026-11-23",
             [("方晴", "💰 云帆科技 2 天后应付 ¥1,000（C-1，2026-11-25（周三））。")]),
            ("2026-11-25", [("方晴", "💰 云帆科技 今天应付 ¥1,000（C-1）。")]),
            ("2026-11-26",
             [("方晴", "⚠ 云帆科技 有 ¥1,000 逾期 1 天（C-1，2026-11-25（周三） 应付）。")]),
            ("2026-12-02",
             [("方晴", "⚠ 云帆科技 有 ¥1,000 逾期 7 天（C-1，2026-11-25（周三） 应付）。")]),
            ("2026-12-09",
             [("高峰", "⚠ 云帆科技 有 ¥1,000 逾期 14 天（C-1，2026-11-25（周三） 应付）。")]),
            ("2026-12-10", []),
        ],
    )  # fmt: skip
    def test_the_owner_first_and_then_the_manager(
        self, play: Play, day: str, expected: list[tuple[str, str]]
    ) -> None:
        assert self.told(play, day) == expected

    def test_days_that_a_weekend_puts_together_are_told_once(self, play: Play) -> None:
        harbor = play.customer("海港")
        owed(play, contract(play, harbor, "C-2"), date(2026, 11, 28), "70")
        monday = [(status, text) for _, status, text in play.day("2026-11-30", "payment")]
        assert [status for status, _ in monday] == ["skipped", "posted"]
        assert "海港 有 ¥70 逾期 2 天" in monday[1][1]

    def test_a_manager_reads_whose_it_is_and_what_to_do(self, play: Play) -> None:
        [(_, _, text)] = play.day("2026-12-09", "payment")
        assert "这份合同另外还有 ¥500 未付。" in text
        assert "负责人：方晴。" in text
        assert "书面催款" in text

    def test_paid_with_its_button_there_is_no_more_to_say(self, play: Play) -> None:
        play.day("2026-11-26", "payment")
        play.company.now = play.at("2026-11-26T10:00")
        assert "到账 ¥1,000" in play.press("方晴", "已到账 ¥1,000")
        assert self.told(play, "2026-12-02") == []
        assert [who for who, _ in self.told(play, "2026-12-22")] == ["方晴"]

    def test_paid_in_parts_the_rest_is_asked_for(self, play: Play) -> None:
        play.company.now = play.at("2026-11-26T08:00")
        for amount, at in (("400", "2026-11-24"), ("90", "2026-11-25")):
            play.company.ask("方晴", "record_payment", customer=self.customer, at=at,
                             amount={"amount": amount, "currency": "CNY"})  # fmt: skip
        assert "有 ¥510 逾期 1 天" in self.told(play, "2026-11-26")[0][1]

    def test_a_task_to_chase_it_is_a_button(self, play: Play) -> None:
        play.day("2026-12-02", "payment")
        assert "催款：C-1" in play.press("方晴", "建催款待办")

    def test_two_instalments_of_one_day_are_one_word(self, play: Play) -> None:
        owed(play, self.held, DUE, "50", "20")
        assert "¥1,030" in self.told(play, "2026-11-25")[0][1]
        assert len(play.company.all(Payment)) == 3

    def test_in_english_and_dollars(self, play: Play) -> None:
        harbor = play.customer("Harbor", owner="Bob Stone")
        owed(play, contract(play, harbor, "C-2", currency="USD"), DUE, "70.5")
        texts = dict(self.told(play, "2026-11-26"))
        assert texts["Bob Stone"] == (
            "⚠ Harbor is 1 day late with $70.50 (C-2, due Wed 25 Nov 2026)."
        )
