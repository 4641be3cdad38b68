"""A hand-over as demanding people use it: files and voices, edits, who ended it, silence."""

import time
from datetime import timedelta

import pytest

from bot import delivery
from bot.bootstrap import App
from bot.slack import client, pace
from crm_store.models import Activity, Attachment, Handover, OutboxMessage
from crm_store.models.base import utc_now
from crm_store.repositories.workspace import Workspace
from scheduler.escalation import escalate
from tests.bot.slack.team import FANG, ZHOU, labels
from tests.bot.talking import one
from tests.bot.test_handover import handed_over
from tests.bot.two_channels import BETWEEN, SERVICE, Both, play_both, shown_text
from tests.servers.slack.rules import shown
from tests.servers.slack.server import until

PDF = b"%PDF-1.4 the contract"
LARGE = b"%PDF-1.4" + b"0" * 6 * 1024 * 1024


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slack's pace of a second would make the stories slow."""
    monkeypatch.setattr(pace, "BETWEEN", BETWEEN)


def falls_silent(app: App, minutes: int = 31) -> None:
    """So long nobody writes, and the timer of a running process looks."""
    with app.database.writing() as session:
        held = session.query(Handover).one()
        ago = timedelta(minutes=minutes)
        held.spoken_at -= ago
        held.reminded_at = held.reminded_at and held.reminded_at - ago
    defaults = app.defaults
    escalate(app.database, defaults.language, defaults.timezone, utc_now())


def test_a_file_of_the_thread_goes_to_the_customer_with_its_words(app: App) -> None:
    async def story(both: Both) -> None:
        shen, thread = await handed_over(both)
        contract = both.team.server.file("合同.pdf", PDF)
        await both.team.says(
            FANG, "&gt;&gt; 合同在这里", SERVICE, thread, files=[contract], subtype="file_share"
        )
        await shen.hears("方晴", "合同在这里")
        await until(lambda: "document" in shen.got[-1])
        assert both.telegram.files[shen.got[-1]["document"]["file_id"]] == PDF
        sent = await both.thread("✓ 方晴 已发给", "📎 合同.pdf")
        assert sent["thread_ts"] == thread
        await both.team.says(
            FANG, "", SERVICE, thread, files=[both.team.server.file("内部.pdf", PDF)]
        )
        await both.team.settle()
        assert not any("内部" in str(message) for message in shen.got), "only what begins with >>"

    play_both(app, story)
    assert one(app.database, Attachment, name="合同.pdf").size == len(PDF)
    assert one(app.database, Activity, summary="方晴：📎 合同.pdf")
    with app.database.reading() as session:
        kept = [str(row.body) for row in session.query(OutboxMessage)]
    assert not any("JVBERi0xLjQ" in body for body in kept), "no message has the bytes twice"


@pytest.mark.parametrize(
    ("name", "address", "why"),
    [("setup.exe", "", "这种文件我不收"), ("合同.pdf", "https://elsewhere.example/x", "取不到")],
)
def test_a_file_that_cannot_be_sent_is_said_and_nothing_is_sent(
    app: App, name: str, address: str, why: str
) -> None:
    async def story(both: Both) -> None:
        shen, thread = await handed_over(both)
        before = len(shen.got)
        more = {"url_private_download": address} if address else {}
        file = both.team.server.file(name, PDF, **more)
        await both.team.says(FANG, "&gt;&gt; 请看", SERVICE, thread, files=[file])
        assert (await both.thread(why))["ephemeral"] == FANG
        await both.team.settle()
        assert len(shen.got) == before

    play_both(app, story)


def test_large_files_voices_places_and_stickers_reach_the_thread(app: App) -> None:
    async def story(both: Both) -> None:
        shen, thread = await handed_over(both)
        before = len(shen.got)
        await shen.send_file("图纸.pdf", LARGE)
        await both.thread("📎 图纸.pdf")
        await shen.speak()
        voice = await both.thread("[语音] voice-")
        assert voice["thread_ts"] == thread
        await shen.send_place(30.2, 120.1)
        await both.thread("[位置] https://maps.google.com/?q=30.2,120.1")
        await shen.send_sticker("👍")
        await both.thread("[贴纸] 👍")
        await both.team.settle()
        sizes = [len(file["content"]) for file in both.team.server.files.values()]
        assert sizes == [len(LARGE), len(b"OggS a voice")]
        assert len(shen.got) == before, "the bot is silent"

    play_both(app, story)


def test_a_large_file_reaches_its_owner_without_a_hand_over(app: App) -> None:
    async def story(both: Both) -> None:
        shen = both.customer("沈琳")
        await shen.send_file("图纸.pdf", LARGE)
        await both.thread("云帆科技 · 沈琳 发来文件", "图纸.pdf")
        await both.team.settle()
        assert [len(file["content"]) for file in both.team.server.files.values()] == [len(LARGE)]

    play_both(app, story)


