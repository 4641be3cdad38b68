"""A person takes over: asked for, after an angry message, or where the bot understands nothing."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.bootstrap import local_zone
from bot.pipeline import Pipeline
from crm_store.database import Database
from crm_store.models import Activity, Customer, Handover, OutboxMessage, User
from crm_store.scope import Actor
from crm_store.unit_of_work import UnitOfWork
from intents.context import Context
from intents.service.escalating import back_to_the_bot, escalate_late
from tests.bot.talking import Talk, one, said
from tests.stores import NOW

FABRIKAM, WANG = "customer:Fabrikam", "customer:王梓涵"
OWNER = "Daniel Okafor"
NONSENSE = ("呜啦啦啦吧啦", "嘎嘎嘎呱呱")


def notices(company: Database) -> list[OutboxMessage]:
    """What is on its way to somebody else."""
    with company.reading() as session:
        rows = session.query(OutboxMessage).order_by(OutboxMessage.id).all()
        return [row for row in rows if not row.key.startswith("turn:")]


def handovers(company: Database) -> list[Handover]:
    with company.reading() as session:
        return session.query(Handover).order_by(Handover.id).all()


def test_the_owner_is_told_who_it_is_what_was_said_and_by_when_to_answer(
    company: Database, pipeline: Pipeline
) -> None:
    talk = Talk(pipeline, FABRIKAM)
    talk.say("where is my order")
    reply = talk.say("talk to a human")
    assert f"I have asked {OWNER} to take over" in said(reply)
    assert "by Mon 23 Nov 2026 10:30" in said(reply)
    held = one(company, Handover)
    assert (held.reason, held.status, held.conversation) == ("asked", "open", "c1")
    assert held.answer_by == NOW + timedelta(minutes=30)
    assert [message["text"] for message in held.messages if message["by"] == "customer"] == [
        "where is my order", "talk to a human",
    ]  # fmt: skip
    notice = notices(company)[0]
    owner = one(company, User, name=OWNER)
    assert notice.conversation == f"user:{owner.id}"
    assert notice.body["about"] == {"handover": held.id}
    text = str(notice.body["reply"])
    assert "Fabrikam asked for a person" in text
    assert "Line 4 flow sensors report zero flow" in text, "the ticket that is still open"


def test_asking_again_opens_no_second_one(company: Database, pipeline: Pipeline) -> None:
    talk = Talk(pipeline, FABRIKAM)
    talk.say("talk to a human")
    talk.say("talk to a human")
    assert len(handovers(company)) == 1
    assert len(notices(company)) == 1


def test_what_is_written_meanwhile_is_passed_on_as_was_promised(
    company: Database, pipeline: Pipeline
) -> None:
    talk = Talk(pipeline, FABRIKAM)
    assert "Anything you write meanwhile is passed on" in said(talk.say("talk to a human"))
    assert f"passed that on to {OWNER}" in said(talk.say("the gate code is blue heron"))
    assert "delivered" in said(talk.say("where is my order"))
    told = [str(notice.body["reply"]) for notice in notices(company)[1:]]
    assert ["the gate code is blue heron" in told[0], "where is my order" in told[1]] == [True] * 2


def test_an_angry_message_is_done_and_a_person_told(company: Database, pipeline: Pipeline) -> None:
    reply = Talk(pipeline, WANG).say("我的检测仪又坏了，三天没人回，垃圾服务！")
    assert reply.intent == "open_ticket"
    assert "很抱歉让你生气了。我已经请 何静 来接手" in said(reply)
    assert one(company, Handover).reason == "angry"


def test_two_misunderstandings_in_a_row_are_enough(company: Database, pipeline: Pipeline) -> None:
    talk = Talk(pipeline, WANG)
    talk.say(NONSENSE[0])
    assert handovers(company) == []
    assert "抱歉，我没听懂。我已经请 何静 来接手" in said(talk.say(NONSENSE[1]))
    assert one(company, Handover).reason == "misunderstood"


def test_what_was_understood_in_between_starts_the_count_anew(
    company: Database, pipeline: Pipeline
) -> None:
    talk = Talk(pipeline, WANG)
    for message in (NONSENSE[0], "我的订单到哪了", NONSENSE[1]):
        talk.say(message)
    assert handovers(company) == []


def test_colleagues_are_never_handed_over(company: Database, pipeline: Pipeline) -> None:
    talk = Talk(pipeline, "方晴")
    for message in (*NONSENSE, "气死我了，什么破系统"):
        talk.say(message)
    assert handovers(company) == []


def test_after_work_an_answer_is_promised_for_the_next_morning(
    company: Database, pipeline: Pipeline
) -> None:
    friday_night = datetime(2026, 11, 27, 14, 0, tzinfo=UTC)
    reply = Talk(pipeline, WANG, now=friday_night).say("转人工")
    assert "最迟 2026-11-30（周一） 09:30" in said(reply)


def test_one_in_the_same_conversation_is_not_told_on(company: Database, pipeline: Pipeline) -> None:
    Talk(pipeline, FABRIKAM).say("where is my order")
    Talk(pipeline, WANG).say("转人工")
    said_before = [message["text"] for message in one(company, Handover).messages]
    assert said_before == ["转人工"]


@pytest.fixture
def root(company: Database) -> Actor:
    return Actor("root", "admin", "en", local_zone("Asia/Shanghai"), "CNY", sees=None)


def test_nobody_answering_in_time_escalates_once(
    company: Database, pipeline: Pipeline, root: Actor
) -> None:
    Talk(pipeline, FABRIKAM).say("talk to a human")
    for minutes, expected in ((29, 0), (31, 1), (60, 0)):
        now = NOW + timedelta(minutes=minutes)
        with UnitOfWork(company, root, now) as unit:
            late = escalate_late(Context(root, unit.store, now, unit=unit))
            assert len(late) == expected
    assert one(company, Handover).status == "escalated"
    manager = one(company, User, name="Grace Whitmore")
    assert notices(company)[-1].conversation == f"user:{manager.id}"


def test_what_it_was_about_lands_on_the_customers_timeline(
    company: Database, pipeline: Pipeline, root: Actor
) -> None:
    Talk(pipeline, FABRIKAM).say("talk to a human")
    with UnitOfWork(company, root, NOW) as unit:
        context = Context(root, unit.store, NOW, unit=unit)
        back_to_the_bot(unit.session.get_one(Handover, one(company, Handover).id), context)
    assert one(company, Handover).status == "closed"
    fabrikam = one(company, Customer, name="Fabrikam")
    logged = one(company, Activity, customer_id=fabrikam.id, at=NOW, kind="message")
    assert "asked for a person" in (logged.summary or "")
    Talk(pipeline, FABRIKAM).say("talk to a human")
    assert len(handovers(company)) == 2, "a new one, as the last one is over"
