"""Notices and drafts where people read them: their buttons work like those of any reply."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from bot.channel import Inbound, Outbound, Press, Sender
from bot.pipeline import Pipeline
from crm_store.actors import Defaults
from crm_store.database import Database
from crm_store.models import ChannelAccount, Consent, Contact, Notice, OutboxMessage, User
from crm_store.repositories.workspace import Workspace
from scheduler.runner import Runner
from tests.bot.talking import one, said
from tests.stores import NOW, SHANGHAI

GU = "顾晓明"
"""A contact of 云帆科技, 方晴's customer; the birthday is on 26 November."""


@pytest.fixture
def run(company: Database) -> Runner:
    """The scheduler of the sample company, whose greetings wait for approval."""
    with company.writing() as session:
        gu = session.scalars(select(Contact).filter_by(name=GU)).one()
        whose = {"customer_id": gu.customer_id, "contact_id": gu.id}
        session.add(ChannelAccount(channel="telegram", external_id="77", verified_at=NOW, **whose))
        session.add(Consent(purpose="greetings", given=True, at=NOW, **whose))
    runner = Runner(company, Defaults("zh", SHANGHAI))
    list(runner.day(date(2026, 11, 24)))
    return runner


class Desk:
    """方晴 in the web console, where her notices are."""

    def __init__(self, pipeline: Pipeline, company: Database) -> None:
        self.pipeline, self.company = pipeline, company
        self.place = f"user:{one(company, User, name='方晴').id}"
        self._turn = Inbound(
            channel="web", key="", conversation=self.place, now=NOW,
            sender=Sender(kind="user", name="方晴"),
        )  # fmt: skip

    def press(self, label: str, words: str) -> Outbound:
        """Press a button of the notice that has these words."""
        with self.company.reading() as session:
            rows = session.scalars(select(OutboxMessage).filter_by(conversation=self.place))
            shown = [row for row in rows if words in str(row.body)]
        return self._hear(press=Press(button=label, message=shown[-1].id))

    def is_used_by(self, name: str) -> None:
        """Somebody else sits down there."""
        sender = Sender(kind="user", name=name)
        self._turn = self._turn.model_copy(update={"sender": sender})

    def comes_back(self, now: datetime) -> None:
        """It is later."""
        self._turn = self._turn.model_copy(update={"now": now})

    def say(self, text: str) -> Outbound:
        """Say something."""
        return self._hear(text=text)

    def _hear(self, **what: object) -> Outbound:
        return self.pipeline.turn(self._turn.model_copy(update={"key": uuid4().hex, **what}))


@pytest.fixture
def desk(pipeline: Pipeline, company: Database) -> Desk:
    """方晴's console."""
    return Desk(pipeline, company)


def test_a_notice_in_the_console_says_why_it_came(run: Runner, desk: Desk) -> None:
    list(run.day(date(2026, 11, 25), rule="birthday"))
    assert f"因为：{GU} 的生日是 2026-11-26" in said(desk.press("为什么提醒我？", GU))


@pytest.mark.parametrize("text", ["为什么给我发这个", "why did I get this?"])
def test_why_is_answered_in_words_as_by_the_button(run: Runner, desk: Desk, text: str) -> None:
    list(run.day(date(2026, 11, 25), rule="birthday"))
    desk.comes_back(NOW + timedelta(days=2, hours=1))
    answer = desk.say(text)
    assert answer.intent == "explain_notice"
    assert GU in said(answer)


def test_a_notice_that_is_muted_by_its_button_comes_again_by_undo(run: Runner, desk: Desk) -> None:
    list(run.day(date(2026, 11, 25), rule="birthday"))
    desk.press("这个客户不再提醒", GU)
    assert "恢复提醒：生日提醒" in said(desk.say("撤销"))


def test_a_draft_is_reworded_and_sent_from_the_console(
    company: Database, desk: Desk, run: Runner
) -> None:
    with company.writing() as session:
        Workspace(session).set("rule:birthday_greeting", {"approval": True})
    list(run.day(date(2026, 11, 25), rule="birthday_greeting"))
    assert "还需要：内容" in said(desk.press("修改", "请过目"))
    shown = said(desk.say("顾总，生日快乐，等您来杭州喝茶！"))
    assert "等您来杭州喝茶" in shown
    assert f"发给 {GU}" in said(desk.press("发送", "请过目"))
    sent = one(company, OutboxMessage, channel="telegram")
    assert "等您来杭州喝茶" in str(sent.body["reply"])
    assert one(company, Notice, rule="birthday_greeting", status="posted").decided_by is not None


def test_nobody_presses_for_somebody_else(desk: Desk, run: Runner) -> None:
    list(run.day(date(2026, 11, 25), rule="birthday"))
    desk.is_used_by("Mia Torres")
    assert "That notice is not there any more." in said(desk.press("为什么提醒我？", GU))
