"""Leads that nobody touches: three days the rep, five the manager, seven another (公海)."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from crm_store.models import AuditEntry, Lead, User
from crm_store.repositories.untouched_leads import Takers
from tests.scheduler.playing import Play

DAY = timedelta(days=1)
UTC = ZoneInfo("UTC")


def lead(play: Play, days: float, owner: str | None = "方晴", **columns: object) -> Lead:
    """A lead that came in so many days before the Wednesday, 25 November 2026, 09:00."""
    owner_id = play.company.user_id(owner) if owner else None
    at = play.at("2026-11-25T08:00") - days * DAY
    made = {"company": "东海精工", "phone": "13800001111", "owner_id": owner_id, "created_at": at}
    return play.add(Lead(name="梁振华", **{**made, **columns}))


def posted(play: Play, day: str = "2026-11-25") -> list[tuple[str, str]]:
    """(who, first line) of what is posted on a day."""
    told = play.day(day, "lead_pool")
    return [(who, text.splitlines()[0]) for who, status, text in told if status == "posted"]


@pytest.mark.parametrize(
    ("days", "columns", "who"),
    [
        (2, {}, None),
        (3, {}, "方晴"),
        (4, {}, None),
        (5, {}, "高峰"),
        (6, {}, None),
        (7, {}, "Amy Chen"),
        (8, {}, None),
        (14, {}, "Amy Chen"),
        (7, {"status": "contacted"}, None),
        (3, {"owner_id": None}, "Ada"),
        (5, {"owner_id": None}, None),
        (7, {"owner_id": None}, "方晴"),
    ],
)
def test_who_is_told_after_how_many_days(
    play: Play, days: int, columns: dict[str, object], who: str | None
) -> None:
    lead(play, days, **columns)
    assert [name for name, _ in posted(play)] == ([who] if who else [])


def test_day_by_day_it_goes_round_and_each_is_told_once(play: Play) -> None:
    held = lead(play, 0)
    told = {}
    for number in range(12):
        play.company.now = play.at("2026-11-25T10:00") + number * DAY
        day = play.company.now.date().isoformat()
        told[day] = [who for who, _ in posted(play, day)]
    assert {day: who for day, who in told.items() if who} == {
        "2026-11-30": ["方晴", "高峰"],  # the third day was a Saturday, the fifth is this Monday
        "2026-12-02": ["Amy Chen"],
    }
    assert play.company.get(held).owner_id == play.company.user_id("Amy Chen")
    assert posted(play, "2026-12-07")[0][0] == "Amy Chen", "the new owner has its time anew"


def test_it_is_given_to_whoever_has_the_fewest_and_the_trail_says_so(play: Play) -> None:
    carl = play.add(User(name="Carl", role="rep", team_id=_team(play), language="zh"))
    lead(play, 1, "Amy Chen")
    first, second = lead(play, 7), lead(play, 7)
    found = posted(play)
    assert [who for who, _ in found] == ["Carl", "Amy Chen"]
    assert found[0][1] == "📇 线索 梁振华 一直没有人跟进，现在转给你了，请今天联系。"
    assert play.company.get(first).owner_id == carl.id
    moves = [one for one in play.company.all(AuditEntry) if one.op == "update"]
    assert {one.record_id for one in moves} == {first.id, second.id}


def test_to_look_at_a_day_beforehand_moves_nothing(play: Play) -> None:
    held = lead(play, 7)
    assert [one.status for one in play.told("2026-11-25", "lead_pool", dry_run=True)] == ["posted"]
    assert play.company.get(held).owner_id == play.company.user_id("方晴")


def test_who_has_no_team_mate_keeps_it(play: Play) -> None:
    lead(play, 7, "Bob Stone")
    assert posted(play) == []


def test_the_button_says_that_somebody_got_in_touch(play: Play) -> None:
    held = lead(play, 3)
    assert posted(play)[0][1] == "📇 线索 梁振华 已经等了 3 天，今天联系一下吧。"
    play.company.now = play.at("2026-11-25T10:00")
    assert "已标为联系过：梁振华" in play.press("方晴", "已联系")
    assert play.company.get(held).status == "contacted"
    assert posted(play, "2026-12-02") == []


def test_a_step_can_be_left_out(play: Play) -> None:
    play.set("rule:lead_pool", {"manager": 0, "give": 0})
    lead(play, 3)
    lead(play, 7)
    assert [who for who, _ in posted(play)] == ["方晴"]


def test_the_hour_that_a_clock_change_adds_leaves_no_lead_out(play: Play) -> None:
    play.moves("方晴", "America/New_York")
    lead(play, 0, created_at=play.at("2026-10-29T04:30", UTC))
    assert [who for who, _ in posted(play, "2026-11-02")] == ["方晴"]


def test_the_clock_by_which_a_lead_is_taken_stays_the_same_all_day(play: Play) -> None:
    """Else each clock's morning may leave it to the other's, and nobody gets it that week."""
    play.moves("Amy Chen", "America/New_York")
    before = clocks_of_takers(play)
    assert set(before) == {None, "America/New_York"}
    for busy in ("Amy Chen", "Amy Chen", "方晴"):
        lead(play, 0, busy)
        assert clocks_of_takers(play) == before, f"whoever else {busy} has"


def clocks_of_takers(play: Play) -> list[str | None]:
    """The clocks of whoever would get a lead that is nobody's, each turn by itself."""
    with play.company.store("Ada") as store:
        zones = {one.id: one.timezone for one in store.session.query(User)}
        takers = (Takers(store).next_for(None, turn) for turn in range(len(zones)))
        return [zones[taker] for taker in takers if taker is not None]


def _team(play: Play) -> int | None:
    with play.company.store("Ada") as store:
        return next(one.team_id for one in store.session.query(User) if one.name == "方晴")
