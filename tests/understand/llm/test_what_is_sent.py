"""What leaves the house: the message, a few words on its speaker, and the tools. Nothing else."""

import json

from bot.pipeline import Pipeline
from crm_store.database import Database
from crm_store.models import Contact, Customer
from tests.bot.talking import Talk
from tests.servers.openai import OpenAIServer, call

NOTHING = call("nothing_to_do")


def test_the_message_the_speaker_and_the_tools(talk: Talk, model: OpenAIServer) -> None:
    model.says(NOTHING)
    talk.say("云帆那边\u200b  最近咋样来着")
    sent = model.asked[0]
    assert sent.keys() <= {"model", "messages", "tools", "stream"}
    assert [one["role"] for one in sent["messages"]] == ["system", "user"]
    assert sent["messages"][1]["content"] == "云帆那边 最近咋样来着"
    assert "rep, writes Chinese. Now: Monday 2026-11-23 10:00 (Asia/Shanghai)" in model.instructions
    assert "方晴" not in json.dumps(sent, ensure_ascii=False)


def test_no_phone_number_address_or_name_that_the_message_does_not_have(
    talk: Talk, model: OpenAIServer, company: Database
) -> None:
    model.says(call("show_customer", customer="云帆科技"), NOTHING, NOTHING)
    talk.say("云帆科技是个什么情况")
    talk.say("这家的电话是多少来着")
    talk.say("海岳那边呢，打 139-1111-2222 找得到人吗")
    sent = json.dumps(model.asked, ensure_ascii=False)
    with company.reading() as session:
        for model_ in (Customer, Contact):
            for record in session.query(model_):
                for private in (record.phone, record.email):
                    assert not private or private not in sent
    assert "139-1111-2222" in sent, "what the person typed is sent as it is"


def test_the_records_in_focus_are_named_only_where_the_message_points_at_them(
    talk: Talk, model: OpenAIServer
) -> None:
    model.says(call("show_customer", customer="云帆科技"), NOTHING, NOTHING)
    talk.say("云帆科技是个什么情况")
    talk.say("帮我想想下周该忙啥")
    assert "云帆科技" not in model.instructions
    talk.say("它最近有点悬")
    assert "Talked about just now (names only): customer 云帆科技" in model.instructions


def test_a_very_long_message_is_cut(talk: Talk, model: OpenAIServer) -> None:
    model.says(NOTHING)
    talk.say("嗯" * 50_000)
    assert len(model.asked[0]["messages"][1]["content"]) == 2_000


def test_the_key_is_the_settings(talk: Talk, model: OpenAIServer) -> None:
    model.says(NOTHING)
    talk.say("嗯")
    assert model.headers[0]["authorization"] == "Bearer a-key"


def test_english_is_said_to_be_english(pipeline: Pipeline, model: OpenAIServer) -> None:
    model.says(NOTHING)
    Talk(pipeline, speaker="Daniel Okafor").say("how about Orion")
    assert "rep, writes English" in model.instructions
