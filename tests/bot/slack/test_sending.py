"""What is sent: paced, in parts, with files, tried again, and never with markup from a name."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from bot.channel import Outbound
from bot.slack import pace
from crm_store import outbox
from crm_store.models import OutboxMessage, User
from intents.reply import Chart, File, Reply, Series, Table, Text
from tests.bot.slack.conftest import Stage
from tests.bot.slack.team import FANG, GRACE, SALES, SUN, ZHOU, Team
from tests.bot.talking import one
from tests.servers.slack.rules import shown

HOSTILE = "<!channel> <@U4LIN> <https://evil.example|云帆> *公司* & _一_"


def put(stage: Stage, conversation: str, *replies: Reply) -> None:
    """Put notices into the outbox."""
    with stage.app.database.writing() as session:
        for number, reply in enumerate(replies):
            outbound = Outbound(id=0, channel="slack", conversation=conversation, reply=reply)
            body = outbound.model_dump(mode="json", exclude={"id"})
            key = f"notice:{conversation}:{number}:{datetime.now(UTC)}"
            outbox.enqueue(session, key, "slack", conversation, body)


def states(stage: Stage) -> list[tuple[str, str | None]]:
    """The states of the outbox's messages and what they say of errors."""
    with stage.app.database.reading() as session:
        rows = session.query(OutboxMessage).order_by(OutboxMessage.id)
        return [(row.status, row.error) for row in rows]


def test_a_notice_to_a_colleague_opens_the_dm(stage: Stage) -> None:
    with stage.app.database.writing() as session:
        session.query(User).filter_by(name="方晴").update({"slack_id": FANG})
    fang = one(stage.app.database, User, name="方晴").id
    put(stage, f"user:{fang}", Reply(blocks=(Text(text="今天有 3 个待办"),)))

    async def story(team: Team) -> None:
        answer = await team.answer()
        assert answer["channel"] == team.server.dm(FANG)

    stage.play(story)
    assert one(stage.app.database, OutboxMessage).external_id.startswith(f"D{FANG}:")  # type: ignore[union-attr]


def test_who_has_no_account_gets_a_dead_letter_that_says_why(stage: Stage) -> None:
    fang = one(stage.app.database, User, name="方晴").id
    put(stage, f"user:{fang}", Reply(blocks=(Text(text="提醒"),)))

    async def story(team: Team) -> None:
        assert await team.answers() == []

    stage.play(story)
    ((status, error),) = states(stage)
    assert status == "dead"
    assert "方晴" in str(error)


def test_the_platforms_wait_is_kept_and_nothing_is_lost(stage: Stage) -> None:
    put(stage, SALES, Reply(blocks=(Text(text="一"),)), Reply(blocks=(Text(text="二"),)))

    async def story(team: Team) -> None:
        limited = (429, {"Retry-After": "1"}, {"ok": False, "error": "ratelimited"})
        team.server.faults["chat.postMessage"].append(limited)
        assert [shown(one["blocks"]) for one in await team.answers()] == ["一", "二"]

    stage.play(story)


def test_one_message_a_second_in_each_channel(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "BETWEEN", 1.0)
    rows = tuple((f"客户 {n}", "备注" * 100) for n in range(60))
    long = Table(headers=("客户", "备注"), rows=rows)
    put(stage, SALES, Reply(blocks=(long, long)))

    async def story(team: Team) -> None:
        assert len(await team.answers()) > 1

    stage.play(story, between=0.95)


def test_what_slack_refuses_for_good_is_a_dead_letter(stage: Stage) -> None:
    put(stage, "C404", Reply(blocks=(Text(text="一"),)))

    async def story(team: Team) -> None:
        await team.settle()

    stage.play(story)
    ((status, error),) = states(stage)
    assert (status, "channel_not_found" in str(error)) == ("dead", True)


