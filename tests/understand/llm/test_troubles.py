"""Whatever goes wrong with the model, the local reading holds and the person is told."""

from time import perf_counter

import pytest

from bot.pipeline import Pipeline
from tests.bot.talking import Talk, said
from tests.servers import openai
from tests.servers.openai import Answer, OpenAIServer

MESSAGE = "云帆科技 MES 二期推到谈判"
OWN = {"customer": "云帆科技"}

TROUBLES = {
    "late": (Answer(b"{}", wait=5), "没有及时回答"),
    "byte by byte": (Answer(openai.words("x").body, drip=0.2), "没有及时回答"),
    "too many requests": (openai.error(429, "rate_limit_exceeded"), "额度用完了"),
    "no money": (openai.error(402), "额度用完了"),
    "wrong key": (openai.error(401, "invalid_api_key"), "不接受现在的密钥"),
    "server error": (openai.error(500), "出错了"),
    "unknown model": (openai.error(404, "model_not_found"), "出错了"),
    "refusal": (openai.refusal(), "拒绝回答"),
    "filtered": (openai.message("content_filter", content=""), "拒绝回答"),
    "no JSON": (Answer(b"<html>It works!</html>"), "没法用"),
    "half a JSON": (Answer(openai.call("show_customer", **OWN).body[:60]), "没法用"),
    "no choices": (Answer(b'{"choices": []}'), "没法用"),
    "empty": (Answer(b"{}"), "没法用"),
    "words": (openai.words("好的，已经帮您改好了！"), "没法用"),
    "broken arguments": (openai.calls(("show_customer", '{"customer": "云')), "没法用"),
    "arguments are a list": (openai.calls(("show_customer", '["云帆"]')), "没法用"),
    "unknown tool": (openai.call("drop_table", table="deals"), "没法用"),
    "unknown argument": (openai.call("show_customer", customer="云帆科技", sql="1=1"), "没法用"),
    "wrong type": (openai.call("show_customer", customer={"id": 1}), "没法用"),
    "cut off": (openai.message("length", content="嗯"), "没法用"),
}


@pytest.mark.parametrize("trouble", TROUBLES)
def test_the_local_reading_holds_and_the_person_is_told(
    trouble: str, talk: Talk, model: OpenAIServer
) -> None:
    answer, word = TROUBLES[trouble]
    model.says(answer)
    started = perf_counter()
    reply = talk.say(MESSAGE)
    assert perf_counter() - started < 4
    assert len(model.asked) == 1, "a request that failed is not sent again"
    assert reply.source == "classifier"
    assert reply.changes == []
    assert word in said(reply).splitlines()[0]
    assert "没太确定你的意思" in said(reply)
    assert "choice:1" in [button.id for button in reply.reply.buttons]


def test_it_is_told_in_the_persons_language(pipeline: Pipeline, model: OpenAIServer) -> None:
    model.says(openai.error(429))
    reply = Talk(pipeline, speaker="Daniel Okafor").say("how is Orion Freight doing these days")
    assert "The language model's quota is used up; this is my own reading." in said(reply)


def test_nobody_there(pipeline: Pipeline, model: OpenAIServer) -> None:
    second = pipeline._second
    assert second is not None
    object.__setattr__(second.client.endpoint, "address", "http://127.0.0.1:1/v1")
    reply = Talk(pipeline).say(MESSAGE)
    assert "语言模型出错了" in said(reply)
