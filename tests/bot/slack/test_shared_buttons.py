"""Buttons that several people can press: who may, what the others see, and what is left of them."""

from crm_store.actors import system_actor
from crm_store.models import (
    ChannelAccount,
    Consent,
    Contact,
    Customer,
    Deal,
    InboxMessage,
    Notice,
    User,
)
from crm_store.models.base import utc_now
from crm_store.unit_of_work import UnitOfWork
from intents.buttons import ask
from intents.context import Context, ref
from intents.notices import notify_user
from intents.reminders.noticed import draft_reply
from intents.reply import Reply, Text
from tests.bot.slack.conftest import Stage
from tests.bot.slack.team import FANG, SALES, ZHOU, Team, labels
from tests.bot.talking import one
from tests.servers.slack.rules import shown


def tell(stage: Stage, *names: str) -> None:
    """The same notice to several colleagues: a deal that one of them may move."""
    actor = system_actor(stage.app.defaults)
    now = utc_now()
    with UnitOfWork(stage.app.database, actor, now) as unit:
        context = Context(actor, unit.store, now, unit=unit)
        deal = unit.session.query(Deal).filter_by(name="云帆科技 MES 二期").one()
        move = ask("推到谈判", "update_deal", deal=ref(deal), stage="negotiation")
        reply = Reply(blocks=(Text(text="该推进了"),), buttons=(move,))
        for name in names:
            user = unit.session.query(User).filter_by(name=name).one()
            notify_user(user, "deal:moves", reply, context)


def test_a_press_that_was_refused_leaves_the_button_to_the_one_who_may(stage: Stage) -> None:
    async def story(team: Team) -> None:
        await team.mentions(FANG, "把云帆科技 MES 二期推到谈判")
        changed = await team.answer()
        await team.presses(ZHOU, changed, "撤销")
        refused = await team.answer()
        assert refused["ephemeral"] == ZHOU
        assert "撤销" in labels(changed), "nothing happened, so the button is there again"
        assert ZHOU not in shown(changed["blocks"])
        await team.presses(FANG, changed, "撤销")
        assert "已撤销" in shown((await team.answer())["blocks"])
        assert f"<@{FANG}> 点了“撤销”" in shown(changed["blocks"])

    stage.play(story)
    assert one(stage.app.database, Deal, name="云帆科技 MES 二期").stage == "proposal"


def test_what_somebody_else_confirms_is_shown_to_whoever_asked(stage: Stage) -> None:
    async def story(team: Team) -> None:
        await team.mentions(FANG, "删除客户 东篱茶业")
        asked = await team.answer()
        await team.presses(ZHOU, asked, "删除")
        done = await team.answer()
        assert (done["channel"], done.get("ephemeral")) == (SALES, None)
        assert "移到回收站" in shown(done["blocks"])

    stage.play(story)
    assert one(stage.app.database, Customer, name="东篱茶业").deleted_at is not None


def test_a_notice_to_several_is_acted_on_once_and_all_of_them_see_by_whom(stage: Stage) -> None:
    async def story(team: Team) -> None:
        for who in (FANG, ZHOU):
            await team.says(who, "你好")
        await team.answers()
        tell(stage, "方晴", "周启明")
        fangs, zhous = sorted(await team.answers(), key=lambda one: str(one["channel"]))
        assert (fangs["channel"], zhous["channel"]) == (f"D{FANG}", f"D{ZHOU}")
        before = dict(fangs)
        await team.presses(ZHOU, zhous, "推到谈判")
        await team.answers()
        for notice in (fangs, zhous):
            assert f"<@{ZHOU}> 点了“推到谈判”" in shown(notice["blocks"])
            assert labels(notice) == []
        await team.presses(FANG, before, "推到谈判")
        late = await team.answer()
        assert late["channel"] == f"D{FANG}"
        assert f"<@{ZHOU}> 已经点过“推到谈判”了" in late["text"]

    stage.play(story)
    with stage.app.database.reading() as session:
        presses = session.query(InboxMessage).filter(InboxMessage.key.startswith("press:")).count()
    assert presses == 1


def test_what_a_notice_tells_of_is_meant_in_the_direct_messages(stage: Stage) -> None:
    async def story(team: Team) -> None:
        await team.says(FANG, "你好")
        await team.answers()
        tell(stage, "方晴")
        await team.presses(FANG, await team.answer(), "推到谈判")
        await team.answer()
        await team.says(FANG, "撤销")
        assert "谈判 → 方案报价" in shown((await team.answer())["blocks"])

    stage.play(story)
    assert one(stage.app.database, Deal, name="云帆科技 MES 二期").stage == "proposal"


def test_a_draft_is_decided_once_wherever_it_is_shown(stage: Stage) -> None:
    draft(stage)

    async def story(team: Team) -> None:
        first = await team.answer()
        before = dict(first)
        await team.presses(FANG, first, "修改")
        await team.answer()
        await team.says(FANG, "李姐生日快乐")
        second = await team.answer()
        assert "李姐生日快乐" in shown(second["blocks"])
        await team.presses(FANG, second, "发送")
        await team.answer()
        for message in (first, second):
            assert f"<@{FANG}> 点了“发送”" in shown(message["blocks"])
            assert "发送" not in labels(message)
            assert "不发" not in labels(message)
        await team.presses(FANG, before, "不发")
        assert "已经点过“发送”了" in (await team.answer())["text"]

    stage.play(story)
    assert one(stage.app.database, Notice).status == "posted"


def draft(stage: Stage) -> None:
    """A greeting to 顾晓明 that waits for 方晴, who is on Slack."""
    actor, now = system_actor(stage.app.defaults), utc_now()
    with UnitOfWork(stage.app.database, actor, now) as unit:
        contact = unit.session.query(Contact).filter_by(name="顾晓明").one()
        user = unit.session.query(User).filter_by(name="方晴").one()
        user.slack_id = FANG
        reached = ChannelAccount(channel="telegram", external_id="5001")
        reached.customer_id, reached.contact_id = contact.customer_id, contact.id
        notice = Notice(
            key="birthday:1", rule="birthday_greeting", audience="customer", status="drafted",
            reason={"zh": "生日", "en": "birthday"}, facts={}, user_id=user.id, text="生日快乐",
            customer_id=contact.customer_id, contact_id=contact.id, due_at=now, made_at=now,
        )  # fmt: skip
        unit.session.add_all([reached, notice])
        whose = {"customer_id": contact.customer_id, "contact_id": contact.id}
        unit.session.add(Consent(purpose="greetings", given=True, at=now, **whose))
        unit.session.flush()
        context = Context(actor, unit.store, now, unit=unit)
        reply = draft_reply("生日快乐", contact.name, notice.id, now, context)
        notify_user(user, f"notice:{notice.id}:draft", reply, context, notice=notice.id)
