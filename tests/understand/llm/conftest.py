"""A sample company whose recogniser doubts every message, and a model on loopback to ask."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.pipeline import Pipeline
from crm_store.actors import Defaults
from crm_store.database import Database
from intents.context import Context
from intents.understand.llm.client import Client
from intents.understand.llm.endpoint import Endpoint
from intents.understand.llm.second_reader import SecondReader
from intents.understand.reader import Reader
from intents.understand.reading import Reading
from tests.bot.talking import Talk
from tests.servers import openai
from tests.stores import SHANGHAI, Stores


class Doubting(Reader):
    """The recogniser, which is unsure of whatever it is asked: the model is always asked."""

    def __init__(self, inner: Reader) -> None:
        self.__dict__ = inner.__dict__

    def read(self, text: str, context: Context) -> Reading:
        """The reading, unsure."""
        return replace(super().read(text, context), source="classifier", confidence=0.3, sure=False)


@pytest.fixture
def company(stores: Stores) -> Iterator[Database]:
    """The sample company; tests/bot/test_second_reading.py has PostgreSQL as well."""
    database = Database(stores.sample("sqlite"))
    yield database
    database.close()


@pytest.fixture
def model() -> Iterator[openai.OpenAIServer]:
    """The server that a model answers from."""
    with openai.running() as server:
        yield server


@pytest.fixture
def client(model: openai.OpenAIServer) -> Client:
    """What asks that model, for a second at most."""
    return Client(Endpoint("openai", "m", model.url, "a-key", seconds=1.0))


@pytest.fixture
def pipeline(company: Database, reader: Reader, client: Client) -> Pipeline:
    """The pipeline, with a recogniser that is always unsure and a model behind it."""
    doubting = Doubting(reader)
    second = SecondReader(doubting, client)
    return Pipeline(company, doubting, Defaults("zh", SHANGHAI), second)


@pytest.fixture
def talk(pipeline: Pipeline) -> Talk:
    """方晴, a manager, who writes."""
    return Talk(pipeline)
