"""Two people at one record, and buttons whose time has passed."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.pipeline import Pipeline
from crm_store.database import Database
from crm_store.models import Customer, Deal
from intents.catalogue import INTENTS
from intents.context import Context
from intents.deals.update_deal import UpdateDeal
from intents.reply import Reply
from tests.bot.talking import Talk, one, rows, said

DEAL = "云帆科技 MES 二期"
TEA = "东篱茶业"


def test_of_two_who_change_one_record_the_second_is_told_and_overwrites_nothing(
    company: Database, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    """方晴's turn holds the deal as it was before 林澜 changed it."""
    as_it_was = one(company, Deal, name=DEAL)
    real = INTENTS["update_deal"]
    assert real.handle is not None

    Talk(pipeline, "林澜", "c2").say(f"{DEAL}金额改成40万")

    def read_too_early(slots: UpdateDeal, context: Context) -> Reply:
        context.store.session.add(as_it_was)
        assert real.handle is not None
        return real.handle(slots, context)

    monkeypatch.setitem(INTENTS, "update_deal", replace(real, handle=read_too_early))
    before = rows(company)
    reply = Talk(pipeline).say(f"{DEAL}推到谈判，金额35万", key="k1")

    assert "别人刚刚改了同一条记录" in said(reply)
    assert reply.changes == []
    deal = one(company, Deal, name=DEAL)
    assert (deal.stage, deal.amount) == ("proposal", Decimal(400_000))
    assert rows(company)["audit_entries"] == before["audit_entries"]


def test_a_confirmation_whose_record_changed_meanwhile_is_asked_again(
    company: Database, pipeline: Pipeline
) -> None:
    talk = Talk(pipeline)
    talk.say(f"删除客户{TEA}")
    assert Talk(pipeline, "林澜", "c2").say(f"把{TEA}的级别改成A").changes

    again = talk.press("confirm")
    assert "刚被别人改过" in said(again)
    assert again.changes == []
    assert one(company, Customer, name=TEA).deleted_at is None

    assert talk.press("confirm").changes
    assert one(company, Customer, name=TEA).deleted_at is not None


@pytest.mark.parametrize("button", ["confirm", "cancel"])
def test_a_button_of_a_question_that_is_over_says_so(
    company: Database, pipeline: Pipeline, button: str
) -> None:
    talk = Talk(pipeline)
    asked = talk.say(f"删除客户{TEA}")
    talk.say("算了")
    late = talk.press(button, message=asked.id)
    assert "已经过去" in said(late)
    assert late.changes == []
    assert one(company, Customer, name=TEA).deleted_at is None


def test_a_newer_question_is_not_answered_by_the_button_of_an_older_one(
    company: Database, pipeline: Pipeline
) -> None:
    talk = Talk(pipeline)
    older = talk.say(f"删除客户{TEA}")
    talk.say("删除客户白鹭纺织")
    late = talk.press("confirm", message=older.id)
    assert "已经过去" in said(late)
    assert late.changes == []


def test_a_change_is_undone_by_its_button_once(company: Database, pipeline: Pipeline) -> None:
    talk = Talk(pipeline)
    moved = talk.say(f"{DEAL}推到谈判")
    assert talk.press("undo", message=moved.id).changes
    again = talk.press("undo", message=moved.id)
    assert again.reply.failed
    assert again.changes == []
    assert one(company, Deal, name=DEAL).stage == "proposal"


def test_a_button_that_is_not_there_says_so(pipeline: Pipeline) -> None:
    assert "没有这个按钮" in said(Talk(pipeline).press("confirm"))


@pytest.mark.parametrize(("speaker", "conversation"), [("方晴", "c2"), ("孙一诺", "c2")])
def test_a_press_of_another_conversations_message_is_not_accepted(
    company: Database, pipeline: Pipeline, speaker: str, conversation: str
) -> None:
    asked = Talk(pipeline).say(f"删除客户{TEA}")
    moved = Talk(pipeline, conversation="c3").say(f"{DEAL}推到谈判")
    elsewhere = Talk(pipeline, speaker, conversation)
    for message, button in ((asked.id, "confirm"), (moved.id, "undo"), (10**6, "confirm")):
        reply = elsewhere.press(button, message=message)
        assert "没有这个按钮" in said(reply)
        assert reply.changes == []
    assert one(company, Customer, name=TEA).deleted_at is None
    assert one(company, Deal, name=DEAL).stage == "negotiation"