def test_blocks_that_slack_does_not_take_are_sent_as_text(stage: Stage) -> None:
    put(stage, SALES, Reply(blocks=(Text(text="重要的事"),)))

    async def story(team: Team) -> None:
        unfit = (200, {}, {"ok": False, "error": "invalid_blocks"})
        team.server.faults["chat.postMessage"].append(unfit)
        answer = await team.answer()
        assert answer["text"] == "重要的事"
        assert not answer.get("blocks")

    stage.play(story)


def test_a_long_reply_comes_whole_in_parts(stage: Stage) -> None:
    text = "\n".join(f"第 {n} 行，" + "内容" * 40 for n in range(400))
    put(stage, SALES, Reply(blocks=(Text(text=text),)))

    async def story(team: Team) -> None:
        parts = await team.answers()
        assert len(parts) > 1
        assert "\n".join(shown(part["blocks"]) for part in parts) == text

    stage.play(story)


def test_charts_and_files_are_uploaded_to_the_thread(stage: Stage) -> None:
    series = (Series(name="金额", values=(Decimal(3), Decimal(5))),)
    chart = Chart(kind="bar", title="各阶段/金额", categories=("一", "二"), series=series)
    file = File(name="../客户.csv", media_type="text/csv", content="名称\n云帆".encode())
    put(stage, f"{SALES}:1700000001.000100", Reply(blocks=(chart, file)))

    async def story(team: Team) -> None:
        await team.settle()
        await team.slack.delivery.drain()
        drawn, table = team.server.files.values()
        assert drawn["content"].startswith(b"\x89PNG")
        assert drawn["thread"] == "1700000001.000100"
        assert table["content"] == file.content
        assert "/" not in drawn["name"] + table["name"]

    stage.play(story)


def test_what_one_person_may_see_is_uploaded_to_their_dm(stage: Stage) -> None:
    async def story(team: Team) -> None:
        team.server.channels[SALES] = [team.server.bot, FANG, SUN]
        await team.mentions(FANG, "我今年每个月的赢单金额")
        for answer in await team.answers():
            assert answer["ephemeral"] == FANG
            assert "在你和我的私信里" in shown(answer["blocks"])
        for file in team.server.files.values():
            assert file["channel"] == team.server.dm(FANG)

    stage.play(story)


def test_a_name_brings_neither_mention_nor_link(stage: Stage) -> None:
    table = Table(headers=("客户", HOSTILE), rows=((HOSTILE, "1"),))
    put(stage, SALES, Reply(blocks=(Text(text=HOSTILE), table)))

    async def story(team: Team) -> None:
        answer = await team.answer()  # the server refuses any mention or link
        assert HOSTILE in shown(answer["blocks"])
        await team.says(GRACE, f"create customer {HOSTILE.replace('<', '&lt;')} Ltd")
        await team.mentions(ZHOU, "看看 &lt;!channel&gt; 公司")
        await team.answers()

    stage.play(story)


def test_a_long_answer_in_a_thread_of_the_dm_is_written_out(stage: Stage) -> None:
    text = "说明 *一* <二>。" * 120

    async def story(team: Team) -> None:
        put(stage, f"{team.server.dm(FANG)}:1700000009.000100", Reply(blocks=(Text(text=text),)))
        answer = await team.answer()
        assert len(answer["streamed"]) > 1
        assert "feedback_buttons" in str(answer["blocks"])
        assert "\\*一\\*" in answer["text"]

    stage.play(story)


def test_where_nothing_can_be_streamed_it_is_sent_whole_and_once(stage: Stage) -> None:
    text = "说明。" * 400

    async def story(team: Team) -> None:
        unknown = (200, {}, {"ok": False, "error": "unknown_method"})
        team.server.faults["chat.appendStream"].append(unknown)
        put(stage, f"{team.server.dm(FANG)}:1700000009.000100", Reply(blocks=(Text(text=text),)))
        answer = await team.answer()
        assert "streamed" not in answer
        assert shown(answer["blocks"]) == text

    stage.play(story)
