"""App Home, and what is suggested where a DM is opened."""

from tests.bot.slack.conftest import Stage
from tests.bot.slack.team import FANG, MIA, STRANGER, Team, elements
from tests.servers.slack.rules import shown


def test_home_shows_the_day_the_deals_and_what_to_ask(stage: Stage) -> None:
    async def story(team: Team) -> None:
        home = await team.opens_home(FANG)
        said = shown(home["blocks"])
        for heading in ("今天", "我的商机", "需要关注的客户", "可以问我"):
            assert heading in said
        english = shown((await team.opens_home(MIA))["blocks"])
        assert "My deals" in english

    stage.play(story)


def test_a_question_on_home_is_answered_in_the_dm(stage: Stage) -> None:
    async def story(team: Team) -> None:
        home = await team.opens_home(FANG)
        button = next(one for one in elements(home) if one["action_id"].startswith("say:"))
        await team.deliver(
            "interactive",
            {
                "type": "block_actions", "user": {"id": FANG}, "view": {**home, "id": "V0"},
                "container": {"type": "view"}, "actions": [{**button, "action_ts": "1.0"}],
                "trigger_id": team.server.trigger(),
            },
        )  # fmt: skip
        assert (await team.answers())[0]["channel"] == team.server.dm(FANG)

    stage.play(story)


def test_a_record_can_be_made_from_home(stage: Stage) -> None:
    async def story(team: Team) -> None:
        home = await team.opens_home(FANG)
        button = next(one for one in elements(home) if one["action_id"] == "new:create_customer")
        await team.deliver(
            "interactive",
            {
                "type": "block_actions", "user": {"id": FANG}, "view": {**home, "id": "V0"},
                "container": {"type": "view"}, "actions": [button],
                "trigger_id": team.server.trigger(),
            },
        )  # fmt: skip
        assert team.view()["callback_id"] == "form"

    stage.play(story)


def test_a_strangers_home_says_whom_to_ask(stage: Stage) -> None:
    async def story(team: Team) -> None:
        assert "林澜" in shown((await team.opens_home(STRANGER))["blocks"])

    stage.play(story)


def test_an_opened_dm_suggests_four_things(stage: Stage) -> None:
    async def story(team: Team) -> None:
        await team.opens_home(FANG, tab="messages")
        (offered,) = team.server.prompts
        assert offered["channel_id"] == team.server.dm(FANG)
        assert len(offered["prompts"]) == 4

    stage.play(story)
