"""The model is asked only where the local recogniser is unsure or finds several things."""

from dataclasses import replace

import pytest

from bot.pipeline import Pipeline
from crm_store.actors import Defaults
from crm_store.database import Database
from intents.call import Call
from intents.context import Context
from intents.understand.llm.client import Client
from intents.understand.llm.second_reader import SecondReader, is_unclear
from intents.understand.reader import Reader
from intents.understand.reading import Reading
from tests.bot.talking import Talk, said
from tests.servers import openai
from tests.servers.openai import OpenAIServer
from tests.stores import SHANGHAI

SURE = Reading(Call(intent="list_deals"), (), 0.9, "classifier", (("list_deals", 0.9),), "zh")
DEAL = "云帆科技 MES 二期"
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


class Several(Reader):
    """The recogniser, which surely finds two things in whatever it is asked."""

    def __init__(self, inner: Reader) -> None:
        self.__dict__ = inner.__dict__

    def read(self, text: str, context: Context) -> Reading:
        """A deal moved on, and a task."""
        move = Call(intent="update_deal", slots={"deal": DEAL, "stage": "negotiation"})
        task = Call(intent="create_task", slots={"title": "跟进"})
        return Reading(move, (task,), 0.9, "classifier", (("update_deal", 0.9),), "zh")


def test_where_several_things_are_found_the_local_ones_hold_if_the_model_fails(
    company: Database, reader: Reader, client: Client, model: OpenAIServer
) -> None:
    several = Several(reader)
    second = SecondReader(several, client)
    talk = Talk(Pipeline(company, several, Defaults("zh", SHANGHAI), second))
    model.says(openai.error(429))
    shown = talk.say("二期推到谈判，记得跟进")
    assert "语言模型的额度用完了" in said(shown)
    assert shown.source == "classifier"
    assert shown.changes == []
    assert {one["kind"] for one in talk.press("confirm").changes} >= {"deal", "task"}


def test_a_model_that_finds_nothing_does_not_overrule_what_is_sure(
    company: Database, reader: Reader, client: Client, model: OpenAIServer
) -> None:
    several = Several(reader)
    second = SecondReader(several, client)
    talk = Talk(Pipeline(company, several, Defaults("zh", SHANGHAI), second))
    model.says(openai.call("nothing_to_do"))
    shown = talk.say("二期推到谈判，记得跟进")
    assert shown.source == "classifier"
    assert "confirm" in [button.id for button in shown.reply.buttons]


def test_without_a_model_nothing_is_asked(company: Database, reader: Reader) -> None:
    talk = Talk(Pipeline(company, reader, Defaults("zh", SHANGHAI)))
    assert "语言模型" not in said(talk.say("嗯那个啥来着"))
