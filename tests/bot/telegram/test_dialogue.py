"""A customer's conversation, in both languages, as it looks in Telegram."""

from bot.bootstrap import App
from crm_store.models import Conversation, InboxMessage, Ticket
from tests.bot.talking import one
from tests.bot.telegram.playing import DANA, Stage, play


def test_a_customer_asks_in_english_presses_a_button_and_opens_a_request(app: App) -> None:
    async def story(stage: Stage) -> None:
        laura = stage.linked(DANA, "Laura Bennett")
        await laura.write("/start")
        await laura.hears("Good ", "Laura Bennett")
        await laura.write("open a ticket: the line 4 meter is broken")
        await laura.hears("Thank you, this is request", "[Where is it?]")
        await laura.press("Where is it?")
        await laura.hears("the line 4 meter is broken", "open")
        await stage.settled()

    server = play(app, story)
    assert one(app.database, Ticket, subject="the line 4 meter is broken")
    assert [one["callback_query_id"] for one in server.called("answerCallbackQuery")]


def test_a_customer_asks_in_chinese(app: App) -> None:
    async def story(stage: Stage) -> None:
        shen = stage.linked(DANA, "沈琳")
        await shen.write("我的订单到哪了")
        assert "订单 SO-" in await shen.hears("订单", "下单时间")
        await shen.write("转人工")
        await shen.hears("我已经请", "接手")

    play(app, story)


def test_what_is_chosen_with_the_language_command_is_kept(app: App) -> None:
    async def story(stage: Stage) -> None:
        shen = stage.linked(DANA, "沈琳")
        await shen.write("/language")
        await shen.hears("用哪种语言", "[English]")
        await shen.press("English")
        await shen.hears("I'll reply in English.")
        await shen.write("/help")
        await shen.hears("in your own words")

    play(app, story)


def test_a_change_of_the_language_is_told_in_the_new_one_as_a_whole(app: App) -> None:
    async def story(stage: Stage) -> None:
        tom = stage.linked(DANA, "Tom Hendricks")
        await tom.write("/language zh")
        assert "hanged" not in await tom.hears("以后用中文", "已改 联系人", "语言：英文 → 中文")
        await tom.write("/language en")
        assert "已改" not in await tom.hears("reply in English", "Changed contact", "[Undo]")

    play(app, story)


def test_short_messages_right_after_each_other_are_one_turn(app: App) -> None:
    async def story(stage: Stage) -> None:
        laura = stage.linked(DANA, "Laura Bennett")
        await laura.write("open a ticket:")
        await laura.write("the pump leaks")
        await stage.settled()
        assert len(laura.got) == 1

    play(app, story, pause=1.0)
    assert one(app.database, Ticket, subject="the pump leaks")


def test_an_update_that_comes_again_has_no_second_effect(app: App) -> None:
    async def story(stage: Stage) -> None:
        laura = stage.linked(DANA, "Laura Bennett")
        update = await laura.write("open a ticket: the pump leaks")
        await stage.settled()
        await stage.server.repeat({**update, "update_id": update["update_id"] + 1})
        await stage.settled()
        assert len(laura.got) == 1

    play(app, story)
    assert one(app.database, InboxMessage).status == "done"


def test_a_message_that_is_edited_after_it_was_carried_out_is_not_carried_out_twice(
    app: App,
) -> None:
    async def story(stage: Stage) -> None:
        laura = stage.linked(DANA, "Laura Bennett")
        update = await laura.write("open a ticket: the pump laeks")
        await laura.hears("this is request")
        await laura.edit(update, "open a ticket: the pump leaks")
        await laura.hears("I have added that to TK-")

    play(app, story)
    assert one(app.database, Ticket, subject="the pump laeks")


def test_a_question_that_is_edited_is_answered_anew(app: App) -> None:
    async def story(stage: Stage) -> None:
        shen = stage.linked(DANA, "沈琳")
        update = await shen.write("我的合同")
        await shen.hears("合同")
        await shen.edit(update, "我的订单到哪了")
        await shen.hears("下单时间")

    play(app, story)


def test_a_voice_message_is_answered_with_what_is_understood(app: App) -> None:
    async def story(stage: Stage) -> None:
        laura = stage.linked(DANA, "Laura Bennett")
        await laura.speak()
        await laura.hears("I cannot make anything of a voice message")

    play(app, story)


def test_who_writes_too_much_is_told_once(app: App) -> None:
    async def story(stage: Stage) -> None:
        laura = stage.linked(DANA, "Laura Bennett")
        for number in range(5):
            await laura.write(f"hello {number}")
        await laura.hears("faster than I can follow")
        await stage.settled()
        assert len(laura.got) == 3

    play(app, story, guanxi_turns_a_minute=2)


def test_in_a_group_only_what_is_addressed_is_answered_and_nothing_of_an_account(
    app: App,
) -> None:
    async def story(stage: Stage) -> None:
        stage.linked(DANA, "Laura Bennett")
        group = {"id": -900, "type": "group", "title": "Line 4"}
        laura = stage.person(DANA, "Laura Bennett", chat=group)
        await laura.write("where is my order?")
        await laura.write("@guanxi_test_bot where is my order?")
        await laura.hears("Write to me in private")
        await laura.write("/help@guanxi_test_bot")
        await laura.hears("in your own words")
        await stage.settled()
        assert len(laura.got) == 2
        assert not any("SO-" in message.get("text", "") for message in laura.got)

    play(app, story)
    assert one(app.database, Conversation, external_id="-900").customer_id is None


def test_messages_to_one_person_are_a_second_apart(app: App) -> None:
    async def story(stage: Stage) -> None:
        laura = stage.linked(DANA, "Laura Bennett")
        for text in ("hello", "thanks", "hello"):
            await laura.write(text)
        await stage.settled()
        assert len(laura.got) == 3

    play(app, story, between=1.0)


def test_a_request_that_is_put_right_by_an_edit_tells_whoever_works_on_it(app: App) -> None:
    async def story(stage: Stage) -> None:
        shen = stage.linked(DANA, "沈琳")
        said = await shen.write("网关坏了")
        await shen.hears("已登记为")
        await shen.edit(said, "网关没坏，是传感器坏了")
        await shen.hears("已补充到 TK-")
        assert "✎ 网关没坏，是传感器坏了" in stage.notices()

    play(app, story)
    assert one(app.database, Ticket, subject="网关坏了")
