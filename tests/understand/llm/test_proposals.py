"""What a model proposes goes the usual way: read at once, changed only after a yes."""

from bot.pipeline import Pipeline
from crm_store.database import Database
from crm_store.models import Customer, Deal, Task
from tests.bot.talking import Talk, one, said
from tests.servers.openai import OpenAIServer, call, calls

DEAL = "云帆科技 MES 二期"


def test_what_only_reads_is_answered_at_once(talk: Talk, model: OpenAIServer) -> None:
    model.says(call("show_customer", customer="云帆"))
    reply = talk.say("给我讲讲云帆那家的情况呗")
    assert (reply.intent, reply.source) == ("show_customer", "llm")
    assert reply.slots == {"customer": "云帆科技"}
    assert "云帆科技" in said(reply)


def test_a_change_is_shown_then_made_by_a_yes_and_taken_back_by_undo(
    talk: Talk, model: OpenAIServer, company: Database
) -> None:
    money = {"amount": "450000", "currency": "CNY"}
    model.says(call("update_deal", deal=DEAL, stage="negotiation", amount=money))
    shown = talk.say("二期那个感觉差不多要谈了，四十五个")
    assert shown.changes == []
    assert [b.id for b in shown.reply.buttons] == ["confirm", "cancel"]
    for words in ("语言模型", DEAL, "谈判", "¥450,000"):
        assert words in said(shown)
    assert one(company, Deal, name=DEAL).stage == "proposal"

    made = talk.say("确认")
    assert made.changes[0]["fields"]["stage"] == ["proposal", "negotiation"]  # type: ignore[index]
    assert one(company, Deal, name=DEAL).stage == "negotiation"
    talk.press("undo")
    assert one(company, Deal, name=DEAL).stage == "proposal"


def test_a_no_changes_nothing(talk: Talk, model: OpenAIServer, company: Database) -> None:
    model.says(call("win_deal", deal=DEAL))
    talk.say("二期拿下啦？")
    assert talk.press("cancel").changes == []
    assert one(company, Deal, name=DEAL).stage == "proposal"


def test_which_record_is_asked_first_and_the_change_is_still_shown(
    pipeline: Pipeline, model: OpenAIServer, company: Database
) -> None:
    lin = Talk(pipeline, speaker="林澜")
    model.says(call("create_task", title="回电", customer="David Kim", due="2026-11-26T15:00"))
    asked = lin.say("记一下 David Kim 周四下午三点回电")
    assert [b.id for b in asked.reply.buttons] == ["choice:1", "choice:2", "cancel"]

    shown = lin.press("choice:1")
    assert shown.changes == []
    assert "2026-11-26（周四） 15:00" in said(shown)
    assert lin.press("confirm").changes[0]["op"] == "create"
    assert one(company, Task, title="回电").customer_id is not None


def test_what_is_missing_is_asked_for_and_the_change_is_still_shown(
    talk: Talk, model: OpenAIServer
) -> None:
    model.says(call("create_deal", name="三期"))
    talk.say("再起一个三期的单子")
    shown = talk.submit(customer="云帆科技")
    assert shown.changes == []
    assert "confirm" in [b.id for b in shown.reply.buttons]


def test_several_things_are_shown_together_and_confirmed_once(
    talk: Talk, model: OpenAIServer, company: Database
) -> None:
    model.says(
        calls(
            ("log_activity", {"customer": "云帆科技", "kind": "visit", "summary": "聊了二期"}),
            ("create_task", {"title": "跟进云帆科技", "due": "2026-12-01", "customer": "云帆科技"}),
        )
    )
    shown = talk.say("去云帆转了一圈聊了二期，下周二再说")
    assert shown.changes == []
    assert "聊了二期" in said(shown)
    assert "跟进云帆科技" in said(shown)
    made = talk.press("confirm")
    assert {one["kind"] for one in made.changes} >= {"activity", "task"}
    assert one(company, Task, title="跟进云帆科技")


def test_what_is_destructive_is_previewed_as_ever(
    talk: Talk, model: OpenAIServer, company: Database
) -> None:
    model.says(call("delete_customer", customer="东篱茶业"))
    shown = talk.say("东篱茶业那家以后不做了")
    assert shown.changes == []
    assert one(company, Customer, name="东篱茶业").deleted_at is None
    talk.press("confirm")
    assert one(company, Customer, name="东篱茶业").deleted_at is not None


def test_the_record_in_focus_is_taken_where_the_model_names_none(
    talk: Talk, model: OpenAIServer
) -> None:
    model.says(call("show_deal", deal=DEAL), call("update_deal", stage="negotiation"))
    talk.say("二期现在什么情况")
    shown = talk.say("它差不多要谈了")
    assert shown.slots == {"stage": "negotiation", "deal": DEAL}


def test_a_message_that_asks_for_nothing_changes_nothing(talk: Talk, model: OpenAIServer) -> None:
    model.says(call("nothing_to_do"))
    reply = talk.say("先别动云帆那单")
    assert reply.changes == []
    assert reply.reply.buttons == ()
    assert "没有做任何改动" in said(reply)
