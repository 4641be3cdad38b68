"""The whole story on both channels: a stranger on Telegram is linked, complains, is handed over,
answered from Slack; the ticket is resolved and rated, and the manager sees it in the figures."""

import re

import pytest

from bot.bootstrap import App
from bot.slack import pace
from crm_store.models import Activity, Handover, OutboxMessage, SurveyAnswer, Ticket
from crm_store.models.base import utc_now
from tests.bot.slack.team import FANG, ZHOU
from tests.bot.talking import one
from tests.bot.two_channels import BETWEEN, SERVICE, Both, play_both, shown_text
from tests.servers.slack.server import until
from tests.servers.telegram.person import Person

COMPLAINT = "我的传感器又坏了，三天没人回，垃圾服务！"


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slack's pace of a second would make the story slow."""
    monkeypatch.setattr(pace, "BETWEEN", BETWEEN)


def due_now(app: App) -> None:
    """The minutes pass after which a customer is asked for a score."""
    with app.database.writing() as session:
        rows = session.query(OutboxMessage).filter(OutboxMessage.key.contains(":rating:"))
        rows.update({"not_before": utc_now()})


async def linked(both: Both) -> Person:
    """Somebody unknown learns nothing, opens the link that the rep asked for, and is 沈琳."""
    shen = Person(both.telegram, 5009, "Lin", "zh")
    await shen.write("我的订单到哪了")
    assert "云帆" not in await shen.hears("")
    await both.team.says(FANG, "给沈琳生成一个Telegram绑定链接")
    link = await both.thread("t.me/")
    token = re.search(r"\?start=([\w-]+)", shown_text(link))
    assert token is not None
    await shen.write(f"/start {token[1]}")
    await shen.hears("沈琳，你好")
    with both.app.database.reading() as session:
        kept = [str(row.body) for row in session.query(OutboxMessage)]
    assert not any(token[1] in body for body in kept), "nobody reads it in the store"
    return shen


async def helped(both: Both, shen: Person) -> str:
    """She complains; the rep answers from the thread and gives her back. The ticket's number."""
    await shen.write(COMPLAINT)
    told = await shen.hears("很抱歉让你生气了", "我已经请 方晴 来接手")
    root = await both.thread("情绪激动", "三天没人回")
    thread = str(root["ts"])
    await both.team.says(FANG, "&gt;&gt; 沈总，今天下午就派人去换", SERVICE, thread)
    await shen.hears("今天下午就派人去换")
    await shen.write("好，等你们")
    await both.thread("好，等你们")
    await both.team.says(FANG, "交还机器人", SERVICE, thread)
    await shen.hears("已经结束这次对话")
    number = re.search(r"TK-\d+", told)
    assert number is not None, told
    return number[0]


async def rated_tickets(both: Both, question: str) -> int:
    """How many tickets the satisfaction is of that the manager is told."""
    told = len(both.told(f"D{ZHOU}"))
    await both.team.says(ZHOU, question)
    await until(lambda: len(both.told(f"D{ZHOU}")) > told)
    count = re.search(r"满意度：.*?(\d+) 条记录", both.told(f"D{ZHOU}")[-1], re.S)
    assert count is not None
    return int(count[1])


def test_from_a_stranger_to_the_managers_figures(app: App) -> None:
    async def story(both: Both) -> None:
        before = await rated_tickets(both, "这个月的客户满意度")
        shen = await linked(both)
        number = await helped(both, shen)
        await both.team.says(FANG, f"{number}解决了，换了新的传感器")
        await both.thread("分钟后会请客户打分")
        due_now(app)
        await shen.hears(number, "已经解决", "换了新的传感器")
        await shen.press_when_there("★★★★★ 5")
        await shen.hears("谢谢")
        assert await rated_tickets(both, "请问这个月的客户满意度") == before + 1

    play_both(app, story)
    ticket = one(app.database, Ticket, resolution="换了新的传感器")
    assert (ticket.status, ticket.score) == ("resolved", 5)
    assert one(app.database, SurveyAnswer, ticket_id=ticket.id).score == 5
    assert one(app.database, Handover).reason == "angry"
    for said in ("方晴：沈总，今天下午就派人去换", "沈琳：好，等你们"):
        assert one(app.database, Activity, summary=said).customer_id == ticket.customer_id
