"""Whoever takes customers over is asked first of what is written and pressed in a thread."""

from pathlib import Path
from typing import Any

import yaml

from bot.slack import handover
from bot.slack.handover import Written
from bot.slack.listeners import listen
from bot.slack.places import Place
from tests.bot.slack.conftest import Stage
from tests.bot.slack.team import FANG, SALES, Team

THREAD = "1700000001.000100"
MANIFEST = Path(handover.__file__).with_name("manifest.yaml")


class Desk:
    """Takes what belongs to one thread."""

    def __init__(self) -> None:
        self.log: list[str] = []

    async def takes(self, written: Written) -> bool:
        """What is written in the thread."""
        if written.place.thread == THREAD:
            self.log.append(f"{written.account}: {written.text}")
        return written.place.thread == THREAD

    async def changed(self, written: Written) -> bool:
        """Nothing here."""
        return False

    async def pressed(
        self, place: Place, account: str, action: dict[str, Any], trigger: str
    ) -> bool:
        """Its own buttons."""
        self.log.append(str(action["action_id"]))
        return True

    async def submitted(self, account: str, view: dict[str, Any]) -> dict[str, str]:
        """No modals."""
        return {}


def test_a_thread_that_is_taken_over_belongs_to_people(stage: Stage) -> None:
    desk = Desk()

    async def story(team: Team) -> None:
        team.slack.handover = desk
        await team.says(FANG, "&gt;&gt; 明天给您发货", SALES, THREAD)
        await team.mentions(FANG, "帮助", SALES)
        button = {"type": "button", "text": {"text": "回复"}, "action_id": "handover:reply"}
        message = {
            "channel": SALES, "ts": "1.1", "thread_ts": THREAD,
            "blocks": [{"type": "actions", "elements": [button]}],
        }  # fmt: skip
        await team.presses(FANG, message, "回复")
        assert len(await team.answers()) == 1  # the help, which is not theirs

    stage.play(story)
    assert desk.log == [f"{FANG}: >> 明天给您发货", "handover:reply"]


def test_the_manifest_names_what_is_listened_for() -> None:
    manifest = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    features = manifest["features"]
    assert [one["command"] for one in features["slash_commands"]] == ["/crm"]
    callbacks = {one["callback_id"] for one in features["shortcuts"]}
    assert callbacks == {"log_to_crm", "new_record"}
    source = Path(listen.__code__.co_filename).read_text(encoding="utf-8")
    for name in (*callbacks, *manifest["settings"]["event_subscriptions"]["bot_events"]):
        assert name.partition(".")[0] in source
