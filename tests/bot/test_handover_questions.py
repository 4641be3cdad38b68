"""What colleagues ask and tell the bot in the thread of a customer whom they took over."""

import pytest

from bot.bootstrap import App
from bot.slack import pace
from tests.bot.slack.team import FANG
from tests.bot.test_handover import handed_over
from tests.bot.two_channels import BETWEEN, SERVICE, Both, play_both


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slack's pace of a second would make the stories slow."""
    monkeypatch.setattr(pace, "BETWEEN", BETWEEN)


def test_what_is_asked_there_is_about_the_customer_of_the_thread(app: App) -> None:
    async def story(both: Both) -> None:
        _, thread = await handed_over(both)
        await both.team.mentions(FANG, "他们的订单", SERVICE, thread)
        await both.thread("订单 SO-202610-080", "云帆科技", "更早的订单")
        await both.team.mentions(FANG, "记一下：电话沟通，已安抚", SERVICE, thread)
        await both.thread("已记录：云帆科技", "已安抚")
        await both.team.mentions(FANG, "桦林食品的订单", SERVICE, thread)
        await both.team.mentions(FANG, "他们还欠多少", SERVICE, thread)
        await both.thread("应收款", "桦林食品")

    play_both(app, story)


def test_the_bot_is_told_by_name_to_send_something_and_others_are_not(app: App) -> None:
    async def story(both: Both) -> None:
        shen, thread = await handed_over(both)
        await both.team.says(FANG, "回复客户：这样写行吗", SERVICE, thread)
        await both.team.mentions(FANG, "发给客户：明天上午到", SERVICE, thread)
        await shen.hears("方晴", "明天上午到")
        await both.team.mentions(FANG, "tell the customer: 10 am", SERVICE, thread)
        await shen.hears("方晴", "10 am")
        assert not any("这样写行吗" in str(message) for message in shen.got)

    play_both(app, story)


@pytest.mark.parametrize("words", ["退订", "unsubscribe"])
def test_a_consent_is_taken_back_at_once_whoever_talks_to_the_customer(
    app: App, words: str
) -> None:
    async def story(both: Both) -> None:
        shen, _ = await handed_over(both)
        await shen.write(words)
        await shen.hears("已退订")

    play_both(app, story)
