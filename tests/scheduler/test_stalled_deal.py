"""Deals that have been still: when each stage's time is up, and only those."""

import random
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from crm_store.models import Activity, Deal, Stage
from crm_store.store import Store
from scheduler.rule import Look
from scheduler.rules.stalled_deal import StalledSettings, find
from tests.scheduler.playing import Play

DAY = timedelta(days=1)


def deal(play: Play, stage: str, days: int, **columns: object) -> Deal:
    """A deal of 方晴's that came into its stage so many days before Monday, 23 November 2026."""
    made = {
        "owner_id": play.company.user_id("方晴"),
        "amount": Decimal(350000),
        "currency": "CNY",
        "stage_since": play.at("2026-11-23T08:00") - days * DAY,
    }
    return play.add(Deal(name=f"{stage} {days}", stage=stage, **{**made, **columns}))


def talk(play: Play, about: Deal, days: int) -> None:
    """Something that happened about a deal so many days before."""
    at = play.at("2026-11-23T08:00") - days * DAY
    play.add(Activity(deal_id=about.id, at=at, kind="call"))


def posted(play: Play, day: str) -> list[tuple[str, str]]:
    """(who, what) of what is posted on a day."""
    told = play.day(day, "stalled_deal")
    return [(who, text) for who, status, text in told if status == "posted"]


@pytest.mark.parametrize(
    ("stage", "days", "talked", "told"),
    [
        ("proposal", 13, None, False),
        ("proposal", 14, None, True),
        ("proposal", 16, None, True),
        ("proposal", 17, None, False),
        ("negotiation", 10, None, True),
        ("qualification", 20, None, False),
        ("qualification", 21, None, True),
        ("proposal", 60, 14, True),
        ("proposal", 60, 3, False),
        ("proposal", 14, -2, True),
        ("won", 14, None, False),
        ("lost", 40, None, False),
    ],
)
def test_by_stage_and_by_what_happened_last(
    play: Play, stage: str, days: int, talked: int | None, told: bool
) -> None:
    about = deal(play, stage, days)
    if talked is not None:
        talk(play, about, talked)
    assert len(posted(play, "2026-11-23")) == told


def test_it_is_told_once_until_something_moves(play: Play) -> None:
    about = deal(play, "proposal", 14)
    [(who, text)] = posted(play, "2026-11-23")
    assert who == "方晴"
    assert "商机“proposal 14”在“方案报价”停了 14 天 · ¥350,000" in text
    assert posted(play, "2026-11-25") == []
    play.company.now = play.at("2026-11-25T10:00")
    play.press("方晴", "推到谈判")
    assert play.company.get(about).stage == "negotiation"
    assert posted(play, "2026-12-04") == []
    assert len(posted(play, "2026-12-07")) == 1


def test_a_workspace_sets_the_days_of_a_stage(play: Play) -> None:
    deal(play, "proposal", 5)
    play.set("rule:stalled_deal", {"by_stage": {"proposal": 5}})
    assert len(posted(play, "2026-11-23")) == 1


def test_a_stage_of_the_workspaces_own_has_the_usual_days(play: Play) -> None:
    play.add(Stage(key="trial", name_zh="试用", name_en="Trial", position=250, probability=40))
    deal(play, "trial", 14)
    deal(play, "trial", 13)
    [(_, text)] = posted(play, "2026-11-23")
    assert "在“试用”停了 14 天" in text


def test_months_of_reminders_is_what_a_calendar_says(play: Play) -> None:
    """Random deals and calls, day by day, against a plain computation."""
    rng = random.Random(4)
    settings = StalledSettings()
    held_by_key = {}
    first = play.at("2026-10-01T00:00")
    for _ in range(40):
        stage = rng.choice(("needs", "proposal", "negotiation"))
        about = deal(play, stage, rng.randrange(10, 90), deleted_at=None)
        moments = [about.stage_since]
        for days in rng.sample(range(90), k=rng.choice((0, 0, 1, 2))):
            talk(play, about, days)
            moments.append(play.at("2026-11-23T08:00") - days * DAY)
        held_by_key[about.id] = (stage, moments)
    for passed in range(60):
        start = first + passed * DAY
        assert _found(play, start, settings) == {
            key for key, held in held_by_key.items() if _is_due(start, *held, settings)
        }


def _is_due(
    start: datetime, stage: str, moments: list[datetime], settings: StalledSettings
) -> bool:
    """Whether the last of what happened by that day's end is as long ago as its stage allows."""
    last = max((one for one in moments[1:] if one < start + DAY), default=moments[0])
    still = start + DAY - max(last, moments[0])
    days = settings.by_stage[stage] * DAY
    return days < still <= days + DAY


def _found(play: Play, start: datetime, settings: StalledSettings) -> set[int]:
    """The deals that are found for a day."""
    with play.database.reading() as session:
        store = Store(session, play.company.actors["Ada"], start)
        look = Look(store, start.date(), settings, start, start + DAY)
        return {one.subject[1] for one in find(look) if one.subject}


def test_the_hour_that_a_clock_change_adds_leaves_no_deal_out(play: Play) -> None:
    play.moves("方晴", "America/New_York")
    deal(play, "negotiation", 0, stage_since=datetime.fromisoformat("2026-10-22T04:30Z"))
    assert [who for who, _ in posted(play, "2026-11-02")] == ["方晴"]
