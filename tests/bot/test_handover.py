"""A person takes over, both ways: a customer on Telegram, colleagues in a thread on Slack."""

import asyncio
from datetime import timedelta

import pytest

from bot.bootstrap import App
from bot.slack import pace
from crm_store.models import Activity, Handover
from crm_store.models.base import utc_now
from crm_store.repositories.workspace import Workspace
from retrieval.search import Wanted
from retrieval.service import Retrieval
from scheduler.escalation import escalate
from tests.bot.slack.team import FANG, STRANGER, ZHOU, labels
from tests.bot.talking import one
from tests.bot.two_channels import BETWEEN, SERVICE, Both, play_both, shown_text
from tests.retrieval.conftest import ROOT
from tests.servers.slack.server import until
from tests.servers.telegram.person import Person
from tests.stores import NOW


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slack's pace of a second would make the stories slow."""
    monkeypatch.setattr(pace, "BETWEEN", BETWEEN)


async def handed_over(both: Both) -> tuple[Person, str]:
    """沈琳 asks for a person; she, and the ts of the thread that this opens."""
    shen = both.customer("沈琳")
    await shen.write("我的订单到哪了")
    await shen.hears("订单")
    await shen.write("转人工")
    await shen.hears("我已经请 方晴 来接手", "最迟")
    root = await both.thread("主动要求人工")
    return shen, str(root["ts"])


def look(app: App) -> int:
    """The timer of a running process looks for late answers."""
    return escalate(app.database, app.defaults.language, app.defaults.timezone, utc_now())


def test_a_thread_opens_with_who_what_and_the_last_messages_and_calls_the_owner(app: App) -> None:
    async def story(both: Both) -> None:
        await handed_over(both)
        root = await both.thread("主动要求人工")
        said = shown_text(root)
        assert f"<@{FANG}>" in said
        for words in ("云帆科技 · 沈琳", "我的订单到哪了", "转人工", "前答复", "以 >> 开头"):
            assert words in said
        assert [one for one in labels(root) if "回复客户" in one or "机器人" in one]

    play_both(app, story)
    held = one(app.database, Handover)
    assert (held.desk, held.status) == (SERVICE, "open")
    assert (held.thread or "").startswith(f"{SERVICE}:")


def test_what_is_written_is_internal_until_it_begins_with_two_brackets(app: App) -> None:
    async def story(both: Both) -> None:
        shen, thread = await handed_over(both)
        before = len(shen.got)
        await both.team.says(FANG, "她是大客户，谁有空？", SERVICE, thread)
        await both.team.says(FANG, "&gt;&gt; 沈总您好，货今天发出", SERVICE, thread)
        await shen.hears("方晴", "沈总您好，货今天发出")
        await both.team.says(ZHOU, "》》 单号稍后给您", SERVICE, thread)
        await shen.hears("周启明", "单号稍后给您")
        assert len(shen.got) == before + 2
        assert not any("大客户" in str(message) for message in shen.got)
        await both.thread("✓ 方晴 已发给 云帆科技 · 沈琳")
        assert not any("只有你能看到" in text for text in both.told()), "all there may read it"

    play_both(app, story)
    held = one(app.database, Handover)
    assert held.status == "answered"
    assert held.answered_at is not None
    assert one(app.database, Activity, summary="方晴：沈总您好，货今天发出", kind="message")
    found = Retrieval(app.database, None, None).search(ROOT, NOW, Wanted("货今天发出 大客户"))
    texts = [one.hit.text for one in found.hits]
    assert texts[0] == "方晴：沈总您好，货今天发出"
    assert not any("大客户" in text for text in texts), "what colleagues said among themselves"


def test_the_customers_next_messages_arrive_in_the_thread_and_the_bot_is_silent(app: App) -> None:
    async def story(both: Both) -> None:
        shen, thread = await handed_over(both)
        before = len(shen.got)
        await shen.write("我的订单到哪了？已经三天了")
        heard = await both.thread("云帆科技 · 沈琳", "已经三天了")
        assert heard["thread_ts"] == thread
        await shen.send_file("破损.pdf", b"%PDF-1.4 broken")
        filed = await both.thread("📎 破损.pdf")
        assert filed["thread_ts"] == thread
        await both.team.settle()
        assert [file["name"] for file in both.team.server.files.values()] == ["破损.pdf"]
        assert len(shen.got) == before

    play_both(app, story)
    assert one(app.database, Activity, summary="沈琳：我的订单到哪了？已经三天了")