def test_an_edit_makes_an_answer_of_a_word_among_colleagues_and_changes_none(app: App) -> None:
    async def story(both: Both) -> None:
        shen, thread = await handed_over(both)
        team = both.team
        before = team.message(FANG, "今天发货", SERVICE, thread)
        await team.deliver("events_api", team.event(before))
        for text in ("&gt;&gt; 今天发货", "&gt;&gt; 明天发货"):
            event = {"type": "message", "channel": SERVICE, "ts": team.server.ts()}
            after = {**before, "text": text}
            event |= {"subtype": "message_changed", "message": after, "previous_message": before}
            await team.deliver("events_api", team.event(event))
        await shen.hears("方晴", "今天发货")
        assert (await both.thread("改不了"))["ephemeral"] == FANG
        deleted = {"type": "message", "channel": SERVICE, "ts": team.server.ts()}
        deleted |= {"subtype": "message_deleted", "previous_message": before}
        await team.deliver("events_api", team.event(deleted))
        await both.thread("收不回来")
        await team.says(FANG, "&gt;&gt;", SERVICE, thread)
        await both.thread("没有内容可发")
        await team.settle()
        assert not any("明天发货" in str(message) for message in shen.got)

    play_both(app, story)


@pytest.mark.parametrize("desk", [SERVICE, None])
def test_a_process_that_dies_before_it_knows_its_thread_opens_no_second_one(
    app: App, monkeypatch: pytest.MonkeyPatch, desk: str | None
) -> None:
    noted, real = [], client.note_opened

    def dies_at_first(app: App, number: int, thread: str) -> None:
        noted.append(thread)
        if len(noted) == 1:
            raise OSError("killed")
        real(app, number, thread)

    monkeypatch.setattr(client, "note_opened", dies_at_first)
    monkeypatch.setattr(delivery, "FIRST_RETRY", timedelta())

    async def story(both: Both) -> None:
        shen, thread = await handed_over(both)
        await until(lambda: len(noted) == 2)
        await shen.write("还在吗")
        assert (await both.thread("还在吗"))["thread_ts"] == thread
        assert sum("主动要求人工" in str(one) for one in both.team.server.messages) == 1
        assert len(set(noted)) == 1

    play_both(app, story, channel=desk)


def test_an_answer_that_is_quicker_than_the_note_of_its_thread_is_sent(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted = client.note_opened

    def slowly(app: App, number: int, thread: str) -> None:
        time.sleep(0.5)
        noted(app, number, thread)

    monkeypatch.setattr(client, "note_opened", slowly)

    async def story(both: Both) -> None:
        shen, thread = await handed_over(both)
        await both.team.says(FANG, "&gt;&gt; 我马上来", SERVICE, thread)
        await shen.hears("方晴", "我马上来")

    play_both(app, story)


def test_the_form_of_an_answer_says_to_whom_it_goes(app: App) -> None:
    async def story(both: Both) -> None:
        await handed_over(both)
        await both.team.presses(ZHOU, await both.thread("主动要求人工"), "回复客户")
        assert "发给 云帆科技 · 沈琳" in shown(both.team.view())

    play_both(app, story)


def test_whoever_blocks_the_bot_is_not_said_to_have_got_the_answer(app: App) -> None:
    async def story(both: Both) -> None:
        shen, thread = await handed_over(both)
        both.telegram.blocked.add(shen.id)
        await both.team.says(FANG, "&gt;&gt; 收到吗", SERVICE, thread)
        lost = await both.thread("⚠️ 没有送到 云帆科技 · 沈琳", "收到吗")
        assert lost["thread_ts"] == thread
        await both.team.says(FANG, "&gt;&gt; 还在吗", SERVICE, thread)
        assert (await both.thread("拉黑了机器人，没有发出去"))["ephemeral"] == FANG

    play_both(app, story)


def test_when_the_customer_goes_the_thread_does_not_name_a_colleague(app: App) -> None:
    async def story(both: Both) -> None:
        shen, thread = await handed_over(both)
        await shen.write("回到机器人")
        await shen.hears("接下来还是我来回答你")
        root = await both.thread("主动要求人工", "已结束")
        assert not any("机器人" in label for label in labels(root))
        await both.team.says(FANG, "交还机器人", SERVICE, thread)
        assert (await both.thread("这次转接已经结束了"))["ephemeral"] == FANG
        await both.team.settle()
        assert "✓ 已结束 · <@" not in shown_text(root)

    play_both(app, story)


def test_where_nobody_writes_any_more_colleagues_are_asked_and_then_the_bot_answers(
    app: App,
) -> None:
    with app.database.writing() as session:
        Workspace(session).set("handover_idle_minutes", 30)

    async def story(both: Both) -> None:
        shen, thread = await handed_over(both)
        await both.team.says(FANG, "&gt;&gt; 在查了", SERVICE, thread)
        await shen.hears("在查了")
        falls_silent(app, 20)
        falls_silent(app, 11)
        falls_silent(app, 1)
        asked = await both.thread("⏳ 这里有一阵没有人说话了", f"<@{FANG}>")
        assert asked["thread_ts"] == thread
        assert sum("⏳" in text for text in both.told()) == 1
        await shen.write("还在等")
        await both.thread("还在等")
        falls_silent(app)
        assert one(app.database, Handover).status == "answered", "somebody wrote: asked anew"
        falls_silent(app)
        await shen.hears("有一阵没有人说话了", "还是我来回答你")
        await both.thread("主动要求人工", "已结束")

    play_both(app, story)
    assert one(app.database, Handover).status == "closed"
