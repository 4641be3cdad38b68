"""How deliveries come: over a socket that breaks, over signed HTTP, and as they were recorded."""

import json
import time
from pathlib import Path
from typing import Any

import pytest

from bot.slack.app import make
from crm_store.models import Customer, InboxMessage
from tests.bot.slack.conftest import Stage
from tests.bot.slack.team import FANG, Team, form
from tests.bot.talking import one
from tests.servers.slack.server import until

RECORDED = Path(__file__).parents[4] / "shared" / "data" / "slack"
KINDS = {
    "events": "events_api",
    "interactive-components": "interactive",
    "views": "interactive",
    "slash-commands": "slash_commands",
}


def test_a_broken_connection_is_made_again(stage: Stage) -> None:
    async def story(team: Team) -> None:
        await team.says(FANG, "帮助")
        await team.answer()
        await team.server.socket.drop()
        await until(lambda: team.server.socket.connections == 2)
        await team.says(FANG, "帮助")
        assert await team.answer()

    stage.play(story)


def test_a_signed_event_is_taken(stage: Stage) -> None:
    async def story(team: Team) -> None:
        body = json.dumps(team.event(team.message(FANG, "新建客户 北斗乳品设备")))
        assert await team.posts(body) == 200
        assert await team.posts(body) == 200
        await team.answer()

    stage.play(story, over="http")
    assert one(stage.app.database, Customer, name="北斗乳品设备")


@pytest.mark.parametrize(
    "wrong", [{"secret": "another"}, {"at": time.time() - 10_000_000}, {"at": 0.0}]
)
def test_what_is_signed_wrongly_or_old_is_refused(stage: Stage, wrong: dict[str, Any]) -> None:
    async def story(team: Team) -> None:
        body = json.dumps(team.event(team.message(FANG, "新建客户 北斗乳品设备")))
        assert await team.posts(body, **wrong) == 401
        assert await team.answers() == []

    stage.play(story, over="http")


def test_a_minute_old_is_taken_and_six_minutes_are_not(stage: Stage) -> None:
    async def story(team: Team) -> None:
        body = json.dumps(team.event(team.message(FANG, "帮助")))
        assert await team.posts(body, at=time.time() - 360) == 401
        assert await team.posts(body, at=time.time() - 60) == 200

    stage.play(story, over="http")


def test_slacks_own_question_about_the_address_is_answered(stage: Stage) -> None:
    async def story(team: Team) -> None:
        assert await team.posts(json.dumps({"type": "url_verification", "challenge": "c"})) == 200

    stage.play(story, over="http")


@pytest.mark.skipif(not RECORDED.is_dir(), reason="the recorded payloads are not here")
@pytest.mark.parametrize("over", ["socket", "http"])
def test_every_recorded_payload_is_survived(stage: Stage, over: str) -> None:
    async def story(team: Team) -> None:
        for path in sorted(RECORDED.glob("*/*.json")):
            if path.parent.name not in KINDS:
                continue
            payload = json.loads(path.read_text(encoding="utf-8"))
            for one_of in (payload, _as_if_real(payload)):
                if over == "socket":
                    await team.deliver(KINDS[path.parent.name], one_of)
                else:
                    assert await team.posts(_body(path.parent.name, one_of)) == 200, path.name
        await team.slack.settle()
        await team.says(FANG, "帮助") if over == "socket" else None

    stage.play(story, over=over)
    with stage.app.database.reading() as session:
        assert session.query(InboxMessage).filter_by(status="failed").count() == 0


def test_without_a_way_for_events_to_come_it_says_what_to_set(stage: Stage) -> None:
    with pytest.raises(ValueError, match="SLACK_APP_TOKEN"):
        make(stage.app)


def _body(kind: str, payload: dict[str, Any]) -> str:
    from urllib.parse import urlencode

    if kind == "events":
        return json.dumps(payload)
    return urlencode(payload) if kind == "slash-commands" else form(payload)


def _as_if_real(payload: Any, name: str = "") -> Any:
    """The same payload with something in its empty fields, as one that somebody sent."""
    if isinstance(payload, dict):
        if "event" in payload:
            payload = {**payload, "type": "event_callback"}
        return {key: _as_if_real(value, key) for key, value in payload.items()}
    if isinstance(payload, list):
        return [_as_if_real(value, name) for value in payload]
    return FILLED.get(name, "x") if payload == "" else payload


FILLED = {
    "user": FANG, "user_id": FANG, "channel": "D1", "channel_id": "D1", "subtype": "", "bot_id": "",
    "ts": "1700000001.000100", "message_ts": "1700000001.000100", "thread_ts": "", "text": "帮助",
    "type": "", "private_metadata": "{}", "response_url": "", "event_ts": "1700000001.000100",
    "tab": "home", "id": FANG, "value": "1 undo", "enterprise_id": "", "user_team": "",
}  # fmt: skip
