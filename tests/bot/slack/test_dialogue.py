"""People talk to it in a DM, by name in a channel, in threads, and with /crm."""

from crm_store.models import Customer, InboxMessage, User
from tests.bot.slack.conftest import Stage
from tests.bot.slack.team import FANG, SALES, STRANGER, SUN, ZHOU, Team, labels
from tests.bot.talking import one
from tests.servers.slack.rules import shown


def test_a_dm_is_answered_in_the_dm(stage: Stage) -> None:
    async def story(team: Team) -> None:
        await team.says(FANG, "新建客户 北斗乳品设备")
        answer = await team.answer()
        assert answer["channel"] == team.server.dm(FANG)
        assert "thread_ts" not in answer
        assert "北斗乳品设备" in shown(answer["blocks"])
        assert "撤销" in labels(answer)

    stage.play(story)
    assert one(stage.app.database, Customer, name="北斗乳品设备")
    assert one(stage.app.database, User, name="方晴").slack_id == FANG


def test_a_mention_is_answered_in_its_thread_once(stage: Stage) -> None:
    async def story(team: Team) -> None:
        ts = await team.mentions(FANG, "帮助")
        answer = await team.answer()
        assert (answer["channel"], answer["thread_ts"]) == (SALES, ts)

    stage.play(story)


def test_in_a_thread_that_it_takes_part_in_no_name_is_needed(stage: Stage) -> None:
    async def story(team: Team) -> None:
        ts = await team.mentions(FANG, "帮助")
        await team.answer()
        await team.says(FANG, "你好", SALES, ts)
        assert (await team.answer())["thread_ts"] == ts

    stage.play(story)


def test_what_is_not_meant_for_it_is_not_answered(stage: Stage) -> None:
    async def story(team: Team) -> None:
        ts = await team.mentions(FANG, "帮助")
        await team.answer()
        await team.says(FANG, "午饭吃什么", SALES)
        await team.says(FANG, "午饭吃什么", SALES, team.server.ts())
        await team.says(FANG, f"<@{ZHOU}> 你看一下", SALES, ts)
        await team.says(FANG, "新建客户 机器人", bot_id="B7", subtype="bot_message")
        await team.says(team.server.bot, "新建客户 自己")
        await team.says(FANG, "joined", SALES, subtype="channel_join")
        assert await team.answers() == []

    stage.play(story)


def test_the_same_event_again_has_no_second_effect(stage: Stage) -> None:
    async def story(team: Team) -> None:
        event = team.event(team.message(FANG, "新建客户 北斗乳品设备"))
        for retry in range(3):
            await team.deliver("events_api", event, retry=retry)
        assert len(await team.answers()) == 1

    stage.play(story)
    assert one(stage.app.database, Customer, name="北斗乳品设备")


def test_data_is_said_in_a_channel_only_where_everybody_may_see_it(stage: Stage) -> None:
    async def story(team: Team) -> None:
        await team.mentions(FANG, "我的客户")
        assert "ephemeral" not in await team.answer()  # her manager sees all that she does
        await team.mentions(ZHOU, "我的客户")
        alone = await team.answer()
        assert alone["ephemeral"] == ZHOU
        assert "只有你能看到" in shown(alone["blocks"])

    stage.play(story)


def test_in_a_thread_errors_are_for_the_one_who_made_them(stage: Stage) -> None:
    async def story(team: Team) -> None:
        ts = await team.mentions(FANG, "删除客户 不存在的公司")
        answer = await team.answer()
        assert (answer["ephemeral"], answer["thread_ts"]) == (FANG, ts)

    stage.play(story)


def test_the_answer_to_a_command_is_seen_by_the_one_who_gave_it(stage: Stage) -> None:
    async def story(team: Team) -> None:
        await team.commands(FANG, "我的客户")
        answer = await team.answer()
        assert (answer["channel"], answer["ephemeral"]) == (SALES, FANG)
        await team.commands(FANG, "")
        assert "直接用平常的话说就行" in shown((await team.answer())["blocks"])

    stage.play(story)


def test_a_command_in_a_channel_without_the_bot_is_answered_in_the_dm(stage: Stage) -> None:
    async def story(team: Team) -> None:
        team.server.channels["C2"] = [FANG]
        team.slack.urls.keep = lambda *_: None  # type: ignore[method-assign]  # as after a restart
        await team.commands(FANG, "我的客户", "C2")
        assert (await team.answer())["channel"] == team.server.dm(FANG)

    stage.play(story)


def test_a_stranger_is_told_whom_to_ask_and_nothing_is_kept(stage: Stage) -> None:
    async def story(team: Team) -> None:
        await team.mentions(STRANGER, "我的客户")
        answer = await team.answer()
        assert "林澜" in answer["text"]
        assert "客户 " not in answer["text"]

    stage.play(story)
    with stage.app.database.reading() as session:
        assert session.query(InboxMessage).count() == 0


def test_the_address_of_another_workspace_makes_nobody_a_colleague(stage: Stage) -> None:
    async def story(team: Team) -> None:
        team.server.person("U8", "fang.qing@clearwater.example.com", team_id="T2")
        await team.says("U8", "我的客户")
        assert "林澜" in (await team.answer())["text"]

    stage.play(story)
    assert one(stage.app.database, User, name="方晴").slack_id is None


def test_who_sends_too_much_is_told_once(stage: Stage) -> None:
    stage.app.settings.guanxi_turns_a_minute = 2

    async def story(team: Team) -> None:
        for number in range(5):
            await team.says(SUN, f"你好 {number}")
        said = [shown(one.get("blocks")) + one["text"] for one in await team.answers()]
        assert len(said) == 3
        assert sum("慢一点" in one for one in said) == 1

    stage.play(story)


def test_a_mentioned_colleague_is_the_one_the_crm_knows(stage: Stage) -> None:
    async def story(team: Team) -> None:
        await team.says(ZHOU, f"提醒<@{SUN}>明天下午三点给云帆科技打电话")
        assert "孙一诺" in shown((await team.answer())["blocks"])

    stage.play(story)