def test_the_reply_button_opens_a_modal_whose_text_goes_to_the_customer(app: App) -> None:
    async def story(both: Both) -> None:
        shen, _ = await handed_over(both)
        root = await both.thread("主动要求人工")
        await both.team.presses(FANG, root, "回复客户")
        view = both.team.view()
        assert await both.team.submits(FANG, view, answer="您好，*我是*方晴 <b>") is not None
        await shen.hears("方晴", "您好，*我是*方晴 <b>")
        again = await both.team.submits(FANG, view, answer="您好，*我是*方晴 <b>")
        assert again is not None
        await both.team.settle()
        assert sum("我是" in str(message) for message in shen.got) == 1, "sent twice, taken once"

    play_both(app, story)


def test_back_to_the_bot_by_button_ends_it_once_and_says_who_did(app: App) -> None:
    async def story(both: Both) -> None:
        shen, thread = await handed_over(both)
        root = await both.thread("主动要求人工")
        presses = (both.team.presses(who, root, "交还机器人") for who in (FANG, ZHOU))
        await asyncio.gather(*presses)
        await shen.hears("已经结束这次对话", "转人工")
        await both.team.settle()
        closed = await both.thread("主动要求人工", "已结束")
        assert closed["ts"] == thread
        assert not any("机器人" in label for label in labels(closed))
        late = [text for text in both.told() if "已经由" in text]
        assert len(late) == 1, "the second of the two is told who was first"
        await both.team.says(FANG, "&gt;&gt; 还有一件事", SERVICE, thread)
        await both.thread("已经结束", "没有发出去")
        await shen.write("我的订单到哪了")
        await shen.hears("订单 SO-")

    play_both(app, story)
    assert one(app.database, Handover).status == "closed"


def test_back_to_the_bot_by_words_of_either_side(app: App) -> None:
    async def story(both: Both) -> None:
        shen, thread = await handed_over(both)
        await both.team.says(FANG, "交还机器人", SERVICE, thread)
        await shen.hears("已经结束这次对话")
        await shen.write("转人工")
        await until(lambda: sum("主动要求人工" in text for text in both.told()) == 2)
        await shen.write("回到机器人")
        await shen.hears("接下来还是我来回答你")
        await both.thread("回到机器人了")

    play_both(app, story)


def test_nobody_answering_in_time_calls_the_manager_in_the_thread_once(app: App) -> None:
    async def story(both: Both) -> None:
        _, thread = await handed_over(both)
        assert look(app) == 0
        with app.database.writing() as session:
            session.query(Handover).update({"answer_by": NOW - timedelta(minutes=1)})
        assert [look(app), look(app)] == [1, 0]
        called = await both.thread("还没有人答复")
        assert f"<@{ZHOU}>" in shown_text(called)
        assert called["thread_ts"] == thread

    play_both(app, story)
    assert one(app.database, Handover).status == "escalated"


def test_without_a_channel_the_owners_own_slack_is_the_desk(app: App) -> None:
    async def story(both: Both) -> None:
        shen, thread = await handed_over(both)
        assert (await both.thread("主动要求人工"))["channel"] == f"D{FANG}"
        await both.team.says(FANG, "&gt;&gt; 马上处理", "", thread)
        await shen.hears("马上处理")

    play_both(app, story, channel=None)


def test_a_channel_that_cannot_be_had_leaves_nobody_waiting(app: App) -> None:
    async def story(both: Both) -> None:
        await handed_over(both)
        assert (await both.thread("主动要求人工"))["channel"] == f"D{FANG}"

    play_both(app, story, channel="C0GONE")


def test_a_team_may_have_a_channel_of_its_own(app: App) -> None:
    with app.database.writing() as session:
        Workspace(session).set("service_channels", {"华东团队": "C3EAST"})

    async def story(both: Both) -> None:
        both.team.server.channels["C3EAST"] = list(both.team.server.channels[SERVICE])
        await handed_over(both)
        assert (await both.thread("主动要求人工"))["channel"] == "C3EAST"

    play_both(app, story)


def test_a_question_to_the_bot_in_the_thread_is_answered_there_and_not_sent(app: App) -> None:
    async def story(both: Both) -> None:
        shen, thread = await handed_over(both)
        before = len(shen.got)
        await both.team.mentions(FANG, "帮助", SERVICE, thread)
        answer = await both.thread("可以")
        assert answer["thread_ts"] == thread
        await both.team.says(STRANGER, "&gt;&gt; 我来答", SERVICE, thread)
        await both.team.settle()
        assert len(shen.got) == before, "who is no colleague answers nobody"

    play_both(app, story)
