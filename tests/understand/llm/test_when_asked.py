"""The model is asked only where the local recogniser is unsure or finds several things."""

from dataclasses import replace

import pytest

from bot.identity import Defaults
from bot.pipeline import Pipeline
from crm_store.database import Database
from intents.call import Call
from intents.understand.llm.client import Client
from intents.understand.llm.second_reader import SecondReader, is_unclear
from intents.understand.reader import Reader, Reading
from tests.bot.talking import Talk, said
from tests.servers import openai
from tests.servers.openai import OpenAIServer
from tests.stores import SHANGHAI

SURE = Reading(Call(intent="list_deals"), (), 0.9, "classifier", (("list_deals", 0.9),), "zh")
TASK = Call(intent="create_task")


@pytest.mark.parametrize(
    ("reading", "unclear"),
    [
        (SURE, False),
        (replace(SURE, sure=False), True),
        (replace(SURE, also=(TASK,)), True),
        (replace(SURE, also=(TASK,), source="dialogue"), False),
        (replace(SURE, source="grammar"), False),
        (replace(SURE, call=Call(intent="none"), confidence=0.3), True),
        (replace(SURE, call=Call(intent="none"), confidence=0.7), False),
    ],
)
def test_what_is_unclear(reading: Reading, unclear: bool) -> None:
    assert is_unclear(reading) is unclear


@pytest.fixture
def sure(company: Database, reader: Reader, client: Client) -> Talk:
    """方晴, heard by a recogniser without doubts."""
    second = SecondReader(reader, client)
    return Talk(Pipeline(company, reader, Defaults("zh", SHANGHAI), second))


def test_what_is_clear_is_not_sent(sure: Talk, model: OpenAIServer) -> None:
    for text in ("我的商机", "帮助", "云帆科技怎么样了", "谢谢", "删除客户东篱茶业", "取消"):
        sure.say(text)
    assert model.asked == []


def test_an_answer_to_an_open_question_is_not_sent(talk: Talk, model: OpenAIServer) -> None:
    model.says(openai.call("create_deal", name="三期"))
    talk.say("再起一个三期的单子")
    talk.say("云帆科技")
    talk.press("cancel")
    assert len(model.asked) == 1


def test_without_a_model_nothing_is_asked(company: Database, reader: Reader) -> None:
    talk = Talk(Pipeline(company, reader, Defaults("zh", SHANGHAI)))
    assert "语言模型" not in said(talk.say("嗯那个啥来着"))
