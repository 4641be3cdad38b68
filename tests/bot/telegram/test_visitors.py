"""Somebody unknown is greeted, can become a lead, and learns nothing of anybody."""

import pytest

from bot.bootstrap import App
from crm_store.models import Contact, Customer, Lead, Ticket
from tests.bot.private_names import told
from tests.bot.talking import one
from tests.bot.telegram.playing import STRANGER, Stage, play
from tests.servers.telegram.server import BOT

ASKED = (
    "where is my order", "my contract", "my quotes", "my points", "show my ticket",
    "open a ticket: it is broken", "export my data", "erase my data", "subscribe", "unsubscribe",
    "talk to a human", "show customer Fabrikam", "list customers", "revenue this year",
    "Laura Bennett's phone number", "undo", "help", "hello",
    "我的订单", "我的合同", "云帆科技怎么样", "所有商机", "转人工", "导出我的数据",
)  # fmt: skip


def test_a_visitor_is_greeted_sees_products_and_becomes_a_lead(app: App) -> None:
    async def story(stage: Stage) -> None:
        eve = stage.person(STRANGER, "Eve Adams")
        await eve.write("/start")
        await eve.hears("Hello, Eve Adams!", "[Contact me]", "[📱 Share my phone number]")
        await eve.press("Products")
        await eve.hears("products")
        await eve.write("Contact me")
        await eve.hears("I still need: phone")
        await eve.write("+1 555 0100 200")
        await eve.hears("A colleague will call you on +15550100200")
        assert "Eve Adams" in stage.notices()

    server = play(app, story)
    lead = one(app.database, Lead, phone="+15550100200")
    assert (lead.name, lead.source, lead.status) == ("Eve Adams", "telegram", "new")
    markup = server.messages[0]["markup"]
    assert markup["keyboard"][2][0]["request_contact"] is True


def test_who_names_a_customer_is_asked_who_they_are(app: App) -> None:
    async def story(stage: Stage) -> None:
        eve = stage.person(STRANGER, "Eve", "zh")
        await eve.write("云帆科技的订单")
        assert "没有找到" not in await eve.hears("不知道你是哪位客户", "[请联系我]")

    play(app, story)


def test_the_number_that_is_shared_answers_the_question_for_it(app: App) -> None:
    async def story(stage: Stage) -> None:
        eve = stage.person(STRANGER, "王小明", "zh-hans")
        await eve.write("/start")
        await eve.press_when_there("请联系我")
        await eve.hears("还需要：电话")
        await eve.share("8613900000000")
        await eve.hears("同事会尽快打 8613900000000")

    play(app, story)
    assert one(app.database, Lead, phone="8613900000000").name == "王小明"


def test_nothing_that_a_visitor_says_tells_of_anybody(app: App) -> None:
    with app.database.reading() as session:
        names = [row.name for row in session.query(Customer)]
        names += [row.name for row in session.query(Contact)]

    async def story(stage: Stage) -> None:
        eve = stage.person(STRANGER, "Eve")
        for text in ASKED:
            await eve.write(text)
        await stage.settled()
        said = "\n".join(message.get("text", "") for message in eve.got)
        assert len(eve.got) >= len(ASKED)
        assert told(names, said, "\n".join(ASKED)) == []
        assert "which customer you are" in said

    play(app, story, guanxi_turns_a_minute=0)
    with app.database.reading() as session:
        assert session.query(Ticket).filter_by(subject="it is broken").count() == 0


@pytest.mark.parametrize("text", ["🙂", "@", "/", "/unknown_command", "<b>x</b>"])
def test_odd_texts_are_answered(app: App, text: str) -> None:
    async def story(stage: Stage) -> None:
        eve = stage.person(STRANGER, "<b>Eve & @all</b> /stop")
        await eve.write(text)
        await stage.settled()
        assert eve.got

    play(app, story)


def test_markup_and_mentions_in_a_name_are_only_a_name(app: App) -> None:
    async def story(stage: Stage) -> None:
        eve = stage.person(STRANGER, '<a href="tg://x">Eve</a> @all')
        await eve.write("/start")
        await eve.hears('<a href="tg')
        assert "@all" not in eve.last
        assert "tg://" not in eve.last

    server = play(app, story)
    assert server.called("sendMessage")[0]["parse_mode"] == "HTML"


def test_help_is_of_what_a_visitor_can_do_and_of_less_where_others_read(app: App) -> None:
    async def story(stage: Stage) -> None:
        eve = stage.person(STRANGER, "Eve")
        await eve.write("/help")
        said = await eve.hears("Show a product and its price", "[Contact me]")
        assert not any(word in said for word in ("my contract", "my order", "Erase", "ticket"))
        group = {"id": -100, "type": "group", "title": "Buyers"}
        there = stage.person(STRANGER, "Eve", chat=group)
        await there.write(f"/help@{BOT}")
        assert "number" not in await there.hears("List the products", "[Products]")

    play(app, story)


def test_who_is_not_understood_sees_again_what_there_is(app: App) -> None:
    async def story(stage: Stage) -> None:
        eve = stage.person(STRANGER, "Eve", "he")
        await eve.write("שלום, יש לכם חיישנים?")
        await eve.hears("[Products]", "[Contact me]", "[📱 Share my phone number]")

    play(app, story)


def test_a_figure_is_nobodys_name(app: App) -> None:
    async def story(stage: Stage) -> None:
        ming = stage.person(STRANGER, "小明", "zh-hans")
        await ming.write("我想买 20 支 pH 传感器，联系我 13911112222")
        await ming.hears("同事会尽快打 13911112222")

    play(app, story)
    assert one(app.database, Lead, phone="13911112222").name == "小明"


def test_a_product_that_is_not_named_is_chosen_and_a_code_is_in_no_language(app: App) -> None:
    async def story(stage: Stage) -> None:
        ming = stage.person(STRANGER, "小明", "zh-hans")
        await ming.write("网关多少钱")
        await ming.hears("是哪一个产品？", "[PH20 在线 pH 传感器]", "[GW-200 Edge Gateway]")
        await ming.write("PH20")
        await ming.hears("编码：SN-PH20", "¥2,680")

    play(app, story)
