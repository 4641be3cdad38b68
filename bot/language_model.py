"""What `guanxi doctor` finds about the language model: which, where, and what is sent to it."""

import time

from bot.findings import Finding, Say
from bot.settings import Settings
from intents.understand.llm.client import Client, Query
from intents.understand.llm.endpoint import NO_KEY, Endpoint
from intents.understand.llm.prompt import SENT
from intents.understand.llm.tools import Tool
from intents.understand.llm.trouble import ADVICE, WORDS, trouble_of

CHECK = "llm"
PING = Tool("ready", "Say that you are ready", {"type": "object", "properties": {}})


def language_model(settings: Settings, say: Say, *, live: bool) -> Finding:
    """The finding; only `live` sends anything."""
    from bot.bootstrap import model_endpoint

    try:
        endpoint = model_endpoint(settings)
    except ValueError as error:
        return Finding(
            CHECK, "problem", str(error), say("改正 GUANXI_LLM。", "Correct GUANXI_LLM.")
        )
    if endpoint is None:
        return Finding(
            CHECK,
            "ok",
            say("没有设置，也不需要（GUANXI_LLM）", "none, and none is needed (GUANXI_LLM)"),
        )
    client = Client(endpoint)
    try:
        found = _described(endpoint, client.address, say)
        return Finding(CHECK, "ok", f"{found}{_asked(client, say) if live else ''}")
    except Exception as error:  # whatever a provider's client raises
        return _problem(endpoint, error, say)


def _described(endpoint: Endpoint, address: str, say: Say) -> str:
    key = say("没有", "none") if endpoint.key in ("", NO_KEY) else say("已设置", "set")
    return say(
        f"{endpoint.name}，地址 {address}，密钥{key}，最多等 {endpoint.seconds:g} 秒。"
        f"只在本地识别没把握、一句话里有几件事、或者回答以往沟通的问题时才问它。发送的内容：{SENT[0]}",
        f"{endpoint.name} at {address}, key {key}, waited for {endpoint.seconds:g} s at most. "
        "It is asked only where the local recogniser is unsure or finds several things, and for "
        "answers from history. "
        f"What is sent: {SENT[1]}",
    )


def _asked(client: Client, say: Say) -> str:
    """How long the model took to call a tool. Raises what the client raises."""
    started = time.perf_counter()
    client.ask(Query("Call the tool.", "Are you ready?", (PING,)))
    milliseconds = (time.perf_counter() - started) * 1000
    return say(
        f" 试问成功，用了 {milliseconds:.0f} 毫秒。", f" It answered in {milliseconds:.0f} ms."
    )


def _problem(endpoint: Endpoint, error: Exception, say: Say) -> Finding:
    trouble = trouble_of(error)
    detail = f" ({trouble.detail})" if trouble.detail else ""
    found = f"{endpoint.name}: {say(*WORDS[trouble.kind])}{detail}"
    return Finding(CHECK, "problem", found, say(*ADVICE[trouble.kind]))
