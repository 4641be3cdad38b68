"""A turn that a model has a part in: nothing is open meanwhile, and it commits like any other."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.bootstrap import model_endpoint
from bot.cli import app as cli
from bot.pipeline import Pipeline
from bot.settings import Settings
from crm_store.actors import Defaults
from crm_store.database import Database
from crm_store.models import Deal
from intents.understand.llm.client import Client
from intents.understand.llm.endpoint import Endpoint, endpoint_of
from intents.understand.llm.second_reader import SecondReader
from intents.understand.llm.trouble import TroubleError
from intents.understand.reader import Reader
from tests.bot.talking import Talk, one
from tests.servers import openai
from tests.stores import SHANGHAI
from tests.understand.llm.conftest import Doubting

DEAL = "云帆科技 MES 二期"


@pytest.fixture
def model() -> Iterator[openai.OpenAIServer]:
    """The server that a model answers from."""
    with openai.running() as server:
        yield server


def test_no_transaction_is_open_while_the_model_is_waited_for(
    company: Database, reader: Reader, model: openai.OpenAIServer
) -> None:
    open_then: list[int] = []
    pool: Any = company.engine.pool
    model.while_asked = lambda: open_then.append(pool.checkedout())
    model.says(openai.call("update_deal", deal=DEAL, stage="negotiation"))
    second = SecondReader(Doubting(reader), Client(Endpoint("openai", "m", model.url, "k")))
    talk = Talk(Pipeline(company, Doubting(reader), Defaults("zh", SHANGHAI), second))

    talk.say("二期差不多要谈了")
    assert open_then == [0]
    assert one(company, Deal, name=DEAL).stage == "proposal"
    assert talk.press("confirm").changes
    assert one(company, Deal, name=DEAL).stage == "negotiation"
    talk.press("undo")
    assert one(company, Deal, name=DEAL).stage == "proposal"


def test_a_delivery_that_comes_twice_is_asked_about_once(
    company: Database, reader: Reader, model: openai.OpenAIServer
) -> None:
    model.says(openai.call("show_deal", deal=DEAL))
    second = SecondReader(Doubting(reader), Client(Endpoint("openai", "m", model.url, "k")))
    talk = Talk(Pipeline(company, Doubting(reader), Defaults("zh", SHANGHAI), second))
    assert talk.say("二期现在啥样", key="k1") == talk.say("二期现在啥样", key="k1")
    assert len(model.asked) == 1


def run(home: Path, code: str, text: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
    """A process of its own, with these settings."""
    environment = {
        **os.environ, "GUANXI_HOME": str(home), "DATABASE_URL": "", "GUANXI_LANGUAGE": "zh",
        "GUANXI_TIMEZONE": "Asia/Shanghai", "GUANXI_LLM": "", "GUANXI_LLM_KEY": "", **settings,
    }  # fmt: skip
    return subprocess.run(
        [sys.executable, "-c", code], input=text, capture_output=True, text=True, env=environment,
        check=True, timeout=120,
    )  # fmt: skip


LOADED = """
import sys
from bot.cli import main
try:
    main()
finally:
    heavy = {"langchain", "langchain_openai", "openai", "langgraph", "tiktoken"}
    print("LOADED", sorted(heavy & set(sys.modules)), file=sys.stderr)
