"""Once, and never lost: looked at twice, by two processes, killed half way, down for days."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from threading import Barrier, Thread

import pytest

from crm_store.models import Customer, Notice
from crm_store.unit_of_work import UnitOfWork
from intents.reply import say
from scheduler import runner
from scheduler.rule import Finding, Look, Rule, Settings
from scheduler.rules.birthday import birthday, compose
from tests.scheduler.playing import Play

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (f"2026-11-{day}" for day in range(23, 28))


@pytest.fixture
def many(play: Play) -> list[Customer]:
    """Forty people with their birthday on Tuesday."""
    return [
        play.customer(f"客户{number}", kind="person", birthday=date(1990, 11, 24))
        for number in range(40)
    ]


@pytest.fixture(autouse=True)
def no_cap(play: Play) -> None:
    """As many notices as there are, a few in each unit of work."""
    play.set("notices_a_day", 1000)


def test_looked_at_twice_it_is_posted_once(play: Play, many: list[Customer]) -> None:
    assert play.tick(f"{MONDAY}T09:00") == 40
    assert play.tick(f"{MONDAY}T09:01") == 0
    assert play.statuses_on(MONDAY, "birthday") == ["already"] * 40
    assert len(play.outbox) == 40


def test_a_dry_run_keeps_nothing(play: Play, many: list[Customer]) -> None:
    assert {one.status for one in play.told(MONDAY, "birthday", dry_run=True)} == {"posted"}
    assert (play.outbox, play.company.all(Notice)) == ([], [])


def test_two_processes_at_once_post_each_thing_once(
    play: Play, many: list[Customer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "BATCH", 3)
    together = Barrier(2)

    def process() -> None:
        together.wait()
        for minute in range(3):  # one that finds the other at it looks again
            play.tick(f"{MONDAY}T09:0{minute}")

    threads = [Thread(target=process) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    play.tick(f"{MONDAY}T09:05")
    assert play.statuses("birthday") == ["posted"] * 40
    assert len({text for _, text in play.outbox}) == 40
    assert len(play.outbox) == 40


@pytest.mark.parametrize("batches", [1, 4])
def test_killed_half_way_the_rest_is_posted_by_the_next(
    play: Play, many: list[Customer], monkeypatch: pytest.MonkeyPatch, batches: int
) -> None:
    monkeypatch.setattr(runner, "BATCH", 5)
    with monkeypatch.context() as dying:
        dying.setattr(UnitOfWork, "finish", _dies_after(batches))
        with pytest.raises(KeyboardInterrupt):
            play.tick(f"{MONDAY}T09:00")
    assert len(play.outbox) < 40
    play.tick(f"{MONDAY}T09:10")
    assert play.statuses("birthday") == ["posted"] * 40
    assert len(play.outbox) == 40


def _dies_after(batches: int) -> object:
    """A commit that is the process's last, before it happens."""
    real, counted = UnitOfWork.finish, iter(range(1000))

    def finish(unit: UnitOfWork) -> None:
        if unit.session.new or next(counted) > batches:
            raise KeyboardInterrupt
        real(unit)

    return finish


def test_down_for_three_days_what_still_matters_is_posted(play: Play) -> None:
    play.customer("李静", kind="person", birthday=date(1990, 11, 25))
    play.tick(f"{MONDAY}T09:00")
    play.tick(f"{THURSDAY}T12:00")
    assert play.statuses("birthday") == ["posted"]


def daily(matters_for: timedelta) -> Rule[Settings]:
    """A rule that finds one thing on each day and matters for so long."""

    def find(look: Look[Settings]) -> Iterator[Finding]:
        yield Finding(key=f"daily:{look.day}", reason=("每天", "daily"))

    return Rule("daily", None, ("每天", "daily"), ("每天一条", "one a day"), "staff", Settings,
                find, lambda finding, _: say(finding.key), matters_for=matters_for)  # fmt: skip


def test_what_does_not_matter_any_more_is_noted_as_missed(play: Play) -> None:
    play.rules = (daily(timedelta(hours=12)),)
    play.tick(f"{TUESDAY}T09:00")
    play.tick(f"{FRIDAY}T12:00")
    assert play.statuses("daily") == ["posted", "missed", "missed", "posted"]


def test_a_new_workspace_has_no_past(play: Play) -> None:
    play.rules = (daily(timedelta(days=30)),)
    play.tick(f"{FRIDAY}T09:00")
    assert [one.key for one in play.company.all(Notice)] == [f"daily:{FRIDAY}"]


def test_a_text_that_fails_holds_up_no_other(play: Play, many: list[Customer]) -> None:
    def sometimes(finding: Finding, context: object) -> object:
        if finding.customer_id == many[3].id:
            raise ValueError("no text")
        return compose(finding, context)  # type: ignore[arg-type]

    play.rules = (replace(birthday, compose=sometimes),)  # type: ignore[arg-type]
    play.tick(f"{MONDAY}T09:00")
    statuses = play.statuses("birthday")
    assert (statuses.count("posted"), statuses.count("failed")) == (39, 1)


def test_a_rule_that_fails_holds_up_no_other_and_is_tried_again(play: Play) -> None:
    tries: list[date] = []

    def fail_once(look: Look[Settings]) -> Iterator[Finding]:
        tries.append(look.day)
        if len(tries) == 1:
            raise ValueError("no such column")
        yield from ()

    failing = replace(daily(timedelta(days=1)), name="failing", rank=80, find=fail_once)
    play.rules = (failing, birthday)
    play.customer("李静", kind="person", birthday=date(1990, 11, 25))
    assert play.tick(f"{TUESDAY}T09:00") == 1
    assert play.tick(f"{TUESDAY}T09:01") == 0
    assert [day.isoformat() for day in tries] == [TUESDAY, TUESDAY]
