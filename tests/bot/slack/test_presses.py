"""Buttons act once, show who pressed them and when, and go stale with a word."""

import re

from crm_store.models import Customer, Task
from tests.bot.slack.conftest import Stage
from tests.bot.slack.team import FANG, SALES, ZHOU, Team, labels
from tests.bot.talking import one
from tests.servers.slack.rules import shown

WHEN = r"<@U1FANG> 点了“撤销” · <!date\^\d+\^"


def test_a_press_acts_and_the_message_shows_who_and_when(stage: Stage) -> None:
    async def story(team: Team) -> None:
        await team.says(FANG, "新建客户 北斗乳品设备")
        made = await team.answer()
        await team.presses(FANG, made, "撤销")
        undone = await team.answer()
        assert "北斗乳品设备" in shown(undone["blocks"])
        assert "撤销" not in labels(made)
        assert re.search(WHEN, str(made["blocks"]))

    stage.play(story)
    assert one(stage.app.database, Customer, name="北斗乳品设备").deleted_at is not None


def test_a_second_press_is_told_who_was_first(stage: Stage) -> None:
    async def story(team: Team) -> None:
        await team.mentions(FANG, "新建客户 北斗乳品设备")
        made = await team.answer()
        before = dict(made)
        await team.presses(FANG, before, "撤销")
        await team.answers()
        await team.presses(ZHOU, before, "撤销")
        told = await team.answer()
        assert told["ephemeral"] == ZHOU
        assert "<@U1FANG>" in told["text"]

    stage.play(story)


def test_yes_and_no_are_one_question(stage: Stage) -> None:
    async def story(team: Team) -> None:
        await team.says(FANG, "删掉云帆科技")
        asked = await team.answer()
        before = dict(asked)
        await team.presses(FANG, before, "取消")
        assert "取消" in shown((await team.answer())["blocks"])
        assert labels(asked) == []
        yes = next(label for label in labels(before) if label != "取消")
        await team.presses(FANG, before, yes)
        assert "<@U1FANG>" in (await team.answer())["text"]

    stage.play(story)
    with stage.app.database.reading() as session:
        gone = session.query(Customer).filter(Customer.deleted_at.is_not(None)).count()
    assert gone == 0


def test_a_question_that_is_past_says_so_to_the_one_who_pressed(stage: Stage) -> None:
    async def story(team: Team) -> None:
        await team.mentions(FANG, "删掉云帆科技")
        asked = dict(await team.answer())
        await team.mentions(FANG, "取消", thread=asked["thread_ts"])
        await team.answers()
        yes = next(label for label in labels(asked) if label != "取消")
        await team.presses(FANG, asked, yes)
        told = await team.answer()
        assert told["ephemeral"] == FANG
        assert "已经过去" in shown(told["blocks"])

    stage.play(story)


def test_a_button_that_only_shows_something_may_be_pressed_again(stage: Stage) -> None:
    async def story(team: Team) -> None:
        await team.says(FANG, "看看云帆科技")
        card = await team.answer()
        await team.presses(FANG, card, "全部跟进")
        await team.presses(FANG, card, "全部跟进")
        assert len(await team.answers()) == 2
        assert "全部跟进" in labels(card)

    stage.play(story)


def test_on_what_one_person_alone_sees_a_press_works_as_well(stage: Stage) -> None:
    async def story(team: Team) -> None:
        await team.commands(FANG, "新建待办 给顾晓明回电话")
        made = await team.answer()
        assert made["ephemeral"] == FANG
        await team.presses(FANG, made, "撤销")
        await team.settle()
        assert "撤销" not in labels(made)

    stage.play(story)
    assert one(stage.app.database, Task, title="给顾晓明回电话").deleted_at is not None


def test_many_choices_are_a_menu(stage: Stage) -> None:
    from bot.slack.render import render
    from intents.call import Answer
    from intents.reply import Button, Reply, Text

    choices = tuple(
        Button(id=f"choice:{n}", label=f"第 {n} 个", action=Answer(question="q", value=str(n)))
        for n in range(1, 8)
    )
    (message,) = render(Reply(blocks=(Text(text="哪一个？"),), buttons=choices), 7, "zh")
    (menu,) = message.blocks[-1]["elements"]
    assert menu["type"] == "static_select"
    assert [option["value"] for option in menu["options"]][:2] == ["7 choice:1", "7 choice:2"]


def test_a_button_of_no_message_is_told_to_be_of_no_use(stage: Stage) -> None:
    async def story(team: Team) -> None:
        button = {"type": "button", "text": {"text": "旧"}, "value": "99999 undo"}
        message = {
            "channel": SALES, "ts": "1.1",
            "blocks": [{"type": "actions", "elements": [{**button, "action_id": "press:0"}]}],
        }  # fmt: skip
        await team.presses(FANG, message, "旧")
        assert "失效" in (await team.answer())["text"]

    stage.play(story)
