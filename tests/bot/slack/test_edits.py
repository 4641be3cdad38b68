"""Messages that are edited or deleted after they were sent."""

import asyncio
import threading
from typing import Any

import pytest

from crm_store.models import Customer
from tests.bot.slack.conftest import Stage
from tests.bot.slack.team import FANG, Team
from tests.servers.slack.rules import shown


def changed(team: Team, before: dict[str, Any], text: str | None) -> dict[str, Any]:
    """The event of an edited message; of a deleted one, where there is no text."""
    event = {"type": "message", "channel": before["channel"], "ts": team.server.ts()}
    held = {"previous_message": before, "hidden": True}
    if text is None:
        return team.event({**event, **held, "subtype": "message_deleted"})
    after = {**before, "text": text, "edited": {"user": before["user"], "ts": event["ts"]}}
    return team.event({**event, **held, "subtype": "message_changed", "message": after})


def test_an_answered_message_is_not_gone_over_again(stage: Stage) -> None:
    async def story(team: Team) -> None:
        message = team.message(FANG, "新建客户 北斗乳品设备")
        await team.deliver("events_api", team.event(message))
        await team.answer()
        await team.deliver("events_api", changed(team, message, "新建客户 南极乳品设备"))
        assert "已经按原来的话办了" in (await team.answer())["text"]
        await team.deliver("events_api", changed(team, message, message["text"]))  # an unfurl
        assert await team.answers() == []
        await team.deliver("events_api", changed(team, message, None))
        assert "撤销" in (await team.answer())["text"]

    stage.play(story)
    assert names(stage) == {"北斗乳品设备"}


def test_an_edited_question_is_answered_anew_and_what_it_does_is_done_once(stage: Stage) -> None:
    async def story(team: Team) -> None:
        message = team.message(FANG, "看看火星奶粉厂")
        await team.deliver("events_api", team.event(message))
        assert "桦林食品" not in shown((await team.answer())["blocks"])
        await team.deliver("events_api", changed(team, message, "看看桦林食品"))
        assert "桦林食品" in shown((await team.answer())["blocks"])
        edit = changed(team, message, "新建客户 北斗乳品设备")
        await team.deliver("events_api", edit)
        await team.deliver("events_api", edit)
        assert "北斗乳品设备" in shown((await team.answer())["blocks"])
        await team.deliver("events_api", changed(team, message, "新建客户 南极乳品设备"))
        assert "已经按原来的话办了" in (await team.answer())["text"]

    stage.play(story)
    assert names(stage) == {"北斗乳品设备"}


def test_a_message_that_waits_is_read_as_it_was_edited_or_not_at_all(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, real = threading.Event(), stage.app.intake.answer

    def slow(*args: Any) -> Any:
        go_on.wait(20)
        return real(*args)

    monkeypatch.setattr(stage.app.intake, "answer", slow)

    async def story(team: Team) -> None:
        await team.says(FANG, "你好")
        edited = team.message(FANG, "新建客户 北斗乳品设备")
        deleted = team.message(FANG, "新建客户 火星乳品设备")
        for message in (edited, deleted):
            await team.deliver("events_api", team.event(message))
        await team.deliver("events_api", changed(team, edited, "新建客户 南极乳品设备"))
        await team.deliver("events_api", changed(team, deleted, None))
        await asyncio.sleep(0)
        go_on.set()
        said = [shown(one["blocks"]) for one in await team.answers()]
        assert len(said) == 2

    stage.play(story)
    assert names(stage) == {"南极乳品设备"}


def names(stage: Stage) -> set[str]:
    """The customers that were made."""
    with stage.app.database.reading() as session:
        found = session.query(Customer.name).filter(Customer.name.like("%乳品设备"))
        return {name for (name,) in found}