"""
CHAT = "import sys; sys.argv = ['guanxi', 'chat', '--jsonl']" + LOADED
UNDERSTAND = "import sys; sys.argv = ['guanxi', 'understand', '--jsonl']" + LOADED
UNCLEAR = json.dumps(
    {"text": "嗯那个啥来着，云帆那边你看着弄一下", "as": "方晴", "conversation": "c"}
)


def test_nothing_of_langchain_is_loaded_without_a_model(home: Path) -> None:
    """It would cost the first reply two seconds."""
    done = run(home, CHAT, f"{UNCLEAR}\n")
    assert done.stdout
    assert "LOADED []" in done.stderr


def test_with_a_model_it_is_loaded_when_it_is_first_asked(
    home: Path, model: openai.OpenAIServer
) -> None:
    clear = json.dumps({"text": "帮助", "as": "方晴", "conversation": "c"})
    settings = {"GUANXI_LLM": "openai:m", "GUANXI_LLM_URL": model.url}
    assert "LOADED []" in run(home, CHAT, f"{clear}\n", **settings).stderr


def test_understand_says_that_the_model_answered(home: Path, model: openai.OpenAIServer) -> None:
    """Whatever LANGSMITH_TRACING says, LangSmith hears nothing of it."""
    doubting = (
        "import intents.understand.llm.second_reader as s; s.is_unclear = lambda reading: True; "
    )
    model.says(openai.call("show_customer", customer="云帆"), openai.error(429))
    done = run(
        home, doubting + UNDERSTAND, f"{UNCLEAR}\n{UNCLEAR}\n",
        GUANXI_LLM="openai:m", GUANXI_LLM_URL=model.url, LANGSMITH_TRACING="true",
        LANGCHAIN_TRACING_V2="true", LANGSMITH_API_KEY="x",
        LANGSMITH_ENDPOINT=model.url.removesuffix("/v1"),
    )  # fmt: skip
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert (first["intent"], first["slots"]) == ("show_customer", {"customer": "云帆科技"})
    assert first["source"] == "llm"
    assert second["source"] != "llm"
    assert model.paths == ["/v1/chat/completions"] * 2


@pytest.mark.parametrize(
    ("setting", "url", "endpoint"),
    [
        ("deepseek:deepseek-chat", "", ("openai", "deepseek-chat", "https://api.deepseek.com")),
        ("ollama:qwen3:8b", "", ("openai", "qwen3:8b", "http://127.0.0.1:11434/v1")),
        ("ollama:qwen3:8b", "http://gpu:11434/v1", ("openai", "qwen3:8b", "http://gpu:11434/v1")),
        ("openai:gpt-5-mini", "", ("openai", "gpt-5-mini", "")),
        ("openai:my-model", "http://vllm:8000/v1", ("openai", "my-model", "http://vllm:8000/v1")),
        ("anthropic:claude-haiku-4-5", "", ("anthropic", "claude-haiku-4-5", "")),
    ],
)
def test_one_setting_names_the_model(
    setting: str, url: str, endpoint: tuple[str, str, str]
) -> None:
    made = endpoint_of(setting, url, "", 8.0)
    assert made is not None
    assert (made.provider, made.model, made.address) == endpoint


def test_a_key_for_one_provider_is_not_sent_to_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "of-openai")
    monkeypatch.setenv("DEEPSEEK_API_KEY", "of-deepseek")
    keys = [
        endpoint_of("deepseek:x", "", "", 8.0),
        endpoint_of("deepseek:x", "http://elsewhere/v1", "", 8.0),
        endpoint_of("openai:x", "http://elsewhere/v1", "", 8.0),
        endpoint_of("openai:x", "http://elsewhere/v1", "given", 8.0),
    ]
    assert [one.key for one in keys if one] == ["of-deepseek", "none", "none", "given"]


def test_a_model_without_its_provider_is_refused() -> None:
    with pytest.raises(ValueError, match="provider:model"):
        model_endpoint(Settings(guanxi_llm="gpt-5-mini"))


@pytest.mark.parametrize(
    ("provider", "word"), [("cohere", "langchain-cohere"), ("nobody", "nobody")]
)
def test_a_package_that_is_missing_is_named(provider: str, word: str) -> None:
    with pytest.raises(TroubleError, match=word):
        _ = Client(Endpoint(provider, "m", "", "k")).address


def doctor(home: Path, monkeypatch: pytest.MonkeyPatch, *options: str, **env: str) -> str:
    """The finding on the language model."""
    for name, value in {"GUANXI_HOME": str(home), "GUANXI_LANGUAGE": "en", **env}.items():
        monkeypatch.setenv(name, value)
    shown = CliRunner().invoke(cli, ["doctor", "--json", *options]).stdout
    findings = json.loads(shown[: shown.rindex("]") + 1])
    found = next(one for one in findings if one["check"] == "llm")
    return f"{found['state']}: {found['found']} {found['advice']}"


def test_the_doctor_says_which_model_where_and_what_is_sent(
    home: Path, model: openai.OpenAIServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = {"GUANXI_LLM": "openai:m", "GUANXI_LLM_URL": model.url, "GUANXI_LLM_KEY": "secret"}
    found = doctor(home, monkeypatch, **settings)
    assert found.startswith(f"ok: openai:m at {model.url}, key set")
    assert "What is sent: the message" in found
    assert "secret" not in found
    assert model.asked == []

    model.says(openai.call("ready"), openai.error(401))
    assert "It answered in" in doctor(home, monkeypatch, "--live", **settings)
    refused = doctor(home, monkeypatch, "--live", **settings)
    assert refused.startswith("problem: openai:m: The language model does not accept its key")
    assert refused.endswith("Check GUANXI_LLM_KEY.")


def test_the_doctor_is_content_without_one(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert doctor(home, monkeypatch, GUANXI_LLM="").startswith("ok: none")
